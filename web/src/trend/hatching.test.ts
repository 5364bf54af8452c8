import { expect, test } from 'vitest';
import { mergedGaps } from './hatching';

test('gapsOfOneReasonAreJoinedWhereTheyTouch', () => {
  expect(
    mergedGaps([
      { from: 20, to: 30, reason: 'edge off' },
      { from: 0, to: 10, reason: 'edge off' },
      { from: 5, to: 12, reason: 'edge off' },
      { from: 25, to: 40, reason: 'dropped' },
    ]),
  ).toEqual([
    { from: 0, to: 12, reason: 'edge off' },
    { from: 20, to: 30, reason: 'edge off' },
    { from: 25, to: 40, reason: 'dropped' },
  ]);
});
