import { expect, test } from 'vitest';
import { tagInfo } from '../../test/samples';
import { firstCounters, firstPens, valueGroups } from './value-groups';

const tags = [
  tagInfo({ tag: 'A', path: 'a', group: 'Source' }),
  tagInfo({ tag: 'B', path: 'b', group: '', overview: false }),
  tagInfo({ tag: 'C', path: 'c', group: 'Source', unit: 'kW', description: 'Heat output' }),
  tagInfo({ tag: 'D', path: 'd', group: 'Source', unit: 'bar' }),
];

test('tagsStandUnderTheirHeadingsInTheTypesOrder', () => {
  expect(valueGroups(tags, '').map(({ name, tags: members }) => [name, members.map(({ tag }) => tag)])).toEqual([
    ['Source', ['A', 'C', 'D']],
    ['Values', ['B']],
  ]);
});

test('searchLooksIntoNameDescriptionHeadingAndUnit', () => {
  expect(valueGroups(tags, 'heat out')).toHaveLength(1);
  expect(valueGroups(tags, 'kw')[0]?.tags).toHaveLength(1);
  expect(valueGroups(tags, 'nothing')).toEqual([]);
});

test('firstPensHaveTwoUnitsAtMost', () => {
  expect(firstPens(tags, 4)).toEqual(['a', 'c']);
});

test('countersOfTheOverviewStandFirst', () => {
  const counters = [
    tagInfo({ tag: 'Part', counter: true, overview: false }),
    tagInfo({ tag: 'Level' }),
    tagInfo({ tag: 'Total', counter: true }),
  ];
  expect(firstCounters(counters).map(({ tag }) => tag)).toEqual(['Total', 'Part']);
});
