import { expect, test } from 'vitest';
import type { Reading } from '../live/live-store';
import { LiveTail } from './live-tail';

function reading(seconds: number, value: Reading['value'], quality = 'good'): Reading {
  return { path: 't', type: 'f32', unit: '', value, quality, sourceTime: seconds * 1000, hostTime: seconds * 1000 };
}

function values(tail: LiveTail): unknown {
  return tail.all().map(({ time, value }) => [time, value]);
}

test('goodReadingsStandAtTheirSourceTime', () => {
  const tail = new LiveTail();
  tail.add(reading(10, 1), 11_000);
  tail.add(reading(12, true), 13_000);
  expect(values(tail)).toEqual([
    [10, 1],
    [12, 1],
  ]);
});

test('staleReadingBreaksTheLineNowAndOnlyOnce', () => {
  const tail = new LiveTail();
  tail.add(reading(10, 1), 10_000);
  tail.add(reading(10, 1, 'bad-stale'), 14_000);
  tail.add(reading(10, 1, 'bad-stale'), 15_000);
  expect(values(tail)).toEqual([
    [10, 1],
    [14, null],
  ]);
});

test('historicalReadingsDoNotGoBackInTime', () => {
  const tail = new LiveTail();
  tail.add(reading(10, 1), 10_000);
  tail.add(reading(5, 2), 11_000);
  expect(values(tail)).toEqual([[10, 1]]);
});

test('tailIsBounded', () => {
  const tail = new LiveTail();
  for (let second = 0; second < 5_000; second += 1) {
    tail.add(reading(second, second), second * 1000);
  }
  expect(tail.all()).toHaveLength(2_000);
  expect(tail.all().at(-1)?.value).toBe(4_999);
  tail.dropBefore(4_990);
  expect(tail.all()).toHaveLength(10);
});

test('aGapIsToldAtOnceWithItsReasonAndEndsWithTheNextGoodValue', () => {
  const tail = new LiveTail();
  tail.add(reading(1, 5), 1_000);
  expect(tail.holes(9)).toEqual([]);
  expect(tail.add(reading(1, 5, 'bad-no-answer'), 4_000)).toBe(false);
  expect(tail.holes(9)).toEqual([{ from: 4, to: 9, reason: 'the device does not answer' }]);
  expect(tail.add(reading(12, 6), 12_000)).toBe(true);
  expect(tail.holes(20)).toEqual([{ from: 4, to: 12, reason: 'the device does not answer' }]);
});
