import { expect, test } from 'vitest';
import type { AuditEntry } from '../wire/model';
import { detailWords, happeningWords } from './audit-words';

function entry(what: string, details: Record<string, unknown>): AuditEntry {
  return { number: 1, time: '2026-11-22T10:00:00.000Z', what, who: 'anna', address: '127.0.0.1', details };
}

test('aCommandTellsTagValueAndState', () => {
  const details = { id: 'x', tag: 's/e/d/Flow', requested: 21.5, state: 'confirmed', history: [] };
  expect(detailWords(entry('command', details))).toBe('s/e/d/Flow = 21.5, confirmed');
});

test('otherDetailsStandByName', () => {
  expect(detailWords(entry('user-roles-changed', { user: 'bo', roles: { '*': 'viewer' }, reason: '' }))).toBe(
    'user: bo, roles: {"*":"viewer"}',
  );
  expect(detailWords(entry('signed-in', {}))).toBe('');
});

test('anUnknownHappeningKeepsItsWord', () => {
  expect(happeningWords('signed-in')).toBe('Signed in');
  expect(happeningWords('of-a-newer-host')).toBe('of-a-newer-host');
});
