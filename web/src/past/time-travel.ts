import { Live } from '../live/live';
import { Feed } from '../live/feed';
import type { PageContext } from '../live/context';
import { sentenceOf } from '../live/directory';
import { Signal } from '../live/signal';
import type { Timers } from '../wire/timers';
import { PastSocket } from './past-socket';

/** How many seconds of the past a second of playing shows. */
export const SPEEDS = [1, 10, 60, 600, 3600] as const;

/** Pause between two moments of playing, in milliseconds. */
const FRAME = 500;

/**
 * Shows the past in place of the present: one moment, chosen or played. While it is shown the pages get a context
 * whose live values, alarms and clock are those of that moment. Owned by the page's only thread.
 */
export class TimeTravel {
  /** The moment shown, in milliseconds since 1970 UTC; undefined live. */
  readonly at = new Signal<number | undefined>(undefined);
  /** Seconds of the past a second; 0 while nothing is played. */
  readonly speed = new Signal(0);
  /** Why the past cannot be shown; empty when it can. */
  readonly problem = new Signal('');
  private readonly present: PageContext;
  private readonly timers: Timers;
  private readonly live: Live;
  private readonly moment = new Signal(0);
  private readonly context: PageContext;
  private socket: PastSocket | undefined;
  private arrived = true;
  private playing = false;

  constructor(present: PageContext) {
    this.present = present;
    this.timers = present.timers;
    this.live = new Live((events) => {
      const socket = new PastSocket(events, present.api, this.moment.value, (problem) => {
        this.arrived = true;
        this.problem.set(problem === undefined ? '' : sentenceOf(problem));
      });
      this.socket = socket;
      // A socket's events come later, never before it is returned.
      queueMicrotask(() => {
        events.opened();
      });
      return socket;
    }, this.timers);
    this.live.followAlarms();
    this.context = {
      ...present,
      live: this.live,
      alarms: this.live.alarms,
      // What links there are now says nothing of then: the values' own quality tells.
      links: new Feed(() => Promise.resolve(new Map()), 60_000, this.timers),
      past: this.moment,
    };
  }

  /** What pages work with: of the present, or of the moment shown. */
  get shown(): PageContext {
    return this.at.value === undefined ? this.present : this.context;
  }

  /** Shows a moment, at the latest the present one. */
  go(at: number): void {
    const moment = Math.min(Math.max(0, Math.round(at)), this.present.live.now() - 1_000);
    const begins = this.at.value === undefined;
    this.moment.set(moment);
    this.arrived = false;
    if (begins) {
      this.live.start();
      this.beat();
    } else {
      this.socket?.show(moment);
    }
    this.at.set(moment);
  }

  /** Moves by some milliseconds, from the present when that is shown. */
  step(by: number): void {
    this.go((this.at.value ?? this.present.live.now()) + by);
  }

  /** Plays at a speed, or pauses at 0. */
  play(speed: number): void {
    this.speed.set(speed);
    if (speed > 0 && !this.playing) {
      this.playing = true;
      this.next();
    }
  }

  /** Goes back to the present. */
  end(): void {
    this.speed.set(0);
    this.problem.set('');
    if (this.at.value !== undefined) {
      this.live.stop();
      this.socket = undefined;
      this.at.set(undefined);
    }
  }

  private next(): void {
    this.timers.after(FRAME, () => {
      const { value: at } = this.at;
      if (at === undefined || this.speed.value === 0) {
        this.playing = false;
        return;
      }
      // Whoever plays faster than the host answers sees fewer moments, not later ones.
      const moment = at + this.speed.value * FRAME;
      if (moment >= this.present.live.now() - 1_000) {
        this.speed.set(0);
        this.playing = false;
        return;
      }
      if (this.arrived) {
        this.go(moment);
      } else {
        this.moment.set(moment);
        this.at.set(moment);
      }
      this.next();
    });
  }

  private beat(): void {
    this.timers.after(1_000, () => {
      if (this.at.value !== undefined) {
        this.socket?.beat();
        this.beat();
      }
    });
  }
}
