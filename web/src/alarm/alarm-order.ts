import { compareTexts } from '../language/words';
import { latestFirst, mostUrgentFirst } from '../live/alarm-list';
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

/** The alarms that pass, in the order wanted. @param place names an alarm's machine for people */
export function arrange(
  alarms: readonly Alarm[],
  filter: AlarmFilter,
  order: AlarmOrder,
  place: (alarm: Alarm) => string,
): readonly Alarm[] {
  const wanted = filter.text.trim().toLowerCase();
  const known = onceAPath(place);
  const names = (alarm: Alarm) => [alarm.message, alarm.name, alarm.path, known(alarm)];
  return alarms
    .filter((alarm) => filter.priority === '' || alarm.priority === filter.priority)
    .filter((alarm) => wanted === '' || names(alarm).some((text) => text.toLowerCase().includes(wanted)))
    .sort((a, b) => compare(a, b, order, known));
}

/** Ten thousand alarms in order ask for names some hundred thousand times. */
function onceAPath(place: (alarm: Alarm) => string): (alarm: Alarm) => string {
  const names = new Map<string, string>();
  return (alarm) => {
    const name = names.get(alarm.path) ?? place(alarm);
    names.set(alarm.path, name);
    return name;
  };
}

function compare(a: Alarm, b: Alarm, order: AlarmOrder, place: (alarm: Alarm) => string): number {
  switch (order) {
    case 'priority':
      return mostUrgentFirst(a, b);
    case 'raised':
      return latestFirst(a, b);
    case 'place':
      return compareTexts(place(a), place(b)) || a.path.localeCompare(b.path) || latestFirst(a, b);
  }
}
