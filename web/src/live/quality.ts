import type { Words } from '../language/words';
import { msg } from '@lit/localize';
/** How far a value can be trusted, seen from the page. Stale is bad with a last value behind it. */
export type QualityGroup = 'good' | 'uncertain' | 'stale' | 'bad';

/** Labels of qualities that mean: this was true once, nobody knows whether it still is. */
const STALE: ReadonlySet<string> = new Set(['bad-stale', 'bad-edge-offline', 'bad-no-answer', 'bad-removed']);

/** The reasons for people, in the words of org.plantroom.core.Quality. */
const REASONS: Readonly<Record<string, Words>> = {
  good: () => msg('good'),
  uncertain: () => msg('the source itself is not sure of the value'),
  bad: () => msg('the source marks the value as bad'),
  'bad-no-answer': () => msg('the device does not answer'),
  'bad-exception': () => msg('the device refuses to give the value'),
  'bad-malformed': () => msg("the device's answer is malformed"),
  'bad-no-value': () => msg('the device says it has no value'),
  'bad-edge-offline': () => msg('the edge node is offline'),
  'bad-stale': () => msg('no news for too long'),
  'bad-waiting': () => msg('waiting for the first value'),
  'bad-removed': () => msg('no longer in the project'),
  'bad-not-stored': () => msg('the history has no value of that time'),
  'bad-lost': () => msg('lost: the edge node could not keep its values of that time'),
};

/** The same in a word or two, for a narrow column. */
const SHORT: Readonly<Record<string, Words>> = {
  good: () => msg('good'),
  uncertain: () => msg('uncertain'),
  bad: () => msg('bad'),
  'bad-no-answer': () => msg('no answer'),
  'bad-exception': () => msg('exception'),
  'bad-malformed': () => msg('malformed'),
  'bad-no-value': () => msg('no value'),
  'bad-edge-offline': () => msg('edge offline'),
  'bad-stale': () => msg('stale'),
  'bad-waiting': () => msg('waiting'),
  'bad-removed': () => msg('removed'),
  'bad-not-stored': () => msg('not stored'),
  'bad-lost': () => msg('lost'),
};

const GROUPS: Readonly<Record<QualityGroup, Words>> = {
  good: () => msg('good'),
  uncertain: () => msg('uncertain'),
  stale: () => msg('stale'),
  bad: () => msg('bad'),
};

/** A group in a word. */
export function groupWord(group: QualityGroup): string {
  return GROUPS[group]();
}

/** The quality every trusted value takes while this page has lost the host. */
export const HOST_LOST = 'bad-stale';

/** The group of a quality's label; a label this page does not know is never better than its first word. */
export function qualityGroup(quality: string): QualityGroup {
  if (STALE.has(quality)) {
    return 'stale';
  }
  if (quality.startsWith('good')) {
    return 'good';
  }
  return quality.startsWith('uncertain') ? 'uncertain' : 'bad';
}

/** True for what may be drawn as true: good and uncertain, nothing else. */
export function isTrusted(quality: string): boolean {
  const group = qualityGroup(quality);
  return group === 'good' || group === 'uncertain';
}

/** Why the value is not good, as part of a sentence. */
export function qualityReason(quality: string): string {
  return REASONS[quality]?.() ?? quality.replaceAll('-', ' ');
}

/** A few words for a narrow column. */
export function qualityWord(quality: string): string {
  return SHORT[quality]?.() ?? quality.replace(/^(bad|uncertain|good)-/, '').replaceAll('-', ' ');
}

const RANK: Readonly<Record<QualityGroup, number>> = { good: 0, uncertain: 1, stale: 2, bad: 2 };

/** Higher is worse: 0 good, 1 uncertain, 2 bad or stale. */
export function qualityRank(quality: string): number {
  return RANK[qualityGroup(quality)];
}
