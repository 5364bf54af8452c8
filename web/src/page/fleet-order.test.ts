import { expect, test } from 'vitest';
import type { Link, LinkState, SiteSummary } from '../wire/model';
import { byHealth, matches, siteHealth } from './fleet-order';

function site(id: string, ...devices: string[]): SiteSummary {
  const summaries = devices.map((device) => ({
    path: `${id}/e/${device}`,
    id: device,
    name: `Machine ${device}`,
    type: 't',
    typeName: 'Type',
    manufacturer: '',
    machineClass: 'pump' as const,
  }));
  return { id, name: id, timeZone: 'UTC', edges: [{ path: `${id}/e`, id: 'e', name: 'Edge', devices: summaries }] };
}

function links(states: Readonly<Record<string, LinkState>>): ReadonlyMap<string, Link> {
  return new Map(Object.entries(states).map(([path, state]) => [path, { path, state, since: '', sentence: '' }]));
}

const counts = (good: number, uncertain: number, bad: number) => ({ good, uncertain, bad });

test('siteIsAsBadAsItsWorstLink', () => {
  const known = links({ 'a/e': 'connected', 'a/e/1': 'connected', 'a/e/2': 'disconnected' });
  const health = siteHealth(site('a', '1', '2'), known, counts(1, 0, 0));
  expect(health).toMatchObject({ link: 'disconnected', connected: 1 });
});

test('linkTheHostDoesNotNameIsUnknownNotConnected', () => {
  expect(siteHealth(site('a', '1'), links({ 'a/e': 'connected' }), counts(1, 0, 0)).link).toBe('unknown');
  expect(siteHealth(site('a', '1'), undefined, counts(1, 0, 0)).link).toBe('unknown');
});

test('worstComesFirst', () => {
  const good = (id: string) => links({ [`${id}/e`]: 'connected', [`${id}/e/1`]: 'connected' });
  const sites = [
    siteHealth(site('b2', '1'), good('b2'), counts(9, 0, 0)),
    siteHealth(site('b10', '1'), good('b10'), counts(9, 0, 0)),
    siteHealth(site('uncertain', '1'), good('uncertain'), counts(8, 1, 0)),
    siteHealth(site('bad', '1'), good('bad'), counts(8, 0, 1)),
    siteHealth(site('down', '1'), links({ 'down/e': 'disconnected' }), counts(9, 0, 0)),
  ];
  expect(sites.sort(byHealth).map((one) => one.site.id)).toEqual(['down', 'bad', 'uncertain', 'b2', 'b10']);
});

test('searchFindsSitesByTheirMachinesToo', () => {
  expect(matches(site('mill', '7'), 'machine 7')).toBe(true);
  expect(matches(site('mill', '7'), '  MILL ')).toBe(true);
  expect(matches(site('mill', '7'), 'harbour')).toBe(false);
});
