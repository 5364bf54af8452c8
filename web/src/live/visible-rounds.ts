import type { Timers } from '../wire/timers';

/** Shortest pause between two visible changes of a value, in milliseconds: people cannot read more than four a second. */
export const VISIBLE_PAUSE = 250;

/**
 * Frames that a round of very many changes is spread over at most: 0.4 s at 60 frames a second. The next round waits
 * for its end, so that very many values change two or three times a second, not four.
 */
const FRAMES = 24;

/** Changes that one frame takes without being late for the next. */
const EASY = 40;

/**
 * Tells what has changed in rounds: each change before a frame is painted, a path at most four times a second, and
 * very many paths over several frames, for a thousand texts at once would keep the page from painting for some of them.
 * Neighbours in the order of change are told in the same frame, so that a frame has few places to paint. A watcher that
 * fails fails alone: the others are told, and the next round comes.
 */
export class VisibleRounds {
  private readonly timers: Timers;
  private readonly watchersOf: (path: string) => Iterable<() => void>;
  private readonly failed: (error: unknown) => void;
  private readonly failing = new WeakSet<() => void>();
  private readonly changed = new Set<string>();
  private isPlanned = false;
  private lastBegin = 0;

  /** @param failed told of each watcher's first failure, not of those that follow four times a second */
  constructor(
    timers: Timers,
    watchersOf: (path: string) => Iterable<() => void>,
    failed: (error: unknown) => void = (error) => {
      reportError(error);
    },
  ) {
    this.timers = timers;
    this.watchersOf = watchersOf;
    this.failed = failed;
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
    for (const path of paths.slice(0, share)) {
      for (const call of this.watchersOf(path)) {
        this.tell(call);
      }
    }
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

  private tell(call: () => void): void {
    try {
      call();
    } catch (error) {
      if (!this.failing.has(call)) {
        this.failing.add(call);
        this.failed(error);
      }
    }
  }
}
