// A host with made-up plants, to look at the pages without the product. For development and browser tests only.
// node dev/fake-host.mjs [PORT] [FOLDER]: serves the interface, and the built pages when FOLDER is given.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer } from 'ws';
import { commandBook } from './commands.mjs';
import { plants, valueAt } from './plants.mjs';
import { fleet, fleetMap } from './fleet.mjs';
import { kept, tagSearch } from './trends.mjs';
import { projectAnswer } from './project.mjs';
import { studyAnswer } from './studies.mjs';

const port = Number(process.argv[2] ?? 8099);
const folder = process.argv[3];
const { sites, devices, tags, links } = plants();
const iso = (time) => new Date(time).toISOString();
const commands = commandBook(tags);
const alarms = [
  ['critical', 'unacknowledged', 'Hot gas too hot'],
  ['high', 'acknowledged', 'Heating pressure low'],
  ['medium', 'returned-unacknowledged', 'Room far from its set point'],
].map(([priority, state, message], n) => ({
  id: `alarm-${n}`,
  path: [...tags.keys()][n],
  name: message,
  priority,
  state,
  active: !state.startsWith('returned'),
  since: iso(Date.now() - 90_000),
  raised: iso(Date.now() - 90_000),
  cleared: null,
  value: '130.2',
  message,
  consequence: '',
  unit: '',
  rule: '',
  action: 'Look at the machine',
  firstOut: n === 0,
  shelvedUntil: null,
  who: '',
  reason: '',
}));
const isToLookAt = ({ state }) => !['normal', 'shelved', 'suppressed', 'out-of-service'].includes(state);
const alarmsOf = (state) => alarms.filter((one) => (state === null ? isToLookAt(one) : one.state === state));

/** Tells every page of some alarms. */
function tellAlarms(changed) {
  const [seen, gone] = [changed.filter(isToLookAt), changed.filter((one) => !isToLookAt(one)).map(({ id }) => id)];
  const message = { op: 'alarms', now: iso(Date.now()), whole: false, alarms: seen, gone };
  for (const socket of sockets.clients) socket.send(JSON.stringify(message));
}

function actOnAlarm(id, action, body) {
  const alarm = alarms.find((one) => one.id === id);
  if (alarm === undefined) return undefined;
  const { reason, minutes } = JSON.parse(body);
  if (action === 'shelve') {
    Object.assign(alarm, { state: 'shelved', reason, who: 'anna', shelvedUntil: iso(Date.now() + minutes * 60_000) });
  } else {
    alarm.state = alarm.active ? 'acknowledged' : 'normal';
  }
  tellAlarms([alarm]);
  return alarm;
}

/** A day of alarms with one flood in it. */
function figures(search) {
  const from = Date.parse(search.get('from'));
  const counted = (count, n) => ({ ...alarms[n % 3], count });
  const bars = Array.from({ length: 144 }, (_, n) => ({
    time: iso(from + n * 600_000),
    count: n > 60 && n < 64 ? 24 - 4 * (n - 60) : n % 5 === 0 ? 1 + (n % 3) : 0,
  }));
  return {
    from: iso(from),
    to: search.get('to'),
    positions: 1,
    load: {
      annunciated: 104,
      perHour: 4.3,
      perTenMinutes: 0.7,
      peak: 20,
      shareInFlood: 0.021,
      floods: [{ from: iso(from + 61 * 600_000), to: iso(from + 64 * 600_000), annunciated: 48 }],
    },
    barMillis: 600_000,
    bars: bars.filter(({ count }) => count > 0),
    priorities: [
      ['critical', 2, 0.01],
      ['high', 12, 0.04],
      ['medium', 30, 0.15],
      ['low', 60, 0.8],
    ].map(([priority, count, goal]) => ({ priority, count, share: count / 104, goal })),
    top: [31, 17, 9].map(counted),
    chattering: [4].map(counted),
    fleeting: [12, 2].map(counted),
    standing: 3,
    stale: [{ ...alarms[1], since: iso(from - 2 * 86_400_000) }],
    acknowledging: { count: 88, median: 45_000, ninetieth: 610_000, longest: 4_000_000 },
  };
}

