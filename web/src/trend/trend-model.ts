import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { isDiscrete } from '../live/format';
import { Signal } from '../live/signal';
import type { HistoryQuery } from '../wire/api';
import type { BucketSeries, TagInfo } from '../wire/model';
import { LiveTail, trusted } from './live-tail';
import type { TextSpan } from './text-line';
import { TextPens, isText } from './text-pens';
import { heldUntil, holes, joined, moved, penLine, withLive, type Hole, type Point } from './pen-line';
import { follow, lastSpan, spanOf, type TimeRange } from './range';

/** Most pens in one trend. */
export const MOST_PENS = 20;

/** Pause after the last zoom or pan before the host is asked, in milliseconds. */
const SETTLE = 120;

/** How far the clock may run on live points before history is asked again: this share of the span, within these bounds. */
const REFETCH_SHARE = 0.1;
const REFETCH_LEAST = 15_000;
const REFETCH_MOST = 300_000;

/** One line of a trend. */
export interface Pen {
  readonly tag: TagInfo;
  readonly points: readonly Point[];
  readonly gaps: readonly Hole[];
  /** What it was earlier, moved to now; empty while nothing is compared. */
  readonly earlier: readonly Point[];
  /** How long each text held, for a tag of texts; empty for others. */
  readonly texts: readonly TextSpan[];
}

/** What is fetched of one pen. */
interface Fetched {
  readonly points: readonly Point[];
  readonly gaps: readonly Hole[];
}

/** What a trend needs of the page. */
export type TrendContext = Pick<PageContext, 'api' | 'live' | 'timers'>;

/** The data of one trend: which tags, which time, fetched buckets and the live points since. No drawing. */
export class TrendModel {
  /** Counts up whenever something to draw changed. */
  readonly version = new Signal(0);
  range: TimeRange;
  /** Why the last fetch failed; empty when it did not. */
  problem = '';
  loading = false;
  private readonly context: TrendContext;
  private tags: readonly TagInfo[] = [];
  private readonly fetched = new Map<string, Fetched>();
  private readonly earlier = new Map<string, readonly Point[]>();
  private readonly tails = new Map<string, LiveTail>();
  private readonly texts: TextPens;
  private ends: (() => void)[] = [];
  private points = 600;
  private fetchedTo = 0;
  private request = 0;
  private cancelFetch: () => void = () => undefined;

  constructor(context: TrendContext, span: number) {
    this.context = context;
    this.texts = new TextPens(context);
    this.range = lastSpan(span, context.live.now());
  }

  /** Shows these tags; the first twenty of them. */
  show(tags: readonly TagInfo[]): void {
    this.close();
    this.tags = tags.slice(0, MOST_PENS);
    this.tails.clear();
    this.texts.show(this.tags);
    for (const tag of this.tags) {
      const { path } = tag;
      if (isText(tag)) {
        this.ends.push(
          this.context.live.store.watch(path, () => {
            this.heardText(path);
          }),
        );
        continue;
      }
      const tail = new LiveTail();
      this.tails.set(path, tail);
      this.ends.push(
        this.context.live.store.watch(path, () => {
          this.heard(path, tail);
        }),
      );
    }
    this.ends.push(
      this.context.live.second.watch(() => {
        this.tick();
      }),
    );
    this.fetchSoon(0);
  }

  /** Lets go of everything live. */
  close(): void {
    this.ends.forEach((end) => {
      end();
    });
    this.ends = [];
    this.cancelFetch();
    this.request += 1;
  }

  setRange(range: TimeRange): void {
    this.range = range;
    this.changed();
    this.fetchSoon(SETTLE);
  }

  /** How far back the trend is compared with, in milliseconds; 0 for not at all. */
  private shift = 0;

  /** Compares with what was so many milliseconds earlier; 0 ends it. */
  compare(shift: number): void {
    if (shift !== this.shift) {
      this.shift = shift;
      this.earlier.clear();
      this.changed();
      this.fetchSoon(0);
    }
  }

  /** Width of the drawing in pixels: one bucket for each. */
  setPoints(points: number): void {
    const wanted = Math.min(2_000, Math.max(100, Math.round(points)));
    if (Math.abs(wanted - this.points) > this.points * 0.2) {
      this.points = wanted;
      this.fetchSoon(SETTLE);
    }
  }

