import { describe, expect, test } from 'vitest';
import { alarm } from '../../test/samples';
import { AlarmList } from './alarm-list';

describe('the list of alarms', () => {
  test('nothingIsKnownUntilTheHostTellsAndAfterItIsLost', () => {
    const list = new AlarmList();
    expect(list.latest.value).toBeUndefined();
    list.take({ op: 'alarms', now: 0, whole: true, alarms: [], gone: [] });
    expect(list.latest.value).toEqual([]);
    list.hostLost();
    expect(list.latest.value).toBeUndefined();
  });

  test('changesComeAndGoAndTheMostUrgentStandsFirst', () => {
    const list = new AlarmList();
    const low = alarm({ id: 'a', priority: 'low', raised: '2026-11-22T10:00:02.000Z' });
    const high = alarm({ id: 'b', priority: 'high', raised: '2026-11-22T10:00:00.000Z' });
    const later = alarm({ id: 'c', priority: 'high', raised: '2026-11-22T10:00:01.000Z' });
    list.take({ op: 'alarms', now: 0, whole: true, alarms: [low, high], gone: [] });
    list.take({ op: 'alarms', now: 0, whole: false, alarms: [later], gone: [] });
    expect(list.latest.value?.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    list.take({ op: 'alarms', now: 0, whole: false, alarms: [], gone: ['b', 'x'] });
    expect(list.latest.value?.map(({ id }) => id)).toEqual(['c', 'a']);
    list.take({ op: 'alarms', now: 0, whole: true, alarms: [high], gone: [] });
    expect(list.latest.value?.map(({ id }) => id)).toEqual(['b']);
  });
});
