/** A moment as a field for date and time holds it, in a zone: 2026-11-22T11:07:14. */
export function momentText(at: number, zone: string): string {
  const parts = new Map(
    format(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** The moment a field's text means in a zone; undefined when it is none. An hour that comes twice means the first. */
export function momentOf(text: string, zone: string): number | undefined {
  const asUtc = Date.parse(/T\d\d:\d\d$/.test(text) ? `${text}:00Z` : `${text}Z`);
  if (!Number.isFinite(asUtc)) {
    return undefined;
  }
  const day = 86_400_000;
  const guesses = [offset(asUtc - day, zone), offset(asUtc + day, zone)].map((shift) => asUtc - shift);
  const full = text.length === 16 ? `${text}:00` : text;
  return guesses.find((guess) => momentText(guess, zone) === full) ?? guesses[0];
}

function offset(at: number, zone: string): number {
  return Date.parse(`${momentText(at, zone)}Z`) - Math.floor(at / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(zone, known);
  return known;
}
