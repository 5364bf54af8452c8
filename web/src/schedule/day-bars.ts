import { perLocale } from '../language/formats';
import type { PlannedDay } from './plan';

/** A value that holds for a part of a day. */
export interface Bar {
  /** Since when on this day, `06:00`. */
  readonly from: string;
  /** Where it begins, as a share of a day of 24 hours. */
  readonly start: number;
  readonly length: number;
  readonly value: string;
  /** 0 for the lowest value of all, 1 for the highest. */
  readonly level: number;
}

const MINUTES = 1_440;

/** The bars of days that follow each other. @param before what holds when the first begins */
export function barsOf(days: readonly PlannedDay[], before: string | undefined): readonly (readonly Bar[])[] {
  const level = levels([
    ...days.flatMap((day) => day.at.map((one) => one.value)),
    ...(before === undefined ? [] : [before]),
  ]);
  let held = before;
  return days.map((day) => {
    const carried = held === undefined || day.at[0]?.at === '00:00' ? [] : [{ at: '00:00', value: held }];
    const all = [...carried, ...day.at];
    held = all.at(-1)?.value ?? held;
    return all.map(({ at, value }, n) => {
      const start = minutesOf(at);
      const end = minutesOf(all[n + 1]?.at ?? '24:00');
      return { from: at, start: start / MINUTES, length: (end - start) / MINUTES, value, level: level(value) };
    });
  });
}

/** Numbers by their size; words in the order they come. */
function levels(values: readonly string[]): (value: string) => number {
  const numbers = values.map(Number);
  if (numbers.every(Number.isFinite)) {
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return (value) => (high === low ? 0.5 : (Number(value) - low) / (high - low));
  }
  const words = [...new Set(values)].sort((a, b) => a.localeCompare(b));
  return (value) => (words.length === 1 ? 0.5 : words.indexOf(value) / (words.length - 1));
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

const format = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
);

/** A day in words: Thu 24 Dec. */
export function shownDay(day: string): string {
  return format('')
    .format(Date.parse(`${day}T00:00:00Z`))
    .replace(',', '');
}
