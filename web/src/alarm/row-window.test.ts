import { expect, test } from 'vitest';
import { rowWindow } from './row-window';

test('shortListIsDrawnWhole', () => {
  expect(rowWindow(100, 5_000, 700, 70)).toEqual({ first: 0, end: 100 });
});

test('ofALongListOnlyWhatIsSeenAndALittleMoreIsDrawn', () => {
  expect(rowWindow(10_000, 0, 700, 70)).toEqual({ first: 0, end: 25 });
  expect(rowWindow(10_000, 70_000, 700, 70)).toEqual({ first: 985, end: 1_025 });
});

test('endOfTheListIsReachedAndNeverPassed', () => {
  expect(rowWindow(10_000, 700_000, 700, 70)).toEqual({ first: 9_970, end: 10_000 });
});
