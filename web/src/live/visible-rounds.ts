import type { Timers } from '../wire/timers';

/** Shortest pause between two visible changes of a value, in milliseconds: people cannot read more than four a second. */
export const VISIBLE_PAUSE = 250;

/** Frames that a round of very many changes is spread over; the next round must find the last one over. */
const FRAMES = 24;

/** Changes that one frame takes without being late for the next. */
const EASY = 40;

/**
 * Tells what has changed in rounds: each change before a frame is painted, a path at most four times a second, and
 * very many paths over several frames, for a thousand texts at once would keep the page from painting for some of them.
 * Neighbours in the order of change are told in the same frame, so that a frame has few places to paint.
 */
export class VisibleRounds {
  private readonly timers: Timers;
  private readonly tell: (path: string) => void;
  private readonly changed = new Set<string>();
  private isPlanned = false;
  private lastBegin = 0;

  constructor(timers: Timers, tell: (path: string) => void) {
    this.timers = timers;
    this.tell = tell;
  }

  /** The path looks different from now on. */
  add(path: string): void {
    this.changed.add(path);
    this.plan();
  }

  private plan(): void {
    if (this.isPlanned) {
      return;
    }
    this.isPlanned = true;
    const wait = Math.max(0, this.lastBegin + VISIBLE_PAUSE - this.timers.now());
    this.timers.after(wait, () => {
      this.timers.frame(() => {
        this.begin();
      });
    });
  }

  private begin(): void {
    this.lastBegin = this.timers.now();
    const paths = [...this.changed];
    this.changed.clear();
    this.show(paths, Math.max(EASY, Math.ceil(paths.length / FRAMES)));
  }

  /** Tells the first share of the paths now, the others in the frames that follow. */
  private show(paths: readonly string[], share: number): void {
    paths.slice(0, share).forEach(this.tell);
    if (paths.length > share) {
      this.timers.frame(() => {
        this.show(paths.slice(share), share);
      });
      return;
    }
    this.isPlanned = false;
    if (this.changed.size > 0) {
      this.plan();
    }
  }
}
