// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { ACTION_WORDS } from '../alarm/alarm-words';
import { zoneFormats } from '../live/clock';
import { formatAge, formatNumber, formatValue, parseNumber, plainValue } from '../live/format';
import { dateNames, decimalSign } from '../language/formats';
import { LANGUAGES, getLocale, setLocale } from '../language/locale';
import { compareTexts, plural } from '../language/words';

const EVENING = Date.parse('2026-11-22T23:30:05Z');

afterEach(() => setLocale('en'));

test('everyLanguageOfTheMessageFilesCanBeChosen', () => {
  expect(LANGUAGES).toEqual(['en', 'sv']);
});

test('wordsAreLookedUpWhenTheyAreShown', async () => {
  expect(ACTION_WORDS.acknowledge()).toBe('Acknowledge');
  await setLocale('sv');
  expect(getLocale()).toBe('sv');
  expect(ACTION_WORDS.acknowledge()).toBe('Kvittera');
  expect(formatAge(3 * 86_400_000, 0)).toBe('3 dygn');
  await setLocale('en');
  expect(ACTION_WORDS.acknowledge()).toBe('Acknowledge');
});

test('aLanguageNobodyWroteIsRefused', async () => {
  await expect(async () => setLocale('xx')).rejects.toThrow('locale');
  expect(getLocale()).toBe('en');
});

describe('Swedish', () => {
  test('numbersHaveADecimalComma', async () => {
    await setLocale('sv');
    expect(formatNumber(-1234567.891, 1)).toBe('\u22121\u2009234\u2009567,9');
    expect(formatNumber(-0.04, 1)).toBe('0,0');
    expect(formatValue(true, { type: 'bool', unit: '', states: {} })).toBe('till');
    expect(plainValue(21.125)).toBe('21,125');
    expect(decimalSign()).toBe(',');
  });

  test('whatIsShownCanBeTypedBack', async () => {
    await setLocale('sv');
    expect(parseNumber(formatNumber(-1234.5, 1))).toBe(-1234.5);
  });

  test('datesAreThoseOfSweden', async () => {
    await setLocale('sv');
    const formats = zoneFormats('Europe/Stockholm');
    expect(formats.time(EVENING)).toBe('00:30:05');
    expect(formats.day(EVENING)).toBe('23 nov.');
    expect(formats.full(EVENING)).toBe('23 nov. 2026 00:30:05');
    expect(dateNames().MMM[4]).toBe('maj');
    expect(dateNames().WWWW[1]).toBe('m\u00e5ndag');
  });

  test('lettersBeyondZStandLast', async () => {
    await setLocale('sv');
    expect(['\u00d6stra', 'Alby', 'Zinken', '\u00c5by'].sort(compareTexts)).toEqual([
      'Alby',
      'Zinken',
      '\u00c5by',
      '\u00d6stra',
    ]);
    expect(['hp-10', 'hp-2'].sort(compareTexts)).toEqual(['hp-2', 'hp-10']);
  });
});

test('datesOfEnglishComeBack', async () => {
  await setLocale('sv');
  await setLocale('en');
  expect(zoneFormats('Europe/Stockholm').day(EVENING)).toBe('23 Nov');
  expect(formatNumber(0.5, 1)).toBe('0.5');
});

test.each([
  ['en', 0, 'several'],
  ['en', 1, 'one'],
  ['en', 2, 'several'],
  ['sv', 1, 'one'],
  ['sv', 0, 'several'],
  ['sv', 21, 'several'],
])('in %s, %i is said of %s', async (language, count, words) => {
  await setLocale(language);
  expect(plural(count, 'one', 'several')).toBe(words);
});
