import { msg, str } from '@lit/localize';
/** The days of the week as project files write them. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A value and the time of day it is written. */
export interface SwitchTime {
  /** `06:00` */
  readonly at: string;
  /** As the file writes it: a number, true or false, or a state's word. */
  readonly value: string;
}

/** Days of the week that are alike. */
export interface DayGroup {
  /** Numbers from 0 for Monday, rising. */
  readonly days: readonly number[];
  readonly at: readonly SwitchTime[];
}

/** Days that are not as their day of the week. */
export interface SpecialDays {
  readonly name: string;
  /** `2026-12-24`; empty with a calendar. */
  readonly from: string;
  /** The last day; empty for the first alone. */
  readonly to: string;
  /** Name of a calendar; empty for dates. */
  readonly calendar: string;
  readonly at: readonly SwitchTime[];
}

/** What is written to a tag when. */
export interface Plan {
  readonly weekly: readonly DayGroup[];
  /** Of two that fit a day the first counts. */
  readonly exceptions: readonly SpecialDays[];
}

/** Named days of a site. */
export type Calendars = ReadonlyMap<string, readonly string[]>;

/** One day as it will be. */
export interface PlannedDay {
  /** `2026-12-24` */
  readonly day: string;
  /** Name of the exception; empty for a day like its day of the week. */
  readonly exception: string;
  readonly at: readonly SwitchTime[];
}

const DAY_MILLIS = 86_400_000;

/** Farther than this no switch is looked for; a year and a month, as the edge does. */
const MOST_DAYS = 400;

/** Days as a file writes them, e.g. `mon-fri`; undefined for anything else. */
export function daysOf(text: string): readonly number[] | undefined {
  if (text === 'daily') {
    return DAYS.map((_, n) => n);
  }
  const days = new Set<number>();
  for (const part of text.toLowerCase().split(',')) {
    const [from = '', to = from] = part.split('-').map((word) => word.trim());
    const first = DAYS.findIndex((day) => day === from);
    const last = DAYS.findIndex((day) => day === to);
    if (first < 0 || last < 0) {
      return undefined;
    }
    // A range may go over the end of the week, as fri-mon.
    for (let n = 0; n <= (last - first + 7) % 7; n += 1) {
      days.add((first + n) % 7);
    }
  }
  return [...days].sort((a, b) => a - b);
}

/** Days in a file's words: three or more in a row as a range. */
export function daysText(days: readonly number[]): string {
  if (days.length === 7) {
    return 'daily';
  }
  const runs: number[][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) {
      run.push(day);
    } else {
      runs.push([day]);
    }
  }
  return runs
    .map((run) => run.map((day) => DAYS[day] ?? ''))
    .map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(',')))
    .join(',');
}

/** A time of day as people type it, e.g. `6`, `630`, `6.30`; undefined for none. */
export function timeOf(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text.trim());
  const hours = Number(match?.[1]);
  const minutes = Number(match?.[2] ?? 0);
  return match === null || hours > 23 || minutes > 59
    ? undefined
    : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** True for a day that the calendar has, e.g. not the 30th of February. */
export function isDate(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** Some days later. */
export function plusDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MILLIS).toISOString().slice(0, 10);
}

/** The number of a date's day of the week from 0 for Monday. */
export function dayOfWeek(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** What is planned for a day. */
export function planned(plan: Plan, calendars: Calendars, day: string): PlannedDay {
  const exception = plan.exceptions.find((one) => contains(one, calendars, day));
  const group = plan.weekly.find((one) => one.days.includes(dayOfWeek(day)));
  const at = exception?.at ?? group?.at ?? [];
  return { day, exception: exception?.name ?? '', at: [...at].sort((a, b) => a.at.localeCompare(b.at)) };
}

function contains(one: SpecialDays, calendars: Calendars, day: string): boolean {
  return one.calendar === ''
    ? one.from <= day && day <= (one.to === '' ? one.from : one.to)
    : (calendars.get(one.calendar)?.includes(day) ?? false);
}

/** The coming days from a date on. */
export function comingDays(plan: Plan, calendars: Calendars, from: string, count: number): readonly PlannedDay[] {
  return Array.from({ length: count }, (_, n) => planned(plan, calendars, plusDays(from, n)));
}

/** The value that holds when a day begins; undefined when none was planned within a year. */
export function valueBefore(plan: Plan, calendars: Calendars, day: string): string | undefined {
  for (let back = 1; back <= MOST_DAYS; back += 1) {
    const last = planned(plan, calendars, plusDays(day, -back)).at.at(-1);
    if (last !== undefined) {
      return last.value;
    }
  }
  return undefined;
}

/** What keeps a plan from being saved, a sentence each. */
export function problems(plan: Plan, calendars: Calendars): readonly string[] {
  const days = plan.weekly.flatMap((group) => group.days);
  const names = plan.exceptions.map((one) => one.name);
  return [
    ...(days.length === 0 ? [msg('The week has no day.')] : []),
    ...(new Set(days).size < days.length ? [msg('A day stands in two groups of the week.')] : []),
    ...(plan.weekly.some((group) => group.days.length === 0) ? [msg('A group of the week has no day.')] : []),
    ...plan.weekly.flatMap((group) => switchProblems(group.at, daysText(group.days))),
    ...(new Set(names).size < names.length ? [msg('Two exceptions have the same name.')] : []),
    ...plan.exceptions.flatMap((one) => exceptionProblems(one, calendars)),
  ];
}

function exceptionProblems(one: SpecialDays, calendars: Calendars): readonly string[] {
  const name = one.name === '' ? msg('An exception') : one.name;
  const wrong: string[] = one.name === '' ? [msg('An exception has no name.')] : [];
  if (one.calendar === '' && !isDate(one.from)) {
    wrong.push(msg(str`${name}: the first day must be a date such as 2026-12-24.`));
  } else if (one.calendar === '' && one.to !== '' && (!isDate(one.to) || one.to < one.from)) {
    wrong.push(msg(str`${name}: the last day must be a date not before the first.`));
  } else if (one.calendar !== '' && (calendars.get(one.calendar) ?? []).length === 0) {
    wrong.push(msg(str`${name}: the calendar ${one.calendar} has no day.`));
  }
  return [...wrong, ...switchProblems(one.at, name)];
}

function switchProblems(at: readonly SwitchTime[], where: string): readonly string[] {
  const times = at.map((one) => one.at);
  return [
    ...(at.length === 0 ? [msg(str`${where}: there is no time.`)] : []),
    ...(times.some((time) => timeOf(time) !== time) ? [msg(str`${where}: a time must be such as 06:30.`)] : []),
    ...(new Set(times).size < times.length ? [msg(str`${where}: two times are the same.`)] : []),
    ...(at.some((one) => one.value === '') ? [msg(str`${where}: a time has no value.`)] : []),
  ];
}
