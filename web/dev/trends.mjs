// What the fake host keeps beside trends. For development and browser tests only.
const things = new Map();
let last = 0;

/** Annotations and sets of pens, as long as the fake host runs. */
export function kept(path, method, body) {
  const [, kind, id] = /^\/api\/([a-z-]+)\/?(.*)$/.exec(path);
  const of = things.get(kind) ?? new Map();
  things.set(kind, of);
  if (method === 'GET') return id === '' ? [...of.values()] : of.get(id);
  if (method === 'DELETE') return of.delete(id) ? {} : undefined;
  const key = id === '' ? `${kind}-${(last += 1)}` : id;
  const made = {
    id: key,
    author: 'anna',
    owner: 'anna',
    changedBy: '',
    made: new Date().toISOString(),
    mayChange: true,
  };
  of.set(key, { ...made, ...JSON.parse(body) });
  return of.get(key);
}

export function tagSearch(search, sites, devices) {
  const paths = search.getAll('tag');
  const words = (search.get('words') ?? '').toLowerCase().split(/\s+/);
  const names = new Map(sites.map((site) => [site.id, site]));
  const all = [...devices.values()].flatMap((device) => {
    const site = names.get(device.path.split('/')[0]);
    return device.tags.map((tag) => ({
      ...tag,
      siteName: site.name,
      deviceName: device.name,
      timeZone: site.timeZone,
    }));
  });
  const isFound = (tag) => {
    const text = `${tag.path} ${tag.siteName} ${tag.deviceName} ${tag.description}`.toLowerCase();
    return paths.length > 0 ? paths.includes(tag.path) : words.every((word) => text.includes(word));
  };
  const tags = all.filter(isFound);
  return { tags: tags.slice(0, 100), more: tags.length > 100 };
}
