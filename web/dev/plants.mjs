// The made-up plants of the fake host: their tags and how the values move. For development only.

const TYPES = {
  'demo-heat-pump': {
    typeName: 'Brine heat pump 14 kW',
    manufacturer: 'Demo Works',
    machineClass: 'heat-pump',
    description: 'Brine to water heat pump with a stepless compressor and a heat meter.',
    tags: [
      [
        'State',
        'Operating state',
        'Machine',
        true,
        'u16',
        '',
        { states: { 0: 'off', 1: 'heating', 2: 'hot water', 3: 'defrost' }, base: 1 },
      ],
      ['CompressorSpeed', 'Compressor speed', 'Machine', true, 'f32', '%', { base: 70, swing: 12 }],
      ['ElectricPower', 'Electric power', 'Machine', true, 'f32', 'kW', { base: 4.2, swing: 0.6 }],
      ['HeatOutput', 'Heat output', 'Machine', true, 'f32', 'kW', { base: 14.3, swing: 1.8 }],
      ['COP', 'Coefficient of performance', 'Machine', true, 'f32', '', { base: 3.38, swing: 0.3 }],
      ['BrineIn', 'Brine inlet temperature', 'Source', false, 'f32', '°C', { base: 2.4, swing: 0.8 }],
      ['BrineOut', 'Brine outlet temperature', 'Source', true, 'f32', '°C', { base: -0.8, swing: 0.6 }],
      ['BrinePump', 'Brine pump running', 'Source', false, 'bool', '', { base: true }],
      ['SupplyTemperature', 'Supply temperature', 'Heating circuit 1', true, 'f32', '°C', { base: 42, swing: 1.5 }],
      ['ReturnTemperature', 'Return temperature', 'Heating circuit 1', false, 'f32', '°C', { base: 35.5, swing: 1.2 }],
      [
        'SupplySetpoint',
        'Supply set point',
        'Heating circuit 1',
        false,
        'f32',
        '°C',
        { base: 42, write: { min: 20, max: 60 } },
      ],
      ['Flow', 'Flow', 'Heating circuit 1', false, 'f32', 'l/s', { base: 1.47, swing: 0.1, quality: 'uncertain' }],
      [
        'PumpSpeed',
        'Circulation pump speed',
        'Heating circuit 1',
        false,
        'f32',
        '%',
        { base: 71, swing: 3, write: { min: 20, max: 100 } },
      ],
      [
        'OperatingMode',
        'Operating mode',
        'Machine',
        false,
        'u16',
        '',
        { states: { 0: 'off', 1: 'automatic', 2: 'hand' }, base: 1, write: { min: 0, max: 2 } },
      ],
      ['Release', 'Release for heating', 'Machine', false, 'bool', '', { base: true, write: { min: null, max: null } }],
      ['OutdoorTemperature', 'Outdoor temperature', 'Weather', false, 'f32', '°C', { base: -4.3, swing: 2 }],
      ['OperatingHours', 'Operating hours', 'Counters', false, 'u32', 'h', { base: 8014 }],
      ['Energy', 'Electric energy', 'Counters', false, 'f64', 'kWh', { base: 31250.4 }],
      ['Firmware', 'Firmware', 'Counters', false, 'string', '', { base: 'WPM 3.2.1' }],
      ['RoomTemperature', 'Room sensor', 'Weather', false, 'f32', '°C', { base: 21.8, quality: 'bad-no-value' }],
    ],
  },
  'demo-tank': {
    typeName: 'Buffer tank 1000 l',
    manufacturer: 'Demo Works',
    machineClass: 'tank',
    description: 'Buffer tank with four sensors.',
    tags: [
      ['Top', 'Top temperature', 'Layers', true, 'f32', '°C', { base: 42, swing: 1 }],
      ['Upper', 'Upper middle temperature', 'Layers', false, 'f32', '°C', { base: 40, swing: 1 }],
      ['Lower', 'Lower middle temperature', 'Layers', false, 'f32', '°C', { base: 38, swing: 1 }],
      ['Bottom', 'Bottom temperature', 'Layers', true, 'f32', '°C', { base: 36.1, swing: 1 }],
    ],
  },
  'demo-ahu': {
    typeName: 'Air handling unit 8000 m³/h',
    manufacturer: 'Demo Air',
    machineClass: 'air-handling-unit',
    description: 'Air handling unit with rotary recovery and a water heater.',
    tags: [
      ['SupplyAir', 'Supply air temperature', 'Air', true, 'f32', '°C', { base: 20.3, swing: 0.5 }],
      ['ExtractAir', 'Extract air temperature', 'Air', true, 'f32', '°C', { base: 22.7, swing: 0.3 }],
      [
        'SupplyFan',
        'Supply fan speed',
        'Fans',
        true,
        'f32',
        '%',
        { base: 69, swing: 3, write: { min: 0, max: 100, secondPerson: true } },
      ],
      ['ExtractFan', 'Extract fan speed', 'Fans', false, 'f32', '%', { base: 65, swing: 3 }],
      ['FilterPressure', 'Supply filter pressure drop', 'Filters', true, 'f32', 'Pa', { base: 186, swing: 6 }],
      ['CO2', 'Carbon dioxide in extract air', 'Air', true, 'u16', 'ppm', { base: 635, swing: 60 }],
    ],
  },
  'demo-meter': {
    typeName: 'Three-phase meter',
    manufacturer: 'Demo Meter',
    machineClass: 'meter',
    description: 'Electricity meter of the building.',
    tags: [
      ['Power', 'Active power', 'Power', true, 'f32', 'kW', { base: 22.1, swing: 8 }],
      ['Voltage', 'Voltage L1', 'Power', true, 'f32', 'V', { base: 231.2, swing: 2 }],
      ['Frequency', 'Frequency', 'Power', false, 'f32', 'Hz', { base: 50, swing: 0.03 }],
      ['Energy', 'Energy imported', 'Energy', true, 'u64', 'kWh', { base: 812345 }],
    ],
  },
  'demo-pump': {
    typeName: 'Pump station',
    manufacturer: 'Demo Pumps',
    machineClass: 'pump',
    description: 'Twin pump on the main circuit.',
    tags: [
      ['Speed', 'Speed', 'Pump', true, 'f32', '%', { base: 71, swing: 4, write: { min: 20, max: 100 } }],
      ['Head', 'Head', 'Pump', true, 'f32', 'bar', { base: 0.42, swing: 0.05 }],
      ['Running', 'Running', 'Pump', true, 'bool', '', { base: true }],
      [
        'Reset',
        'Reset of faults',
        'Pump',
        false,
        'bool',
        '',
        { base: false, write: { min: null, max: null, pulseMillis: 2_000 } },
      ],
    ],
  },
};

