import type { DeviceInfo, TagInfo } from '../wire/model';

/** Finds the tag a display's file names: `Tag`, or `machine/Tag` on the display of a plant. */
export type FindTag = (name: string) => TagInfo | undefined;

/** The tags of one machine by their names. */
export function tagsOfMachine(info: DeviceInfo): FindTag {
  const byName = new Map(info.tags.map((tag) => [tag.tag, tag]));
  return (name) => byName.get(name);
}

/** The tags of a plant's machines, by the names these have on its display. */
export function tagsOfPlant(machines: ReadonlyMap<string, DeviceInfo>): FindTag {
  const byName = new Map<string, TagInfo>();
  for (const [machine, info] of machines) {
    for (const tag of info.tags) {
      byName.set(`${machine}/${tag.tag}`, tag);
    }
  }
  return (name) => byName.get(name);
}

/** `site/edge/device` of a tag's path. */
export function deviceOf(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}
