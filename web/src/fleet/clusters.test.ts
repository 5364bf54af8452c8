import { expect, test } from 'vitest';
import type { FleetPlace } from '../wire/fleet-api';
import { clusters } from './clusters';

const place = (id: string, latitude: number, longitude: number, condition: FleetPlace['condition']): FleetPlace => ({
  id,
  name: id,
  latitude,
  longitude,
  condition,
});

test('neighboursShareAMarkAndTheWorstColoursIt', () => {
  const found = clusters(
    [place('a', 1, 1, 'well'), place('b', 2, 3, 'high'), place('c', 50, 50, 'bad-values')],
    ({ latitude, longitude }) => ({ x: longitude, y: latitude }),
    10,
  );
  expect(found.map(({ x, y, condition, places }) => [x, y, condition, places.length])).toEqual([
    [2, 1.5, 'high', 2],
    [50, 50, 'bad-values', 1],
  ]);
});
