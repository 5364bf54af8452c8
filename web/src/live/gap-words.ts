import { msg } from '@lit/localize';
import type { Words } from '../language/words';
import { qualityReason } from './quality';

/** Why history has no values of a time, by the host's sentence for it; its other sentences are those of qualities. */
const LOSSES: Readonly<Record<string, Words>> = {
  'deleted, its retention time was over': () => msg('deleted, its retention time was over'),
  'lost at the edge, its disk or its disk budget was full': () =>
    msg('lost at the edge, its disk or its disk budget was full'),
  'lost at the edge, its disk refused them or gave them back damaged': () =>
    msg('lost at the edge, its disk refused them or gave them back damaged'),
  'lost at the host, history could not be written': () => msg('lost at the host, history could not be written'),
  'a sealed file was damaged': () => msg('a sealed file was damaged'),
};

/** Labels of qualities by the host's sentences for them, as `org.plantroom.core.Quality` has both. */
const LABELS: Readonly<Record<string, string>> = {
  'the source itself is not sure of the value': 'uncertain',
  'the source marks the value as bad': 'bad',
  'the device does not answer': 'bad-no-answer',
  'the device refuses to give the value': 'bad-exception',
  "the device's answer is malformed": 'bad-malformed',
  'the device says it has no value': 'bad-no-value',
  'the edge node is offline': 'bad-edge-offline',
  'no news for too long': 'bad-stale',
  'waiting for the first value': 'bad-waiting',
  'no longer in the project': 'bad-removed',
};

/** Why there is a gap: a host's sentence in the present language, or as it stands where this page does not know it. */
export function gapWords(reason: string): string {
  const label = LABELS[reason];
  return label === undefined ? (LOSSES[reason]?.() ?? reason) : qualityReason(label);
}

/** The host's sentence for a quality, for a gap that only this page knows of yet. */
export function gapSentence(quality: string): string {
  return Object.keys(LABELS).find((sentence) => LABELS[sentence] === quality) ?? quality;
}
