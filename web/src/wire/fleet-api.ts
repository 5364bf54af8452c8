import type { Api } from './api';

/** What is worst about a site, the worst first. */
export const CONDITIONS = ['critical', 'high', 'link-down', 'medium', 'low', 'bad-values', 'well'] as const;

export type SiteCondition = (typeof CONDITIONS)[number];

/** Alarms an operator has to look at. */
export interface AlarmCount {
  readonly critical: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  readonly unacknowledged: number;
}

/** Key figures of a site; null where one is unknown or none is declared. Power in kW. */
export interface SiteFigures {
  readonly power: number | null;
  readonly heat: number | null;
  readonly cop: number | null;
  readonly missing: number;
  readonly declared: number;
}

/** How a site stands. */
export interface FleetSite {
  /** Its place among those found. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly condition: SiteCondition;
  readonly link: 'connected' | 'connecting' | 'disconnected';
  readonly machines: number;
  readonly connected: number;
  readonly good: number;
  readonly uncertain: number;
  readonly bad: number;
  readonly alarms: AlarmCount;
  readonly figures: SiteFigures;
}

/** Some of the sites, and sums over all. */
export interface FleetAnswer {
  readonly total: {
    readonly sites: number;
    readonly linksDown: number;
    readonly machines: number;
    readonly connected: number;
    readonly good: number;
    readonly uncertain: number;
    readonly bad: number;
    readonly alarms: AlarmCount;
  };
  readonly found: number;
  readonly sites: readonly FleetSite[];
}

/** Where a site lies; degrees, north and east positive. */
export interface FleetPlace {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly condition: SiteCondition;
}

/** Which sites a page shows. */
export interface FleetWish {
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
  /** Sites wanted wherever they stand. */
  readonly sites: readonly string[];
}

/** The host's interface for the sites as a whole. */
export class FleetApi {
  private readonly api: Api;

  constructor(api: Api) {
    this.api = api;
  }

  sites(wish: FleetWish): Promise<FleetAnswer> {
    const search = new URLSearchParams({
      search: wish.search,
      offset: String(wish.offset),
      limit: String(wish.limit),
    });
    wish.sites.forEach((site) => {
      search.append('site', site);
    });
    return this.api.get(`/api/fleet?${search}`);
  }

  places(words: string): Promise<readonly FleetPlace[]> {
    return this.api.get(`/api/fleet/map?${new URLSearchParams({ search: words })}`);
  }
}
