import { msg, str } from '@lit/localize';
import { formatNumber } from '../live/format';
import type { AlarmFigures } from '../wire/model';

/** One bar of the picture of annunciations. */
export interface FigureBar {
  /** Milliseconds since 1970 UTC. */
  readonly from: number;
  readonly count: number;
  /** Share of the highest bar, 0 to 1. */
  readonly height: number;
  /** True when a position had more than it can work off. */
  readonly isFlood: boolean;
}

/** Annunciations in ten minutes and position from which on it is a flood (ISA-18.2). */
const FLOOD = 10;
const TEN_MINUTES = 600_000;

/** Every bar of the span, the quiet ones too. */
export function figureBars(figures: AlarmFigures): readonly FigureBar[] {
  const from = Date.parse(figures.from);
  const to = Date.parse(figures.to);
  const counts = new Map(figures.bars.map(({ time, count }) => [Date.parse(time), count]));
  const most = Math.max(1, ...figures.bars.map(({ count }) => count));
  const bars: FigureBar[] = [];
  for (let time = from; time < to; time += figures.barMillis) {
    const count = counts.get(time) ?? 0;
    const end = time + figures.barMillis;
    const isFlood =
      figures.barMillis === TEN_MINUTES
        ? count >= FLOOD * figures.positions
        : figures.load.floods.some((flood) => Date.parse(flood.from) < end && Date.parse(flood.to) > time);
    bars.push({ from: time, count, height: count / most, isFlood });
  }
  return bars;
}

/** How many alarms an operator gets, judged. */
export type RateVerdict = 'good' | 'manageable' | 'too-many';

/** How a rate an hour and position is judged (ISA-18.2, table of average rates). */
export function rateVerdict(perHour: number): RateVerdict {
  return perHour <= 6 ? 'good' : perHour <= 12 ? 'manageable' : 'too-many';
}

/** A duration in milliseconds as people say it: `45 s`, `12 min`, `3.5 h`. */
export function spanWords(millis: number): string {
  const seconds = millis / 1_000;
  if (seconds < 90) {
    return msg(str`${Math.round(seconds)} s`);
  }
  return seconds < 5_400 ? msg(str`${Math.round(seconds / 60)} min`) : msg(str`${formatNumber(seconds / 3_600, 1)} h`);
}