const SITES = [
  [
    'mill-road-4',
    'Mill Road 4',
    'Europe/Stockholm',
    59.33,
    18.06,
    [
      [
        'plant-room',
        'Plant room',
        [
          ['hp-01', 'Heat pump 1', 'demo-heat-pump'],
          ['hp-02', 'Heat pump 2', 'demo-heat-pump', 'off'],
          ['bt-01', 'Buffer tank', 'demo-tank'],
          ['m-01', 'Building meter', 'demo-meter'],
        ],
      ],
      ['roof', 'Roof', [['ahu-01', 'Air handling unit 1', 'demo-ahu']]],
    ],
  ],
  [
    'harbour',
    'Harbour Baths',
    'Europe/Helsinki',
    60.16,
    24.96,
    [
      [
        'pool',
        'Pool technique',
        [
          ['hp-01', 'Pool heat pump', 'demo-heat-pump'],
          ['p-01', 'Main pump', 'demo-pump'],
          ['ahu-01', 'Hall air', 'demo-ahu'],
        ],
      ],
    ],
  ],
  [
    'school-north',
    'North School',
    'Europe/Berlin',
    52.52,
    13.4,
    [
      [
        'cellar',
        'Cellar',
        [
          ['hp-01', 'Heat pump', 'demo-heat-pump'],
          ['bt-01', 'Buffer tank', 'demo-tank'],
        ],
        'off',
      ],
    ],
  ],
  ...Array.from({ length: 9 }, (_, i) => [
    `depot-${i + 1}`,
    `Depot ${i + 1}`,
    'Europe/London',
    null,
    null,
    [
      [
        'plant',
        'Plant',
        [
          ['hp-01', 'Heat pump', 'demo-heat-pump'],
          ['m-01', 'Meter', 'demo-meter'],
          ['p-01', 'Pump', 'demo-pump'],
        ],
      ],
    ],
  ]),
];

