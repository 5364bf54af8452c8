import { expect, test } from 'vitest';
import { Backoff } from './backoff';

test('pausesDoubleUpToTheCapAndStartShortAfterASuccess', () => {
  const backoff = new Backoff(() => 1);
  expect(Array.from({ length: 7 }, () => backoff.next())).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  backoff.reset();
  expect(backoff.next()).toBe(500);
});

test('jitterShortensAPauseByHalfAtMost', () => {
  expect(new Backoff(() => 0).next()).toBe(250);
});
