import { expect, test } from 'vitest';
import { EARLIER, trendKey } from './trend-keys';

test('arrowsMoveTheTimeOrTheCursorInHand', () => {
  expect(trendKey('ArrowLeft', false, false)).toEqual({ kind: 'gesture', gesture: EARLIER });
  expect(trendKey('ArrowLeft', true, true)).toEqual({ kind: 'step', steps: -10 });
  expect(trendKey('ArrowRight', false, true)).toEqual({ kind: 'step', steps: 1 });
});

test('otherKeysDoWhatTheWordsSay', () => {
  expect(trendKey('L', true, false)).toEqual({ kind: 'live' });
  expect(trendKey('2', false, true)).toEqual({ kind: 'take', which: 'second' });
  expect(trendKey('Escape', false, true)).toEqual({ kind: 'drop' });
  expect(trendKey('q', false, false)).toBeUndefined();
});
