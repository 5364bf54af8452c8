import { msg, str } from '@lit/localize';
import { mostUrgentFirst, type AlarmList } from '../live/alarm-list';
import type { Signal } from '../live/signal';
import type { Timers } from '../wire/timers';
import type { Alarm } from '../wire/model';
import { priorityWord, unacknowledged } from './alarm-words';

/** How long newly raised alarms are gathered before they are told together, in milliseconds: a flood is one sentence. */
const GATHERING = 1_000;

/** Keeps the same sentence, said again, from being taken for one that was read already. */
const AGAIN = '\u00a0';

/**
 * Tells those who listen to the page of alarms newly raised: one by its priority, words and place, several at once by
 * their number. What stood when the page was opened or the host came back is no news. Owned by the page's only thread.
 */
export class NewAlarms {
  private readonly alarms: AlarmList;
  private readonly announcement: Signal<string>;
  private readonly timers: Timers;
  private readonly place: (path: string) => string;
  /** When each unacknowledged alarm was raised, by its id; undefined until the host tells. */
  private known: ReadonlyMap<string, string | null> | undefined;
  private readonly gathered = new Set<string>();

  /** @param place names the machine of a path for people */
  constructor(alarms: AlarmList, announcement: Signal<string>, timers: Timers, place: (path: string) => string) {
    this.alarms = alarms;
    this.announcement = announcement;
    this.timers = timers;
    this.place = place;
    alarms.watch(() => {
      this.look(alarms.latest.value);
    });
  }

  private look(latest: readonly Alarm[] | undefined): void {
    const waiting = latest?.filter(unacknowledged);
    const { known } = this;
    this.known = waiting && new Map(waiting.map(({ id, raised }) => [id, raised]));
    if (waiting === undefined || known === undefined) {
      this.gathered.clear();
      return;
    }
    const fresh = waiting.filter(({ id, raised }) => known.get(id) !== raised);
    if (fresh.length > 0 && this.gathered.size === 0) {
      this.timers.after(GATHERING, () => {
        this.tell();
      });
    }
    fresh.forEach(({ id }) => this.gathered.add(id));
  }

  /** What somebody acknowledged meanwhile is no longer told. */
  private tell(): void {
    const fresh = (this.alarms.latest.value ?? []).filter(({ id }) => this.gathered.has(id) && this.known?.has(id));
    this.gathered.clear();
    const [first] = [...fresh].sort(mostUrgentFirst);
    if (first !== undefined) {
      const words = this.words(first, fresh.length);
      this.announcement.set(words === this.announcement.value ? words + AGAIN : words);
    }
  }

  private words({ priority, message, path }: Alarm, count: number): string {
    const [urgency, place] = [priorityWord(priority), this.place(path)];
    return count === 1
      ? msg(str`New alarm, ${urgency}: ${message}, ${place}`)
      : msg(str`${count} new alarms. The most urgent, ${urgency}: ${message}, ${place}`);
  }
}
