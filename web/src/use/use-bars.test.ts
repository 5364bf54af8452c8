import { expect, test } from 'vitest';
import type { UsePeriod, UseSeries } from '../wire/model';
import { useChart } from './use-bars';

const NOW = Date.parse('2026-10-26T12:00:00Z');

function series(unit: string, ...periods: readonly (readonly [string, string, number | null])[]): UseSeries {
  const all: readonly UsePeriod[] = periods.map(([from, to, use]) => ({ from, to, use, usableMillis: 0 }));
  return { tag: 's/e/d/Energy', unit, timeZone: 'Europe/Stockholm', periods: all };
}

test('daysAreTheSitesOwnAlsoWhenTheyHave25Hours', () => {
  const days = series(
    'kWh',
    ['2026-10-23T22:00:00Z', '2026-10-24T22:00:00Z', 48],
    ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 50],
    ['2026-10-25T23:00:00Z', '2026-10-26T23:00:00Z', 7],
  );
  const chart = useChart(days, 'day', NOW);
  expect(chart.bars.map((bar) => bar.tick)).toEqual(['24', '25', '26']);
  expect(chart.bars.map((bar) => bar.hours)).toEqual([24, 25, 24]);
  expect(chart.bars.map((bar) => bar.isOpen)).toEqual([false, false, true]);
  expect(chart.bars[1]?.name).toBe('25 October 2026');
});

test('wattHoursAreShownAsKilowattHoursOnARoundScale', () => {
  const chart = useChart(series('Wh', ['2026-10-23T22:00:00Z', '2026-10-24T22:00:00Z', 7_300]), 'day', NOW);
  expect(chart.unit).toBe('kWh');
  expect(chart.bars[0]?.use).toBe(7.3);
  expect(chart.steps).toEqual([0, 2, 4, 6, 8]);
  expect(chart.bars[0]?.height).toBeCloseTo(7.3 / 8);
});

test('whatIsNotKnownIsNoZero', () => {
  const chart = useChart(series('kWh', ['2026-09-30T22:00:00Z', '2026-10-31T23:00:00Z', null]), 'month', NOW);
  expect(chart.bars[0]).toMatchObject({ use: null, tick: 'Oct', name: 'October 2026', isOpen: true });
  expect(chart.steps).toEqual([0, 1]);
});
