import { CONDITIONS, type FleetPlace, type SiteCondition } from '../wire/fleet-api';

/** Sites drawn as one mark. Places in pixels of the map. */
export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly places: readonly FleetPlace[];
  /** The worst of all. */
  readonly condition: SiteCondition;
}

/** Puts together what is nearer than a mark is wide: one mark for each cell of a grid. */
export function clusters(
  places: readonly FleetPlace[],
  project: (place: FleetPlace) => { readonly x: number; readonly y: number },
  cell: number,
): readonly Cluster[] {
  const cells = new Map<string, { x: number; y: number; places: FleetPlace[] }>();
  for (const place of places) {
    const { x, y } = project(place);
    const key = `${Math.floor(x / cell)} ${Math.floor(y / cell)}`;
    const found = cells.get(key) ?? { x: 0, y: 0, places: [] };
    found.x += x;
    found.y += y;
    found.places.push(place);
    cells.set(key, found);
  }
  return [...cells.values()].map(({ x, y, places: all }) => ({
    x: x / all.length,
    y: y / all.length,
    places: all,
    condition: worst(all),
  }));
}

function worst(places: readonly FleetPlace[]): SiteCondition {
  return CONDITIONS.find((condition) => places.some((place) => place.condition === condition)) ?? 'well';
}
