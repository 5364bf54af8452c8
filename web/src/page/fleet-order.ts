import type { QualityCounts } from '../live/summary';
import { linkRank, linkState, worstState, type ShownLinkState } from '../live/reachability';
import type { DeviceSummary, Link, SiteSummary } from '../wire/model';

/** What the overview knows of one site. */
export interface SiteHealth {
  readonly site: SiteSummary;
  readonly link: ShownLinkState;
  readonly counts: QualityCounts;
  readonly devices: readonly DeviceSummary[];
  readonly connected: number;
}

/** The health of a site from the links and the counts of its tags. */
export function siteHealth(
  site: SiteSummary,
  links: ReadonlyMap<string, Link> | undefined,
  counts: QualityCounts,
): SiteHealth {
  const devices = site.edges.flatMap((edge) => edge.devices);
  const states = devices.map((device) => linkState(links, device.path));
  const link = worstState([...site.edges.map((edge) => linkState(links, edge.path)), ...states]);
  return { site, link, counts, devices, connected: states.filter((state) => state === 'connected').length };
}

/** Worst first: by link, then by the share of bad and of uncertain tags, then by name. */
export function byHealth(a: SiteHealth, b: SiteHealth): number {
  return (
    linkRank(b.link) - linkRank(a.link) ||
    share(b.counts, 'bad') - share(a.counts, 'bad') ||
    share(b.counts, 'uncertain') - share(a.counts, 'uncertain') ||
    a.site.name.localeCompare(b.site.name, 'en', { numeric: true })
  );
}

function share(counts: QualityCounts, kind: 'bad' | 'uncertain'): number {
  const all = counts.good + counts.uncertain + counts.bad;
  return all === 0 ? 0 : counts[kind] / all;
}

/** True when the site, one of its edges or one of its machines is called what was searched for. */
export function matches(site: SiteSummary, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  const names = site.edges.flatMap((edge) => [
    edge.name,
    ...edge.devices.flatMap((device) => [device.name, device.path, device.typeName]),
  ]);
  return [site.id, site.name, ...names].some((name) => name.toLowerCase().includes(wanted));
}
