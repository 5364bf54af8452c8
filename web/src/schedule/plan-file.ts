import { daysOf, daysText, type Calendars, type DayGroup, type Plan, type SpecialDays, type SwitchTime } from './plan';
import { KEEP, child, entries, read, set, texts, type Wanted, type WantedMap } from './yaml-edit';
import type { Node } from 'yaml';

/** A site's file as far as schedules go. */
export interface SitePlans {
  readonly calendars: Calendars;
  /** Of the tag asked for; undefined when it has none yet. */
  readonly plan: Plan | undefined;
}

/** The keys above a tag's schedule in the file of its site. @param tag `site/edge/device/tag` */
function pathOf(tag: string): readonly string[] {
  const [, edge = '', device = '', name = ''] = tag.split('/');
  return ['edges', edge, 'devices', device, 'schedules', name];
}

/** Reads a tag's schedule and the site's calendars; throws `EditError` for a file that is no YAML. */
export function readPlans(text: string, tag: string): SitePlans {
  const root = read(text);
  const calendars = new Map(entries(child(root, 'calendars')).map(([name, days]) => [name, texts(days)]));
  const schedule = pathOf(tag).reduce<Node | undefined>((node, key) => child(node, key), root);
  return { calendars, plan: schedule === undefined ? undefined : planOf(schedule) };
}

function planOf(schedule: Node): Plan {
  return {
    weekly: entries(child(schedule, 'weekly')).map(([days, at]) => ({ days: daysOf(days) ?? [], at: switchesOf(at) })),
    exceptions: entries(child(schedule, 'exceptions')).map(([name, one]) => specialDays(name, one ?? undefined)),
  };
}

function specialDays(name: string, node: Node | undefined): SpecialDays {
  const word = (key: string) => texts(child(node, key))[0] ?? '';
  return {
    name,
    from: word('from'),
    to: word('to'),
    calendar: word('calendar'),
    at: switchesOf(child(node, 'at') ?? null),
  };
}

function switchesOf(node: Node | null): readonly SwitchTime[] {
  return entries(node ?? undefined).map(([at, value]) => ({ at, value: texts(value)[0] ?? '' }));
}

/** The file with another schedule of a tag, or without it, and with other calendars. What stays keeps its comments. */
export function writePlans(text: string, tag: string, plan: Plan | undefined, calendars: Calendars): string {
  const before = readPlans(text, tag);
  let next = text;
  for (const [name, days] of calendars) {
    if (days.join() !== before.calendars.get(name)?.join()) {
      next = set(next, ['calendars', name], days.length === 0 ? undefined : { items: days });
    }
  }
  const path = pathOf(tag);
  if (plan === undefined) {
    return before.plan === undefined ? next : set(next, path, undefined);
  }
  if (before.plan === undefined) {
    return set(next, path, whole(plan));
  }
  next = set(next, [...path, 'weekly'], weekly(plan, keysOf(next, [...path, 'weekly'])));
  const exceptions = plan.exceptions.length === 0 ? undefined : special(plan, before.plan);
  return set(next, [...path, 'exceptions'], exceptions);
}

function whole(plan: Plan): WantedMap {
  const parts: [string, Wanted][] = [['weekly', weekly(plan, [])]];
  if (plan.exceptions.length > 0) {
    parts.push(['exceptions', special(plan, undefined)]);
  }
  return { entries: parts, flow: false };
}

function keysOf(text: string, path: readonly string[]): readonly string[] {
  const node = path.reduce<Node | undefined>((above, key) => child(above, key), read(text));
  return entries(node).map(([key]) => key);
}

/** Groups keep the words their file has for the same days, and the order of the file. */
function weekly(plan: Plan, known: readonly string[]): WantedMap {
  const named = plan.weekly.map((group): [string, DayGroup] => [
    known.find((key) => daysOf(key)?.join() === group.days.join()) ?? daysText(group.days),
    group,
  ]);
  const place = (key: string) => (known.includes(key) ? known.indexOf(key) : known.length);
  return {
    entries: [...named].sort((a, b) => place(a[0]) - place(b[0])).map(([key, group]) => [key, switches(group.at)]),
    flow: false,
  };
}

function special(plan: Plan, before: Plan | undefined): WantedMap {
  const known = new Map(before?.exceptions.map((one) => [one.name, JSON.stringify(one)]));
  return {
    entries: plan.exceptions.map((one) => [
      one.name,
      known.get(one.name) === JSON.stringify(one) ? KEEP : { entries: keysOfException(one), flow: true },
    ]),
    flow: false,
  };
}

function keysOfException(one: SpecialDays): readonly [string, Wanted][] {
  const days: [string, Wanted][] =
    one.calendar === ''
      ? [['from', one.from], ...(one.to === '' ? [] : [['to', one.to] as [string, Wanted]])]
      : [['calendar', one.calendar]];
  return [...days, ['at', switches(one.at)]];
}

function switches(at: readonly SwitchTime[]): WantedMap {
  const sorted = [...at].sort((a, b) => a.at.localeCompare(b.at));
  return { entries: sorted.map((one) => [one.at, one.value]), flow: true };
}
