import { expect, test } from 'vitest';
import type { SocketEvents } from '../wire/live-socket';
import { alarm } from '../../test/samples';
import { momentOf, momentText } from './moment-text';
import { PastSocket, type PastSource } from './past-socket';

const T = Date.parse('2026-11-22T10:00:00Z');

/** A history that answers when told to. */
class Source implements PastSource {
  readonly asked: number[] = [];
  private readonly waiting: (() => void)[] = [];

  async pastTags(match: readonly string[], at: number) {
    this.asked.push(at);
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    const time = new Date(at).toISOString();
    return [
      { path: match.join(), type: 'f32', unit: '', value: at, quality: 'good', sourceTime: time, hostTime: time },
    ];
  }

  pastAlarms() {
    return Promise.resolve([alarm()]);
  }

  async answer(): Promise<void> {
    await settled();
    this.waiting.splice(0).forEach((resolve) => {
      resolve();
    });
    await settled();
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

function open() {
  const heard: { op: string; tags?: { value: number }[]; alarms?: unknown[] }[] = [];
  const events: SocketEvents = {
    opened: () => undefined,
    heard: (data) => heard.push(JSON.parse(data as string) as (typeof heard)[number]),
    closed: () => undefined,
  };
  const source = new Source();
  return { heard, source, socket: new PastSocket(events, source, T, () => undefined) };
}

test('subscriptionGetsTheValuesOfTheMomentAndThenOfTheNext', async () => {
  const { heard, source, socket } = open();
  socket.send(JSON.stringify({ op: 'subscribe', id: 7, match: ['s/**'] }));
  await source.answer();
  socket.show(T + 1000);
  await source.answer();
  expect(heard.map((message) => message.tags?.[0]?.value)).toEqual([T, T + 1000]);
});

test('ofTheMomentsDuringAQuestionOnlyTheLastIsAskedFor', async () => {
  const { source, socket } = open();
  socket.send(JSON.stringify({ op: 'subscribe', id: 1, match: ['s/**'] }));
  await settled();
  [1, 2, 3].forEach((n) => {
    socket.show(T + n);
  });
  await source.answer();
  await source.answer();
  expect(source.asked).toEqual([T, T + 3]);
});

test('alarmsOfThenReplaceTheListWhole', async () => {
  const { heard, socket } = open();
  socket.send(JSON.stringify({ op: 'alarms' }));
  await settled();
  expect(heard).toMatchObject([{ op: 'alarms', whole: true, alarms: [{ id: 'a1' }] }]);
});

test('closedSocketSaysNothingMore', async () => {
  const { heard, source, socket } = open();
  socket.send(JSON.stringify({ op: 'subscribe', id: 1, match: ['s/**'] }));
  await settled();
  socket.close();
  await source.answer();
  expect(heard).toEqual([]);
});

test.each(['UTC', 'Europe/Stockholm', 'Asia/Kolkata', 'America/St_Johns'])('moment %s there and back', (zone) => {
  for (const moment of [T, T + 86_400_000 * 200 + 12_345_000]) {
    expect(momentOf(momentText(moment, zone), zone)).toBe(moment);
  }
});

test('hoursAroundTheChangeOfClocksAreFound', () => {
  expect(momentOf('2026-10-25T02:30:00', 'Europe/Stockholm')).toBe(Date.parse('2026-10-25T00:30:00Z'));
  expect(momentOf('2026-10-25T03:30', 'Europe/Stockholm')).toBe(Date.parse('2026-10-25T02:30:00Z'));
  expect(momentOf('yesterday', 'UTC')).toBeUndefined();
});
