// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { SlowApi, settled } from '../../test/slow-api';
import type { PageContext } from '../live/context';
import { Signal } from '../live/signal';
import { PastCommands } from './past-commands';

const T = Date.parse('2026-11-22T10:00:00Z');

function page(site: string) {
  const command = {
    id: site,
    tag: `${site}/e/d/SetPoint`,
    state: 'confirmed',
    who: 'anna',
    old: 20,
    requested: 21,
    readback: 21,
    time: '2026-11-22T09:00:00Z',
    reason: '',
    history: [],
  };
  return { commands: [command], next: null };
}

function shown(api: SlowApi, past = new Signal(T)): PastCommands {
  const list = new PastCommands();
  list.context = { api, past } as unknown as PageContext;
  list.under = 'a';
  document.body.append(list);
  return list;
}

const tags = (list: PastCommands) =>
  [...list.renderRoot.querySelectorAll<HTMLElement>('tr[data-tag]')].map((row) => row.dataset.tag);

test('atAnotherPlaceOfTheSameMomentItsOwnCommandsAreShown', async () => {
  const api = new SlowApi();
  const list = shown(api);
  await settled();
  api.answer('a%2F**', page('a'));
  await settled();
  expect(tags(list)).toEqual(['a/e/d/SetPoint']);
  list.under = 'b';
  await settled();
  expect(tags(list)).toEqual([]);
  api.answer('b%2F**', page('b'));
  await settled();
  expect(tags(list)).toEqual(['b/e/d/SetPoint']);
});

test('aLateAnswerOfThePlaceBeforeIsDropped', async () => {
  const api = new SlowApi();
  const list = shown(api);
  await settled();
  list.under = 'b';
  await settled();
  api.answer('a%2F**', page('a'));
  await settled();
  expect(tags(list)).toEqual([]);
  api.answer('b%2F**', page('b'));
  await settled();
  expect(tags(list)).toEqual(['b/e/d/SetPoint']);
});

test('aLaterMomentOfTheSamePlaceIsAskedForOnce', async () => {
  const api = new SlowApi();
  const past = new Signal(T);
  const list = shown(api, past);
  await settled();
  [1_000, 2_000, 3_000].forEach((later) => {
    past.set(T + later);
  });
  await settled();
  api.answer('a%2F**', page('a'));
  await settled();
  api.answer('10%3A00%3A03', page('a'));
  await settled();
  expect(api.asked).toHaveLength(2);
  expect(tags(list)).toEqual(['a/e/d/SetPoint']);
});
