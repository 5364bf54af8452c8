import type { BucketSeries, TagInfo } from '../wire/model';

/** Ends of a bar and the part of it that is usual. */
export interface BarScale {
  readonly min: number;
  readonly max: number;
  readonly normalMin: number;
  readonly normalMax: number;
}

/** Room beside the usual part when nothing else gives the ends, as a share of its width. */
const MARGIN = 0.5;

/** The scale of a tag from its last day; undefined when the day says nothing. */
export function barScale(tag: TagInfo, lastDay: BucketSeries | undefined): BarScale | undefined {
  const normalMin = extreme(lastDay?.min, Math.min);
  const normalMax = extreme(lastDay?.max, Math.max);
  if (normalMin === undefined || normalMax === undefined) {
    return undefined;
  }
  const [min, max] = ends(tag, normalMin, normalMax);
  return min < max ? { min, max, normalMin, normalMax } : undefined;
}

function ends(tag: TagInfo, normalMin: number, normalMax: number): [number, number] {
  const limits = tag.write;
  const [low, high] = [limits?.min ?? null, limits?.max ?? null];
  if (low !== null && high !== null) {
    return [Math.min(low, normalMin), Math.max(high, normalMax)];
  }
  if (tag.unit === '%' && normalMin >= 0 && normalMax <= 100) {
    return [0, 100];
  }
  const margin = Math.max((normalMax - normalMin) * MARGIN, Math.abs(normalMax) * 0.05, 0.5);
  return [normalMin - margin, normalMax + margin];
}

function extreme(
  values: readonly (number | null)[] | undefined,
  pick: (a: number, b: number) => number,
): number | undefined {
  return values?.reduce<number | undefined>(
    (best, value) => (value === null ? best : best === undefined ? value : pick(best, value)),
    undefined,
  );
}
