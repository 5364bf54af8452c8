import { expect, test } from 'vitest';
import { textAt, textSpans } from './text-line';

const at = (time: number, text: string | null) => ({ time, text });

test('aTextHoldsUntilTheNextAndTheLastToTheEnd', () => {
  expect(textSpans([at(5, 'off'), at(20, 'heating')], [], 10, 40)).toEqual([
    { from: 10, to: 20, text: 'off' },
    { from: 20, to: 40, text: 'heating' },
  ]);
});

test('neighboursThatSayTheSameAreOne', () => {
  expect(textSpans([at(20, 'off'), at(10, 'off'), at(30, 'on')], [], 0, 40)).toEqual([
    { from: 10, to: 30, text: 'off' },
    { from: 30, to: 40, text: 'on' },
  ]);
});

test('nothingIsKnownWithinAGapAndBeforeTheFirst', () => {
  const spans = textSpans([at(10, 'off')], [{ from: 20, to: 25 }], 0, 40);
  expect(spans).toEqual([
    { from: 10, to: 20, text: 'off' },
    { from: 25, to: 40, text: 'off' },
  ]);
  expect([5, 15, 22, 30].map((time) => textAt(spans, time))).toEqual([undefined, 'off', undefined, 'off']);
});

test('aTextThatIsNotTrustedIsNoText', () => {
  const spans = textSpans([at(0, 'off'), at(10, null)], [], 0, 20);
  expect(textAt(spans, 15)).toBeNull();
});

test('samplesOutsideTheRangeLeaveNothing', () => {
  expect(textSpans([at(50, 'late')], [], 0, 40)).toEqual([]);
});
