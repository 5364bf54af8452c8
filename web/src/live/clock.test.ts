import { expect, test } from 'vitest';
import { zoneFormats } from './clock';

test('clockShowsTheSitesTimeWhateverTheBrowsers', () => {
  const time = Date.parse('2026-11-22T23:30:05Z');
  const formats = zoneFormats('Europe/Stockholm');
  expect(formats.time(time)).toBe('00:30:05');
  expect(formats.day(time)).toBe('23 Nov');
});

test('unknownZoneIsSaidToBeUtc', () => {
  const formats = zoneFormats('Nowhere/Else');
  expect(formats.time(Date.parse('2026-11-22T23:30:05Z'))).toBe('23:30:05');
  expect(formats.name(0)).toBe('UTC');
});

test('noTimeIsADash', () => {
  expect(zoneFormats('UTC').full(NaN)).toBe('–');
});
