import { expect, test } from 'vitest';
import type { BucketSeries } from '../wire/model';
import { heldUntil, holes, joined, keepBroken, penLine, valueAt } from './pen-line';

const at = (seconds: number) => new Date(seconds * 1000).toISOString();

function series(values: readonly (readonly [number, number | null])[]): BucketSeries {
  const numbers = values.map(([, value]) => value);
  const same = { min: numbers, max: numbers, first: numbers, last: numbers, mean: numbers, count: numbers };
  return { tag: 't', times: values.map(([time]) => at(time)), ...same };
}

const line = (points: readonly { time: number; value: number | null }[]) =>
  points.map(({ time, value }) => [time, value]);

test('missingBucketHoldsAndABadOneBreaksTheLine', () => {
  const points = penLine(
    series([
      [10, 1],
      [40, 2],
      [50, null],
      [60, 3],
    ]),
    [],
    'mean',
  );
  expect(line(points)).toEqual([
    [10, 1],
    [40, 2],
    [50, null],
    [60, 3],
  ]);
  expect(valueAt(points, 30)).toBe(1);
  expect(valueAt(points, 55)).toBeNull();
  expect(valueAt(points, 5)).toBeUndefined();
});

test('gapBreaksTheLineWhereItBegins', () => {
  const gaps = holes([{ from: at(15), to: at(45), reason: 'edge off' }]);
  const points = penLine(
    series([
      [10, 1],
      [20, 7],
      [50, 2],
    ]),
    gaps,
    'mean',
  );
  expect(line(points)).toEqual([
    [10, 1],
    [15, null],
    [50, 2],
  ]);
});

test('gapsWithoutReadableEndsAreLeftOut', () => {
  expect(holes([{ from: 'never', to: at(3), reason: '' }])).toEqual([]);
});

test('lastValueHoldsButABreakDoesNot', () => {
  const good = penLine(series([[10, 1]]), [], 'mean');
  expect(line(heldUntil(good, 20))).toEqual([
    [10, 1],
    [20, 1],
  ]);
  const broken = penLine(series([[10, null]]), [], 'mean');
  expect(line(heldUntil(broken, 20))).toEqual([[10, null]]);
  expect(heldUntil([], 20)).toEqual([]);
});

test('livePointsFollowTheFetchedOnesWithoutDoubles', () => {
  const fetched = penLine(
    series([
      [10, 1],
      [20, 2],
    ]),
    [],
    'last',
  );
  const tail = penLine(
    series([
      [15, 9],
      [20, 9],
      [25, 3],
    ]),
    [],
    'last',
  );
  expect(line(joined(fetched, tail))).toEqual([
    [10, 1],
    [20, 2],
    [25, 3],
  ]);
});

test('aGapLastsUntilTheNextValueOfItsOwnLine', () => {
  const column = [undefined, 1, undefined, null, undefined, undefined, 2, undefined];
  keepBroken(column);
  expect(column).toEqual([undefined, 1, undefined, null, null, null, 2, undefined]);
});