/** Builds sites, devices by path, tags by path, and links by path. */
export function plants() {
  const devices = new Map();
  const tags = new Map();
  const links = new Map([['broker', link('broker', 'connected', 'the broker takes and gives messages')]]);
  const sites = SITES.map(([id, name, timeZone, latitude, longitude, edges]) => ({
    id,
    name,
    timeZone,
    latitude,
    longitude,
    edges: edges.map(([edge, edgeName, list, edgeOff]) => {
      const path = `${id}/${edge}`;
      links.set(
        path,
        edgeOff
          ? link(path, 'disconnected', 'the edge node is offline: its last will has come')
          : { ...link(path, 'connected', 'values arrive'), ...REFUSAL },
      );
      return {
        id: edge,
        path,
        name: edgeName,
        devices: list.map(([device, deviceName, type, off]) =>
          addDevice(
            devices,
            tags,
            links,
            `${path}/${device}`,
            deviceName,
            type,
            edgeOff ? 'bad-edge-offline' : off ? 'bad-no-answer' : undefined,
          ),
        ),
      };
    }),
  }));
  return { sites, devices, tags, links };
}

/** What an edge of another make may send beside its values. */
const REFUSAL = {
  droppedProperties: 12,
  lastRefusal: 'spBv1.0/mill-road/DBIRTH/plant-room/hp-01: Flow: its property engLow is not kept (and 11 more)',
  lastRefusalAt: new Date(Date.now() - 1000 * 60 * 12).toISOString(),
};

function link(path, state, sentence) {
  return {
    path,
    state,
    since: new Date(Date.now() - 1000 * 60 * 37).toISOString(),
    sentence,
    requests: 48211,
    failures: state === 'connected' ? 2 : 418,
    samples: 1204553,
  };
}

function addDevice(devices, tags, links, path, name, type, dead) {
  const { tags: list, ...about } = TYPES[type];
  const infos = list.map(([tag, description, group, overview, kind, unit, more]) => {
    const full = `${path}/${tag}`;
    tags.set(full, {
      path: full,
      type: kind,
      unit,
      value: more.base,
      quality: dead ?? more.quality ?? 'good',
      time: Date.now() - Math.random() * 9e4,
      more,
      phase: Math.random() * 7,
      dead: Boolean(dead),
    });
    return {
      tag,
      path: full,
      description,
      group,
      overview,
      type: kind,
      unit,
      states: more.states ?? {},
      write: more.write ?? null,
    };
  });
  links.set(
    path,
    dead
      ? link(path, 'disconnected', 'the device does not answer; next try in 12 s')
      : link(path, 'connected', 'answers in 8 ms'),
  );
  devices.set(path, { path, name, type, ...about, tags: infos });
  return {
    id: path.split('/')[2],
    path,
    name,
    type,
    typeName: about.typeName,
    manufacturer: about.manufacturer,
    machineClass: about.machineClass,
  };
}

/** The value a tag has at a time, so that history and live agree. */
export function valueAt(tag, time) {
  const { base, swing } = tag.more;
  if (swing === undefined || tag.set !== undefined) {
    return tag.set ?? base;
  }
  const wave =
    Math.sin(time / 600_000 + tag.phase) * 0.7 +
    Math.sin(time / 47_000 + tag.phase * 3) * 0.2 +
    Math.sin(time / 5_100) * 0.1;
  const value = base + swing * wave;
  return tag.type.startsWith('f') ? Math.round(value * 100) / 100 : Math.round(value);
}
