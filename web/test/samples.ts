import type { Alarm, TagInfo } from '../src/wire/model';

/** A number in °C, with what differs. */
export function tagInfo(changes: Partial<TagInfo> = {}): TagInfo {
  return {
    tag: 'Supply',
    path: 's/e/d/Supply',
    description: 'Supply temperature',
    group: 'Heating',
    overview: true,
    type: 'f32',
    unit: '°C',
    states: {},
    write: null,
    counter: false,
    ...changes,
  };
}

/** A tag as the wire gives it in a snapshot. */
export function wireTag(n: number, path: string, value: unknown, quality = 'good') {
  const times = { sourceTime: '2026-11-22T10:00:00Z', hostTime: '2026-11-22T10:00:00Z' };
  return { n, path, type: 'f32', unit: '°C', value, quality, ...times };
}

/** A change as the wire gives it. */
export function wireChange(n: number, value: unknown, quality = 'good', sourceTime = '2026-11-22T10:00:01Z') {
  return { n, value, quality, sourceTime, hostTime: sourceTime };
}

/** An alarm nobody has acknowledged, with what differs. */
export function alarm(changes: Partial<Alarm> = {}): Alarm {
  return {
    id: 'a1',
    path: 's/e/d/Supply',
    name: 'SupplyHot',
    priority: 'high',
    state: 'unacknowledged',
    active: true,
    since: '2026-11-22T10:00:00Z',
    raised: '2026-11-22T10:00:00Z',
    cleared: null,
    value: '71.5',
    unit: '°C',
    rule: 'above 65 °C',
    message: 'Supply too hot',
    consequence: '',
    firstOut: false,
    action: '',
    shelvedUntil: null,
    who: '',
    reason: '',
    ...changes,
  };
}
