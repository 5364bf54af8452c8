import type { Api } from './api';
import { rfc3339 } from './api';
import type { TagInfo } from './model';

/** Words that somebody put beside a tag or a site in time. Times are RFC 3339 UTC. */
export interface Annotation {
  readonly id: string;
  /** A tag's, a machine's or an edge node's path, or a site's id. */
  readonly path: string;
  readonly from: string;
  /** The same as `from` for a moment. */
  readonly to: string;
  readonly text: string;
  readonly author: string;
  readonly made: string;
  /** Empty for nobody. */
  readonly changedBy: string;
  readonly mayChange: boolean;
}

/** An annotation as it is written; times in milliseconds since 1970 UTC. */
export interface AnnotationDraft {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** How a set of pens is looked at. */
export interface TrendView {
  /** Milliseconds. */
  readonly span?: number;
  /** What it is compared with, by its name. */
  readonly compare?: string;
}

/** What is saved of a set of pens. */
export interface TrendSetDraft {
  readonly name: string;
  readonly shared: boolean;
  readonly tags: readonly string[];
  readonly view: TrendView;
}

/** Pens saved under a name. */
export interface TrendSet extends TrendSetDraft {
  readonly id: string;
  readonly owner: string;
  readonly mayChange: boolean;
}

/** A tag that a search found, with the names of where it is. */
export interface FoundTag extends TagInfo {
  readonly siteName: string;
  readonly deviceName: string;
  readonly timeZone: string;
}

/** What was found, and whether there is more. */
export interface FoundTags {
  readonly tags: readonly FoundTag[];
  readonly more: boolean;
}

/** The host's interface for trends: search of tags, annotations, saved sets. */
export class TrendApi {
  private readonly api: Api;

  constructor(api: Api) {
    this.api = api;
  }

  /** Tags whose names, or those of where they are, hold all the words. */
  search(words: string): Promise<FoundTags> {
    return this.api.get(`/api/tag-search?${new URLSearchParams({ words })}`);
  }

  /** The tags of these paths, in their order; unknown ones are left out. */
  async tags(paths: readonly string[]): Promise<readonly FoundTag[]> {
    if (paths.length === 0) {
      return [];
    }
    const search = new URLSearchParams(paths.map((path) => ['tag', path]));
    const { tags } = await this.api.get<FoundTags>(`/api/tag-search?${search}`);
    return paths.flatMap((path) => tags.filter((tag) => tag.path === path));
  }

  annotations(tags: readonly string[], from: number, to: number): Promise<readonly Annotation[]> {
    const search = new URLSearchParams(tags.map((tag) => ['tag', tag]));
    search.set('from', rfc3339(from));
    search.set('to', rfc3339(to));
    return this.api.get(`/api/annotations?${search}`);
  }

  /** Writes an annotation; one with an id is written otherwise. */
  async annotate(draft: AnnotationDraft, id?: string): Promise<Annotation> {
    const body = { ...draft, from: rfc3339(draft.from), to: rfc3339(draft.to) };
    return id === undefined
      ? this.api.change('POST', '/api/annotations', body)
      : this.api.change('PUT', `/api/annotations/${encodeURIComponent(id)}`, body);
  }

  deleteAnnotation(id: string): Promise<undefined> {
    return this.api.change('DELETE', `/api/annotations/${encodeURIComponent(id)}`);
  }

  sets(): Promise<readonly TrendSet[]> {
    return this.api.get('/api/trend-sets');
  }

  set(id: string): Promise<TrendSet> {
    return this.api.get(`/api/trend-sets/${encodeURIComponent(id)}`);
  }

  /** Saves a set; one with an id is saved over. */
  save(draft: TrendSetDraft, id?: string): Promise<TrendSet> {
    return id === undefined
      ? this.api.change('POST', '/api/trend-sets', draft)
      : this.api.change('PUT', `/api/trend-sets/${encodeURIComponent(id)}`, draft);
  }

  deleteSet(id: string): Promise<undefined> {
    return this.api.change('DELETE', `/api/trend-sets/${encodeURIComponent(id)}`);
  }
}
