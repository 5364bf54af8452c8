import type { BucketSeries, Gap } from '../wire/model';

/** One point of a pen; null breaks the line. Time in seconds since 1970, as the chart counts. */
export interface Point {
  readonly time: number;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** A gap with its ends in seconds since 1970. */
export interface Hole {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** Reads the host's gaps; a gap without readable ends is left out. */
export function holes(gaps: readonly Gap[]): readonly Hole[] {
  return gaps
    .map(({ from, to, reason }) => ({ from: Date.parse(from) / 1000, to: Date.parse(to) / 1000, reason }))
    .filter((hole) => hole.from < hole.to)
    .sort((a, b) => a.from - b.from);
}

/**
 * The points of one pen: its buckets, broken where the host names a gap. Between two buckets a value held, so a bucket
 * that is not there does not break the line.
 *
 * @param which the bucket's figure that is drawn: `last` for words and switches, whose mean means nothing
 */
export function penLine(series: BucketSeries, gaps: readonly Hole[], which: 'mean' | 'last'): readonly Point[] {
  const points = series.times.map((time, i) => ({
    time: Date.parse(time) / 1000,
    value: series[which][i] ?? null,
    min: series.min[i] ?? null,
    max: series.max[i] ?? null,
  }));
  const breaks = gaps.flatMap((gap) => [{ time: gap.from, value: null, min: null, max: null }]);
  const outside = points.filter((point) => !gaps.some((gap) => point.time >= gap.from && point.time < gap.to));
  return [...outside, ...breaks].sort((a, b) => a.time - b.time);
}

/** The line with its last value held up to a time, as it did unless it is broken there. */
export function heldUntil(points: readonly Point[], time: number): readonly Point[] {
  const last = points.at(-1);
  if (last === undefined || last.value === null || last.time >= time) {
    return points;
  }
  return [...points, { time, value: last.value, min: last.value, max: last.value }];
}

/** Fetched points followed by the live ones that are newer. */
export function joined(fetched: readonly Point[], tail: readonly Point[]): readonly Point[] {
  const last = fetched.at(-1)?.time ?? -Infinity;
  return [...fetched, ...tail.filter((point) => point.time > last)];
}

/** The points, later by so many seconds. */
export function moved(points: readonly Point[], seconds: number): readonly Point[] {
  return points.map((point) => ({ ...point, time: point.time + seconds }));
}

/** The host's gaps, and those only the page knows of yet: what the host has told of already is not told twice. */
export function withLive(gaps: readonly Hole[], live: readonly Hole[]): readonly Hole[] {
  const last = gaps.at(-1);
  const fresh = live.flatMap((hole) => {
    const from = last === undefined ? hole.from : Math.max(hole.from, last.to);
    return from < hole.to ? [{ ...hole, from }] : [];
  });
  return fresh.length === 0 ? gaps : [...gaps, ...fresh];
}

/**
 * Keeps a line broken where its times were joined with those of other lines: the chart ends a gap at the next time of
 * any line, not at the next value of this one.
 */
export function keepBroken(column: (number | null | undefined)[]): void {
  let isBroken = false;
  column.forEach((value, i) => {
    if (value === undefined && isBroken) {
      column[i] = null;
    } else if (value !== undefined) {
      isBroken = value === null;
    }
  });
}

/** The value a pen had at a time: the newest at or before it; undefined before the first, null within a gap. */
export function valueAt(points: readonly Point[], time: number): number | null | undefined {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.time ?? Infinity) <= time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return points[low - 1]?.value;
}
