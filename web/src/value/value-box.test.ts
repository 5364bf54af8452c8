// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { FakeSockets } from '../../test/fake-sockets';
import { ManualTimers } from '../../test/manual-timers';
import { tagInfo, wireChange, wireTag } from '../../test/samples';
import { Live } from '../live/live';
import { ValueBox } from './value-box';

let timers: ManualTimers;
let sockets: FakeSockets;
let box: ValueBox;

beforeEach(async () => {
  timers = new ManualTimers();
  sockets = new FakeSockets();
  const live = new Live(sockets.open, timers);
  live.start();
  live.subscribe('**');
  sockets.last.events.opened();
  box = new ValueBox();
  box.live = live;
  box.tag = tagInfo();
  box.label = 'Supply';
  document.body.replaceChildren(box);
  await box.updateComplete;
});

async function snapshot(value: unknown, quality?: string): Promise<void> {
  const tags = [wireTag(1, 's/e/d/Supply', value, quality)];
  sockets.last.say({ op: 'snapshot', id: 1, now: '2026-11-22T10:00:00Z', tags });
  await shown();
}

async function shown(): Promise<void> {
  timers.advance(300);
  await box.updateComplete;
}

const text = () => box.renderRoot.querySelector('.value')?.textContent;
const spoken = () => box.renderRoot.textContent.replaceAll(/\s+/g, ' ').trim();
const look = () => box.renderRoot.querySelector('.box')?.classList.value.trim();

test('valueIsWaitedForBeforeTheFirstSnapshot', () => {
  expect(text()).toBe('?');
  expect(box.dataset).toMatchObject({ path: 's/e/d/Supply', quality: 'bad-waiting' });
});

test('goodValueIsShownAndNamedWithLabelAndUnit', async () => {
  await snapshot(42);
  expect(spoken()).toBe('Supply: 42.0°C');
  expect([look(), box.dataset.quality]).toEqual(['box good', 'good']);
});

test('changeIsShownInTheNextFrame', async () => {
  await snapshot(42);
  const changes = [wireChange(1, 43.26, 'uncertain')];
  sockets.last.say({ op: 'changes', now: '2026-11-22T10:00:01Z', changes });
  await shown();
  expect([text(), look()]).toEqual(['43.3', 'box uncertain']);
});

test('badValueShowsAQuestionMarkAndNeverTheLastNumber', async () => {
  await snapshot(42, 'bad-exception');
  expect([text(), look()]).toEqual(['?', 'box bad']);
  expect(spoken()).toContain('the device refuses to give the value');
});

test('lostHostStrikesTheValueThrough', async () => {
  await snapshot(42);
  sockets.last.events.closed();
  await shown();
  expect([text(), look(), box.dataset.quality]).toEqual(['42.0', 'box stale', 'bad-stale']);
  expect(spoken()).toContain('no news for too long');
});
