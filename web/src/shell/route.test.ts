import { expect, test } from 'vitest';
import { machineAddress, siteAddress } from '../live/address';
import { parseRoute, welcomeCode } from './route';

test.each([
  ['', { page: 'fleet' }],
  ['#/', { page: 'fleet' }],
  ['#/links', { page: 'links' }],
  ['#/symbols', { page: 'symbols' }],
  ['#/site/mill', { page: 'site', path: 'mill' }],
  ['#/site/', { page: 'unknown' }],
  ['#/machine/a/b', { page: 'unknown' }],
  ['#/alarms', { page: 'alarms' }],
  ['#/studies', { page: 'studies' }],
  ['#/study/heat-curve', { page: 'study', path: 'heat-curve' }],
  ['#/study/..', { page: 'unknown' }],
  ['#/runs/a1/b2', { page: 'runs', path: 'a1/b2' }],
  ['#/runs/', { page: 'unknown' }],
  ['#/runs/a/b/c/d/e/f/g', { page: 'unknown' }],
  ['#/users', { page: 'users' }],
  ['#/audit/x', { page: 'unknown' }],
  ['#/password', { page: 'unknown' }],
  ['#/site/%', { page: 'site', path: '%' }],
])('%s', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test('aSignInLinkHasItsCode', () => {
  expect(welcomeCode('#/welcome/a-B_9')).toBe('a-B_9');
  expect(welcomeCode('#/welcome/')).toBeUndefined();
  expect(welcomeCode('#/welcome/a/b')).toBeUndefined();
  expect(welcomeCode('#/links')).toBeUndefined();
});

test('addressesLeadBackToTheirPath', () => {
  expect(parseRoute(machineAddress('Mål 1/e?/d%'))).toEqual({ page: 'machine', path: 'Mål 1/e?/d%' });
  expect(parseRoute(siteAddress('a b'))).toEqual({ page: 'site', path: 'a b' });
});
