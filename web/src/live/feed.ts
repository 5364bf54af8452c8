import type { Timers } from '../wire/timers';
import { Signal } from './signal';

/** One question to the host, asked again and again while somebody watches. */
export class Feed<T> {
  /** The latest answer. Undefined until the first, and again when the host stops answering: an old state is no state. */
  readonly latest = new Signal<T | undefined>(undefined);
  private readonly question: () => Promise<T>;
  private readonly pause: number;
  private readonly timers: Timers;
  private watchers = 0;
  private running = false;

  /** @param pause between an answer and the next question, in milliseconds */
  constructor(question: () => Promise<T>, pause: number, timers: Timers) {
    this.question = question;
    this.pause = pause;
    this.timers = timers;
  }

  /** Calls after each answer; the answer of this method ends it. */
  watch(call: () => void): () => void {
    const end = this.latest.watch(call);
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
      this.latest.set(await this.question());
    } catch {
      // The top bar tells of the lost host; here it only means that nothing is known.
      this.latest.set(undefined);
    }
  }

  private async loop(): Promise<void> {
    await this.ask();
    this.timers.after(this.pause, () => {
      this.running = this.watchers > 0;
      if (this.running) {
        void this.loop();
      }
    });
  }
}
