/** Time as the pages use it: passed in, so that tests run on a clock of their own. */
export interface Timers {
  /** Milliseconds since 1970 UTC by this computer's clock. */
  now(): number;
  /** Calls once after so many milliseconds; the answer cancels. */
  after(delay: number, call: () => void): () => void;
  /** Calls once before the next picture is painted. */
  frame(call: () => void): void;
}

/** The browser's own time. */
export const browserTimers: Timers = {
  now: () => Date.now(),
  after: (delay, call) => {
    const timer = setTimeout(call, delay);
    return () => {
      clearTimeout(timer);
    };
  },
  frame: (call) => {
    requestAnimationFrame(call);
  },
};
