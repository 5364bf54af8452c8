import { msg } from '@lit/localize';
import { ApiError, type Api } from '../wire/api';
import type { DeviceInfo, DeviceSummary, EdgeSummary, SiteSummary } from '../wire/model';
import type { Timers } from '../wire/timers';
import { Signal } from './signal';

/** Pause before asking for the sites again after a failure, in milliseconds. */
const RETRY = 3_000;

/** A place in the tree of sites; what the path did not name is undefined. */
export interface Place {
  readonly site?: SiteSummary;
  readonly edge?: EdgeSummary;
  readonly device?: DeviceSummary;
}

/** Sites asked for with what is in them in one question. */
const MOST_NAMED = 100;

/**
 * The sites and the machines' tags as the host knows them, asked for once and kept. What is in a site is asked for when
 * somebody looks into it: of ten thousand sites a page shows a few.
 */
export class Directory {
  readonly sites = new Signal<readonly SiteSummary[] | undefined>(undefined);
  /** Why there are no sites; empty when there are or when the host was not asked yet. */
  readonly problem = new Signal('');
  private readonly api: Api;
  private readonly timers: Timers;
  private readonly devices = new Map<string, Promise<DeviceInfo>>();
  private readonly inside = new Map<string, SiteSummary>();
  private readonly asked = new Set<string>();
  private readonly wanted = new Set<string>();

  constructor(api: Api, timers: Timers) {
    this.api = api;
    this.timers = timers;
  }

  /** Asks for the sites until the host gives them. */
  async load(): Promise<void> {
    try {
      const sites = await this.api.sites();
      this.sites.set(sites.map((site) => this.inside.get(site.id) ?? site));
      this.problem.set('');
      // What is in them may be other than before.
      [...this.asked].forEach((id) => this.wanted.add(id));
      void this.lookInside();
    } catch (error) {
      this.problem.set(sentenceOf(error));
      this.timers.after(RETRY, () => void this.load());
    }
  }

  /** Asks for everything anew, since the project may be another; what is shown stays until the answer comes. */
  reload(): void {
    this.devices.clear();
    void this.load();
  }

  /** One machine with its tags; a failure is not kept, so asking again may help. */
  device(path: string): Promise<DeviceInfo> {
    const asked = this.devices.get(path) ?? this.api.device(path);
    this.devices.set(path, asked);
    asked.catch(() => this.devices.delete(path));
    return asked;
  }

  /**
   * The machine's tags, taken from any machine of the same type: a fleet of one type costs one question. Only the
   * tags and their paths are the machine's own.
   */
  async deviceLike(device: DeviceSummary): Promise<DeviceInfo> {
    const known = this.devices.get(`type:${device.type}`) ?? this.device(device.path);
    this.devices.set(`type:${device.type}`, known);
    known.catch(() => this.devices.delete(`type:${device.type}`));
    const info = await known;
    const tags = info.tags.map((tag) => ({ ...tag, path: `${device.path}/${tag.tag}` }));
    return { ...info, path: device.path, name: device.name, tags };
  }

  /** The site with what is in it; undefined until it has come. */
  site(id: string): SiteSummary | undefined {
    this.open(id);
    return this.inside.get(id);
  }

  private open(id: string): void {
    if (!this.asked.has(id) && this.sites.value?.some((site) => site.id === id) === true) {
      this.asked.add(id);
      this.wanted.add(id);
      if (this.wanted.size === 1) {
        // Those asked for in the same picture go into one question.
        this.timers.after(0, () => void this.lookInside());
      }
    }
  }

  private async lookInside(): Promise<void> {
    const ids = [...this.wanted].slice(0, MOST_NAMED);
    ids.forEach((id) => this.wanted.delete(id));
    if (ids.length === 0) {
      return;
    }
    try {
      for (const site of await this.api.sites(ids)) {
        this.inside.set(site.id, site);
      }
      this.sites.set(this.sites.value?.map((site) => this.inside.get(site.id) ?? site));
    } catch {
      ids.forEach((id) => this.asked.delete(id));
    }
    await this.lookInside();
  }

  /** The names along a path; unknown parts are undefined. What is in the site comes later, if it has not yet. */
  place(path: string): Place {
    const levels = path.split('/');
    this.open(levels[0] ?? '');
    const site = this.sites.value?.find((candidate) => candidate.id === levels[0]);
    const edge = site?.edges.find((candidate) => candidate.path === levels.slice(0, 2).join('/'));
    const device = edge?.devices.find((candidate) => candidate.path === path);
    return { ...(site && { site }), ...(edge && { edge }), ...(device && { device }) };
  }
}

/** What to tell people of a failure. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError ? error.message : msg('Something in this page failed; loading it again may help.');
}