const notices = {
  people: ['ann', 'bo'],
  waiting: 1,
  givenUp: 0,
  incidents: [],
  messages: [
    ['waiting', 2, 'the mail server did not take it [server=mail.example.org:587]: timeout'],
    ['sent', 0, ''],
  ].map(([state, attempts, trouble], n) => ({
    id: `m-${n}`,
    way: 'mail',
    person: n === 0 ? 'bo' : 'ann',
    kind: 'begun',
    subject: '[Plantroom] CRITICAL mill-road-4: Hot gas too hot and 2 more',
    state,
    time: iso(Date.now() - 60_000),
    attempts,
    trouble,
  })),
};
const list = [...tags.values()];
list.forEach((tag, n) => (tag.n = n));

const KINDS = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
const POLICY = "default-src 'self'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

const state = (tag) => ({
  value: tag.value,
  quality: tag.quality,
  sourceTime: iso(tag.time),
  hostTime: iso(tag.time + 40),
});
const glob = (pattern) =>
  new RegExp(
    `^${pattern
      .split('/')
      .map((part) => (part === '**' ? '.*' : part.replaceAll(/[.+?^$()|[\]{}\\]/g, '\\$&').replaceAll('*', '[^/]*')))
      .join('/')}$`,
  );
const matching = (patterns) => list.filter((tag) => patterns.some((pattern) => glob(pattern).test(tag.path)));

function step() {
  const now = Date.now();
  const changed = [];
  for (const tag of list) {
    const value = tag.dead ? tag.value : valueAt(tag, now);
    if (value !== tag.value) {
      Object.assign(tag, { value, time: now });
      changed.push(tag);
    }
  }
  return changed;
}

function history(query) {
  const [from, to, points] = [
    Date.parse(query.get('from')),
    Date.parse(query.get('to')),
    Number(query.get('points') ?? 100),
  ];
  const width = (to - from) / points;
  return query.getAll('tag').map((path) => {
    const tag = tags.get(path);
    const gaps = gapsOf(path, from, to);
    const series = { tag: path, times: [], min: [], max: [], first: [], last: [], mean: [], count: [], gaps };
    for (let i = 0; i < points && from + i * width < Date.now(); i++) {
      const time = from + i * width;
      const value = Number(valueAt(tag, time));
      const spread = Math.min(1, width / 60_000) * (tag.more.swing ?? 0) * 0.2;
      const gone = gapsOf(path, from, to).some((gap) => time >= Date.parse(gap.from) && time < Date.parse(gap.to));
      if (!gone && typeof tag.value !== 'string') {
        series.times.push(iso(time));
        ['mean', 'first', 'last'].forEach((key) => series[key].push(value));
        series.min.push(value - spread);
        series.max.push(value + spread * 1.4);
        series.count.push(10);
      }
    }
    return series;
  });
}

/** Every text of a tag: one a quarter of an hour, three in turn. */
function rawTexts(query) {
  const [path] = query.getAll('tag');
  const [from, to, step] = [Date.parse(query.get('from')), Date.parse(query.get('to')), 900_000];
  const first = Math.ceil(from / step);
  const times = Array.from({ length: Math.max(0, Math.ceil(to / step) - first) }, (_, n) => (first + n) * step);
  const known = times.filter((time) => time < Date.now());
  return [
    {
      tag: path,
      truncated: false,
      times: known.map(iso),
      values: known.map(textAt),
      qualities: known.map(() => 'good'),
    },
  ];
}

const textAt = (time) => ['heating', 'hot water', 'defrosting'][Math.floor(time / 900_000) % 3];

/** Values as of a moment; texts as their history has them. */
function pastTags(query) {
  const at = Date.parse(query.get('at'));
  const tags = matching(query.getAll('match')).map((tag) => {
    const value = tag.type === 'string' ? textAt(at) : valueAt(tag, at);
    return {
      path: tag.path,
      type: tag.type,
      unit: tag.unit,
      value,
      quality: tag.quality,
      sourceTime: iso(at),
      hostTime: iso(at),
    };
  });
  return { tags };
}

function gapsOf(_path, from, to) {
  const anchor = Math.floor(Date.now() / 3.6e6) * 3.6e6;
  const all = [
    [anchor - 420_000, anchor - 300_000, 'the device did not answer'],
    [anchor - 5 * 3.6e6, anchor - 4.2 * 3.6e6, 'the edge node was off'],
  ];
  return all
    .filter(([start, end]) => end > from && start < to)
    .map(([start, end, reason]) => ({ from: iso(start), to: iso(end), reason }));
}

