// The project's files as the fake host tells them.
const TYPE = `name: Pump
class: pump
tags:
  Flow: {register: holding 0, type: f32, unit: l/s, write: {min: 0, max: 50}}
alarms:
  FlowHigh: {tag: Flow, high: 40, deadband: 5, priority: high, message: Too much flow}
`;
const SITE = `name: Mill road
timeZone: Europe/Stockholm
calendars:
  holidays: [2026-12-25, 2027-01-01] # no guests
edges:
  plant-room:
    devices:
      hp-01: # the larger one
        type: heat-pump
        address: "10.0.0.7:502"
        schedules:
          SupplySetpoint:
            weekly:
              mon-fri: {"06:00": 45, "18:00": 40} # guests come at seven
              sat,sun: {"08:00": 42}
            exceptions:
              holidays: {calendar: holidays, at: {"00:00": 35}}
`;
const NAMES = ['project.yaml', 'sites/mill-road-4.yaml', 'types/pump.yaml', 'types/heat-pump-with-a-long-name.yaml'];
const version = (number, cause, who, reason) => ({
  number,
  time: new Date(Date.now() - 9e6 * (4 - number)).toISOString(),
  cause,
  who,
  reason,
  files: [{ name: 'types/pump.yaml', change: 'changed' }],
});
const versions = [
  version(3, 'rolled-back', 'anna', 'too many alarms'),
  version(2, 'applied', 'anna', 'a quieter plant'),
  version(1, 'first', '', ''),
];
const diff = {
  file: 'types/pump.yaml',
  change: 'changed',
  whole: false,
  hunks: [{ before: 5, after: 5, lines: [' alarms:', '-  FlowHigh: {high: 40}', '+  FlowHigh: {high: 30}'] }],
};

/** A draft's first file, as if all of it were new. */
function whole(body) {
  const [file] = (body === '' ? {} : JSON.parse(body)).files ?? [];
  const lines = (file?.text ?? '').split('\n').map((line) => `+${line}`);
  return { file: file?.name ?? '', change: 'changed', whole: false, hunks: [{ before: 1, after: 1, lines }] };
}

/** The answer to a question about the project; undefined for any other. */
export function projectAnswer(url, body) {
  const path = url.pathname;
  const name = url.searchParams.get('name') ?? '';
  const answers = {
    '/api/project/files': {
      version: 3,
      files: NAMES.map((file) => ({ name: file, characters: TYPE.length, version: file })),
    },
    '/api/project/file': { name, version: name, text: name.startsWith('sites/') ? SITE : TYPE },
    '/api/project/changes': {
      usable: true,
      summary: '1 device added',
      changes: [],
      mistakes: [],
      unlistedMistakes: 0,
    },
    '/api/project/check': { mistakes: [], unlisted: 0 },
    '/api/project/preview': {
      changes: { usable: true, summary: '1 device changed', changes: [], mistakes: [], unlistedMistakes: 0 },
      files: [whole(body)],
      conflicts: [],
    },
    '/api/project/versions': versions,
    '/api/project/library': [
      { id: 'idm-navigator', name: 'Navigator', manufacturer: 'iDM', machineClass: 'heat-pump' },
    ],
  };
  return path.startsWith('/api/project/versions/')
    ? { version: versions[1], against: 1, files: [diff] }
    : answers[path];
}
