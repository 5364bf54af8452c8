/** How far a value can be trusted, seen from the page. Stale is bad with a last value behind it. */
export type QualityGroup = 'good' | 'uncertain' | 'stale' | 'bad';

/** Labels of qualities that mean: this was true once, nobody knows whether it still is. */
const STALE: ReadonlySet<string> = new Set(['bad-stale', 'bad-edge-offline', 'bad-no-answer', 'bad-removed']);

/** The reasons for people, in the words of org.plantroom.core.Quality. */
const REASONS: Readonly<Record<string, string>> = {
  good: 'good',
  uncertain: 'the source itself is not sure of the value',
  bad: 'the source marks the value as bad',
  'bad-no-answer': 'the device does not answer',
  'bad-exception': 'the device refuses to give the value',
  'bad-malformed': "the device's answer is malformed",
  'bad-no-value': 'the device says it has no value',
  'bad-edge-offline': 'the edge node is offline',
  'bad-stale': 'no news for too long',
  'bad-waiting': 'waiting for the first value',
  'bad-removed': 'no longer in the project',
  'bad-not-stored': 'the history has no value of that time',
  'bad-lost': 'lost: the edge node could not keep its values of that time',
};

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
  return REASONS[quality] ?? quality.replaceAll('-', ' ');
}

/** A few words for a narrow column. */
export function qualityWord(quality: string): string {
  return quality.replace(/^(bad|uncertain|good)-/, '').replaceAll('-', ' ');
}

const RANK: Readonly<Record<QualityGroup, number>> = { good: 0, uncertain: 1, stale: 2, bad: 2 };

/** Higher is worse: 0 good, 1 uncertain, 2 bad or stale. */
export function qualityRank(quality: string): number {
  return RANK[qualityGroup(quality)];
}