/** Somebody asked for a write that a second person must approve. */
function waiting() {
  const [path] = tags.keys();
  const time = iso(Date.now() - 40_000);
  return {
    id: 'w1',
    tag: path,
    state: 'requested',
    who: 'bo',
    old: 21,
    requested: 23,
    readback: null,
    time,
    reason: 'guests tonight',
    waitsForApproval: true,
    approvedBy: null,
    detail: '',
    history: [{ state: 'requested', time, detail: '' }],
  };
}

function schedule(path) {
  return {
    tag: path,
    timeZone: 'Europe/Stockholm',
    state: 'overridden',
    value: 21,
    since: iso(Date.now() - 7.2e6),
    next: iso(Date.now() + 7.2e6),
    nextValue: 18,
    overriddenUntil: iso(Date.now() + 7.2e6),
    sentence: '',
    before: 18,
    week: Array.from({ length: 7 }, (_, n) => ({
      day: iso(Date.now() + n * 8.64e7).slice(0, 10),
      exception: n === 4 ? 'closed' : '',
      at:
        n === 4
          ? [{ at: '00:00', value: 16 }]
          : [
              { at: '06:00', value: 21 },
              { at: '18:00', value: 18 },
            ],
    })),
  };
}

function schedules(device) {
  const writable = [...tags.values()].find((tag) => tag.path.startsWith(`${device}/`) && tag.more.write);
  return writable ? [schedule(writable.path)] : [];
}

function write(path) {
  return {
    tag: path,
    mayWrite: true,
    refusals: [],
    secondPerson: tags.get(path)?.more.write?.secondPerson === true,
    reasonRequired: false,
    pulseMillis: null,
    pending: null,
    schedule: null,
  };
}

const people = {
  '/api/session': { provider: null },
  '/api/me': {
    user: 'anna',
    signedIn: true,
    roles: { '*': 'administrator' },
    mustChoosePassword: false,
    hasPassword: true,
    vouched: false,
    csrf: 'x',
  },
  '/api/users': ['anna', 'bo', 'cecilia'].map((name, n) => ({
    name,
    roles: { '*': ['administrator', 'operator', 'viewer'][n] },
    locked: n === 2,
    hasPassword: true,
    oneTimePassword: n === 1,
    vouched: false,
    created: iso(Date.now() - 9e8),
  })),
  '/api/tokens': [
    {
      id: 't1',
      name: 'reports',
      roles: { '*': 'viewer' },
      expires: iso(Date.now() + 9e9),
      created: iso(Date.now() - 9e8),
      createdBy: 'anna',
    },
  ],
  '/api/audit': {
    entries: ['signed-in', 'sign-in-failed', 'user-added'].map((what, n) => ({
      number: 3 - n,
      time: iso(Date.now() - n * 6e4),
      what,
      who: n === 1 ? 'nobody' : 'anna',
      address: '127.0.0.1',
      details: what === 'user-added' ? { user: 'bo' } : {},
    })),
    next: null,
  },
  '/api/audit/check': { lines: 3, head: 'e3b0c44298fc1c14'.repeat(4), findings: [] },
};

function sitesAnswer(search) {
  const named = search.getAll('site');
  return sites
    .filter((site) => named.length === 0 || named.includes(site.id))
    .map((site) => (search.get('edges') === 'false' ? { ...site, edges: [] } : site));
}

