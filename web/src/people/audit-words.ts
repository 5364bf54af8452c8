import type { AuditEntry } from '../wire/model';

/** What can happen, in the words of the trail, with those of the page. */
const WHAT: Readonly<Record<string, string>> = {
  'signed-in': 'Signed in',
  'sign-in-failed': 'Sign-in failed',
  'signed-out': 'Signed out',
  'password-changed': 'Changed their password',
  'password-reset': 'Password reset',
  'user-added': 'User added',
  'user-roles-changed': 'Roles changed',
  'user-locked': 'User locked',
  'user-unlocked': 'User unlocked',
  'user-removed': 'User removed',
  'token-issued': 'Token made',
  'token-revoked': 'Token revoked',
  command: 'Command',
  schedule: 'Schedule',
  'read-only': 'Read-only mode',
  alarm: 'Alarm',
  'project-reloaded': 'Project reloaded',
  'annotation-added': 'Annotation added',
  'annotation-changed': 'Annotation changed',
  'annotation-deleted': 'Annotation deleted',
  'trend-set-saved': 'Set of pens saved',
  'trend-set-deleted': 'Set of pens deleted',
  'project-applied': 'Project changed',
  'project-rolled-back': 'Project rolled back',
  'backup-made': 'Backup made',
  adopted: 'Older file taken over',
  'torn-line-removed': 'Torn line removed',
};

/** What to choose from in a filter. */
export const HAPPENINGS: readonly (readonly [string, string])[] = Object.entries(WHAT);

/** What happened, in words. */
export function happeningWords(what: string): string {
  return WHAT[what] ?? what;
}

/** The details in one line; a command tells its tag, value and state first. */
export function detailWords(entry: AuditEntry): string {
  const { details } = entry;
  if (entry.what === 'command') {
    return `${word(details.tag)} = ${word(details.requested)}, ${word(details.state)}`;
  }
  return Object.entries(details)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${word(value)}`)
    .join(', ');
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
