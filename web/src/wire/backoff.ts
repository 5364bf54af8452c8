/** First pause before trying again, in milliseconds. */
const FIRST = 500;
/** Longest pause, in milliseconds. */
const CAP = 10_000;

/** Growing pauses with jitter, so that a host that comes back is not met by every page at once. */
export class Backoff {
  private tries = 0;
  private readonly random: () => number;

  /** @param random gives 0 (inclusive) to 1 */
  constructor(random: () => number = Math.random) {
    this.random = random;
  }

  /** The next pause in milliseconds, between half and the whole of a step that doubles up to 10 s. */
  next(): number {
    const step = Math.min(CAP, FIRST * 2 ** Math.min(this.tries, 10));
    this.tries += 1;
    return step / 2 + (step / 2) * this.random();
  }

  /** A try succeeded: the next pause is short again. */
  reset(): void {
    this.tries = 0;
  }
}
