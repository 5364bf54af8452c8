import type { Directory } from '../live/directory';
import type { Role, Roles } from '../wire/model';

/** Every role with what it may do, the least first. */
export const ROLES: readonly (readonly [Role, string])[] = [
  ['viewer', 'Viewer: sees'],
  ['operator', 'Operator: writes, acknowledges'],
  ['engineer', 'Engineer: takes out of service, reloads'],
  ['administrator', 'Administrator: users, audit'],
];

/** Stands for all sites. */
export const ALL_SITES = '*';

/** The name of a site, or what it is called where nobody knows its name. */
export function siteName(site: string, directory: Directory | undefined): string {
  if (site === ALL_SITES) {
    return 'all sites';
  }
  return directory?.sites.value?.find((one) => one.id === site)?.name ?? site;
}

/** Roles in words, such as `operator at Mill Road, viewer at all sites`. */
export function rolesWords(roles: Roles, directory: Directory | undefined): string {
  const words = Object.entries(roles).map(([site, role]) => `${role} at ${siteName(site, directory)}`);
  return words.length === 0 ? 'none' : words.join(', ');
}
