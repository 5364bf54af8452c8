import { expect, test } from 'vitest';
import type { ReadOnly } from '../wire/command-model';
import { readOnlyWords, stateWords, valueWords } from './command-words';

const nobody: ReadOnly = { host: null, sites: [] };
const anna = { who: 'anna', since: '2026-11-23T08:00:00Z', reason: 'maintenance' };

test('commandThatWaitsForSomebodySaysSo', () => {
  expect(stateWords({ state: 'requested', waitsForApproval: true })).toBe('Waits for approval');
  expect(stateWords({ state: 'requested', waitsForApproval: false })).toBe('Requested');
});

test('unknownValueIsNoNumber', () => {
  expect(valueWords(null)).toBe('–');
  expect(valueWords(0)).toBe('0');
  expect(valueWords(false)).toBe('false');
});

test('readOnlyModeIsToldWithWhoAndWhy', () => {
  expect(readOnlyWords(undefined, 's')).toBe('');
  expect(readOnlyWords(nobody, 's')).toBe('');
  expect(readOnlyWords({ ...nobody, host: anna }, 's')).toBe('Read only: switched by anna, maintenance');
  const site: ReadOnly = { host: null, sites: [{ site: 's', switched: anna, edges: [] }] };
  expect(readOnlyWords(site, 's')).toBe('Read only: switched by anna, maintenance');
  expect(readOnlyWords(site, 'other')).toBe('');
  expect(readOnlyWords(site, undefined)).toBe('1 read-only site');
});

test('edgeThatTheProjectHasAsReadOnlyIsTold', () => {
  const edges = [{ edge: 'e', byProject: true, told: true }];
  expect(readOnlyWords({ host: null, sites: [{ site: 's', switched: null, edges }] }, 's')).toBe(
    'Some edges are read only',
  );
});
