import { expect, test } from 'vitest';
import { alarm, tagInfo } from '../../test/samples';
import type { Reading } from '../live/live-store';
import { alarmLooks, isFault, modeLetter, symbolLook, valueLook } from './look';

function reading(value: number | boolean | null, quality = 'good'): Reading {
  return { path: 's/e/d/t', type: 'f32', unit: '', value, quality, sourceTime: 0, hostTime: 0 };
}

test('badValueNeverShowsItsLastNumber', () => {
  expect(valueLook(reading(42, 'bad'), tagInfo())).toEqual({ text: '?', group: 'bad' });
  expect(valueLook(undefined, tagInfo())).toEqual({ text: '?', group: 'bad' });
  expect(valueLook(reading(42, 'bad-stale'), tagInfo())).toEqual({ text: '42.0', group: 'stale' });
});

test.each([
  [reading(1), 'running'],
  [reading(0), 'stopped'],
  [reading(true), 'running'],
  [reading(false), 'stopped'],
  [reading(1, 'bad-no-answer'), 'stale'],
  [reading(1, 'bad-malformed'), 'bad'],
  [reading(1, 'uncertain'), 'uncertain'],
  [reading(0, 'uncertain'), 'uncertain stopped'],
  [undefined, 'bad'],
])('symbol %#', (now, look) => {
  expect(symbolLook(now)).toBe(look);
});

test('symbolWithoutATagThatTellsIsNeverDrawnStopped', () => {
  expect(symbolLook(reading(0), false)).toBe('running');
  expect(symbolLook(reading(0, 'bad-stale'), false)).toBe('stale');
});

test('faultIsClaimedOnlyByATrustedReading', () => {
  expect([isFault(reading(1)), isFault(reading(0)), isFault(reading(1, 'bad-stale'))]).toEqual([true, false, false]);
});

test('modeIsTheFirstLetterOfItsWord', () => {
  const tag = tagInfo({ type: 'u16', states: { '1': 'auto', '2': 'hand' } });
  expect([modeLetter(reading(1), tag), modeLetter(reading(2), tag)]).toEqual(['A', 'H']);
  expect(modeLetter(reading(1, 'bad-stale'), tag)).toBe('');
});

test('mostUrgentAlarmOfAPlaceWinsAndWaitsWhileAnyDoes', () => {
  const looks = alarmLooks([
    alarm({ id: '1', priority: 'high', state: 'acknowledged' }),
    alarm({ id: '2', priority: 'low', state: 'unacknowledged' }),
  ]);
  expect(looks.get('s/e/d/Supply')).toEqual({ priority: 'high', waiting: true });
});