  /** The pens as they are to be drawn now. */
  pens(): readonly Pen[] {
    return this.tags.map((tag) => {
      const { points, gaps } = this.fetched.get(tag.path) ?? { points: [], gaps: [] };
      const tail = this.range.live ? (this.tails.get(tag.path)?.all() ?? []) : [];
      const live = this.range.live ? this.tails.get(tag.path)?.holes(this.range.to / 1000) : undefined;
      const earlier = this.earlier.get(tag.path) ?? [];
      const texts = this.texts.spans(tag, this.range, gaps);
      return { tag, gaps: withLive(gaps, live ?? []), points: this.held(tag, joined(points, tail)), earlier, texts };
    });
  }

  /** What the host is asked for; also what a CSV link asks for. */
  query(): HistoryQuery {
    const { from, to } = this.range;
    return { tags: this.tags.map((tag) => tag.path), from, to, points: this.points };
  }

  /** The last value holds up to the right end, but never up to now while the tag itself is not trusted now. */
  private held(tag: TagInfo, points: readonly Point[]): readonly Point[] {
    const reading = this.context.live.store.reading(tag.path);
    const holds = !this.range.live || (reading !== undefined && trusted(reading) !== null);
    return holds ? heldUntil(points, this.range.to / 1000) : points;
  }

  private heard(path: string, tail: LiveTail): void {
    const reading = this.context.live.store.reading(path);
    if (reading !== undefined) {
      const hasHealed = tail.add(reading, this.context.live.now());
      if (hasHealed) {
        // The host knows the gap's true ends now.
        this.fetchSoon(SETTLE);
      }
    }
  }

  private heardText(path: string): void {
    const reading = this.context.live.store.reading(path);
    if (reading !== undefined) {
      this.texts.hear(reading);
      this.changed();
    }
  }

  private tick(): void {
    const now = this.context.live.now();
    if (!this.range.live || now - this.range.to < spanOf(this.range) / this.points) {
      return;
    }
    this.range = follow(this.range, now);
    const refetch = Math.min(REFETCH_MOST, Math.max(REFETCH_LEAST, spanOf(this.range) * REFETCH_SHARE));
    if (now - this.fetchedTo > refetch && !this.loading) {
      this.fetchSoon(0);
    }
    this.changed();
  }

  private fetchSoon(pause: number): void {
    this.cancelFetch();
    this.cancelFetch = this.context.timers.after(pause, () => void this.fetch());
  }

  private async fetch(): Promise<void> {
    this.request += 1;
    const request = this.request;
    const query = this.query();
    if (query.tags.length === 0) {
      this.changed();
      return;
    }
    this.loading = true;
    this.fetchedTo = query.to;
    try {
      const [series, earlier] = await Promise.all([
        this.context.api.history(query),
        this.before(query),
        this.texts.fetch(query, () => request !== this.request),
      ]);
      // An answer that a later question has overtaken is not drawn.
      if (request === this.request) {
        this.take(series, query);
        this.takeEarlier(earlier);
      }
    } catch (error) {
      if (request === this.request) {
        this.problem = sentenceOf(error);
      }
    }
    if (request === this.request) {
      this.loading = false;
      this.changed();
    }
  }

  private before(query: HistoryQuery): Promise<readonly BucketSeries[]> {
    const { shift } = this;
    return shift === 0
      ? Promise.resolve([])
      : this.context.api.history({ ...query, from: query.from - shift, to: query.to - shift });
  }

  private takeEarlier(series: readonly BucketSeries[]): void {
    this.earlier.clear();
    for (const tag of this.tags) {
      const found = series.find((one) => one.tag === tag.path);
      if (found !== undefined) {
        const points = penLine(found, holes(found.gaps ?? []), isDiscrete(tag) ? 'last' : 'mean');
        this.earlier.set(tag.path, moved(points, this.shift / 1000));
      }
    }
  }

  private take(series: readonly BucketSeries[], query: HistoryQuery): void {
    this.problem = '';
    this.fetched.clear();
    for (const tag of this.tags) {
      const found = series.find((one) => one.tag === tag.path);
      const own = holes(found?.gaps ?? []);
      const points = found === undefined ? [] : penLine(found, own, isDiscrete(tag) ? 'last' : 'mean');
      this.fetched.set(tag.path, { points, gaps: own });
      this.tails.get(tag.path)?.dropBefore((query.to - spanOf(this.range) * REFETCH_SHARE) / 1000);
    }
  }

  private changed(): void {
    this.version.set(this.version.value + 1);
  }
}
