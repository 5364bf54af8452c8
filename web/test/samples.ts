import type { TagInfo } from '../src/wire/model';

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
