import { expect, test } from 'vitest';
import { tagInfo } from '../../test/samples';
import { choices, rangeWords, readSetpoint } from './setpoint';

const limited = tagInfo({ write: { min: 20, max: 60 } });

test('numbersAreReadWithCommaAndCheckedAgainstTheLimits', () => {
  expect(readSetpoint('42,5', limited)).toEqual({ value: 42.5 });
  expect(readSetpoint('60', limited)).toEqual({ value: 60 });
  expect(readSetpoint('60.1', limited)).toEqual({ problem: 'Outside the range 20 – 60 °C.' });
  expect(readSetpoint('warm', limited)).toEqual({ problem: 'This is not a number.' });
});

test('wholeNumberThatWouldLoseDigitsIsRefused', () => {
  const counter = tagInfo({ type: 'u64', write: { min: null, max: null } });
  expect(readSetpoint('18446744073709551615', counter)).toHaveProperty('problem');
});

test('rangeIsSaidInWords', () => {
  expect(rangeWords(limited)).toBe('20 – 60 °C');
  expect(rangeWords(tagInfo({ write: { min: null, max: 0.5 } }))).toBe('at most 0.5 °C');
  expect(rangeWords(tagInfo({ write: { min: -5, max: null } }))).toBe('at least −5 °C');
  expect(rangeWords(tagInfo({ write: { min: null, max: null } }))).toBe('not limited');
});

test('switchesAndWordsAreChosenNotTyped', () => {
  expect(choices(tagInfo({ type: 'bool' }))?.map(({ words }) => words)).toEqual(['off', 'on']);
  expect(choices(tagInfo({ type: 'u16', states: { '0': 'off', '3': 'hand' } }))).toEqual([
    { value: '0', words: 'off' },
    { value: '3', words: 'hand' },
  ]);
  expect(choices(limited)).toBeUndefined();
  expect(readSetpoint('1', tagInfo({ type: 'bool' }))).toEqual({ value: true });
});
