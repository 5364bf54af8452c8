import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PageContext } from '../live/context';
import { isDiscrete } from '../live/format';
import type { TagInfo } from '../wire/model';
import { barScale, type BarScale } from './bar-scale';

const DAY = 86_400_000;

/** The scales of some tags' bars, from their last day, asked for once for each element that shows them. */
export class DayScales implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private scales: ReadonlyMap<string, BarScale> = new Map();
  private asked = '';

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.asked = '';
  }

  /** The tag's scale; undefined until it has come, and for ever when its last day says nothing. */
  of(tag: TagInfo): BarScale | undefined {
    return this.scales.get(tag.path);
  }

  /** Asks for the scales of these tags, unless it has. */
  ask(context: PageContext, tags: readonly TagInfo[]): void {
    const numbers = tags.filter((tag) => !isDiscrete(tag));
    const wanted = numbers.map((tag) => tag.path).join('|');
    if (wanted !== this.asked) {
      this.asked = wanted;
      if (numbers.length > 0) {
        void this.fetch(context, numbers);
      }
    }
  }

  private async fetch(context: PageContext, tags: readonly TagInfo[]): Promise<void> {
    const to = context.live.now();
    const query = { tags: tags.map((tag) => tag.path), from: to - DAY, to, points: 1 };
    // Without a last day there are no bars; the numbers stand alone.
    const series = await context.api.history(query).catch(() => []);
    const found = new Map<string, BarScale>();
    for (const tag of tags) {
      const scale = barScale(
        tag,
        series.find((one) => one.tag === tag.path),
      );
      if (scale !== undefined) {
        found.set(tag.path, scale);
      }
    }
    this.scales = found;
    this.host.requestUpdate();
  }
}
