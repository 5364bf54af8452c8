import { beforeEach, expect, test } from 'vitest';
import { ManualTimers } from '../../test/manual-timers';
import { VISIBLE_PAUSE, VisibleRounds } from './visible-rounds';

let timers: ManualTimers;
let told: { at: number; path: string }[];
let rounds: VisibleRounds;

beforeEach(() => {
  timers = new ManualTimers();
  told = [];
  rounds = new VisibleRounds(timers, (path) => [() => told.push({ at: timers.now(), path })]);
});

const paths = Array.from({ length: 1_000 }, (_, n) => `t${n}`);

function add(...changed: readonly string[]): void {
  changed.forEach((path) => {
    rounds.add(path);
  });
}

/** Paints frames until there is nothing left to tell. */
function paint(): void {
  for (let before = -1; before < told.length;) {
    before = told.length;
    timers.advance(VISIBLE_PAUSE);
  }
}

test('fewChangesAreToldOnceInTheirOrder', () => {
  add('b', 'a', 'b');
  timers.advance(0);
  expect(told.map(({ path }) => path)).toEqual(['b', 'a']);
});

test('veryManyChangesAreSpreadOverFramesAndEachToldOnce', () => {
  add(...paths);
  timers.advance(0);
  expect(told.length).toBeLessThan(200);
  paint();
  expect(told.map(({ path }) => path)).toEqual(paths);
});

test('whatChangesWhileARoundIsToldComesInTheNext', () => {
  add(...paths);
  timers.advance(0);
  add('t0');
  paint();
  expect(told.filter(({ path }) => path === 't0')).toHaveLength(2);
});

test('aRoundBeginsAtMostFourTimesASecond', () => {
  for (let i = 0; i < 200; i += 1) {
    add('a');
    timers.advance(10);
  }
  const gaps = told.slice(1).map(({ at }, i) => at - (told[i]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(VISIBLE_PAUSE);
  expect(told.length).toBeGreaterThanOrEqual(7);
});

test('aWatcherThatFailsFailsAloneAndIsToldOfOnce', () => {
  const failures: unknown[] = [];
  const broken = () => {
    throw new Error('broken');
  };
  const tell = (path: string) => () => told.push({ at: timers.now(), path });
  const watchers = new Map([
    ['a', [broken, tell('a')]],
    ['b', [tell('b')]],
  ]);
  rounds = new VisibleRounds(
    timers,
    (path) => watchers.get(path) ?? [],
    (error) => failures.push(error),
  );
  for (let round = 0; round < 3; round += 1) {
    add('a', 'b');
    timers.advance(VISIBLE_PAUSE);
  }
  expect(told.map(({ path }) => path)).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  expect(failures).toEqual([new Error('broken')]);
});
