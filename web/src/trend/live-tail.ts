import { gapSentence } from '../live/gap-words';
import { isTrusted } from '../live/quality';
import type { Reading } from '../live/live-store';
import type { Hole, Point } from './pen-line';

/** Most points kept; a fetch from history replaces them long before. */
const MOST = 2_000;

/** Most gaps kept likewise. */
const MOST_HOLES = 100;

/** The newest points of one pen, gathered from the live readings since the last fetch. */
export class LiveTail {
  private points: Point[] = [];
  private broken: Hole[] = [];

  /** Adds a reading; what is not trusted breaks the line at `now`. True when it ends a gap. Times in milliseconds. */
  add(reading: Reading, now: number): boolean {
    const value = trusted(reading);
    const time = (value === null || Number.isNaN(reading.sourceTime) ? now : reading.sourceTime) / 1000;
    const last = this.points.at(-1);
    const hasHealed = this.note(value, time, reading.quality);
    if (last !== undefined && (time <= last.time || (value === null && last.value === null))) {
      return hasHealed;
    }
    this.points.push({ time, value, min: value, max: value });
    if (this.points.length > MOST) {
      this.points.shift();
    }
    return hasHealed;
  }

  /** True while the newest reading is not trusted. */
  private get isBroken(): boolean {
    return this.broken.at(-1)?.to === Infinity;
  }

  /** The gaps heard of, so that they are told at once; the last may reach `now`. Times in seconds. */
  holes(now: number): readonly Hole[] {
    return this.broken.map((hole) => ({ ...hole, to: Math.min(hole.to, now) })).filter((hole) => hole.from < hole.to);
  }

  /** Begins or ends a gap; true when it ends one. */
  private note(value: number | null, time: number, quality: string): boolean {
    const open = this.isBroken ? this.broken.at(-1) : undefined;
    if (value === null && open === undefined) {
      this.broken = [...this.broken, { from: time, to: Infinity, reason: gapSentence(quality) }].slice(-MOST_HOLES);
    } else if (value !== null && open !== undefined) {
      this.broken[this.broken.length - 1] = { ...open, to: Math.max(open.from, time) };
      return true;
    }
    return false;
  }

  /** Forgets what history has told meanwhile. Time in seconds. */
  dropBefore(time: number): void {
    this.points = this.points.filter((point) => point.time >= time);
    this.broken = this.broken.filter((hole) => hole.to >= time);
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
