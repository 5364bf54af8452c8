// Made-up studies for the fake host: one study, one run that is done, one at work.
const TEXT = `name: Heat pump for the office
plant: office
duration: 16 d
measure:
  power: [heatPump.electricPower]
  temperatures: office.temperature
record: [office.temperature]
scenarios:
  as built: {}
  smaller: {change: {heatPump.capacity: 8 kW}}
sweep:
  heatPump.capacity: [10 kW, 12 kW, 16 kW]
`;
const NAMES = ['as built', 'smaller', 'heatPump.capacity 10 kW', 'heatPump.capacity 12 kW', 'heatPump.capacity 16 kW'];
const CAPACITIES = [14, 8, 10, 12, 16];
const HOUR = 3_600;
const iso = (time) => new Date(time).toISOString();

const scenario = (name, n) => ({
  name,
  changes: n === 0 ? {} : { 'heatPump.capacity': `${CAPACITIES[n]} kW` },
  events: 0,
  unsettled: 0,
  values: {
    energy: 610 - 6 * CAPACITIES[n],
    thermalDiscomfort: Math.max(0, 60 - 5 * CAPACITIES[n]),
    cop: 3.1 + n / 10,
  },
});

const line = (_, n) => {
  const seconds = Array.from({ length: 384 }, (_, i) => i * HOUR);
  return { seconds, values: seconds.map((s) => 21 - n / 3 + 0.6 * Math.sin((2 * Math.PI * s) / (24 * HOUR))) };
};

const result = {
  name: 'Heat pump for the office',
  durationSeconds: 384 * HOUR,
  warmUpSeconds: 0,
  kpis: [
    { key: 'energy', unit: 'kWh' },
    { key: 'thermalDiscomfort', unit: 'K·h' },
    { key: 'cop', unit: '1' },
  ],
  scenarios: NAMES.map(scenario),
  quantities: [{ path: 'office.temperature', unit: 'Cel', lines: NAMES.map(line) }],
  sweeps: [{ path: 'heatPump.capacity', points: [1, 2, 3, 0, 4].map((n) => ({ value: CAPACITIES[n], scenario: n })) }],
  optimum: null,
  fit: null,
};

const study = { id: 'heat-pump', title: result.name, changed: iso(Date.now() - 3_600_000) };
const part = (path, unit, note = '') => ({ path, unit, note });
const plant = {
  name: 'Office with heat pump, buffer and air handling unit',
  quantities: [part('office.temperature', 'Cel'), part('heatPump.electricPower', 'W')],
  inputs: [part('chargePump.speed', '1', '0 to 1')],
  parameters: [part('heatPump.capacity', '', '14 kW')],
};
const schema = {
  properties: { name: { description: 'the study, for people' }, plant: { description: 'what is studied' } },
  required: ['name', 'plant'],
};

const started = Date.now();
const run = (id, state, done) => ({
  id,
  study: study.id,
  title: study.title,
  state,
  sentence: '',
  queued: iso(started - 60_000),
  started: iso(started - 59_000),
  ended: state === 'done' ? iso(started - 20_000) : '',
  expected: 5,
  done,
  remainingMillis: state === 'done' ? -1 : 42_000,
  scenarios: Object.fromEntries(NAMES.slice(0, 3).map((name, n) => [name, n < 2 ? 1 : 0.4])),
});
const runs = [run('20261122t080100000', 'running', 2.4), run('20261122t080000000', 'done', 5)];

/** The answer to a question about studies, if the path is one. */
export function studyAnswer(path) {
  const [, , kind, id, what] = path.split('/');
  switch (kind) {
    case 'studies':
      if (what === 'check') return { mistakes: [] };
      return id === undefined ? [study] : id === study.id ? { ...study, version: 'v1', text: TEXT } : undefined;
    case 'study-examples':
      return [{ ...study, text: TEXT }];
    case 'study-schema':
      return schema;
    case 'study-plants':
      return plant;
    case 'study-runs':
      if (id === undefined) return { runs, mostKept: 50, dropped: 0 };
      return what === 'files' ? result : runs.find((one) => one.id === id);
    default:
      return undefined;
  }
}
