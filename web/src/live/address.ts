/** The address of a site's page. */
export function siteAddress(site: string): string {
  return `#/site/${encodeURIComponent(site)}`;
}

/** The address of a machine's page, from its path `site/edge/device`. */
export function machineAddress(path: string): string {
  return `#/machine/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The address of the trends of some pens, or of a saved set. */
export function trendAddress(wanted: { readonly set: string } | { readonly tags: readonly string[] }): string {
  return 'set' in wanted
    ? `#/trends/set/${encodeURIComponent(wanted.set)}`
    : `#/trends${wanted.tags.map((tag) => `/${encodeURIComponent(tag)}`).join('')}`;
}
