import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Live } from '../live/live';
import type { Reading } from '../live/live-store';

/** Keeps an element up to date with one tag; the element names the tag, the controller follows when it changes. */
export class TagWatch implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly source: () => { live: Live | undefined; path: string };
  private watched: { live: Live; path: string } | undefined;
  private end: () => void = () => undefined;

  constructor(host: ReactiveControllerHost, source: () => { live: Live | undefined; path: string }) {
    this.host = host;
    this.source = source;
    host.addController(this);
  }

  get reading(): Reading | undefined {
    return this.watched?.live.store.reading(this.watched.path);
  }

  hostUpdate(): void {
    const { live, path } = this.source();
    if (live === undefined || (live === this.watched?.live && path === this.watched.path)) {
      return;
    }
    this.end();
    this.watched = { live, path };
    this.end = live.store.watch(path, () => {
      this.host.requestUpdate();
    });
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.end();
    this.watched = undefined;
  }
}
