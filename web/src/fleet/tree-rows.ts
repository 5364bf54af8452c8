import type { DeviceSummary, EdgeSummary, SiteSummary } from '../wire/model';

/** A line of the tree: a site by its place among those found, or what is in an open one. */
export type TreeRow =
  | { readonly kind: 'site'; readonly index: number }
  | { readonly kind: 'edge'; readonly site: string; readonly edge: EdgeSummary }
  | { readonly kind: 'device'; readonly site: string; readonly device: DeviceSummary };

/** An open site: where it stands among those found, and what is in it. */
export interface OpenSite {
  readonly index: number;
  readonly site: SiteSummary;
}

type Inner = Exclude<TreeRow, { kind: 'site' }>;

/** The lines of a tree of which only some are drawn: sites are known by their number alone until they are seen. */
export class TreeRows {
  readonly length: number;
  private readonly open: readonly { readonly index: number; readonly inner: readonly Inner[] }[];

  /** @param sites how many were found */
  constructor(sites: number, open: readonly OpenSite[]) {
    this.open = open
      .filter(({ index }) => index < sites)
      .sort((a, b) => a.index - b.index)
      .map(({ index, site }) => ({ index, inner: innerOf(site) }));
    this.length = sites + this.open.reduce((sum, { inner }) => sum + inner.length, 0);
  }

  /** The line at a place; undefined beyond the last. */
  at(place: number): TreeRow | undefined {
    let before = 0;
    for (const { index, inner } of this.open) {
      const own = index + before;
      if (place <= own) {
        break;
      }
      if (place <= own + inner.length) {
        return inner[place - own - 1];
      }
      before += inner.length;
    }
    return place >= 0 && place < this.length ? { kind: 'site', index: place - before } : undefined;
  }

  /** The numbers of the sites seen between two places. */
  sites(first: number, end: number): { readonly from: number; readonly to: number } {
    let from = Infinity;
    let to = 0;
    for (let place = first; place < end; place += 1) {
      const row = this.at(place);
      if (row?.kind === 'site') {
        from = Math.min(from, row.index);
        to = row.index + 1;
      }
    }
    return { from: Math.min(from, to), to };
  }
}

function innerOf(site: SiteSummary): readonly Inner[] {
  return site.edges.flatMap((edge): readonly Inner[] => [
    { kind: 'edge', site: site.id, edge },
    ...edge.devices.map((device): Inner => ({ kind: 'device', site: site.id, device })),
  ]);
}
