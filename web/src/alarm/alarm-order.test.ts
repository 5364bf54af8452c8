import { expect, test } from 'vitest';
import { alarm } from '../../test/samples';
import { arrange, type AlarmFilter, type AlarmOrder } from './alarm-order';
import { alarmValue } from './alarm-value';

const ALL: AlarmFilter = { text: '', priority: '' };
const alarms = [
  alarm({ id: 'old', priority: 'low', path: 's/e/a/T', raised: '2026-11-22T08:00:00Z' }),
  alarm({ id: 'new', priority: 'low', path: 's/e/c/T', raised: '2026-11-22T09:00:00Z' }),
  alarm({ id: 'worst', priority: 'critical', path: 's/e/b/T', raised: null, message: 'Pump stopped' }),
];

function ids(filter: AlarmFilter, order: AlarmOrder): readonly string[] {
  return arrange(alarms, filter, order, (one) => `Machine ${one.path}`).map(({ id }) => id);
}

test('alarmsAreOrderedByUrgencyTimeOrPlace', () => {
  expect(ids(ALL, 'priority')).toEqual(['worst', 'new', 'old']);
  expect(ids(ALL, 'raised')).toEqual(['new', 'old', 'worst']);
  expect(ids(ALL, 'place')).toEqual(['old', 'worst', 'new']);
});

test('alarmsAreFoundByWordsAndPriority', () => {
  expect(ids({ text: ' pump ', priority: '' }, 'priority')).toEqual(['worst']);
  expect(ids({ text: 'machine s/e/c', priority: '' }, 'priority')).toEqual(['new']);
  expect(ids({ text: '', priority: 'low' }, 'raised')).toEqual(['new', 'old']);
});

test('valuesHaveTheirUnitAndWordsStayWords', () => {
  expect(alarmValue('58.0', '°C')).toBe('58\u00a0°C');
  expect(alarmValue('3.14159', 'bar')).toBe('3.14\u00a0bar');
  expect(alarmValue('fault', '')).toBe('fault');
  expect(alarmValue('bad-no-answer', '°C')).toBe('bad-no-answer');
  expect(alarmValue('', '°C')).toBe('');
});
