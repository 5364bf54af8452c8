import { Backoff } from '../wire/backoff';
import { LiveSocket, type LiveSocketListener, type SocketOpener } from '../wire/live-socket';
import type { ServerMessage } from '../wire/messages';
import type { Timers } from '../wire/timers';
import { AlarmList } from './alarm-list';
import { LiveStore } from './live-store';
import { Signal } from './signal';

/** How the page stands to the host: not heard yet, heard within three seconds, or lost. */
export type HostState = 'connecting' | 'connected' | 'lost';

/** Everything live on the page: the socket, the newest readings, the host's clock. */
export class Live implements LiveSocketListener {
  readonly store: LiveStore;
  readonly alarms = new AlarmList();
  readonly host = new Signal<HostState>('connecting');
  /** The host's time in milliseconds since 1970, moved once a second with or without news. */
  readonly second: Signal<number>;
  /** Counts how often the project may have become another since the page was opened. */
  readonly project = new Signal(0);
  /** The last thing the host complained about, empty for nothing. */
  readonly complaint = new Signal('');
  private readonly timers: Timers;
  private readonly socket: LiveSocket;
  private offset = 0;
  private wasOpened = false;
  private ticking = false;

  /** @param open opens a socket to `/api/live` */
  constructor(open: SocketOpener, timers: Timers, backoff = new Backoff()) {
    this.timers = timers;
    this.store = new LiveStore(timers);
    this.second = new Signal(timers.now());
    this.socket = new LiveSocket(open, timers, backoff, this);
  }

  /** Opens the socket, unless it is open. */
  start(): void {
    this.socket.start();
    if (!this.ticking) {
      this.ticking = true;
      this.tick();
    }
  }

  /** Closes the socket until the next start, as when nobody is signed in. */
  stop(): void {
    this.socket.stop();
    this.store.hostLost();
    this.alarms.hostLost();
    this.host.set('connecting');
  }

  /** The host's clock now, in milliseconds since 1970 UTC. */
  now(): number {
    return this.timers.now() + this.offset;
  }

  /** Keeps all tags that match up to date; the answer ends it. */
  subscribe(...match: readonly string[]): () => void {
    const id = this.socket.subscribe(match);
    return () => {
      this.socket.unsubscribe(id);
      this.store.forget(id);
    };
  }

  /** Keeps the list of alarms up to date. */
  followAlarms(): void {
    this.socket.followAlarms();
  }

  opened(): void {
    this.store.forgetNumbers();
    if (this.wasOpened) {
      // Nobody told what happened in between.
      this.project.set(this.project.value + 1);
    }
    this.wasOpened = true;
  }

  heard(message: ServerMessage): void {
    if (message.op === 'error') {
      this.complaint.set(message.detail);
      return;
    }
    if (Number.isFinite(message.now)) {
      this.offset = message.now - this.timers.now();
    }
    this.host.set('connected');
    if (message.op === 'project') {
      this.project.set(this.project.value + 1);
    }
    if (message.op === 'alarms') {
      this.alarms.take(message);
      return;
    }
    this.store.take(message);
  }

  lost(): void {
    this.store.hostLost();
    this.alarms.hostLost();
    this.host.set('lost');
  }

  private tick(): void {
    this.second.set(Math.floor(this.now() / 1000) * 1000);
    this.timers.after(1000 - (this.timers.now() % 1000), () => {
      this.tick();
    });
  }
}
