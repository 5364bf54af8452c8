/** The address of a site's page. */
export function siteAddress(site: string): string {
  return `#/site/${encodeURIComponent(site)}`;
}

/** The address of a machine's page, from its path `site/edge/device`. */
export function machineAddress(path: string): string {
  return `#/machine/${path.split('/').map(encodeURIComponent).join('/')}`;
}
