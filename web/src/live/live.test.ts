import { beforeEach, expect, test } from 'vitest';
import { FakeSockets } from '../../test/fake-sockets';
import { ManualTimers } from '../../test/manual-timers';
import { wireTag } from '../../test/samples';
import { Backoff } from '../wire/backoff';
import { Live } from './live';

let timers: ManualTimers;
let sockets: FakeSockets;
let live: Live;

beforeEach(() => {
  timers = new ManualTimers(Date.parse('2026-11-22T10:00:00Z'));
  sockets = new FakeSockets();
  live = new Live(sockets.open, timers, new Backoff(() => 1));
  live.start();
});

function beat(now: string): void {
  sockets.last.say({ op: 'beat', now });
}

test('hostIsConnectedFromItsFirstWordAndLostAfterThreeSecondsOfSilence', () => {
  expect(live.host.value).toBe('connecting');
  sockets.last.events.opened();
  beat('2026-11-22T10:00:00Z');
  expect(live.host.value).toBe('connected');
  timers.advance(2_999);
  expect(live.host.value).toBe('connected');
  timers.advance(1);
  expect(live.host.value).toBe('lost');
});

test('valuesAreStaleTheMomentTheHostIsLost', () => {
  live.subscribe('s/**');
  sockets.last.events.opened();
  sockets.last.say({ op: 'snapshot', id: 1, now: '2026-11-22T10:00:00Z', tags: [wireTag(1, 's/e/d/T', 4)] });
  sockets.last.events.closed();
  expect(live.store.reading('s/e/d/T')?.quality).toBe('bad-stale');
});

test('clockIsTheHostsAndTicksWithoutNews', () => {
  sockets.last.events.opened();
  beat('2026-11-22T12:34:56Z');
  const ticks: number[] = [];
  live.second.watch(() => ticks.push(live.second.value));
  timers.advance(5_000);
  expect(live.now()).toBe(Date.parse('2026-11-22T12:35:01Z'));
  expect(ticks).toHaveLength(5);
});

test('projectMayBeAnotherWhenTheHostSaysSoAndAfterEachTimeItWasAway', () => {
  sockets.last.events.opened();
  beat('2026-11-22T10:00:00Z');
  expect(live.project.value).toBe(0);
  sockets.last.say({ op: 'project', now: '2026-11-22T10:00:01Z' });
  expect(live.project.value).toBe(1);
  sockets.last.events.closed();
  timers.advance(2_000);
  sockets.last.events.opened();
  expect(live.project.value).toBe(2);
});

test('complaintOfTheHostIsKept', () => {
  sockets.last.events.opened();
  sockets.last.say({ op: 'error', id: 1, detail: 'too many subscriptions' });
  expect(live.complaint.value).toBe('too many subscriptions');
});

test('endedSubscriptionIsToldToTheHost', () => {
  sockets.last.events.opened();
  const end = live.subscribe('s/**');
  end();
  expect(sockets.last.sent).toEqual([
    { op: 'subscribe', id: 1, match: ['s/**'] },
    { op: 'unsubscribe', id: 1 },
  ]);
});
