import type { AlarmsMessage } from '../wire/messages';
import type { Alarm, AlarmPriority } from '../wire/model';
import { Signal } from './signal';

const RANK: Readonly<Record<AlarmPriority, number>> = { critical: 0, high: 1, medium: 2, low: 3 };

/** The alarms an operator has to look at, as the host pushes them. */
export class AlarmList {
  /** The most urgent first, of these the latest. Undefined while the host does not tell: an old list is no list. */
  readonly latest = new Signal<readonly Alarm[] | undefined>(undefined);
  private readonly byId = new Map<string, Alarm>();

  /** Calls after each change; the answer ends it. */
  watch(call: () => void): () => void {
    return this.latest.watch(call);
  }

  /** Takes the whole list, or what has changed. */
  take(message: AlarmsMessage): void {
    if (message.whole) {
      this.byId.clear();
    }
    message.alarms.forEach((alarm) => this.byId.set(alarm.id, alarm));
    message.gone.forEach((id) => this.byId.delete(id));
    this.latest.set([...this.byId.values()].sort(mostUrgentFirst));
  }

  hostLost(): void {
    this.byId.clear();
    this.latest.set(undefined);
  }
}

/** The order of a list to work off. RFC 3339 in UTC sorts as text. */
export function mostUrgentFirst(a: Alarm, b: Alarm): number {
  return RANK[a.priority] - RANK[b.priority] || latestFirst(a, b);
}

/** The latest raise first; what was never raised comes last. */
export function latestFirst(a: Alarm, b: Alarm): number {
  const [left, right] = [a.raised ?? '', b.raised ?? ''];
  return left === right ? 0 : left < right ? 1 : -1;
}
