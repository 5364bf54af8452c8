import { msg, str } from '@lit/localize';
import type { Words } from '../language/words';
import type { Directory } from '../live/directory';
import type { Role, Roles } from '../wire/model';

/** Every role with what it may do, the least first. */
export const ROLES: readonly (readonly [Role, Words])[] = [
  ['viewer', () => msg('Viewer: sees')],
  ['operator', () => msg('Operator: writes, acknowledges')],
  ['engineer', () => msg('Engineer: takes out of service, reloads')],
  ['administrator', () => msg('Administrator: users, audit')],
];

const NAMES: Readonly<Record<Role, Words>> = {
  viewer: () => msg('viewer'),
  operator: () => msg('operator'),
  engineer: () => msg('engineer'),
  administrator: () => msg('administrator'),
};

/** A role in a word. */
function roleWord(role: Role): string {
  return NAMES[role]();
}

/** Stands for all sites. */
export const ALL_SITES = '*';

/** The name of a site, or what it is called where nobody knows its name. */
export function siteName(site: string, directory: Directory | undefined): string {
  if (site === ALL_SITES) {
    return msg('all sites');
  }
  return directory?.sites.value?.find((one) => one.id === site)?.name ?? site;
}

/** Roles in words, such as `operator at Mill Road, viewer at all sites`. */
export function rolesWords(roles: Roles, directory: Directory | undefined): string {
  const words = Object.entries(roles).map(([site, role]) =>
    msg(str`${roleWord(role)} at ${siteName(site, directory)}`),
  );
  return words.length === 0 ? msg('none') : words.join(', ');
}
