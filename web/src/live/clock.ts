import { perLocale } from '../language/formats';

/** Formats of one time zone, made once: Intl formats are dear to make. All clocks have 24 hours. */
export interface ZoneFormats {
  /** 11:07:14 */
  readonly time: (time: number) => string;
  /** 11:07 */
  readonly minute: (time: number) => string;
  /** 22 Nov */
  readonly day: (time: number) => string;
  /** 22 Nov 2026, 11:07:14 */
  readonly full: (time: number) => string;
  /** The zone's short name, e.g. GMT+1 */
  readonly name: (time: number) => string;
}

const made = perLocale((tag, zone) => newFormats(tag, isZone(zone) ? zone : 'UTC'));

/** The formats of an IANA zone; an unknown one falls back to UTC and says so in `name`. */
export function zoneFormats(zone: string): ZoneFormats {
  return made(zone);
}

/** The zone of this browser. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

function newFormats(tag: string, timeZone: string): ZoneFormats {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const date = { day: 'numeric', month: 'short' } as const;
  return {
    time: formatter(tag, { timeZone, ...clock, second: '2-digit' }),
    minute: formatter(tag, { timeZone, ...clock }),
    day: formatter(tag, { timeZone, ...date }),
    full: formatter(tag, { timeZone, ...date, year: 'numeric', ...clock, second: '2-digit' }),
    name: zoneName(tag, timeZone),
  };
}

function formatter(tag: string, options: Intl.DateTimeFormatOptions): (time: number) => string {
  const format = new Intl.DateTimeFormat(tag, options);
  return (time) => (Number.isFinite(time) ? format.format(time) : '–');
}

function zoneName(tag: string, timeZone: string): (time: number) => string {
  const format = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'short' });
  return (time) => format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}
