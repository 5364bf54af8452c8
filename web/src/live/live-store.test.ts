import { beforeEach, describe, expect, test } from 'vitest';
import { ManualTimers } from '../../test/manual-timers';
import { wireChange, wireTag } from '../../test/samples';
import { parseServerMessage } from '../wire/messages';
import { LiveStore } from './live-store';
import { VISIBLE_PAUSE } from './visible-rounds';

const NOW = '2026-11-22T10:00:00Z';

describe('live store', () => {
  let timers: ManualTimers;
  let store: LiveStore;

  beforeEach(() => {
    timers = new ManualTimers();
    store = new LiveStore(timers);
  });

  function snapshot(id: number, ...tags: ReturnType<typeof wireTag>[]): void {
    take({ op: 'snapshot', id, now: NOW, tags });
  }

  function changes(...list: ReturnType<typeof wireChange>[]): void {
    take({ op: 'changes', now: NOW, changes: list });
  }

  function take(message: unknown): void {
    const parsed = parseServerMessage(JSON.stringify(message));
    if (parsed !== undefined) {
      store.take(parsed);
    }
  }

  test('changeFindsItsTagByTheNumberOfTheSnapshot', () => {
    snapshot(1, wireTag(17, 's/e/d/T', 42));
    changes(wireChange(17, 43, 'uncertain'), wireChange(99, 1));
    expect(store.reading('s/e/d/T')).toMatchObject({ value: 43, quality: 'uncertain', unit: '°C' });
  });

  test('tagBornAfterTheSnapshotIsIntroducedByItsFirstChange', () => {
    snapshot(1);
    changes(wireTag(17, 's/e/d/T', 42));
    changes(wireChange(17, 43, 'good'));
    expect(store.reading('s/e/d/T')).toMatchObject({ value: 43, quality: 'good', unit: '°C' });
    store.forget(1);
    expect(store.reading('s/e/d/T')).toBeUndefined();
  });

  test('thousandChangesASecondAreFourVisibleOnes', () => {
    snapshot(1, wireTag(1, 's/e/d/T', 0));
    timers.advance(1000);
    let seen = 0;
    store.watch('s/e/d/T', () => {
      seen += 1;
    });
    for (let value = 1; value <= 1000; value += 1) {
      changes(wireChange(1, value));
      timers.advance(1);
    }
    timers.advance(VISIBLE_PAUSE);
    expect(seen).toBeGreaterThanOrEqual(4);
    expect(seen).toBeLessThanOrEqual(5);
    expect(store.reading('s/e/d/T')?.value).toBe(1000);
  });

  test('firstChangeAfterAQuietTimeIsSeenInTheNextFrame', () => {
    snapshot(1, wireTag(1, 's/e/d/T', 0));
    timers.advance(1000);
    let seen = 0;
    store.watch('s/e/d/T', () => {
      seen += 1;
    });
    changes(wireChange(1, 5));
    timers.advance(0);
    expect(seen).toBe(1);
  });

  test('lostHostMakesEveryReadingStaleUntilItIsToldAgain', () => {
    snapshot(1, wireTag(1, 's/e/d/A', 1), wireTag(2, 's/e/d/B', 2));
    store.hostLost();
    expect(store.reading('s/e/d/A')).toMatchObject({ value: 1, quality: 'bad-stale' });
    expect(store.summary.of('s')).toEqual({ good: 0, uncertain: 0, bad: 2 });
    store.forgetNumbers();
    changes(wireChange(1, 9));
    expect(store.reading('s/e/d/A')?.quality).toBe('bad-stale');
    snapshot(1, wireTag(5, 's/e/d/A', 3));
    expect(store.reading('s/e/d/A')).toMatchObject({ value: 3, quality: 'good' });
  });

  test('whatWasBadBeforeTheHostWasLostStaysBad', () => {
    snapshot(1, wireTag(1, 's/e/d/A', 21.8, 'bad-no-value'), wireTag(2, 's/e/d/B', 2, 'bad-no-answer'));
    store.hostLost();
    expect(store.reading('s/e/d/A')?.quality).toBe('bad-no-value');
    expect(store.reading('s/e/d/B')?.quality).toBe('bad-no-answer');
  });

  test('otherSubscriptionStaysStaleUntilItsOwnSnapshot', () => {
    snapshot(1, wireTag(1, 's/e/d/A', 1));
    snapshot(2, wireTag(2, 's/e/d/B', 2));
    store.hostLost();
    snapshot(1, wireTag(1, 's/e/d/A', 1));
    expect(store.reading('s/e/d/B')?.quality).toBe('bad-stale');
  });

  test('snapshotReplacesWhatIsNoLongerThere', () => {
    snapshot(1, wireTag(1, 's/e/d/A', 1), wireTag(2, 's/e/d/B', 2));
    snapshot(1, wireTag(1, 's/e/d/A', 1));
    expect(store.reading('s/e/d/B')).toBeUndefined();
    expect(store.summary.of('s/e/d')).toEqual({ good: 1, uncertain: 0, bad: 0 });
  });

  test('endedSubscriptionForgetsOnlyWhatNoOtherCovers', () => {
    snapshot(1, wireTag(1, 's/e/d/A', 1), wireTag(2, 's/e/d/B', 2));
    snapshot(2, wireTag(2, 's/e/d/B', 2));
    store.forget(1);
    expect(store.reading('s/e/d/A')).toBeUndefined();
    expect(store.reading('s/e/d/B')?.value).toBe(2);
  });

  test('endedWatchIsNotCalled', () => {
    snapshot(1, wireTag(1, 's/e/d/A', 1));
    let seen = 0;
    const end = store.watch('s/e/d/A', () => {
      seen += 1;
    });
    changes(wireChange(1, 2));
    end();
    timers.advance(1000);
    expect(seen).toBe(0);
  });

  test('summaryFollowsEveryQuality', () => {
    snapshot(1, wireTag(1, 's/e/d/A', 1), wireTag(2, 's/e/x/B', 2, 'uncertain'), wireTag(3, 't/e/d/C', null, 'bad'));
    changes(wireChange(1, null, 'bad-no-answer'));
    expect(store.summary.of('s')).toEqual({ good: 0, uncertain: 1, bad: 1 });
    expect(store.summary.of('s/e/d')).toEqual({ good: 0, uncertain: 0, bad: 1 });
    expect(store.summary.of('t')).toEqual({ good: 0, uncertain: 0, bad: 1 });
    expect(store.summary.of('nowhere')).toEqual({ good: 0, uncertain: 0, bad: 0 });
  });
});
