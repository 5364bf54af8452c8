import { expect, test } from 'vitest';
import { qualityGroup, qualityReason, qualityWord } from './quality';

test.each([
  ['good', 'good'],
  ['good-local-override', 'good'],
  ['uncertain', 'uncertain'],
  ['bad', 'bad'],
  ['bad-no-value', 'bad'],
  ['bad-waiting', 'bad'],
  ['bad-stale', 'stale'],
  ['bad-edge-offline', 'stale'],
  ['bad-no-answer', 'stale'],
  ['bad-removed', 'stale'],
  ['', 'bad'],
  ['excellent', 'bad'],
])('%s is shown as %s', (quality, group) => {
  expect(qualityGroup(quality)).toBe(group);
});

test('unknownQualityStillSaysWhy', () => {
  expect(qualityReason('bad-sensor-broken')).toBe('bad sensor broken');
  expect(qualityWord('bad-no-answer')).toBe('no answer');
});
