import { expect, test } from 'vitest';
import type { SiteSummary } from '../wire/model';
import { TreeRows } from './tree-rows';

function site(id: string, devices: number): SiteSummary {
  const all = Array.from({ length: devices }, (_, n) => ({
    path: `${id}/e/d${n}`,
    id: `d${n}`,
    name: `D${n}`,
    type: 't',
    typeName: 'T',
    manufacturer: '',
    machineClass: 'pump' as const,
  }));
  return { id, name: id, timeZone: 'UTC', edges: [{ path: `${id}/e`, id: 'e', name: 'E', devices: all }] };
}

const words = (rows: TreeRows) =>
  Array.from({ length: rows.length }, (_, place) => {
    const row = rows.at(place);
    return row?.kind === 'site' ? row.index : row?.kind === 'edge' ? row.edge.path : row?.device.path;
  });

test('whatIsInOpenSitesStandsBelowThem', () => {
  const rows = new TreeRows(4, [
    { index: 2, site: site('b', 1) },
    { index: 0, site: site('a', 2) },
    { index: 9, site: site('c', 1) },
  ]);
  expect(words(rows)).toEqual([0, 'a/e', 'a/e/d0', 'a/e/d1', 1, 2, 'b/e', 'b/e/d0', 3]);
  expect(rows.at(9)).toBeUndefined();
  expect(rows.sites(1, 6)).toEqual({ from: 1, to: 3 });
  expect(rows.sites(1, 3)).toEqual({ from: 0, to: 0 });
});

test('tenThousandSitesCostNoRowEach', () => {
  const rows = new TreeRows(10_000, [{ index: 5_000, site: site('a', 3) }]);
  expect(rows.length).toBe(10_004);
  expect(rows.at(10_003)).toEqual({ kind: 'site', index: 9_999 });
});
