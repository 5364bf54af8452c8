import { expect, test } from 'vitest';
import { machineAddress, siteAddress } from '../live/address';
import { parseRoute } from './route';

test.each([
  ['', { page: 'fleet' }],
  ['#/', { page: 'fleet' }],
  ['#/links', { page: 'links' }],
  ['#/symbols', { page: 'symbols' }],
  ['#/site/mill', { page: 'site', path: 'mill' }],
  ['#/site/', { page: 'unknown' }],
  ['#/machine/a/b', { page: 'unknown' }],
  ['#/alarms', { page: 'alarms' }],
  ['#/site/%', { page: 'site', path: '%' }],
])('%s', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test('addressesLeadBackToTheirPath', () => {
  expect(parseRoute(machineAddress('Mål 1/e?/d%'))).toEqual({ page: 'machine', path: 'Mål 1/e?/d%' });
  expect(parseRoute(siteAddress('a b'))).toEqual({ page: 'site', path: 'a b' });
});
