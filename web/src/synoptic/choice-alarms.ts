import { isUnder } from '../alarm/alarm-words';
import type { Alarm } from '../wire/model';
import type { Choice } from './synoptic';

/** The alarms of what was chosen, and the others of its machine, each in the order of the list. */
export function alarmsOf(
  { machine, tags }: Choice,
  alarms: readonly Alarm[],
): { readonly own: readonly Alarm[]; readonly others: readonly Alarm[] } {
  const paths = new Set(tags.map((tag) => tag.path));
  const ofMachine = alarms.filter((alarm) => isUnder(alarm, machine) || paths.has(alarm.path));
  return {
    own: ofMachine.filter((alarm) => paths.has(alarm.path)),
    others: ofMachine.filter((alarm) => !paths.has(alarm.path)),
  };
}
