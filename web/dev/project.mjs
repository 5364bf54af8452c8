// The project's files as the fake host tells them.
const TYPE = `name: Pump
class: pump
tags:
  Flow: {register: holding 0, type: f32, unit: l/s, write: {min: 0, max: 50}}
alarms:
  FlowHigh: {tag: Flow, high: 40, deadband: 5, priority: high, message: Too much flow}
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

/** The answer to a question about the project; undefined for any other. */
export function projectAnswer(url) {
  const path = url.pathname;
  const name = url.searchParams.get('name') ?? '';
  const answers = {
    '/api/project/files': {
      version: 3,
      files: NAMES.map((file) => ({ name: file, characters: TYPE.length, version: file })),
    },
    '/api/project/file': { name, version: name, text: TYPE },
    '/api/project/changes': {
      usable: true,
      summary: '1 device added',
      changes: [],
      mistakes: [],
      unlistedMistakes: 0,
    },
    '/api/project/check': { mistakes: [], unlisted: 0 },
    '/api/project/versions': versions,
    '/api/project/library': [
      { id: 'idm-navigator', name: 'Navigator', manufacturer: 'iDM', machineClass: 'heat-pump' },
    ],
  };
  return path.startsWith('/api/project/versions/')
    ? { version: versions[1], against: 1, files: [diff] }
    : answers[path];
}
