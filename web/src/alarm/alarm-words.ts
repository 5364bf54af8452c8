import type { Alarm, AlarmAction, AlarmState } from '../wire/model';

/** How pages name a state. */
export const STATE_WORDS: Readonly<Record<AlarmState, string>> = {
  normal: 'Normal',
  unacknowledged: 'Not acknowledged',
  acknowledged: 'Acknowledged',
  'returned-unacknowledged': 'Gone, not acknowledged',
  'latched-unacknowledged': 'Gone, latched, not acknowledged',
  'latched-acknowledged': 'Gone, latched',
  shelved: 'Shelved',
  suppressed: 'Suppressed',
  'out-of-service': 'Out of service',
};

/** What the button of an action says. */
export const ACTION_WORDS: Readonly<Record<AlarmAction, string>> = {
  acknowledge: 'Acknowledge',
  reset: 'Reset',
  shelve: 'Shelve…',
  unshelve: 'Unshelve',
  suppress: 'Suppress…',
  unsuppress: 'Unsuppress',
  'out-of-service': 'Out of service…',
  'return-to-service': 'Return to service',
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

/** `returned-to-service` as people write it. */
export function eventWords(event: string): string {
  return event.replaceAll('-', ' ');
}
