import { msg, str } from '@lit/localize';
import { formatNumber, parseNumber, decimals } from '../live/format';
import type { Scalar, TagInfo } from '../wire/model';

/** A text read as a new set point: the value, or the sentence that says why not. */
export type Setpoint = { readonly value: Scalar } | { readonly problem: string };

/** Largest whole number that survives a JavaScript number. */
const EXACT = Number.MAX_SAFE_INTEGER;

/** Reads what a person typed or chose for a tag, by its type and limits. The host checks again. */
export function readSetpoint(text: string, tag: TagInfo): Setpoint {
  if (tag.type === 'bool') {
    return { value: text === '1' };
  }
  if (tag.type === 'string') {
    return { value: text };
  }
  const value = parseNumber(text);
  if (value === undefined) {
    return { problem: msg('This is not a number.') };
  }
  if (!tag.type.startsWith('f') && Math.abs(value) > EXACT) {
    return { problem: msg('This number is too large to be written exactly from here.') };
  }
  return withinLimits(value, tag) ? { value } : { problem: msg(str`Outside the range ${rangeWords(tag)}.`) };
}

/** The range in words: `20 – 100 %`, `at least 20`, or that there is none. */
export function rangeWords(tag: TagInfo): string {
  const min = limit(tag.write?.min ?? null, tag);
  const max = limit(tag.write?.max ?? null, tag);
  const unit = tag.unit === '' ? '' : ` ${tag.unit}`;
  if (min !== undefined && max !== undefined) {
    return `${min} – ${max}${unit}`;
  }
  if (min !== undefined) {
    return msg(str`at least ${min + unit}`);
  }
  return max === undefined ? msg('not limited') : msg(str`at most ${max + unit}`);
}

/** The choices of a tag that takes a switch or a word; undefined for one that takes a number or a text. */
export function choices(tag: TagInfo): readonly { readonly value: string; readonly words: string }[] | undefined {
  const words = Object.entries(tag.states).map(([value, name]) => ({ value, words: name }));
  if (words.length > 0) {
    return words;
  }
  return tag.type === 'bool'
    ? [
        { value: '0', words: msg('off') },
        { value: '1', words: msg('on') },
      ]
    : undefined;
}

function withinLimits(value: number, tag: TagInfo): boolean {
  const { min, max } = tag.write ?? { min: null, max: null };
  return (min === null || value >= min) && (max === null || value <= max);
}

function limit(value: number | null, tag: TagInfo): string | undefined {
  return value === null ? undefined : formatNumber(value, Number.isInteger(value) ? 0 : decimals(value, tag));
}
