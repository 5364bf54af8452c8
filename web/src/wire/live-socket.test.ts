import { beforeEach, describe, expect, test } from 'vitest';
import { FakeSockets } from '../../test/fake-sockets';
import { ManualTimers } from '../../test/manual-timers';
import { Backoff } from './backoff';
import { LiveSocket, SILENCE_LIMIT } from './live-socket';

const BEAT = { op: 'beat', now: '2026-11-22T10:00:00Z' };

describe('live socket', () => {
  let timers: ManualTimers;
  let sockets: FakeSockets;
  let log: string[];
  let live: LiveSocket;

  beforeEach(() => {
    timers = new ManualTimers();
    sockets = new FakeSockets();
    log = [];
    live = new LiveSocket(sockets.open, timers, new Backoff(() => 1), {
      opened: () => log.push('opened'),
      heard: (message) => log.push(message.op),
      lost: () => log.push('lost'),
    });
    live.start();
  });

  test('subscriptionsMadeBeforeTheSocketOpensAreSentThen', () => {
    const id = live.subscribe(['s/**']);
    expect(sockets.last.sent).toEqual([]);
    sockets.last.events.opened();
    expect(sockets.last.sent).toEqual([{ op: 'subscribe', id, match: ['s/**'] }]);
  });

  test('silenceOfThreeSecondsIsALossAndOpensAnotherSocket', () => {
    sockets.last.events.opened();
    timers.advance(SILENCE_LIMIT - 1);
    expect(log).toEqual(['opened']);
    timers.advance(1);
    expect(log).toEqual(['opened', 'lost']);
    expect(sockets.all[0]?.closed).toBe(true);
    timers.advance(500);
    expect(sockets.all).toHaveLength(2);
  });

  test('beatsKeepTheSocket', () => {
    sockets.last.events.opened();
    for (let second = 0; second < 60; second += 1) {
      timers.advance(1000);
      sockets.last.say(BEAT);
    }
    expect(log.filter((word) => word === 'lost')).toEqual([]);
    expect(sockets.all).toHaveLength(1);
  });

  test('nonsenseDoesNotCountAsLife', () => {
    sockets.last.events.opened();
    timers.advance(2_000);
    sockets.last.events.heard('nonsense');
    sockets.last.events.heard(new ArrayBuffer(4));
    timers.advance(1_000);
    expect(log).toEqual(['opened', 'lost']);
  });

  test('reconnectRepeatsOnlyWhatIsStillSubscribed', () => {
    const kept = live.subscribe(['a/**']);
    const ended = live.subscribe(['b/**']);
    sockets.last.events.opened();
    live.unsubscribe(ended);
    sockets.last.events.closed();
    timers.advance(500);
    sockets.last.events.opened();
    expect(sockets.all).toHaveLength(2);
    expect(sockets.last.sent).toEqual([{ op: 'subscribe', id: kept, match: ['a/**'] }]);
  });

  test('pausesGrowWhileTheHostStaysAway', () => {
    for (const pause of [500, 1000, 2000]) {
      sockets.last.events.closed();
      timers.advance(pause - 1);
      const before = sockets.all.length;
      timers.advance(1);
      expect(sockets.all).toHaveLength(before + 1);
    }
  });

  test('socketThatNeverOpensIsGivenUpAfterThreeSeconds', () => {
    timers.advance(SILENCE_LIMIT);
    expect(log).toEqual(['lost']);
  });

  test('lateWordsOfAnOldSocketAreNotHeard', () => {
    const old = sockets.last;
    old.events.opened();
    old.events.closed();
    old.say(BEAT);
    old.events.opened();
    old.events.closed();
    expect(log).toEqual(['opened', 'lost']);
  });

  test('stoppedSocketStaysClosed', () => {
    sockets.last.events.opened();
    live.stop();
    timers.advance(60_000);
    expect(sockets.all).toHaveLength(1);
    expect(sockets.last.closed).toBe(true);
  });
});
