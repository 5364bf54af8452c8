import { expect, test } from 'vitest';
import { NO_CURSORS, distance, put, spanWords, stepped, taken } from './cursors';

const RANGE = { from: 0, to: 3_000, live: false };

test('aCursorTakenInHandComesInSightAndMovesWithinTheRange', () => {
  const one = taken(NO_CURSORS, 'first', RANGE);
  expect(one).toEqual({ first: 1_000, second: null, active: 'first' });
  expect(stepped(one, 2, RANGE).first).toBe(1_030);
  expect(stepped(one, -500, RANGE).first).toBe(0);
  expect(taken({ ...one, first: 9_000 }, 'first', RANGE).first).toBe(1_000);
});

test('nothingMovesWithoutACursorInHand', () => {
  expect(put(NO_CURSORS, 5)).toBe(NO_CURSORS);
  expect(stepped(NO_CURSORS, 1, RANGE)).toBe(NO_CURSORS);
});

test('theDistanceOfTwoIsTold', () => {
  expect(distance(taken(NO_CURSORS, 'first', RANGE))).toBe('');
  expect(distance({ first: 90_061_000, second: 0, active: null })).toBe('1 d 1 h');
  expect(spanWords(61_000)).toBe('1 min 1 s');
  expect(spanWords(250)).toBe('250 ms');
  expect(spanWords(7_200_000)).toBe('2 h');
});
