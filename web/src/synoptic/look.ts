import { UNKNOWN, formatValue } from '../live/format';
import type { Reading } from '../live/live-store';
import { qualityGroup, type QualityGroup } from '../live/quality';
import type { Alarm, AlarmPriority, TagInfo } from '../wire/model';
import { unacknowledged } from '../alarm/alarm-words';

/** How a value looks: its digits or word, and how far it can be trusted. */
export interface ValueLook {
  readonly text: string;
  readonly group: QualityGroup;
}

/** A bad value has no digits: its last number must not come back in good clothes. */
export function valueLook(reading: Reading | undefined, tag: TagInfo): ValueLook {
  const group = qualityGroup(reading?.quality ?? 'bad-waiting');
  return { text: group === 'bad' ? UNKNOWN : formatValue(reading?.value ?? null, tag), group };
}

/** How a symbol stands: by brightness, dashes and strokes, never by colour. */
export type SymbolLook = 'running' | 'stopped' | 'stale' | 'uncertain' | 'uncertain stopped' | 'bad';

/**
 * The look of a symbol from the tag that tells whether it runs; when no tag does, from any of its own, which tells only
 * whether it can be trusted.
 */
export function symbolLook(running: Reading | undefined, tells = true): SymbolLook {
  const group = qualityGroup(running?.quality ?? 'bad-waiting');
  if (group === 'bad' || group === 'stale') {
    return group;
  }
  const stands = tells && isOff(running);
  // eslint-disable-next-line texts/visible-text -- names of classes
  return group === 'uncertain' ? (stands ? 'uncertain stopped' : 'uncertain') : stands ? 'stopped' : 'running';
}

/** True when a usable reading says 0, off or nothing. */
export function isOff(reading: Reading | undefined): boolean {
  return Number(reading?.value ?? 0) === 0;
}

/** True when a fault is told by a reading that can be trusted. */
export function isFault(reading: Reading | undefined): boolean {
  const group = qualityGroup(reading?.quality ?? 'bad-waiting');
  return (group === 'good' || group === 'uncertain') && !isOff(reading);
}

/** The letter in the box of a mode: the first of its word; empty while nobody knows. */
export function modeLetter(reading: Reading | undefined, tag: TagInfo): string {
  const { text, group } = valueLook(reading, tag);
  return group === 'good' || group === 'uncertain' ? text.charAt(0).toUpperCase() : '';
}

/** The most urgent of some alarms, and whether anybody still has to acknowledge one. */
export interface AlarmLook {
  readonly priority: AlarmPriority;
  readonly waiting: boolean;
}

/** The alarms of one place by the tag's or machine's path; the list has the most urgent first. */
export function alarmLooks(alarms: readonly Alarm[]): ReadonlyMap<string, AlarmLook> {
  const looks = new Map<string, AlarmLook>();
  for (const alarm of alarms) {
    const known = looks.get(alarm.path);
    looks.set(alarm.path, {
      priority: known?.priority ?? alarm.priority,
      waiting: known?.waiting === true || unacknowledged(alarm),
    });
  }
  return looks;
}
