import { msg, str } from '@lit/localize';
import { perLocale } from '../language/formats';
import type { Scalar } from '../wire/model';

/** What shows in place of a value nobody knows. */
export const UNKNOWN = '?';

/** Decimals that make sense for a unit; others follow the value's size. */
const DECIMALS: Readonly<Record<string, number>> = {
  '°C': 1,
  K: 1,
  '%': 1,
  Hz: 1,
  V: 1,
  A: 2,
  bar: 2,
  'l/s': 2,
  'm³/h': 2,
  Pa: 0,
  ppm: 0,
  h: 0,
  min: 0,
  s: 0,
};

const formats = perLocale(newFormat);
const plain = perLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 20, useGrouping: false }));

/** A tag's type, unit and words: all that formatting needs. */
export interface Shape {
  readonly type: string;
  readonly unit: string;
  readonly states: Readonly<Record<string, string>>;
}

/** The value as people read it, without its unit: a state's word, on/off, digits, or the text itself. */
export function formatValue(value: Scalar | null, shape: Shape): string {
  if (value === null) {
    return UNKNOWN;
  }
  const word = stateWord(value, shape.states);
  if (word !== undefined) {
    return word;
  }
  if (typeof value === 'boolean') {
    return value ? msg('on') : msg('off');
  }
  return typeof value === 'number' ? formatNumber(value, decimals(value, shape)) : value;
}

/** The word a type gives to a value, if it gives one. True is 1, false 0. */
export function stateWord(value: Scalar, states: Readonly<Record<string, string>>): string | undefined {
  return states[typeof value === 'boolean' ? (value ? '1' : '0') : String(value)];
}

/** True when the tag's values are words or switches, so that a line between two of them means nothing. */
export function isDiscrete(shape: Shape): boolean {
  return shape.type === 'bool' || shape.type === 'string' || Object.keys(shape.states).length > 0;
}

/** Digits with a real minus sign, thin spaces between thousands and the decimal sign of the language. */
export function formatNumber(value: number, places: number): string {
  return formats(String(places))(value);
}

/** A value with all its digits, as a command or a log has it: nothing is rounded. */
export function plainValue(value: Scalar): string {
  return typeof value === 'number' ? plain('').format(value).replace('-', '\u2212') : String(value);
}

/** How many decimals a number of this tag is shown with. */
export function decimals(value: number, shape: Pick<Shape, 'type' | 'unit'>): number {
  if (!shape.type.startsWith('f') && Number.isInteger(value)) {
    return 0;
  }
  return DECIMALS[shape.unit] ?? decimalsBySize(Math.abs(value));
}

function decimalsBySize(size: number): number {
  if (size >= 1000) {
    return 0;
  }
  return size >= 100 ? 1 : 2;
}

function newFormat(tag: string, places: string): (value: number) => string {
  const digits = Number(places);
  const format = new Intl.NumberFormat(tag, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  });
  const group = format.formatToParts(12_345_678).find(({ type }) => type === 'group')?.value ?? ',';
  return (value) => format.format(value).replaceAll(group, '\u2009').replace('-', '\u2212');
}

/** How long ago, in the largest unit that fits; empty when the time is unknown. */
export function formatAge(now: number, then: number): string {
  if (!Number.isFinite(then)) {
    return '';
  }
  const seconds = Math.max(0, Math.floor((now - then) / 1000));
  if (seconds < 60) {
    return msg(str`${seconds} s`);
  }
  if (seconds < 3_600) {
    return msg(str`${Math.floor(seconds / 60)} min`);
  }
  return seconds < 172_800 ? msg(str`${Math.floor(seconds / 3_600)} h`) : msg(str`${Math.floor(seconds / 86_400)} d`);
}

/** Reads what a person typed; a decimal comma counts as a decimal point. Undefined when it is no number. */
export function parseNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace('\u2212', '-')
    .replaceAll(/[\s\u2009\u00a0]/g, '')
    .replace(',', '.');
  const value = Number(plain);
  return plain === '' || !Number.isFinite(value) ? undefined : value;
}
