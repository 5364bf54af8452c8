import { expect, test } from 'vitest';
import { alarm } from '../../test/samples';
import { actionsOf, eventWords, isUnder, unacknowledged, wantsReason } from './alarm-words';

test('alarmsBelongToThePathsAboveThem', () => {
  const one = alarm({ path: 's/e/d/T' });
  expect(['', 's', 's/e', 's/e/d', 's/e/d/T'].every((path) => isUnder(one, path))).toBe(true);
  expect(['s/e/d/', 's/e/dd', 'S', 's/e/d/T/x'].some((path) => isUnder(one, path))).toBe(false);
});

test('onlyWhatNobodyHasSeenCounts', () => {
  expect(unacknowledged(alarm({ state: 'unacknowledged' }))).toBe(true);
  expect(unacknowledged(alarm({ state: 'returned-unacknowledged' }))).toBe(true);
  expect(unacknowledged(alarm({ state: 'latched-unacknowledged' }))).toBe(true);
  expect(unacknowledged(alarm({ state: 'acknowledged' }))).toBe(false);
  expect(unacknowledged(alarm({ state: 'shelved' }))).toBe(false);
});

test('actionsFitTheStateAndHidingNeedsAReason', () => {
  expect(actionsOf(alarm({ state: 'unacknowledged' }))[0]).toBe('acknowledge');
  expect(actionsOf(alarm({ state: 'shelved' }))).toEqual(['unshelve']);
  expect(wantsReason('shelve')).toBe(true);
  expect(wantsReason('acknowledge')).toBe(false);
});

test('eventsReadLikeWords', () => {
  expect(eventWords('returned-to-service')).toBe('returned to service');
});
