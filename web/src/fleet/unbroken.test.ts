import { expect, test } from 'vitest';
import { unbroken } from './unbroken';

test('aBorderOverTheDateLineGoesOn', () => {
  const ring = [
    [170, 60],
    [179, 61],
    [-179, 62],
    [-170, 60],
    [179, 59],
    [170, 60],
  ];
  const shape = { type: 'Polygon' as const, coordinates: [ring] };
  expect(unbroken(shape).coordinates[0]?.map(([longitude]) => longitude)).toEqual([170, 179, 181, 190, 179, 170]);
});

test('pointsStayAsTheyAre', () => {
  expect(unbroken({ type: 'Point' as const, coordinates: [5, 6] }).coordinates).toEqual([5, 6]);
});
