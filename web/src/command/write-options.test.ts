import { expect, test } from 'vitest';
import { tagInfo } from '../../test/samples';
import { canRamp, isPulse, pulseWords, readOptions } from './write-options';

test('emptyFieldsMeanAtOnceAndUntilTheNextSwitch', () => {
  expect(readOptions('', ' ', 0)).toEqual({ options: {} });
});

test('minutesOfARampBecomeSecondsAndSteps', () => {
  expect(readOptions('10', '', 0)).toEqual({ options: { ramp: { seconds: 600, stepSeconds: 10 } } });
  expect(readOptions('0.5', '', 0)).toEqual({ options: { ramp: { seconds: 30, stepSeconds: 1 } } });
});

test('hoursOfAnOverrideBecomeATime', () => {
  expect(readOptions('', '2', 0)).toEqual({ options: { overrideUntil: '1970-01-01T02:00:00.000Z' } });
});

test.each(['x', '-1', '1441'])('rampOf %s IsRefusedWithASentence', (minutes) => {
  expect(readOptions(minutes, '', 0)).toHaveProperty('problem');
});

test('overrideBeyondAMonthIsRefused', () => {
  expect(readOptions('', '721', 0)).toHaveProperty('problem');
});

test('onlyNumbersWithoutWordsRamp', () => {
  expect(canRamp(tagInfo())).toBe(true);
  expect(canRamp(tagInfo({ type: 'bool' }))).toBe(false);
  expect(canRamp(tagInfo({ type: 'i16', states: { 0: 'off' } }))).toBe(false);
});

test('pulseIsToldByItsLength', () => {
  const tag = tagInfo({ type: 'bool', write: { min: null, max: null, pulseMillis: 2_500 } });
  expect(isPulse(tag)).toBe(true);
  expect(isPulse(tagInfo())).toBe(false);
  expect(pulseWords(tag)).toBe('A pulse of 2.5 s');
});
