import { msg } from '@lit/localize';
import { plainValue } from '../live/format';
import { isCommandState, stateWords } from '../command/command-words';
import type { Words } from '../language/words';
import type { AuditEntry } from '../wire/model';

/** What can happen, in the words of the trail, with those of the page. */
const WHAT: Readonly<Record<string, Words>> = {
  'signed-in': () => msg('Signed in'),
  'sign-in-failed': () => msg('Sign-in failed'),
  'signed-out': () => msg('Signed out'),
  'password-changed': () => msg('Changed their password'),
  'password-reset': () => msg('Password reset'),
  'user-added': () => msg('User added'),
  'user-roles-changed': () => msg('Roles changed'),
  'user-locked': () => msg('User locked'),
  'user-unlocked': () => msg('User unlocked'),
  'user-removed': () => msg('User removed'),
  'token-issued': () => msg('Token made'),
  'token-revoked': () => msg('Token revoked'),
  command: () => msg('Command'),
  schedule: () => msg('Schedule'),
  'read-only': () => msg('Read-only mode'),
  alarm: () => msg('Alarm'),
  'project-reloaded': () => msg('Project reloaded'),
  'annotation-added': () => msg('Annotation added'),
  'annotation-changed': () => msg('Annotation changed'),
  'annotation-deleted': () => msg('Annotation deleted'),
  'trend-set-saved': () => msg('Set of pens saved'),
  'trend-set-deleted': () => msg('Set of pens deleted'),
  'project-applied': () => msg('Project changed'),
  'project-rolled-back': () => msg('Project rolled back'),
  'backup-made': () => msg('Backup made'),
  adopted: () => msg('Older file taken over'),
  'torn-line-removed': () => msg('Torn line removed'),
};

/** What to choose from in a filter. */
export const HAPPENINGS: readonly (readonly [string, Words])[] = Object.entries(WHAT);

/** What happened, in words. */
export function happeningWords(what: string): string {
  return WHAT[what]?.() ?? what;
}

/** The details in one line; a command tells its tag, value and state first. */
export function detailWords(entry: AuditEntry): string {
  const { details } = entry;
  if (entry.what === 'command') {
    return `${word(details.tag)} = ${word(details.requested)}, ${commandWord(details.state)}`;
  }
  return Object.entries(details)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${word(value)}`)
    .join(', ');
}

function commandWord(state: unknown): string {
  return isCommandState(state) ? stateWords({ state }).toLowerCase() : word(state);
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? plainValue(value) : JSON.stringify(value);
}
