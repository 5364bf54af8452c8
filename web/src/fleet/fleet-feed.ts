import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { Signal } from '../live/signal';
import { FleetApi, type FleetAnswer, type FleetSite, type FleetWish } from '../wire/fleet-api';

/** Pause between an answer and the next question, in milliseconds. */
const PAUSE = 2_000;

/** Pause after the last key or turn of the wheel before the host is asked. */
const SETTLE = 80;

/** Sites kept of earlier windows, so that a hand that scrolls back finds them. */
const MOST_KEPT = 2_000;

/** The sites a page shows, asked for again and again while it is open. Owned by that page. */
export class FleetFeed {
  /** The latest answer; undefined before the first and while the host does not answer. */
  readonly latest = new Signal<FleetAnswer | undefined>(undefined);
  readonly problem = new Signal('');
  private readonly context: Pick<PageContext, 'api' | 'timers'>;
  private readonly byIndex = new Map<number, FleetSite>();
  private readonly byId = new Map<string, FleetSite>();
  private wish: FleetWish = { search: '', offset: 0, limit: 60, sites: [] };
  private cancel: () => void = () => undefined;
  private question = 0;

  constructor(context: Pick<PageContext, 'api' | 'timers'>) {
    this.context = context;
  }

  /** Begins to ask. */
  start(): void {
    this.plan(0);
  }

  stop(): void {
    this.cancel();
    this.question += 1;
  }

  /** Wants other sites. */
  want(wish: Partial<FleetWish>): void {
    const next = { ...this.wish, ...wish };
    if (JSON.stringify(next) !== JSON.stringify(this.wish)) {
      if (next.search !== this.wish.search) {
        this.byIndex.clear();
      }
      this.wish = next;
      this.plan(SETTLE);
    }
  }

  /** The site at a place among those found; undefined until it has come. */
  at(index: number): FleetSite | undefined {
    return this.byIndex.get(index);
  }

  /** A site by its id, wherever it stands. */
  site(id: string): FleetSite | undefined {
    return this.byId.get(id);
  }

  private plan(pause: number): void {
    this.cancel();
    this.cancel = this.context.timers.after(pause, () => void this.ask());
  }

  private async ask(): Promise<void> {
    this.question += 1;
    const { question } = this;
    try {
      const answer = await new FleetApi(this.context.api).sites(this.wish);
      if (question === this.question) {
        this.take(answer);
      }
    } catch (error) {
      if (question === this.question) {
        this.problem.set(sentenceOf(error));
        this.byIndex.clear();
        this.byId.clear();
        this.latest.set(undefined);
      }
    }
    if (question === this.question) {
      this.plan(PAUSE);
    }
  }

  private take(answer: FleetAnswer): void {
    if (this.byIndex.size > MOST_KEPT) {
      this.byIndex.clear();
      this.byId.clear();
    }
    for (const site of answer.sites) {
      this.byIndex.set(site.index, site);
      this.byId.set(site.id, site);
    }
    this.problem.set('');
    this.latest.set(answer);
  }
}