function answer(url, body, method, user) {
  const path = decodeURIComponent(url.pathname);
  if (path === '/api/me') return { ...people[path], user };
  if (people[path]) return people[path];
  if (path === '/api/sites') return sitesAnswer(url.searchParams);
  if (path === '/api/fleet') return fleet(url.searchParams, sites, links, list, alarms);
  if (path === '/api/fleet/map') return fleetMap(sites, links, list, alarms);
  if (path === '/api/tag-search') return tagSearch(url.searchParams, sites, devices);
  if (path.startsWith('/api/annotations') || path.startsWith('/api/trend-sets')) return kept(path, method, body);
  if (path === '/api/links') return [...links.values()];
  if (path === '/api/alarms') return alarmsOf(url.searchParams.get('state'));
  if (/^\/api\/alarms\/[^/]+\/(acknowledge|shelve)$/.test(path))
    return actOnAlarm(path.split('/')[3], path.split('/')[4], body);
  if (path === '/api/alarms/figures') return figures(url.searchParams);
  if (path === '/api/notifications') return notices;
  if (path === '/api/notifications/test') return JSON.parse(body);
  if (path === '/api/alarms/journal') return { lines: [], next: null };
  if (path.startsWith('/api/devices/')) return devices.get(path.slice('/api/devices/'.length));
  if (path === '/api/tags')
    return matching([url.searchParams.get('match')]).map((tag) => ({
      path: tag.path,
      type: tag.type,
      unit: tag.unit,
      ...state(tag),
    }));
  if (path === '/api/history')
    return { series: url.searchParams.get('raw') ? rawTexts(url.searchParams) : history(url.searchParams) };
  if (path === '/api/past/tags') return pastTags(url.searchParams);
  if (path === '/api/past/alarms') return [];
  if (path === '/api/past/commands') return { commands: [], next: null };
  if (path === '/api/gaps')
    return gapsOf(
      url.searchParams.get('tag'),
      Date.parse(url.searchParams.get('from')),
      Date.parse(url.searchParams.get('to')),
    );
  if (path === '/api/commands')
    return body === '' ? [...commands.latest(), waiting()] : commands.ask(JSON.parse(body), user);
  if (path === '/api/command-log') return commands.log(url.searchParams);
  if (path.startsWith('/api/writes/')) return write(path.split('/').slice(3).map(decodeURIComponent).join('/'));
  if (path.startsWith('/api/schedules/')) return schedules(path.split('/').slice(3).map(decodeURIComponent).join('/'));
  if (path === '/api/read-only') return { host: null, sites: [] };
  return path.startsWith('/api/commands/')
    ? commands.act(path.split('/')[3], path.split('/')[4], user)
    : (projectAnswer(url, body) ?? studyAnswer(path));
}

async function page(url, response) {
  const path = normalize(url.pathname === '/' ? '/index.html' : url.pathname);
  const bytes = folder && (await readFile(join(folder, path)).catch(() => undefined));
  response.writeHead(bytes ? 200 : 404, {
    'Content-Type': KINDS[extname(path)] ?? 'text/plain',
    'Content-Security-Policy': POLICY,
  });
  response.end(bytes ?? 'not found');
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://fake');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  if (!url.pathname.startsWith('/api/')) return page(url, response);
  // Who asks is told by a cookie, so that a test can be two persons.
  const user = /(?:^|; )user=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'anna';
  const found = answer(url, Buffer.concat(chunks).toString(), request.method, user);
  const status = found?.title === 'Forbidden' ? found.status : 200;
  response.writeHead(found ? status : 404, {
    'Content-Type': found && status === 200 ? 'application/json' : 'application/problem+json',
  });
  response.end(
    JSON.stringify(found ?? { title: 'Not found', status: 404, detail: `nothing is known at ${url.pathname}` }),
  );
});

const sockets = new WebSocketServer({ server, path: '/api/live' });
sockets.on('connection', (socket) => {
  socket.subscriptions = new Map();
  socket.on('message', (text) => {
    const { op, id, match } = JSON.parse(text);
    if (op === 'alarms') {
      return socket.send(JSON.stringify({ op, now: iso(Date.now()), whole: true, alarms: alarmsOf(null), gone: [] }));
    }
    if (op === 'unsubscribe') return socket.subscriptions.delete(id);
    const found = matching(match);
    socket.subscriptions.set(id, new Set(found));
    socket.send(
      JSON.stringify({
        op: 'snapshot',
        id,
        now: iso(Date.now()),
        tags: found.map((tag) => ({ n: tag.n, path: tag.path, type: tag.type, unit: tag.unit, ...state(tag) })),
      }),
    );
  });
});

setInterval(() => {
  const changed = step();
  for (const socket of sockets.clients) {
    const wanted = changed.filter((tag) => [...socket.subscriptions.values()].some((set) => set.has(tag)));
    const now = iso(Date.now());
    socket.send(
      JSON.stringify(
        wanted.length
          ? { op: 'changes', now, changes: wanted.map((tag) => ({ n: tag.n, ...state(tag) })) }
          : { op: 'beat', now },
      ),
    );
  }
}, 1000);

server.listen(port, '127.0.0.1', () => console.log(`fake host at http://127.0.0.1:${server.address().port}/`));
