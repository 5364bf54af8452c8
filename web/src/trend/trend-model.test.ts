import { beforeEach, expect, test } from 'vitest';
import { FakeSockets } from '../../test/fake-sockets';
import { ManualTimers } from '../../test/manual-timers';
import { tagInfo, wireTag } from '../../test/samples';
import { Live } from '../live/live';
import { Api, ApiError, type HistoryQuery } from '../wire/api';
import type { BucketSeries } from '../wire/model';
import { marked } from './range';
import { TrendModel } from './trend-model';

const MINUTE = 60_000;

/** History with one value of 5 at the start of whatever is asked for, answered when the test says so. */
class HeldApi extends Api {
  readonly asked: HistoryQuery[] = [];
  readonly answer: (() => void)[] = [];
  refuse = false;

  override history(query: HistoryQuery): Promise<readonly BucketSeries[]> {
    this.asked.push(query);
    return new Promise((resolve, reject) => {
      this.answer.push(() => {
        if (this.refuse) {
          reject(new ApiError('history is closed', 503));
        } else {
          resolve(query.tags.map((tag) => series(tag, query.from)));
        }
      });
    });
  }
}

function series(tag: string, time: number): BucketSeries {
  const one = [5];
  const times = [new Date(time).toISOString()];
  return { tag, times, min: one, max: one, first: one, last: one, mean: one, count: one };
}

let timers: ManualTimers;
let sockets: FakeSockets;
let api: HeldApi;
let model: TrendModel;

beforeEach(() => {
  timers = new ManualTimers();
  sockets = new FakeSockets();
  api = new HeldApi();
  const live = new Live(sockets.open, timers);
  live.start();
  live.subscribe('**');
  sockets.last.events.opened();
  say(3, 'good');
  model = new TrendModel({ api, live, timers }, 15 * MINUTE);
  model.show([tagInfo()]);
});

function say(value: number, quality: string): void {
  const now = new Date(timers.now()).toISOString();
  const tag = { ...wireTag(1, 's/e/d/Supply', value, quality), sourceTime: now };
  sockets.last.say({ op: 'snapshot', id: 1, now, tags: [tag] });
}

async function answered(): Promise<void> {
  timers.advance(200);
  api.answer.splice(0).forEach((answer) => {
    answer();
  });
  for (let turn = 0; turn < 5; turn += 1) {
    await Promise.resolve();
  }
}

const line = () => model.pens()[0]?.points.map(({ time, value }) => [time * 1000 - model.range.to, value]);

test('fetchedValueIsHeldUpToNowWhileTheTagIsTrusted', async () => {
  await answered();
  expect(line()).toEqual([
    [-15 * MINUTE, 5],
    [0, 5],
  ]);
});

test('lineOfAnUntrustedTagIsBrokenAndNotHeldUpToNow', async () => {
  say(3, 'bad-stale');
  await answered();
  expect(line()?.at(-1)).toEqual([0, null]);
});

test('liveRangeFollowsTheClockAndTakesLivePoints', async () => {
  await answered();
  timers.advance(1_000);
  say(8, 'good');
  timers.advance(1_500);
  expect(model.range.to).toBeGreaterThan(model.range.from);
  expect(line()?.map(([, value]) => value)).toEqual([5, 8, 8]);
});

test('answerThatALaterQuestionHasOvertakenIsNotDrawn', async () => {
  timers.advance(0);
  const now = timers.now();
  const late = api.answer.splice(0);
  model.setRange(marked(now - 120 * MINUTE, now - 60 * MINUTE, now));
  await answered();
  late.forEach((answer) => {
    answer();
  });
  await Promise.resolve();
  expect(model.pens()[0]?.points[0]?.time).toBe((now - 120 * MINUTE) / 1000);
});

test('quickZoomsAskOnce', async () => {
  await answered();
  const now = timers.now();
  for (let step = 1; step <= 20; step += 1) {
    model.setRange(marked(now - 120 * MINUTE, now - (60 + step) * MINUTE, now));
    timers.advance(10);
  }
  await answered();
  expect(api.asked).toHaveLength(2);
});

test('refusalIsSaidAndTheLastAnswerKept', async () => {
  await answered();
  api.refuse = true;
  model.setRange(model.range);
  await answered();
  expect(model.problem).toBe('history is closed');
  expect(model.pens()[0]?.points.length).toBeGreaterThan(0);
});

test('closedTrendAsksNoMore', async () => {
  await answered();
  model.close();
  timers.advance(10 * MINUTE);
  expect(api.asked).toHaveLength(1);
});
