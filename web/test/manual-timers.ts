import type { Timers } from '../src/wire/timers';

interface Planned {
  readonly at: number;
  readonly call: () => void;
}

/** A clock that stands still until it is told to move; frames come when it moves. */
export class ManualTimers implements Timers {
  private time: number;
  private planned: Planned[] = [];
  private frames: (() => void)[] = [];

  constructor(start = Date.parse('2026-11-22T10:00:00Z')) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  after(delay: number, call: () => void): () => void {
    const planned = { at: this.time + delay, call };
    this.planned.push(planned);
    return () => {
      this.planned = this.planned.filter((one) => one !== planned);
    };
  }

  frame(call: () => void): void {
    this.frames.push(call);
  }

  /** Moves on by so many milliseconds; everything due happens in order, a frame after each. */
  advance(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      this.paint();
      const next = this.planned.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) {
        break;
      }
      this.planned = this.planned.filter((one) => one !== next);
      this.time = Math.max(this.time, next.at);
      next.call();
    }
    this.time = end;
    this.paint();
  }

  private paint(): void {
    const frames = this.frames;
    this.frames = [];
    frames.forEach((call) => {
      call();
    });
  }
}
