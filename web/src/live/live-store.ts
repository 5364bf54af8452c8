import type { ServerMessage, WireChange, WireTag } from '../wire/messages';
import type { Scalar } from '../wire/model';
import type { Timers } from '../wire/timers';
import { HOST_LOST, isTrusted } from './quality';
import { QualitySummary } from './summary';
import { VisibleRounds } from './visible-rounds';

/** A tag's last known state. Times are milliseconds since 1970 UTC, NaN when unknown. */
export interface Reading {
  readonly path: string;
  readonly type: string;
  readonly unit: string;
  readonly value: Scalar | null;
  readonly quality: string;
  readonly sourceTime: number;
  readonly hostTime: number;
}

/**
 * The newest reading of every subscribed tag. Watchers are told before a frame is painted, at most four times a
 * second, whatever the rate of changes ({@link VisibleRounds}). When the host is lost every reading becomes stale at once.
 */
export class LiveStore {
  readonly summary = new QualitySummary();
  private readonly readings = new Map<string, Reading>();
  private readonly pathOf = new Map<number, string>();
  private readonly pathsOf = new Map<number, Set<string>>();
  private readonly watchers = new Map<string, Set<() => void>>();
  private readonly rounds: VisibleRounds;

  constructor(timers: Timers) {
    this.rounds = new VisibleRounds(timers, (path) => this.watchers.get(path) ?? []);
  }

  /** The tag's reading as it may be shown now; undefined before the first snapshot with it. */
  reading(path: string): Reading | undefined {
    return this.readings.get(path);
  }

  /** Calls whenever the tag's reading may look different; the answer ends it. */
  watch(path: string, call: () => void): () => void {
    const calls = this.watchers.get(path) ?? new Set();
    this.watchers.set(path, calls.add(call));
    return () => {
      calls.delete(call);
      if (calls.size === 0 && this.watchers.get(path) === calls) {
        this.watchers.delete(path);
      }
    };
  }

  /** Takes what the host said; beats and errors change no reading. */
  take(message: ServerMessage): void {
    if (message.op === 'snapshot') {
      this.replace(message.id, message.tags);
    } else if (message.op === 'changes') {
      message.changes.forEach((change) => {
        this.change(change);
      });
    }
  }

  /** A fresh socket: its numbers mean nothing yet. */
  forgetNumbers(): void {
    this.pathOf.clear();
  }

  /** A subscription ended: tags no other subscription covers are forgotten. */
  forget(subscription: number): void {
    const paths = this.pathsOf.get(subscription) ?? [];
    this.pathsOf.delete(subscription);
    for (const path of paths) {
      this.removeUnlessCovered(path);
    }
  }

  /**
   * The host cannot be heard: what was trusted is stale until a snapshot or a change brings it again. What was bad
   * stays as bad as it was: its last number must not come back, not even struck through.
   */
  hostLost(): void {
    for (const reading of this.readings.values()) {
      if (isTrusted(reading.quality)) {
        this.put(reading.path, reading.type, reading.unit, { ...reading, quality: HOST_LOST });
      }
    }
  }

  private replace(subscription: number, tags: readonly WireTag[]): void {
    const before = this.pathsOf.get(subscription) ?? [];
    this.pathsOf.set(subscription, new Set(tags.map((tag) => tag.path)));
    for (const path of before) {
      this.removeUnlessCovered(path);
    }
    for (const tag of tags) {
      this.pathOf.set(tag.n, tag.path);
      this.put(tag.path, tag.type, tag.unit, tag);
    }
  }

  private change(change: WireChange | WireTag): void {
    if ('path' in change) {
      this.introduce(change);
      return;
    }
    const path = this.pathOf.get(change.n);
    const reading = path === undefined ? undefined : this.readings.get(path);
    if (reading !== undefined) {
      this.put(reading.path, reading.type, reading.unit, change);
    }
  }

  /** A tag born after the snapshots; it stays as long as any subscription does, for none says whose it is. */
  private introduce(tag: WireTag): void {
    this.pathOf.set(tag.n, tag.path);
    for (const paths of this.pathsOf.values()) {
      paths.add(tag.path);
    }
    this.put(tag.path, tag.type, tag.unit, tag);
  }

  private put(path: string, type: string, unit: string, news: Omit<WireChange, 'n'>): void {
    const { value, quality, sourceTime, hostTime } = news;
    this.summary.moved(path, this.readings.get(path)?.quality, quality);
    this.readings.set(path, { path, type, unit, value, quality, sourceTime, hostTime });
    this.touch(path);
  }

  private removeUnlessCovered(path: string): void {
    const covered = [...this.pathsOf.values()].some((paths) => paths.has(path));
    const reading = this.readings.get(path);
    if (!covered && reading !== undefined) {
      this.readings.delete(path);
      this.summary.moved(path, reading.quality, undefined);
      this.touch(path);
    }
  }

  private touch(path: string): void {
    if (this.watchers.has(path)) {
      this.rounds.add(path);
    }
  }
}
