import { expect, test } from 'vitest';
import { rolesWords } from './role-words';

test('rolesStandWithTheirSites', () => {
  expect(rolesWords({ '*': 'viewer', north: 'operator' }, undefined)).toBe('viewer at all sites, operator at north');
  expect(rolesWords({}, undefined)).toBe('none');
});
