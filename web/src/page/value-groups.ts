import { msg } from '@lit/localize';
import type { TagInfo } from '../wire/model';

/** Tags under one heading. */
export interface ValueGroup {
  readonly name: string;
  readonly tags: readonly TagInfo[];
}

/** Heading of tags whose type names none. */
const NO_GROUP = () => msg('Values');

/** The tags that match a search, under their headings, in the order the type gives them. */
export function valueGroups(tags: readonly TagInfo[], search: string): readonly ValueGroup[] {
  const groups = new Map<string, TagInfo[]>();
  for (const tag of tags.filter((one) => matchesTag(one, search))) {
    const name = tag.group || NO_GROUP();
    groups.set(name, [...(groups.get(name) ?? []), tag]);
  }
  return [...groups].map(([name, members]) => ({ name, tags: members }));
}

function matchesTag(tag: TagInfo, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return [tag.tag, tag.description, tag.group, tag.unit].some((text) => text.toLowerCase().includes(wanted));
}

/** What a trend shows until somebody chooses: the first numbers of the overview, of two units at most. */
export function firstPens(tags: readonly TagInfo[], most: number): readonly string[] {
  const numbers = tags.filter((tag) => tag.unit !== '' && Object.keys(tag.states).length === 0);
  const overview = numbers.filter((tag) => tag.overview);
  const units = [...new Set((overview.length > 0 ? overview : numbers).map((tag) => tag.unit))].slice(0, 2);
  return (overview.length > 0 ? overview : numbers)
    .filter((tag) => units.includes(tag.unit))
    .slice(0, most)
    .map((tag) => tag.path);
}

/** The tags whose use can be told, those of the overview first. */
export function firstCounters(tags: readonly TagInfo[]): readonly TagInfo[] {
  const counters = tags.filter((tag) => tag.counter);
  return [...counters.filter((tag) => tag.overview), ...counters.filter((tag) => !tag.overview)];
}
