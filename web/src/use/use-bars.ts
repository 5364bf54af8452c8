import { localeTag } from '../language/formats';
import type { UsePer, UsePeriod, UseSeries } from '../wire/model';

/** One bar: how high it stands, and what it says. */
export interface UseBar {
  /** Milliseconds since 1970 UTC; the site's midnight. */
  readonly from: number;
  /** Hours of the period by the site's clocks: 23, 24 or 25 of a day. */
  readonly hours: number;
  /** In the unit of the chart; null when nothing is known. */
  readonly use: number | null;
  /** Share of the highest step of the scale, 0 to 1. */
  readonly height: number;
  /** Below the bar, in the site's time zone: `25` or `Oct`. */
  readonly tick: string;
  /** In full: `25 October 2026` or `October 2026`. */
  readonly name: string;
  /** True while the period still runs. */
  readonly isOpen: boolean;
}

/** Bars with the scale they stand on. */
export interface UseChart {
  readonly unit: string;
  readonly bars: readonly UseBar[];
  /** The values lines are drawn at, from 0 up. */
  readonly steps: readonly number[];
}

/** Lines above the zero line. */
const LINES = 4;
const HOUR = 3_600_000;

/** The chart of a counter's use. @param now milliseconds since 1970 UTC, by the host's clock */
export function useChart(series: UseSeries, per: UsePer, now: number): UseChart {
  const kilo = series.unit === 'Wh';
  const uses = series.periods.map(({ use }) => (use === null ? null : use / (kilo ? 1_000 : 1)));
  const steps = scale(Math.max(0, ...uses.map((use) => use ?? 0)));
  const top = steps.at(-1) ?? 1;
  const words = formats(series.timeZone, per);
  const bars = series.periods.map((period, i) => bar(period, uses[i] ?? null, top, words, now));
  return { unit: kilo ? 'kWh' : series.unit, bars, steps };
}

interface Words {
  readonly tick: Intl.DateTimeFormat;
  readonly name: Intl.DateTimeFormat;
}

function bar(period: UsePeriod, use: number | null, top: number, words: Words, now: number): UseBar {
  const from = Date.parse(period.from);
  const to = Date.parse(period.to);
  return {
    from,
    hours: (to - from) / HOUR,
    use,
    height: use === null ? 0 : Math.max(0, use / top),
    tick: words.tick.format(from),
    name: words.name.format(from),
    isOpen: to > now,
  };
}

// The site's days, whatever zone the browser is in.
function formats(timeZone: string, per: UsePer): Words {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeTag(), { timeZone, ...options });
  return per === 'day'
    ? { tick: format({ day: 'numeric' }), name: format({ day: 'numeric', month: 'long', year: 'numeric' }) }
    : { tick: format({ month: 'short' }), name: format({ month: 'long', year: 'numeric' }) };
}

/** Round values from 0 to at least the greatest. */
function scale(greatest: number): readonly number[] {
  const step = round(greatest / LINES);
  const count = Math.max(1, Math.ceil(greatest / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, i) => i * step);
}

/** The next of 1, 2, 2.5 and 5 times a power of ten. */
function round(step: number): number {
  if (step <= 0) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= step * (1 - 1e-9)) ?? 10;
  return factor * power;
}
