import { msg } from '@lit/localize';
import type { Words } from '../language/words';
import type { Alarm, AlarmAction, AlarmPriority, AlarmState } from '../wire/model';

/** How pages name a state. */
export const STATE_WORDS: Readonly<Record<AlarmState, Words>> = {
  normal: () => msg('Normal'),
  unacknowledged: () => msg('Not acknowledged'),
  acknowledged: () => msg('Acknowledged'),
  'returned-unacknowledged': () => msg('Gone, not acknowledged'),
  'latched-unacknowledged': () => msg('Gone, latched, not acknowledged'),
  'latched-acknowledged': () => msg('Gone, latched'),
  shelved: () => msg('Shelved'),
  suppressed: () => msg('Suppressed'),
  'out-of-service': () => msg('Out of service'),
};

/** What the button of an action says. */
export const ACTION_WORDS: Readonly<Record<AlarmAction, Words>> = {
  acknowledge: () => msg('Acknowledge'),
  reset: () => msg('Reset'),
  shelve: () => msg('Shelve…'),
  unshelve: () => msg('Unshelve'),
  suppress: () => msg('Suppress…'),
  unsuppress: () => msg('Unsuppress'),
  'out-of-service': () => msg('Out of service…'),
  'return-to-service': () => msg('Return to service'),
};

/** The actions that fit where an alarm stands, the most likely first. */
const ACTIONS: Readonly<Record<AlarmState, readonly AlarmAction[]>> = {
  normal: ['shelve', 'out-of-service'],
  unacknowledged: ['acknowledge', 'shelve'],
  acknowledged: ['shelve', 'out-of-service'],
  'returned-unacknowledged': ['acknowledge', 'shelve'],
  'latched-unacknowledged': ['acknowledge', 'reset'],
  'latched-acknowledged': ['reset', 'shelve'],
  shelved: ['unshelve'],
  suppressed: ['unsuppress', 'out-of-service'],
  'out-of-service': ['return-to-service'],
};

/** The actions that fit where an alarm stands, the most likely first. */
export function actionsOf(alarm: Alarm): readonly AlarmAction[] {
  return ACTIONS[alarm.state];
}

/** True for an action that must say why. */
export function wantsReason(action: AlarmAction): boolean {
  return action === 'shelve' || action === 'suppress' || action === 'out-of-service';
}

/** True while nobody has taken notice. */
export function unacknowledged(alarm: Alarm): boolean {
  return alarm.state.endsWith('unacknowledged');
}

/** True when the alarm is on the path itself or on something below it. */
export function isUnder(alarm: Alarm, path: string): boolean {
  return path === '' || alarm.path === path || alarm.path.startsWith(`${path}/`);
}

/** What happens to an alarm, by the host's word for it. */
const EVENTS: Readonly<Record<string, Words>> = {
  raised: () => msg('raised'),
  'raised-again': () => msg('raised again'),
  cleared: () => msg('cleared'),
  acknowledged: () => msg('acknowledged'),
  reset: () => msg('reset'),
  shelved: () => msg('shelved'),
  unshelved: () => msg('unshelved'),
  suppressed: () => msg('suppressed'),
  unsuppressed: () => msg('unsuppressed'),
  'out-of-service': () => msg('out of service'),
  'returned-to-service': () => msg('returned to service'),
  'first-out': () => msg('first out'),
  removed: () => msg('removed from the project'),
};

/** What happened, in words; a word this page does not know as people write it. */
export function eventWords(event: string): string {
  return EVENTS[event]?.() ?? event.replaceAll('-', ' ');
}

const PRIORITIES: Readonly<Record<AlarmPriority, Words>> = {
  critical: () => msg('critical'),
  high: () => msg('high'),
  medium: () => msg('medium'),
  low: () => msg('low'),
};

/** How urgent an alarm is, in a word. */
export function priorityWord(priority: AlarmPriority): string {
  return PRIORITIES[priority]();
}
