import { expect, test } from 'vitest';
import { alarm } from '../../test/samples';
import { Api, ApiError } from '../wire/api';
import type { Alarm } from '../wire/model';
import { acknowledgeAll, type Acknowledging } from './acknowledge-all';

/** A host that counts how many questions are under way and refuses some alarms. */
class Host extends Api {
  readonly asked: string[] = [];
  most = 0;
  private underWay = 0;

  override async actOnAlarm(id: string): Promise<Alarm> {
    this.asked.push(id);
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    await new Promise((resolve) => setTimeout(resolve));
    this.underWay -= 1;
    if (id.endsWith('3')) {
      throw new ApiError(`${id} is acknowledged already`, 409);
    }
    return alarm({ id });
  }
}

const ALARMS = Array.from({ length: 25 }, (_, n) => alarm({ id: `a${n}` }));

test('everyAlarmIsAcknowledgedOnceAFewAtATimeAndRefusalsAreCounted', async () => {
  const host = new Host();
  const told: Acknowledging[] = [];
  const end = await acknowledgeAll(
    host,
    ALARMS,
    (soFar) => told.push(soFar),
    () => true,
  );
  expect([...host.asked].sort()).toEqual(ALARMS.map(({ id }) => id).sort());
  expect(host.most).toBe(6);
  expect(end).toEqual({ done: 22, refused: 3, problem: 'a23 is acknowledged already' });
  expect(told).toHaveLength(25);
});

test('nothingMoreIsAskedForOnceItIsEnded', async () => {
  const host = new Host();
  let goesOn = true;
  await acknowledgeAll(
    host,
    ALARMS,
    () => {
      goesOn = false;
    },
    () => goesOn,
  );
  expect(host.asked).toHaveLength(6);
});
