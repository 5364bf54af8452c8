import { msg, str } from '@lit/localize';
import type { Scalar, TagInfo } from '../wire/model';
import { parseNumber, plainValue } from '../live/format';

/** What is asked for beside the value. */
export interface WriteOptions {
  readonly ramp?: { readonly seconds: number; readonly stepSeconds: number };
  readonly overrideUntil?: string;
}

/** Options as a person typed them: read, or the sentence that says why not. */
export type ReadOptions = { readonly options: WriteOptions } | { readonly problem: string };

/** Longest ramp, in minutes. */
const DAY = 1_440;
/** About so many steps a ramp has, at least a second apart. */
const STEPS = 60;

/**
 * Reads minutes of a ramp and of an override; an empty field means none.
 *
 * @param now milliseconds since 1970 UTC
 */
export function readOptions(ramp: string, override: string, now: number): ReadOptions {
  const minutes = ramp.trim() === '' ? 0 : parseNumber(ramp);
  if (minutes === undefined || minutes < 0 || minutes > DAY) {
    return { problem: msg('A ramp takes a number of minutes, a day at most.') };
  }
  const hours = override.trim() === '' ? 0 : parseNumber(override);
  if (hours === undefined || hours < 0 || hours > 720) {
    return { problem: msg('An override takes a number of hours, 720 at most.') };
  }
  const seconds = Math.max(1, Math.round(minutes * 60));
  const stepSeconds = Math.max(1, Math.round(seconds / STEPS));
  return {
    options: {
      ...(minutes === 0 ? {} : { ramp: { seconds, stepSeconds } }),
      ...(hours === 0 ? {} : { overrideUntil: new Date(now + hours * 3_600_000).toISOString() }),
    },
  };
}

/** True when a tag can go to a value in steps. */
export function canRamp(tag: TagInfo): boolean {
  return tag.type !== 'bool' && tag.type !== 'string' && Object.keys(tag.states).length === 0;
}

/** True for a tag that is only ever written true, for a while. */
export function isPulse(tag: TagInfo): boolean {
  return typeof tag.write?.pulseMillis === 'number';
}

/** How long a pulse lasts, in words. */
export function pulseWords(tag: TagInfo): string {
  return msg(str`A pulse of ${plainValue((tag.write?.pulseMillis ?? 0) / 1_000)} s`);
}

/** What a pulse writes. */
export const PULSE: Scalar = true;
