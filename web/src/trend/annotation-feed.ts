import type { PageContext } from '../live/context';
import { Signal } from '../live/signal';
import type { TagInfo } from '../wire/model';
import { TrendApi, type Annotation } from '../wire/trend-api';
import { spanOf, type TimeRange } from './range';

/** Pause after the last move before the host is asked, in milliseconds. */
const SETTLE = 200;

/** How often the annotations of a range that stands still are asked for: others write too. */
const AGAIN = 15_000;

/** The annotations of a trend's pens in its range. */
export class AnnotationFeed {
  readonly found = new Signal<readonly Annotation[]>([]);
  private readonly context: Pick<PageContext, 'api' | 'timers'>;
  private tags: readonly string[] = [];
  private range: TimeRange | undefined;
  private asked = '';
  private cancel: () => void = () => undefined;

  constructor(context: Pick<PageContext, 'api' | 'timers'>) {
    this.context = context;
  }

  /** Looks at these tags and times; asks only when they are others. */
  look(tags: readonly TagInfo[], range: TimeRange): void {
    this.tags = tags.map((tag) => tag.path);
    this.range = range;
    // A range that follows the clock is another each second: what lies in it hardly is.
    const grid = spanOf(range) / 10;
    const wish = [...this.tags, Math.floor(range.from / grid), Math.floor(range.to / grid)].join('|');
    if (wish !== this.asked) {
      this.asked = wish;
      this.plan(SETTLE);
    }
  }

  /** Asks at once, as after something was written. */
  again(): void {
    this.plan(0);
  }

  close(): void {
    this.cancel();
    this.asked = '';
  }

  private plan(pause: number): void {
    this.cancel();
    this.cancel = this.context.timers.after(pause, () => void this.ask());
  }

  private async ask(): Promise<void> {
    const { range, asked, tags } = this;
    if (range === undefined || tags.length === 0) {
      this.found.set([]);
      return;
    }
    try {
      // A range that follows the clock may soon hold what was written ahead of it.
      const found = await new TrendApi(this.context.api).annotations(tags, range.from, range.to + spanOf(range) / 10);
      if (asked === this.asked) {
        this.found.set(found);
      }
    } catch {
      // The trend itself tells of a host that does not answer.
    }
    if (asked === this.asked && asked !== '') {
      this.plan(AGAIN);
    }
  }
}
