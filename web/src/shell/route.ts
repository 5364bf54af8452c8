/** Where the page stands, from the part of the address after `#`. */
export type Route =
  | { readonly page: 'fleet' }
  | { readonly page: 'site'; readonly path: string }
  | { readonly page: 'machine'; readonly path: string }
  | { readonly page: (typeof PLAIN)[number] }
  | { readonly page: 'study'; readonly path: string }
  | { readonly page: 'runs'; readonly path: string }
  | { readonly page: 'trends'; readonly path: string }
  | { readonly page: 'password' }
  | { readonly page: 'unknown' };

/** Pages whose address is their name alone. */
const PLAIN = [
  'alarms',
  'commands',
  'links',
  'studies',
  'project',
  'symbols',
  'account',
  'users',
  'audit',
  'sign-in',
] as const;

/** Pages that can show what was at a moment; all others know the present alone. */
const WITH_PAST: readonly Route['page'][] = ['site', 'machine', 'alarms', 'commands', 'trends'];

/** True for a page that can show the past. */
export function hasPast(page: Route['page']): boolean {
  return WITH_PAST.includes(page);
}

/** Runs of studies that can be compared at once. */
export const MOST_RUNS = 6;

/** Pens that the address of trends may hold. */
const MOST_LEVELS = 20;

/** Reads a hash such as `#/machine/S/E/D`; what it cannot read is `unknown`. */
export function parseRoute(hash: string): Route {
  const levels = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode);
  const [page, ...rest] = levels;
  const plain = PLAIN.find((name) => name === page);
  if (plain !== undefined) {
    return rest.length === 0 ? { page: plain } : { page: 'unknown' };
  }
  switch (page) {
    case '':
      return { page: 'fleet' };
    case 'trends':
      // A pen's path stands as one level.
      return rest.length <= MOST_LEVELS ? { page, path: rest.map(encodeURIComponent).join('/') } : { page: 'unknown' };
    case 'site':
    case 'machine':
    case 'study':
    case 'runs':
      return PATHS[page](rest) ? { page, path: rest.join('/') } : { page: 'unknown' };
    default:
      return { page: 'unknown' };
  }
}

/** The code of a sign-in link such as `#/welcome/CODE`; undefined for any other address. */
export function welcomeCode(hash: string): string | undefined {
  return /^#\/welcome\/([\w-]{1,200})$/.exec(hash)?.[1];
}

/** What the levels after the page's name must be, for pages that show something of a name. */
const PATHS = {
  site: (levels: readonly string[]) => levels.length === 1 && levels[0] !== '',
  machine: (levels: readonly string[]) => levels.length === 3,
  study: (levels: readonly string[]) => levels.length === 1 && levels.every(isWord),
  runs: (levels: readonly string[]) => levels.length > 0 && levels.length <= MOST_RUNS && levels.every(isWord),
};

/** The name of a study or a run. */
function isWord(level: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(level);
}

function decode(level: string): string {
  try {
    return decodeURIComponent(level);
  } catch {
    return level;
  }
}
