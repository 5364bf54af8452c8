import type { Live } from '../live/live';
import { isTrusted } from '../live/quality';
import type { ShownLinkState } from '../live/reachability';
import type { TagInfo } from '../wire/model';
import type { SymbolState } from './symbol';

/** The tag that tells whether a machine runs: the first one on its overview that holds a word or a switch. */
export function runningTag(tags: readonly TagInfo[]): TagInfo | undefined {
  return tags.find((tag) => tag.overview && tag.type !== 'string' && (tag.type === 'bool' || '0' in tag.states));
}

/** What the symbol of a machine shows: nothing is claimed of a machine that cannot be reached or does not say. */
export function symbolState(tags: readonly TagInfo[], live: Live, link: ShownLinkState): SymbolState {
  if (link !== 'connected' || live.host.value !== 'connected') {
    return 'unknown';
  }
  const tag = runningTag(tags);
  if (tag === undefined) {
    return 'running';
  }
  const reading = live.store.reading(tag.path);
  if (reading === undefined || reading.value === null || !isTrusted(reading.quality)) {
    return 'unknown';
  }
  return Number(reading.value) === 0 ? 'stopped' : 'running';
}
