import { beforeEach, expect, test } from 'vitest';
import { ManualTimers } from '../../test/manual-timers';
import { alarm } from '../../test/samples';
import { AlarmList } from '../live/alarm-list';
import { Signal } from '../live/signal';
import type { Alarm } from '../wire/model';
import { NewAlarms } from './new-alarms';

let timers: ManualTimers;
let alarms: AlarmList;
let said: string[];

beforeEach(() => {
  timers = new ManualTimers();
  alarms = new AlarmList();
  said = [];
  const announcement = new Signal('');
  announcement.watch(() => said.push(announcement.value));
  new NewAlarms(alarms, announcement, timers, (path) => `place of ${path}`);
});

function take(whole: boolean, list: readonly Alarm[], gone: readonly string[] = []): void {
  alarms.take({ op: 'alarms', now: 0, whole, alarms: list, gone });
  timers.advance(5_000);
}

test('whatStoodWhenThePageWasOpenedIsNoNews', () => {
  take(true, [alarm({ id: 'a' }), alarm({ id: 'b' })]);
  expect(said).toEqual([]);
});

test('oneIsToldByPriorityWordsAndPlace', () => {
  take(true, []);
  take(false, [alarm({ id: 'a', message: 'Supply too hot' })]);
  expect(said).toEqual(['New alarm, high: Supply too hot, place of s/e/d/Supply']);
});

test('severalAtOnceAreToldByTheirNumberTheMostUrgentByName', () => {
  take(true, []);
  alarms.take({ op: 'alarms', now: 0, whole: false, alarms: [alarm({ id: 'a', priority: 'low' })], gone: [] });
  timers.advance(900);
  take(false, [alarm({ id: 'b', priority: 'critical', message: 'Fire' }), alarm({ id: 'c' })]);
  expect(said).toEqual(['3 new alarms. The most urgent, critical: Fire, place of s/e/d/Supply']);
});

test('newsOfAnAlarmThatStandsIsNotTold', () => {
  take(true, [alarm({ id: 'a' })]);
  take(false, [alarm({ id: 'a', value: '72' })]);
  take(false, [alarm({ id: 'a', state: 'returned-unacknowledged', active: false })]);
  take(false, [alarm({ id: 'a', state: 'acknowledged' })]);
  take(false, [alarm({ id: 'b', state: 'acknowledged' })]);
  expect(said).toEqual([]);
});

test('anAlarmRaisedAgainIsToldAgainThoughTheWordsAreTheSame', () => {
  take(true, []);
  take(false, [alarm({ id: 'a' })]);
  take(false, [], ['a']);
  take(false, [alarm({ id: 'a', raised: '2026-11-22T10:05:00Z' })]);
  expect(said).toHaveLength(2);
  expect(said[1]?.trim()).toBe(said[0]);
});

test('whatIsAcknowledgedBeforeItIsToldIsNotTold', () => {
  take(true, []);
  alarms.take({ op: 'alarms', now: 0, whole: false, alarms: [alarm({ id: 'a' })], gone: [] });
  take(false, [alarm({ id: 'a', state: 'acknowledged' })]);
  expect(said).toEqual([]);
});

test('whatCameWhileTheHostWasAwayIsNoNews', () => {
  take(true, []);
  alarms.hostLost();
  take(true, [alarm({ id: 'a' })]);
  expect(said).toEqual([]);
});
