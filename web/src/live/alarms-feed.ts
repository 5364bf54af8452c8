import type { Api } from '../wire/api';
import type { Alarm } from '../wire/model';
import type { Timers } from '../wire/timers';
import { Signal } from './signal';

/** Pause between two questions, in milliseconds. */
const PAUSE = 1_500;

/** The alarms an operator has to look at, asked for again and again while somebody watches. */
export class AlarmsFeed {
  /** The most urgent first. Undefined until the first answer, and again when the host stops answering. */
  readonly alarms = new Signal<readonly Alarm[] | undefined>(undefined);
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
    const end = this.alarms.watch(call);
    this.watchers += 1;
    if (!this.running) {
      this.running = true;
      void this.loop();
    }
    return () => {
      end();
      this.watchers -= 1;
    };
  }

  /** Asks at once, as after an operator has done something. */
  async ask(): Promise<void> {
    try {
      this.alarms.set(await this.api.alarms());
    } catch {
      // The top bar tells of the lost host; here it only means that nothing is known.
      this.alarms.set(undefined);
    }
  }

  private async loop(): Promise<void> {
    await this.ask();
    this.timers.after(PAUSE, () => {
      this.running = this.watchers > 0;
      if (this.running) {
        void this.loop();
      }
    });
  }
}
