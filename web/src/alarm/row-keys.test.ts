import { expect, test } from 'vitest';
import { rowAfter } from './row-keys';

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowUp', 3, 2],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 9_999, 9_999],
  ['PageDown', 9_995, 9_999],
  ['PageUp', 3, 0],
  ['Home', 5_000, 0],
  ['End', 0, 9_999],
  ['ArrowDown', -1, 0],
  ['PageUp', -1, 0],
  ['End', -1, 9_999],
  ['x', 3, undefined],
])('%s at %i leads to %s', (key, at, row) => {
  expect(rowAfter(key, at, 10_000)).toBe(row);
});

test('anEmptyListHasNoRowToGoTo', () => {
  expect(rowAfter('ArrowDown', -1, 0)).toBeUndefined();
});
