import { msg, str } from '@lit/localize';
import { spanOf, type TimeRange } from './range';

/** The two cursors of a trend, in milliseconds since 1970 UTC; null for one that is not set. */
export interface Cursors {
  readonly first: number | null;
  readonly second: number | null;
  /** The one that keys and clicks move. */
  readonly active: 'first' | 'second' | null;
}

export const NO_CURSORS: Cursors = { first: null, second: null, active: null };

/** Steps across the whole range that a key takes. */
const STEPS = 200;

/** Takes a cursor in hand; one that is not set, or out of sight, comes in at a third or two thirds. */
export function taken(cursors: Cursors, which: 'first' | 'second', range: TimeRange): Cursors {
  const at = cursors[which];
  const isSeen = at !== null && at >= range.from && at <= range.to;
  const place = range.from + spanOf(range) * (which === 'first' ? 1 / 3 : 2 / 3);
  return { ...cursors, [which]: isSeen ? at : place, active: which };
}

/** Puts the cursor in hand somewhere; nothing happens when none is. */
export function put(cursors: Cursors, time: number): Cursors {
  return cursors.active === null ? cursors : { ...cursors, [cursors.active]: time };
}

/** Moves the cursor in hand by so many steps of a key, within the range. */
export function stepped(cursors: Cursors, steps: number, range: TimeRange): Cursors {
  const at = cursors.active === null ? null : cursors[cursors.active];
  if (at === null) {
    return cursors;
  }
  const wanted = at + (spanOf(range) / STEPS) * steps;
  return put(cursors, Math.min(range.to, Math.max(range.from, wanted)));
}

/** How far the second is from the first in words; empty while one is missing. */
export function distance(cursors: Cursors): string {
  const { first, second } = cursors;
  return first === null || second === null ? '' : spanWords(Math.abs(second - first));
}

/** A length of time in its two largest units. */
export function spanWords(millis: number): string {
  const units: readonly (readonly [(count: number) => string, number])[] = [
    [(count) => msg(str`${count} d`), 86_400_000],
    [(count) => msg(str`${count} h`), 3_600_000],
    [(count) => msg(str`${count} min`), 60_000],
    [(count) => msg(str`${count} s`), 1_000],
  ];
  const from = units.findIndex(([, length]) => millis >= length);
  if (from < 0) {
    return msg(str`${Math.round(millis)} ms`);
  }
  let rest = millis;
  const words = units.slice(from, from + 2).map(([name, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? '' : name(count);
  });
  return words.filter((word) => word !== '').join(' ');
}
