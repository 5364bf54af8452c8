import { qualityRank } from './quality';

/** How many tags below one place of the tree are good, uncertain and bad. Stale counts as bad. */
export interface QualityCounts {
  readonly good: number;
  readonly uncertain: number;
  readonly bad: number;
}

const NONE: QualityCounts = { good: 0, uncertain: 0, bad: 0 };

/** Counts tags by quality for each site, edge and device, kept up to date one change at a time. */
export class QualitySummary {
  private readonly places = new Map<string, [number, number, number]>();

  /** A tag's quality changed; undefined stands for "was not there" or "is gone". */
  moved(path: string, before: string | undefined, after: string | undefined): void {
    if (before === after) {
      return;
    }
    for (const place of placesAbove(path)) {
      const counts = this.places.get(place) ?? [0, 0, 0];
      add(counts, before, -1);
      add(counts, after, 1);
      this.places.set(place, counts);
    }
  }

  /** The counts below `site`, `site/edge` or `site/edge/device`. */
  of(place: string): QualityCounts {
    const counts = this.places.get(place);
    return counts === undefined ? NONE : { good: counts[0], uncertain: counts[1], bad: counts[2] };
  }
}

function add(counts: [number, number, number], quality: string | undefined, step: number): void {
  if (quality !== undefined) {
    const rank = qualityRank(quality) as 0 | 1 | 2;
    counts[rank] += step;
  }
}

/** `a/b/c/t` lies below `a`, `a/b` and `a/b/c`. */
function placesAbove(path: string): string[] {
  const levels = path.split('/').slice(0, -1);
  return levels.map((_, level) => levels.slice(0, level + 1).join('/'));
}
