/** Where the page stands, from the part of the address after `#`. */
export type Route =
  | { readonly page: 'fleet' }
  | { readonly page: 'site'; readonly path: string }
  | { readonly page: 'machine'; readonly path: string }
  | { readonly page: 'alarms' }
  | { readonly page: 'links' }
  | { readonly page: 'symbols' }
  | { readonly page: 'unknown' };

/** Reads a hash such as `#/machine/S/E/D`; what it cannot read is `unknown`. */
export function parseRoute(hash: string): Route {
  const levels = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode);
  const [page, ...rest] = levels;
  const path = rest.join('/');
  switch (page) {
    case '':
      return { page: 'fleet' };
    case 'alarms':
    case 'links':
    case 'symbols':
      return rest.length === 0 ? { page } : { page: 'unknown' };
    case 'site':
      return rest.length === 1 && path !== '' ? { page, path } : { page: 'unknown' };
    case 'machine':
      return rest.length === 3 ? { page, path } : { page: 'unknown' };
    default:
      return { page: 'unknown' };
  }
}

function decode(level: string): string {
  try {
    return decodeURIComponent(level);
  } catch {
    return level;
  }
}
