import { expect, test } from 'vitest';
import type { AlarmFigures } from '../wire/model';
import { figureBars, rateVerdict, spanWords } from './figures-chart';

const figures: AlarmFigures = {
  from: '2026-11-22T10:00:00.000Z',
  to: '2026-11-22T10:40:00.000Z',
  positions: 2,
  load: { annunciated: 31, perHour: 23.25, perTenMinutes: 3.9, peak: 12.5, shareInFlood: 0.25, floods: [] },
  barMillis: 600_000,
  bars: [
    { time: '2026-11-22T10:10:00.000Z', count: 25 },
    { time: '2026-11-22T10:30:00.000Z', count: 6 },
  ],
  priorities: [],
  top: [],
  chattering: [],
  fleeting: [],
  standing: 0,
  stale: [],
  acknowledging: { count: 0, median: 0, ninetieth: 0, longest: 0 },
};

test('everyTenMinutesHasABarAndAFloodIsTold', () => {
  const bars = figureBars(figures);
  expect(bars.map(({ count }) => count)).toEqual([0, 25, 0, 6]);
  expect(bars.map(({ isFlood }) => isFlood)).toEqual([false, true, false, false]);
  expect(bars[1]?.height).toBe(1);
});

test('longerBarsTellOfTheFloodsWithinThem', () => {
  const floods = [{ from: '2026-11-22T11:10:00Z', to: '2026-11-22T11:20:00Z', annunciated: 40 }];
  const hours = { ...figures, to: '2026-11-22T13:00:00Z', barMillis: 3_600_000, load: { ...figures.load, floods } };
  expect(figureBars(hours).map(({ isFlood }) => isFlood)).toEqual([false, true, false]);
});

test('ratesAreJudgedAndTimesAreSaid', () => {
  expect([1, 6, 7, 12, 13].map(rateVerdict)).toEqual(['good', 'good', 'manageable', 'manageable', 'too-many']);
  expect([900, 89_000, 600_000, 12_600_000].map(spanWords)).toEqual(['1 s', '89 s', '10 min', '3.5 h']);
});
