// How the made-up sites stand, as the host would tell. For development and browser tests only.
const NONE = { critical: 0, high: 0, medium: 0, low: 0, unacknowledged: 0 };
const RANK = ['critical', 'high', 'link-down', 'medium', 'low', 'bad-values', 'well'];

/** More sites than anybody wants to make up, when PLANTROOM_SITES says so. */
const MORE = Number(process.env.PLANTROOM_SITES ?? 0);

function row(site, links, tags, alarms) {
  const machines = site.edges.flatMap((edge) => edge.devices);
  const connected = machines.filter(({ path }) => links.get(path)?.state === 'connected').length;
  const own = tags.filter(({ path }) => path.startsWith(`${site.id}/`));
  const count = (word) => own.filter(({ quality }) => quality.startsWith(word)).length;
  const here = alarms.filter(({ path }) => path.startsWith(`${site.id}/`));
  const sums = { ...NONE, unacknowledged: here.length > 0 ? 2 : 0 };
  here.forEach(({ priority }) => (sums[priority] += 1));
  const down = connected < machines.length;
  const bad = count('bad');
  const condition =
    RANK.find((word) => sums[word] > 0 || (word === 'link-down' && down) || (word === 'bad-values' && bad > 0)) ??
    'well';
  const figures = down
    ? { power: null, heat: null, cop: null, missing: 1, declared: 3 }
    : { power: 4.2 + site.id.length, heat: 14.3, cop: 3.4, missing: 0, declared: 3 };
  return {
    index: 0,
    id: site.id,
    name: site.name,
    timeZone: site.timeZone,
    condition,
    link: down ? 'disconnected' : 'connected',
    machines: machines.length,
    connected,
    good: count('good'),
    uncertain: count('uncertain'),
    bad,
    alarms: sums,
    figures,
  };
}

function rows(sites, links, tags, alarms) {
  const made = sites.map((site) => row(site, links, tags, alarms));
  const last = made.at(-1);
  const more = Array.from({ length: MORE }, (_, n) => ({ ...last, id: `more-${n}`, name: `Site ${n + 1}` }));
  return [...made, ...more].sort((a, b) => RANK.indexOf(a.condition) - RANK.indexOf(b.condition));
}

export function fleet(search, ...state) {
  const all = rows(...state);
  const words = (search.get('search') ?? '').toLowerCase();
  const found = all.filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(words));
  const offset = Number(search.get('offset') ?? 0);
  const limit = Number(search.get('limit') ?? 100);
  const named = search.getAll('site');
  const sum = (of) => all.reduce((sum, one) => sum + of(one), 0);
  return {
    now: new Date().toISOString(),
    total: {
      sites: all.length,
      linksDown: sum(({ link }) => (link === 'connected' ? 0 : 1)),
      machines: sum(({ machines }) => machines),
      connected: sum(({ connected }) => connected),
      good: sum(({ good }) => good),
      uncertain: sum(({ uncertain }) => uncertain),
      bad: sum(({ bad }) => bad),
      alarms: Object.fromEntries(Object.keys(NONE).map((key) => [key, sum(({ alarms }) => alarms[key])])),
    },
    found: found.length,
    sites: found
      .map((one, index) => ({ ...one, index }))
      .filter(({ index, id }) => (index >= offset && index < offset + limit) || named.includes(id)),
  };
}

export function fleetMap(sites, ...state) {
  const places = sites
    .filter(({ latitude }) => latitude !== null)
    .map((site) => ({
      id: site.id,
      name: site.name,
      latitude: site.latitude,
      longitude: site.longitude,
      condition: row(site, ...state).condition,
    }));
  const more = Array.from({ length: MORE }, (_, n) => ({
    id: `more-${n}`,
    name: `Site ${n + 1}`,
    latitude: 36 + ((n * 7919) % 3000) / 100,
    longitude: -9 + ((n * 104729) % 3800) / 100,
    condition: n % 97 === 0 ? 'high' : 'well',
  }));
  return [...places, ...more];
}
