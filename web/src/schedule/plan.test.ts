import { describe, expect, test } from 'vitest';
import { barsOf } from './day-bars';
import { nextSwitches } from './next-switches';
import { comingDays, daysOf, daysText, isDate, problems, timeOf, valueBefore, type Plan } from './plan';
import { addedException, addedGroup, addedSwitch, raisedException, toggledDay, withCalendar } from './plan-edit';
import { readPlans, writePlans } from './plan-file';

const TAG = 'mill/plant/hp/Set point';
const FILE = `name: Mill
calendars:
  holidays: [2026-12-25] # no guests
edges:
  plant:
    devices:
      hp: # the larger one
        type: hp
        schedules:
          Mode: # of somebody else
            weekly: {daily: {"05:00": day}}
          "Set point":
            weekly:
              # on working days
              mon - fri: {"06:00": 21, "18:00": 17.5} # guests at seven
              sat,sun: {"08:00": 20}
            exceptions:
              closed: {from: 2026-12-28, to: 2026-12-30, at: {"00:00": 10}} # by the owner
              holidays: {calendar: holidays, at: {"08:00": 20}}
      other: {type: hp, address: "10.0.0.8:502"}
`;

function plans(
  text = FILE,
  tag = TAG,
): { readonly plan: Plan; readonly calendars: ReadonlyMap<string, readonly string[]> } {
  const { plan, calendars } = readPlans(text, tag);
  if (plan === undefined) {
    throw new Error('no plan');
  }
  return { plan, calendars };
}

describe('a file', () => {
  test('is read and written back without a change', () => {
    const { plan, calendars } = plans();
    expect(plan.weekly).toEqual([
      {
        days: [0, 1, 2, 3, 4],
        at: [
          { at: '06:00', value: '21' },
          { at: '18:00', value: '17.5' },
        ],
      },
      { days: [5, 6], at: [{ at: '08:00', value: '20' }] },
    ]);
    expect(writePlans(FILE, TAG, plan, calendars)).toBe(FILE);
  });

  test('changes where the plan does, and keeps its comments', () => {
    const { plan, calendars } = plans();
    const [work, rest] = plan.weekly;
    const next: Plan = {
      weekly: [
        { days: work?.days ?? [], at: [{ at: '05:30', value: '21' }, ...(work?.at.slice(1) ?? [])] },
        ...(rest ? [rest] : []),
      ],
      exceptions: plan.exceptions.slice(1),
    };
    expect(
      writePlans(
        FILE,
        TAG,
        next,
        withCalendar({ plan, calendars }, 'holidays', ['2027-01-01', '2026-12-25']).calendars,
      ),
    ).toBe(
      FILE.replace('{"06:00": 21,', '{"05:30": 21,')
        .replace(/ +closed.*\n/, '')
        .replace('[2026-12-25]', '[2026-12-25, 2027-01-01]'),
    );
  });

  test('gets days of its own, another order and a first schedule', () => {
    const { plan, calendars } = plans();
    const wednesday = toggledDay(addedGroup({ plan, calendars }), 2, 2);
    const text = writePlans(FILE, TAG, wednesday.plan, calendars);
    expect(text).toContain('              "mon,tue,thu,fri": {"06:00": 21, "18:00": 17.5}\n');
    expect(text).toContain('              wed: {"08:00": 20}\n');
    expect(
      plans(text)
        .plan.weekly.flatMap((group) => group.days)
        .sort(),
    ).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const raised = writePlans(FILE, TAG, raisedException({ plan, calendars }, 1).plan, calendars);
    expect(plans(raised).plan.exceptions.map((one) => one.name)).toEqual(['holidays', 'closed']);
    expect(raised).toContain('# by the owner');
    const first = writePlans(FILE, 'mill/plant/other/Level', plan, calendars);
    expect(first.split('\n').length).toBe(FILE.split('\n').length);
    expect(plans(first, 'mill/plant/other/Level')).toEqual({ plan, calendars });
  });

  test('loses a schedule, and the key when it was the last', () => {
    const { calendars } = plans();
    const without = writePlans(FILE, TAG, undefined, calendars);
    expect(readPlans(without, TAG).plan).toBeUndefined();
    expect(without).toContain('Mode: # of somebody else');
    expect(writePlans(without, 'mill/plant/hp/Mode', undefined, calendars)).not.toContain('schedules');
  });
});

describe('days', () => {
  test('are as the edge has them', () => {
    const { plan, calendars } = plans();
    const days = comingDays(plan, calendars, '2026-12-24', 5);
    expect(days.map(({ exception, at }) => `${exception} ${at.map((one) => one.at).join()}`)).toEqual([
      ' 06:00,18:00',
      'holidays 08:00',
      ' 08:00',
      ' 08:00',
      'closed 00:00',
    ]);
    expect(valueBefore(plan, calendars, '2026-12-24')).toBe('17.5');
    expect(nextSwitches(plan, calendars, '2026-12-24T18:00:00', 2)).toEqual([
      'Fri 25 Dec 08:00 → 20',
      'Sat 26 Dec 08:00 → 20',
    ]);
    expect(valueBefore({ weekly: [], exceptions: [] }, calendars, '2026-12-24')).toBeUndefined();
  });

  test.each([
    ['daily', [0, 1, 2, 3, 4, 5, 6]],
    ['mon-fri', [0, 1, 2, 3, 4]],
    ['fri-mon', [0, 4, 5, 6]],
    ['sat,sun', [5, 6]],
    ['someday', undefined],
  ])('%s', (text, days) => {
    expect(daysOf(text)).toEqual(days);
    expect(days === undefined ? days : daysOf(daysText(days))).toEqual(days);
  });

  test('times and dates as people type them', () => {
    expect(['6', '630', '6.30', '06:30'].map(timeOf)).toEqual(['06:00', '06:30', '06:30', '06:30']);
    expect(['24', '6:75', '', 'six'].map(timeOf)).toEqual([undefined, undefined, undefined, undefined]);
    expect(['2026-02-28', '2026-02-30', '26-02-28'].map(isDate)).toEqual([true, false, false]);
  });

  test('bars reach from switch to switch and over midnight', () => {
    const bars = barsOf(
      [
        {
          day: '2026-12-24',
          exception: '',
          at: [
            { at: '06:00', value: '21' },
            { at: '18:00', value: '18' },
          ],
        },
        { day: '2026-12-25', exception: '', at: [] },
      ],
      undefined,
    );
    expect(bars.map((day) => day.map(({ start, length, value, level }) => [start, length, value, level]))).toEqual([
      [
        [0.25, 0.5, '21', 1],
        [0.75, 0.25, '18', 0],
      ],
      [[0, 1, '18', 0]],
    ]);
  });
});

test('what cannot be saved is told', () => {
  const calendars = new Map<string, readonly string[]>();
  const plan: Plan = {
    weekly: [
      { days: [0], at: [] },
      { days: [0], at: [{ at: '6', value: '' }] },
    ],
    exceptions: [{ name: 'x', from: '2026-02-30', to: '', calendar: '', at: addedSwitch([]) }],
  };
  expect(problems(plan, calendars)).toEqual([
    'A day stands in two groups of the week.',
    'mon: there is no time.',
    'mon: a time must be such as 06:30.',
    'mon: a time has no value.',
    'x: the first day must be a date such as 2026-12-24.',
    'x: a time has no value.',
  ]);
  const sound = addedException({ ...plans() }, '2026-12-24');
  expect(problems(sound.plan, sound.calendars)).toEqual([]);
});
