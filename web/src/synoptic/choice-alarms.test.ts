import { expect, test } from 'vitest';
import { alarm, tagInfo } from '../../test/samples';
import { alarmsOf } from './choice-alarms';

const CHOICE = { key: 'k', title: 'Pump', machine: 's/e/d', tags: [tagInfo({ path: 's/e/d/Speed' })] };

test('theAlarmsOfTheTagsStandApartFromThoseOfTheirMachineAndNoOthersAreTold', () => {
  const paths = ['s/e/d/Flow', 's/e/d/Speed', 's/e/d', 's/e/d2/Speed', 's/e', 'host'];
  const { own, others } = alarmsOf(
    CHOICE,
    paths.map((path) => alarm({ path })),
  );
  expect(own.map(({ path }) => path)).toEqual(['s/e/d/Speed']);
  expect(others.map(({ path }) => path)).toEqual(['s/e/d/Flow', 's/e/d']);
});
