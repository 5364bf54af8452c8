import type { Api } from '../wire/api';
import type { Link } from '../wire/model';
import type { Timers } from '../wire/timers';
import { Signal } from './signal';

/** Pause between two questions, in milliseconds. */
const PAUSE = 3_000;

/** The links by path, asked for every three seconds while somebody watches. */
export class LinksFeed {
  /** Undefined until the first answer, and again when the host stops answering: an old link state is no link state. */
  readonly links = new Signal<ReadonlyMap<string, Link> | undefined>(undefined);
  private readonly api: Api;
  private readonly timers: Timers;
  private watchers = 0;
  private running = false;

  constructor(api: Api, timers: Timers) {
    this.api = api;
    this.timers = timers;
  }

  /** Calls after each answer; the answer of this method ends it. */
  watch(call: () => void): () => void {
    const end = this.links.watch(call);
    this.watchers += 1;
    if (!this.running) {
      this.running = true;
      void this.ask();
    }
    return () => {
      end();
      this.watchers -= 1;
    };
  }

  private async ask(): Promise<void> {
    try {
      const links = await this.api.links();
      this.links.set(new Map(links.map((link) => [link.path, link])));
    } catch {
      // The top bar tells of the lost host; here it only means that nothing is known.
      this.links.set(undefined);
    }
    this.timers.after(PAUSE, () => {
      this.again();
    });
  }

  private again(): void {
    this.running = this.watchers > 0;
    if (this.running) {
      void this.ask();
    }
  }
}
