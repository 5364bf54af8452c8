import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Anything that calls back when it changes. */
export interface Watchable {
  watch(call: () => void): () => void;
}

/** Draws an element again whenever one of some watchables changes. */
export class SignalWatch implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly sources: () => readonly (Watchable | undefined)[];
  private watched: readonly (Watchable | undefined)[] = [];
  private ends: readonly (() => void)[] = [];

  constructor(host: ReactiveControllerHost, sources: () => readonly (Watchable | undefined)[]) {
    this.host = host;
    this.sources = sources;
    host.addController(this);
  }

  hostUpdate(): void {
    const sources = this.sources();
    if (sources.length === this.watched.length && sources.every((source, i) => source === this.watched[i])) {
      return;
    }
    this.hostDisconnected();
    this.watched = sources;
    this.ends = sources.map(
      (source) =>
        source?.watch(() => {
          this.host.requestUpdate();
        }) ?? (() => undefined),
    );
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.ends.forEach((end) => {
      end();
    });
    this.watched = [];
    this.ends = [];
  }
}
