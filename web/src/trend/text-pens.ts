import { isTrusted } from '../live/quality';
import type { Reading } from '../live/live-store';
import type { PageContext } from '../live/context';
import type { TagInfo } from '../wire/model';
import { textSpans, type TextSample, type TextSpan } from './text-line';
import type { Hole } from './pen-line';
import type { TimeRange } from './range';

/** Most texts asked of one tag; of more the latest are missing, as the strip then shows by ending. */
const MOST = 5_000;

/** True for a tag whose values are texts of any kind, which no line can be drawn of. */
export function isText(tag: TagInfo): boolean {
  return tag.type === 'string';
}

/** The texts of a trend's pens: what history has of the range, and what has been heard since. */
export class TextPens {
  private readonly context: Pick<PageContext, 'api' | 'live'>;
  private tags: readonly TagInfo[] = [];
  private readonly fetched = new Map<string, readonly TextSample[]>();
  private readonly heard = new Map<string, readonly TextSample[]>();

  constructor(context: Pick<PageContext, 'api' | 'live'>) {
    this.context = context;
  }

  /** Shows the texts among these tags. */
  show(tags: readonly TagInfo[]): void {
    this.tags = tags.filter(isText);
    this.fetched.clear();
    this.heard.clear();
  }

  /** Takes a tag's newest reading. */
  hear(reading: Reading): void {
    const before = this.heard.get(reading.path) ?? [];
    this.heard.set(reading.path, [...before, sample(reading, this.context.live.now())].slice(-MOST));
  }

  /** Asks for a range, also for what held at its begin. Answers whose question was overtaken are dropped by `isLate`. */
  async fetch({ from, to }: Pick<TimeRange, 'from' | 'to'>, isLate: () => boolean): Promise<void> {
    const { api } = this.context;
    const found = await Promise.all(
      this.tags.map(async ({ path }) => {
        const [held, within] = await Promise.all([api.pastTags([path], from), api.texts(path, from, to, MOST)]);
        const first = held.map(({ value, quality }) => sampleOf(from, value, quality));
        return [path, [...first, ...within.map(({ time, value, quality }) => sampleOf(time, value, quality))]] as const;
      }),
    );
    if (!isLate()) {
      found.forEach(([path, samples]) => this.fetched.set(path, samples));
    }
  }

  /** How long each text of a tag held within a range; empty for a tag of numbers. */
  spans(tag: TagInfo, range: TimeRange, gaps: readonly Hole[]): readonly TextSpan[] {
    if (!isText(tag)) {
      return [];
    }
    const fetched = this.fetched.get(tag.path) ?? [];
    const known = fetched.at(-1)?.time ?? -Infinity;
    const since = range.live ? (this.heard.get(tag.path) ?? []).filter(({ time }) => time > known) : [];
    return textSpans([...fetched, ...since], gaps, range.from / 1000, range.to / 1000);
  }
}

/** A text that is no longer trusted was so until now, not until it was measured. */
function sample({ value, quality, sourceTime }: Reading, now: number): TextSample {
  const isKnown = isTrusted(quality) && Number.isFinite(sourceTime);
  return sampleOf(isKnown ? sourceTime : now, value, quality);
}

function sampleOf(time: number, value: unknown, quality: string): TextSample {
  return { time: time / 1000, text: isTrusted(quality) && typeof value === 'string' ? value : null };
}
