import type { Socket, SocketEvents, SocketOpener } from '../src/wire/live-socket';

/** A socket whose other end is the test. */
export class FakeSocket implements Socket {
  readonly sent: unknown[] = [];
  closed = false;
  readonly events: SocketEvents;

  constructor(events: SocketEvents) {
    this.events = events;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.closed = true;
  }

  say(message: unknown): void {
    this.events.heard(JSON.stringify(message));
  }
}

/** Opens fake sockets and keeps them all. */
export class FakeSockets {
  readonly all: FakeSocket[] = [];
  readonly open: SocketOpener = (events) => {
    const socket = new FakeSocket(events);
    this.all.push(socket);
    return socket;
  };

  get last(): FakeSocket {
    const socket = this.all.at(-1);
    if (socket === undefined) {
      throw new Error('no socket was opened');
    }
    return socket;
  }
}
