import { msg } from '@lit/localize';
import type { Directory } from '../live/directory';

/** The path of the host's own alarm. */
export const HOST = 'host';

/** The machine or edge node a path lies in, as people call it: `Heat pump, Mill Road 4`; the path when nobody knows. */
export function placeName(directory: Directory | undefined, path: string): string {
  if (path === HOST) {
    return msg('This host');
  }
  const { site, edge, device } = directory?.place(path.split('/').slice(0, 3).join('/')) ?? {};
  const names = [device?.name ?? edge?.name, site?.name].filter((name) => name !== undefined);
  return names.length < 2 ? path : names.join(', ');
}

/** The tag of a path; empty for a machine's or edge node's own. */
export function tagName(path: string): string {
  return path.split('/')[3] ?? '';
}
