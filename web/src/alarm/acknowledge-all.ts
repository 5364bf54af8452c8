import { sentenceOf } from '../live/directory';
import type { Api } from '../wire/api';
import type { Alarm } from '../wire/model';

/** Questions to the host under way at once. */
const AT_ONCE = 6;

/** What has become of a list of alarms so far. */
export interface Acknowledging {
  readonly done: number;
  readonly refused: number;
  /** What the host said to the last it refused; empty for none. */
  readonly problem: string;
}

/**
 * Acknowledges alarms one by one, a few at a time. One that the host refuses, as because somebody else was quicker, does
 * not keep the others from it.
 *
 * @param told called after each
 * @param goesOn asked before each; false ends it
 */
export async function acknowledgeAll(
  api: Api,
  alarms: readonly Alarm[],
  told: (soFar: Acknowledging) => void,
  goesOn: () => boolean,
): Promise<Acknowledging> {
  let soFar: Acknowledging = { done: 0, refused: 0, problem: '' };
  const left = alarms.values();
  const work = async () => {
    for (const { id } of left) {
      if (!goesOn()) {
        return;
      }
      try {
        await api.actOnAlarm(id, 'acknowledge');
        soFar = { ...soFar, done: soFar.done + 1 };
      } catch (error) {
        soFar = { ...soFar, refused: soFar.refused + 1, problem: sentenceOf(error) };
      }
      told(soFar);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return soFar;
}
