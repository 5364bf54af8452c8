import type { Words } from '../language/words';
import { msg } from '@lit/localize';
/** The time a trend shows, in milliseconds since 1970 UTC. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
  /** True while the right end follows the host's clock. */
  readonly live: boolean;
}

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Shortest and longest span that can be shown. */
const SHORTEST = 10 * SECOND;
const LONGEST = 20 * 366 * DAY;

/** The spans with a button of their own. */
export const SPANS: readonly { readonly name: Words; readonly span: number }[] = [
  { name: () => msg('15 min'), span: 900 * SECOND },
  { name: () => msg('1 h'), span: HOUR },
  { name: () => msg('8 h'), span: 8 * HOUR },
  { name: () => msg('1 d'), span: DAY },
  { name: () => msg('7 d'), span: 7 * DAY },
  { name: () => msg('30 d'), span: 30 * DAY },
  { name: () => msg('1 y'), span: 365 * DAY },
];

/** The last so many milliseconds, following the clock. */
export function lastSpan(span: number, now: number): TimeRange {
  return { from: now - span, to: now, live: true };
}

/** Length in milliseconds. */
export function spanOf(range: TimeRange): number {
  return range.to - range.from;
}

/** Makes the span longer (factor above 1) or shorter around a point of it: 0 is its start, 1 its end. */
export function zoom(range: TimeRange, factor: number, at: number, now: number): TimeRange {
  const span = Math.min(LONGEST, Math.max(SHORTEST, spanOf(range) * factor));
  const fixed = range.live ? range.to : range.from + spanOf(range) * at;
  const from = fixed - span * (range.live ? 1 : at);
  return settle(from, span, now, range.live);
}

/** Moves by a share of the span: negative is earlier. Moving back leaves the clock, moving to its edge joins it again. */
export function pan(range: TimeRange, share: number, now: number): TimeRange {
  return settle(range.from + spanOf(range) * share, spanOf(range), now, false);
}

/** A range that a person marked, either end first. */
export function marked(a: number, b: number, now: number): TimeRange {
  const span = Math.min(LONGEST, Math.max(SHORTEST, Math.abs(b - a)));
  return settle(Math.min(a, b), span, now, false);
}

/** Follows the clock, if the range does. */
export function follow(range: TimeRange, now: number): TimeRange {
  return range.live ? lastSpan(spanOf(range), now) : range;
}

/** There is nothing to see after now: a range that reaches it follows the clock. */
function settle(from: number, span: number, now: number, live: boolean): TimeRange {
  return live || from + span >= now ? lastSpan(span, now) : { from, to: from + span, live: false };
}
