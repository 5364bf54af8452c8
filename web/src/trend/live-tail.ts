import { isTrusted } from '../live/quality';
import type { Reading } from '../live/live-store';
import type { Point } from './pen-line';

/** Most points kept; a fetch from history replaces them long before. */
const MOST = 2_000;

/** The newest points of one pen, gathered from the live readings since the last fetch. */
export class LiveTail {
  private points: Point[] = [];

  /** Adds a reading; what is not trusted breaks the line at `now`. Times in milliseconds. */
  add(reading: Reading, now: number): void {
    const value = trusted(reading);
    const time = (value === null || Number.isNaN(reading.sourceTime) ? now : reading.sourceTime) / 1000;
    const last = this.points.at(-1);
    if (last !== undefined && (time <= last.time || (value === null && last.value === null))) {
      return;
    }
    this.points.push({ time, value, min: value, max: value });
    if (this.points.length > MOST) {
      this.points.shift();
    }
  }

  /** Forgets what history has told meanwhile. Time in seconds. */
  dropBefore(time: number): void {
    this.points = this.points.filter((point) => point.time >= time);
  }

  all(): readonly Point[] {
    return this.points;
  }
}

/** The number a reading stands for; null when it must not be drawn as true. */
export function trusted(reading: Reading): number | null {
  if (!isTrusted(reading.quality) || reading.value === null) {
    return null;
  }
  const number = Number(reading.value);
  return Number.isFinite(number) ? number : null;
}
