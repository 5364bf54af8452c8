import type { Words } from '../language/words';
import { msg } from '@lit/localize';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a trend may be compared with. */
export interface Comparison {
  readonly name: string;
  readonly words: Words;
  readonly days: number;
}

export const COMPARISONS: readonly Comparison[] = [
  { name: 'day', words: () => msg('the day before'), days: 1 },
  { name: 'week', words: () => msg('the week before'), days: 7 },
  { name: 'four-weeks', words: () => msg('four weeks before'), days: 28 },
  { name: 'year', words: () => msg('52 weeks before'), days: 364 },
];

/** Most days that can be looked back. */
export const MOST_DAYS = 3_660;

/** What a comparison with days of one's own begins with. */
export const FREE_DAYS = '14';

/** Days of a comparison; a number of days stands for itself, anything else for none. */
export function daysOf(name: string): number {
  const days = COMPARISONS.find((one) => one.name === name)?.days ?? Number(name);
  return Number.isInteger(days) && days > 0 && days <= MOST_DAYS ? days : 0;
}

/**
 * How many milliseconds back the same hour by the site's clock was, so many days ago: a day on which the clock was
 * changed has 23 or 25 hours.
 */
export function shiftOf(days: number, at: number, zone: string): number {
  const plain = days * DAY;
  return days === 0 ? 0 : plain + offset(at - plain, zone) - offset(at, zone);
}

/** What a zone's clock is ahead of UTC at a time, in milliseconds. */
function offset(at: number, zone: string): number {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * 60_000);
  } catch {
    return 0;
  }
}
