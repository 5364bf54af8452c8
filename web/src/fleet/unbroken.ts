import type { GeoJsonObject, Position } from 'geojson';

/**
 * Shapes whose borders go on beyond 180 degrees: a border that jumps from one edge of the map to the other would be
 * drawn across it.
 */
export function unbroken<T extends GeoJsonObject>(shapes: T): T {
  return JSON.parse(JSON.stringify(shapes), (key, value: unknown) =>
    key === 'coordinates' ? rings(value as unknown[]) : value,
  ) as T;
}

function rings(coordinates: unknown[]): unknown {
  const [first] = coordinates;
  if (!Array.isArray(first)) {
    return coordinates;
  }
  return Array.isArray(first[0]) ? coordinates.map((one) => rings(one as unknown[])) : ring(coordinates as Position[]);
}

/** Each point on the side of the one before it that is nearer. */
function ring(points: Position[]): Position[] {
  let turns = 0;
  return points.map(([longitude = 0, latitude = 0], n) => {
    const before = points[n - 1]?.[0] ?? longitude;
    const jump = longitude - before;
    turns += jump > 180 ? -360 : jump < -180 ? 360 : 0;
    return [longitude + turns, latitude];
  });
}
