import { msg } from '@lit/localize';
import type { Words } from '../language/words';

/** What hosts and edges count of their links, by the counter's name. */
const COUNTERS: Readonly<Record<string, Words>> = {
  messages: () => msg('messages', { id: 'count-messages' }),
  values: () => msg('values', { id: 'count-values' }),
  historicalValues: () => msg('historical values'),
  overtakenValues: () => msg('overtaken values'),
  births: () => msg('births'),
  rebirthRequests: () => msg('rebirth requests'),
  refused: () => msg('refused', { id: 'count-refused' }),
  refusedTags: () => msg('refused tags'),
  droppedProperties: () => msg('dropped properties'),
  unstoredMessages: () => msg('unstored messages'),
  lostMessages: () => msg('lost messages'),
  journalBytes: () => msg('journal bytes'),
  unjournaledEntries: () => msg('unjournaled entries'),
  failedSyncs: () => msg('failed syncs'),
  delayedEvents: () => msg('delayed events'),
  publishFailures: () => msg('publish failures'),
  backlogEntries: () => msg('backlog entries'),
  resentEntries: () => msg('resent entries'),
  droppedEntries: () => msg('dropped entries'),
  unknownTags: () => msg('unknown tags'),
  polls: () => msg('polls'),
  skippedPolls: () => msg('skipped polls'),
  failedPolls: () => msg('failed polls'),
  requests: () => msg('requests', { id: 'count-requests' }),
  answers: () => msg('answers'),
  timeouts: () => msg('timeouts'),
  exceptions: () => msg('exceptions'),
  malformed: () => msg('malformed', { id: 'count-malformed' }),
  reconnects: () => msg('reconnects'),
};

/** A counter's name as people write it; `failedReads` of a newer edge is failed reads. */
export function counterWords(name: string): string {
  return COUNTERS[name]?.() ?? name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
