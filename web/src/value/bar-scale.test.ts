import { expect, test } from 'vitest';
import { tagInfo } from '../../test/samples';
import { barScale } from './bar-scale';

function day(min: (number | null)[], max: (number | null)[]) {
  return { tag: 't', times: [], min, max, first: [], last: [], mean: [], count: [] };
}

test('percentGoesFromNoughtToHundred', () => {
  expect(barScale(tagInfo({ unit: '%' }), day([20], [80]))).toEqual({ min: 0, max: 100, normalMin: 20, normalMax: 80 });
});

test('writeLimitsAreTheEndsUnlessTheDayWentBeyond', () => {
  const tag = tagInfo({ write: { min: 20, max: 60 } });
  expect(barScale(tag, day([null, 15], [50, null]))).toMatchObject({ min: 15, max: 60 });
});

test('dayWithoutValuesHasNoScale', () => {
  expect(barScale(tagInfo(), day([null], [null]))).toBeUndefined();
  expect(barScale(tagInfo(), undefined)).toBeUndefined();
});

test('flatDayStillHasALength', () => {
  const scale = barScale(tagInfo(), day([0], [0]));
  expect(scale && scale.max > scale.min).toBe(true);
});
