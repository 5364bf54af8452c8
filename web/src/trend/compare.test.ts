import { expect, test } from 'vitest';
import { daysOf, shiftOf } from './compare';

const HOUR = 3_600_000;

test('aWeekIsSevenDaysByTheSitesClock', () => {
  const winter = Date.parse('2026-11-22T12:00:00Z');
  expect(shiftOf(7, winter, 'Europe/Stockholm')).toBe(168 * HOUR);
  // Clocks were put back on 25 October: that week had an hour more.
  const after = Date.parse('2026-10-27T12:00:00Z');
  expect(shiftOf(7, after, 'Europe/Stockholm')).toBe(169 * HOUR);
  const spring = Date.parse('2026-03-31T12:00:00Z');
  expect(shiftOf(7, spring, 'Europe/Stockholm')).toBe(167 * HOUR);
  expect(shiftOf(7, after, 'Nowhere/Else')).toBe(168 * HOUR);
  expect(shiftOf(0, after, 'Europe/Stockholm')).toBe(0);
});

test('aComparisonIsANameOrDays', () => {
  expect(daysOf('week')).toBe(7);
  expect(daysOf('3')).toBe(3);
  expect(daysOf('')).toBe(0);
  expect(daysOf('-1')).toBe(0);
  expect(daysOf('1.5')).toBe(0);
});
