import type { Backoff } from './backoff';
import { parseServerMessage, type ClientMessage, type ServerMessage } from './messages';
import type { Timers } from './timers';

/** Silence after which the host counts as lost, in milliseconds; it promises a beat every second. */
export const SILENCE_LIMIT = 3_000;

/** The part of a WebSocket that is used here. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

/** What a socket tells whoever opened it. */
export interface SocketEvents {
  opened(): void;
  heard(data: unknown): void;
  closed(): void;
}

/** Opens a socket; its events come later, never before it is returned. */
export type SocketOpener = (events: SocketEvents) => Socket;

/** Who hears what the socket brings. */
export interface LiveSocketListener {
  /** A fresh socket is open: numbers of earlier sockets are void, subscriptions are being sent again. */
  opened(): void;
  heard(message: ServerMessage): void;
  /** No word for three seconds, or the socket closed, or none could be opened. */
  lost(): void;
}

/**
 * Keeps one WebSocket to the host alive: opens it, repeats the subscriptions, notices silence, and opens another with
 * growing pauses. Owned by the page's only thread.
 */
export class LiveSocket {
  private readonly open: SocketOpener;
  private readonly timers: Timers;
  private readonly backoff: Backoff;
  private readonly listener: LiveSocketListener;
  private readonly subscriptions = new Map<number, readonly string[]>();
  private socket: Socket | undefined;
  private ready = false;
  private cancelTimer: () => void = () => undefined;
  private lastId = 0;
  private wantsAlarms = false;
  private stopped = true;

  constructor(open: SocketOpener, timers: Timers, backoff: Backoff, listener: LiveSocketListener) {
    this.open = open;
    this.timers = timers;
    this.backoff = backoff;
    this.listener = listener;
  }

  /** Opens the first socket. */
  start(): void {
    if (this.stopped) {
      this.stopped = false;
      this.connect();
    }
  }

  /** Closes for good; until `start` nothing is opened again. */
  stop(): void {
    this.stopped = true;
    this.cancelTimer();
    this.drop();
  }

  /** Asks for all tags that match one of the globs, now and after each reconnect; the answer is the subscription's id. */
  subscribe(match: readonly string[]): number {
    this.lastId += 1;
    this.subscriptions.set(this.lastId, match);
    this.say({ op: 'subscribe', id: this.lastId, match });
    return this.lastId;
  }

  /** Ends a subscription; an unknown id is ignored. */
  unsubscribe(id: number): void {
    if (this.subscriptions.delete(id)) {
      this.say({ op: 'unsubscribe', id });
    }
  }

  /** Asks for the alarms, now and after each reconnect. */
  followAlarms(): void {
    this.wantsAlarms = true;
    this.say({ op: 'alarms' });
  }

  private connect(): void {
    const socket: Socket = this.open({
      opened: () => {
        this.opened(socket);
      },
      heard: (data) => {
        this.heard(socket, data);
      },
      closed: () => {
        this.gone(socket);
      },
    });
    this.socket = socket;
    this.watchSilence(socket);
  }

  private opened(socket: Socket): void {
    if (socket !== this.socket) {
      return;
    }
    this.ready = true;
    this.watchSilence(socket);
    this.listener.opened();
    this.subscriptions.forEach((match, id) => {
      this.say({ op: 'subscribe', id, match });
    });
    if (this.wantsAlarms) {
      this.say({ op: 'alarms' });
    }
  }

  private heard(socket: Socket, data: unknown): void {
    const message = typeof data === 'string' ? parseServerMessage(data) : undefined;
    if (socket !== this.socket || message === undefined) {
      return;
    }
    this.backoff.reset();
    this.watchSilence(socket);
    this.listener.heard(message);
  }

  private watchSilence(socket: Socket): void {
    this.cancelTimer();
    this.cancelTimer = this.timers.after(SILENCE_LIMIT, () => {
      this.gone(socket);
    });
  }

  private gone(socket: Socket): void {
    if (socket !== this.socket) {
      return;
    }
    this.drop();
    this.listener.lost();
    this.cancelTimer();
    if (!this.stopped) {
      this.cancelTimer = this.timers.after(this.backoff.next(), () => {
        this.connect();
      });
    }
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = undefined;
    this.ready = false;
    socket?.close();
  }

  private say(message: ClientMessage): void {
    if (this.ready) {
      this.socket?.send(JSON.stringify(message));
    }
  }
}
