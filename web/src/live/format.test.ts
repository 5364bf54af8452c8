import { describe, expect, test } from 'vitest';
import { formatAge, formatNumber, formatValue, isDiscrete, parseNumber } from './format';

const CELSIUS = { type: 'f32', unit: '°C', states: {} };

describe('values', () => {
  test.each([
    [42, CELSIUS, '42.0'],
    [-0.84, CELSIUS, '−0.8'],
    [-0.04, CELSIUS, '0.0'],
    [31250, { type: 'f64', unit: 'kWh', states: {} }, '31\u2009250'],
    [3.384, { type: 'f32', unit: '', states: {} }, '3.38'],
    [635, { type: 'u16', unit: 'ppm', states: {} }, '635'],
    [1.25, { type: 'u16', unit: 'bar', states: {} }, '1.25'],
    ['18446744073709551615', { type: 'u64', unit: '', states: {} }, '18446744073709551615'],
    [true, { type: 'bool', unit: '', states: {} }, 'on'],
    [false, { type: 'bool', unit: '', states: { '0': 'closed' } }, 'closed'],
    [2, { type: 'u16', unit: '', states: { '2': 'hot water' } }, 'hot water'],
    [9, { type: 'u16', unit: '', states: { '2': 'hot water' } }, '9'],
    [null, CELSIUS, '?'],
  ])('%s is shown as people read it', (value, shape, text) => {
    expect(formatValue(value, shape)).toBe(text);
  });

  test('wordsAndSwitchesAreDiscrete', () => {
    expect(isDiscrete({ type: 'bool', unit: '', states: {} })).toBe(true);
    expect(isDiscrete({ type: 'u16', unit: '', states: { '0': 'off' } })).toBe(true);
    expect(isDiscrete(CELSIUS)).toBe(false);
  });

  test('numberHasARealMinusAndThinSpaces', () => {
    expect(formatNumber(-1234567.891, 1)).toBe('−1\u2009234\u2009567.9');
  });
});

describe('ages', () => {
  test.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_600_000, '1 h'],
    [172_800_000, '2 d'],
    [-5_000, '0 s'],
  ])('%i ms', (age, text) => {
    expect(formatAge(1e12, 1e12 - age)).toBe(text);
  });

  test('unknownTimeHasNoAge', () => {
    expect(formatAge(1e12, NaN)).toBe('');
  });
});

describe('typed numbers', () => {
  test.each([
    ['42,5', 42.5],
    [' 1 234.5 ', 1234.5],
    ['−3', -3],
    ['', undefined],
    ['4,5,6', undefined],
    ['Infinity', undefined],
    ['12 °C', undefined],
  ])('%s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});
