import type { Socket, SocketEvents } from '../wire/live-socket';
import type { ClientMessage } from '../wire/messages';
import type { PastTag } from '../wire/api';
import type { Alarm } from '../wire/model';
import { rfc3339 } from '../wire/api';

/** What the past is asked of. */
export interface PastSource {
  pastTags(match: readonly string[], at: number): Promise<readonly PastTag[]>;
  pastAlarms(at: number): Promise<readonly Alarm[]>;
}

/**
 * Stands in for the host's socket and speaks its language, but of one moment of the past: a subscription gets the
 * values of that moment, and again those of each later one. So all that shows live values shows the past as well. One
 * question is under way at a time; of the moments meanwhile only the last is asked for.
 */
export class PastSocket implements Socket {
  private readonly events: SocketEvents;
  private readonly source: PastSource;
  private readonly arrived: (problem: unknown) => void;
  private readonly subscriptions = new Map<number, readonly string[]>();
  private wantsAlarms = false;
  private at: number;
  private asking = false;
  private askAgain = false;
  private closed = false;

  /** @param arrived called after each answer, with what went wrong or undefined */
  constructor(events: SocketEvents, source: PastSource, at: number, arrived: (problem: unknown) => void) {
    this.events = events;
    this.source = source;
    this.at = at;
    this.arrived = arrived;
  }

  /** Goes to another moment, in milliseconds since 1970 UTC. */
  show(at: number): void {
    this.at = at;
    void this.ask();
  }

  /** Says that it is alive, which its listener expects every few seconds. */
  beat(): void {
    this.say({ op: 'beat', now: rfc3339(this.at) });
  }

  send(text: string): void {
    const message = JSON.parse(text) as ClientMessage;
    switch (message.op) {
      case 'subscribe':
        this.subscriptions.set(message.id, message.match);
        break;
      case 'unsubscribe':
        this.subscriptions.delete(message.id);
        return;
      case 'alarms':
        this.wantsAlarms = true;
    }
    void this.ask();
  }

  close(): void {
    this.closed = true;
  }

  private async ask(): Promise<void> {
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    try {
      for (let again = true; again; again = this.isWantedAgain()) {
        this.askAgain = false;
        // What is subscribed to in one go is asked for in one go.
        await Promise.resolve();
        await this.askOnce(this.at);
      }
      this.arrived(undefined);
    } catch (error) {
      this.arrived(error);
    } finally {
      this.asking = false;
    }
  }

  /** True when another moment or more tags were asked for meanwhile. */
  private isWantedAgain(): boolean {
    return this.askAgain && !this.closed;
  }

  private async askOnce(at: number): Promise<void> {
    const subscriptions = [...this.subscriptions];
    const [alarms, ...answers] = await Promise.all([
      this.wantsAlarms ? this.source.pastAlarms(at) : [],
      ...subscriptions.map(([, match]) => this.source.pastTags(match, at)),
    ]);
    const now = rfc3339(at);
    let n = 0;
    subscriptions.forEach(([id], index) => {
      const tags = (answers[index] ?? []).map((tag) => ({ ...tag, n: (n += 1) }));
      this.say({ op: 'snapshot', id, now, tags });
    });
    if (this.wantsAlarms) {
      this.say({ op: 'alarms', now, whole: true, alarms, gone: [] });
    }
  }

  private say(message: object): void {
    if (!this.closed) {
      this.events.heard(JSON.stringify(message));
    }
  }
}
