import { expect, test } from 'vitest';
import { follow, lastSpan, marked, pan, spanOf, zoom } from './range';

const NOW = 1_000_000_000;

test('movingBackLeavesTheClockAndMovingForthJoinsItAgain', () => {
  const back = pan(lastSpan(10_000, NOW), -0.5, NOW);
  expect(back).toEqual({ from: NOW - 15_000, to: NOW - 5_000, live: false });
  expect(follow(back, NOW + 9_000)).toBe(back);
  expect(pan(back, 5, NOW)).toEqual({ from: NOW - 10_000, to: NOW, live: true });
});

test('zoomKeepsThePointUnderTheCursor', () => {
  const range = { from: NOW - 400_000, to: NOW - 300_000, live: false };
  expect(zoom(range, 0.5, 0.25, NOW)).toEqual({ from: NOW - 387_500, to: NOW - 337_500, live: false });
});

test('zoomOfALiveRangeKeepsItsEndAtNow', () => {
  expect(zoom(lastSpan(100_000, NOW), 0.5, 0, NOW)).toEqual({ from: NOW - 50_000, to: NOW, live: true });
});

test('spansStayBetweenTenSecondsAndTwentyYears', () => {
  const range = { from: NOW - 400_000, to: NOW - 300_000, live: false };
  expect(spanOf(zoom(range, 1e-9, 0.5, NOW))).toBe(10_000);
  expect(spanOf(zoom(range, 1e12, 0.5, NOW))).toBe(20 * 366 * 86_400_000);
  expect(spanOf(marked(NOW - 300_000, NOW - 300_000, NOW))).toBe(10_000);
});

test('rangeMayBeMarkedFromEitherEnd', () => {
  expect(marked(NOW - 100_000, NOW - 200_000, NOW)).toEqual(marked(NOW - 200_000, NOW - 100_000, NOW));
});
