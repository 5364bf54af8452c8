// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { setLocale } from '../language/locale';
import { symbolLabel } from './symbol-label';

afterEach(() => setLocale('en'));

test.each([
  ['', 'Pump', 'running', undefined, 'Pump, running'],
  ['P-1', 'Pump', 'running fault', undefined, 'P-1 Pump, running, fault'],
  ['P-1', 'Pump', '', undefined, 'P-1 Pump'],
  ['P-1', 'Pump', 'stopped', 'high' as const, 'P-1 2 Pump, stopped, high'],
])('%s %s that is %s with alarm %s', (label, title, look, alarm, words) => {
  expect(symbolLabel(label, title, look, alarm)).toBe(words);
});

test('itIsHeardInThePresentLanguage', async () => {
  await setLocale('sv');
  expect(symbolLabel('P-1', 'Pump', 'stopped', 'high')).toBe('P-1 2 Pump, stoppad, h\u00f6g');
});
