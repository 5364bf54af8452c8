/** A value that others can watch. */
export class Signal<T> {
  private current: T;
  private readonly calls = new Set<() => void>();

  constructor(first: T) {
    this.current = first;
  }

  get value(): T {
    return this.current;
  }

  /** Sets and tells the watchers, unless nothing changed. */
  set(value: T): void {
    if (value !== this.current) {
      this.current = value;
      [...this.calls].forEach((call) => {
        call();
      });
    }
  }

  /** True while somebody watches. */
  get watched(): boolean {
    return this.calls.size > 0;
  }

  /** Calls after each change; the answer ends it. */
  watch(call: () => void): () => void {
    this.calls.add(call);
    return () => {
      this.calls.delete(call);
    };
  }
}
