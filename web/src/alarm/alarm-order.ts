import type { Alarm, AlarmPriority } from '../wire/model';

/** What a list of alarms can be ordered by. */
export type AlarmOrder = 'priority' | 'place' | 'raised';

/** What an operator wants to see of a list. */
export interface AlarmFilter {
  /** Part of a message, name, place or path; empty for all. */
  readonly text: string;
  /** Empty for all. */
  readonly priority: AlarmPriority | '';
}

const URGENCY: readonly AlarmPriority[] = ['critical', 'high', 'medium', 'low'];

/** The alarms that pass, in the order wanted. @param place names an alarm's machine for people */
export function arrange(
  alarms: readonly Alarm[],
  filter: AlarmFilter,
  order: AlarmOrder,
  place: (alarm: Alarm) => string,
): readonly Alarm[] {
  const wanted = filter.text.trim().toLowerCase();
  return alarms
    .filter((alarm) => filter.priority === '' || alarm.priority === filter.priority)
    .filter((alarm) =>
      [alarm.message, alarm.name, alarm.path, place(alarm)].some((text) => text.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => compare(a, b, order, place));
}

function compare(a: Alarm, b: Alarm, order: AlarmOrder, place: (alarm: Alarm) => string): number {
  switch (order) {
    case 'priority':
      return URGENCY.indexOf(a.priority) - URGENCY.indexOf(b.priority) || latest(a, b);
    case 'raised':
      return latest(a, b);
    case 'place':
      return place(a).localeCompare(place(b)) || a.path.localeCompare(b.path) || latest(a, b);
  }
}

function latest(a: Alarm, b: Alarm): number {
  return Date.parse(b.raised ?? '1970-01-01') - Date.parse(a.raised ?? '1970-01-01');
}
