import { DAYS, plusDays, type Calendars, type DayGroup, type Plan, type SpecialDays, type SwitchTime } from './plan';

/** A schedule as it is edited: its plan and the site's calendars. Immutable; every change gives another. */
export interface Draft {
  readonly plan: Plan;
  readonly calendars: Calendars;
}

/** Where a list of switches stands in a draft. */
export interface Place {
  readonly part: 'weekly' | 'exceptions';
  readonly index: number;
}

/** A schedule to begin with: every day the same value. */
export function firstPlan(value: string): Plan {
  return { weekly: [{ days: DAYS.map((_, n) => n), at: [{ at: '00:00', value }] }], exceptions: [] };
}

/** The switches at a place. */
export function switchesAt({ plan }: Draft, { part, index }: Place): readonly SwitchTime[] {
  return plan[part][index]?.at ?? [];
}

/** The draft with other switches at a place. */
export function withSwitches(draft: Draft, place: Place, at: readonly SwitchTime[]): Draft {
  return place.part === 'weekly' ? withGroup(draft, place.index, { at }) : withException(draft, place.index, { at });
}

/** Another switch after those there are, an hour after the last. */
export function addedSwitch(at: readonly SwitchTime[]): readonly SwitchTime[] {
  const last = at.at(-1);
  const hour = Math.min(23, Number(last?.at.slice(0, 2) ?? -1) + 1);
  return [...at, { at: `${String(hour).padStart(2, '0')}:00`, value: last?.value ?? '' }];
}

export function withGroup(draft: Draft, index: number, change: Partial<DayGroup>): Draft {
  return { ...draft, plan: { ...draft.plan, weekly: replaced(draft.plan.weekly, index, change) } };
}

/** A day of the week goes to a group and leaves the others, or leaves its group. */
export function toggledDay(draft: Draft, index: number, day: number): Draft {
  const weekly = draft.plan.weekly.map((group, n) => {
    const others = group.days.filter((one) => one !== day);
    const days = n === index && others.length === group.days.length ? [...others, day].sort((a, b) => a - b) : others;
    return { ...group, days };
  });
  return { ...draft, plan: { ...draft.plan, weekly } };
}

/** A new group of the days that have none. */
export function addedGroup(draft: Draft): Draft {
  const taken = new Set(draft.plan.weekly.flatMap((group) => group.days));
  const days = DAYS.map((_, n) => n).filter((day) => !taken.has(day));
  const at = draft.plan.weekly.at(-1)?.at ?? [];
  return { ...draft, plan: { ...draft.plan, weekly: [...draft.plan.weekly, { days, at }] } };
}

export function withoutGroup(draft: Draft, index: number): Draft {
  return { ...draft, plan: { ...draft.plan, weekly: draft.plan.weekly.filter((_, n) => n !== index) } };
}

export function withException(draft: Draft, index: number, change: Partial<SpecialDays>): Draft {
  return { ...draft, plan: { ...draft.plan, exceptions: replaced(draft.plan.exceptions, index, change) } };
}

/** A new exception for the day after a day, the first of all: it counts before the others. */
export function addedException(draft: Draft, today: string): Draft {
  const names = new Set(draft.plan.exceptions.map((one) => one.name));
  const number = [...Array(names.size + 1).keys()].map((n) => `exception-${n + 1}`).find((name) => !names.has(name));
  const at = draft.plan.weekly[0]?.at.slice(0, 1).map((one) => ({ ...one, at: '00:00' })) ?? [];
  const added = { name: number ?? '', from: plusDays(today, 1), to: '', calendar: '', at };
  return { ...draft, plan: { ...draft.plan, exceptions: [added, ...draft.plan.exceptions] } };
}

export function withoutException(draft: Draft, index: number): Draft {
  return { ...draft, plan: { ...draft.plan, exceptions: draft.plan.exceptions.filter((_, n) => n !== index) } };
}

/** An exception goes one place up, so that it counts before the one that was there. */
export function raisedException(draft: Draft, index: number): Draft {
  const exceptions = [...draft.plan.exceptions];
  const [moved] = exceptions.splice(index, 1);
  if (moved !== undefined) {
    exceptions.splice(Math.max(0, index - 1), 0, moved);
  }
  return { ...draft, plan: { ...draft.plan, exceptions } };
}

/** The draft with other days of a calendar, in their order; a day twice counts once. */
export function withCalendar(draft: Draft, name: string, days: readonly string[]): Draft {
  return { ...draft, calendars: new Map([...draft.calendars, [name, [...new Set(days)].sort()]]) };
}

function replaced<T>(all: readonly T[], index: number, change: Partial<T>): readonly T[] {
  return all.map((one, n) => (n === index ? { ...one, ...change } : one));
}
