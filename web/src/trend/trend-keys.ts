import { msg } from '@lit/localize';
import type { Words } from '../language/words';
import type { ChartGesture } from './trend-chart';

/** What a key does on a trend: a gesture, or something with the cursors. */
export type TrendKey =
  | { readonly kind: 'gesture'; readonly gesture: ChartGesture }
  | { readonly kind: 'take'; readonly which: 'first' | 'second' }
  | { readonly kind: 'step'; readonly steps: number }
  | { readonly kind: 'drop' }
  | { readonly kind: 'live' }
  | { readonly kind: 'annotate' };

export const EARLIER: ChartGesture = { kind: 'pan', share: -0.2 };
export const LATER: ChartGesture = { kind: 'pan', share: 0.2 };
export const CLOSER: ChartGesture = { kind: 'zoom', factor: 0.5, at: 0.5 };
export const FARTHER: ChartGesture = { kind: 'zoom', factor: 2, at: 0.5 };

const GESTURES: Readonly<Record<string, ChartGesture>> = {
  ArrowLeft: EARLIER,
  ArrowRight: LATER,
  '+': CLOSER,
  '-': FARTHER,
};

const OTHERS: Readonly<Record<string, TrendKey>> = {
  '1': { kind: 'take', which: 'first' },
  '2': { kind: 'take', which: 'second' },
  Escape: { kind: 'drop' },
  l: { kind: 'live' },
  a: { kind: 'annotate' },
};

/** The keys in words. */
export const KEY_WORDS: Words = () =>
  msg(
    'Arrow keys move, plus and minus zoom, L follows the clock. 1 and 2 take a cursor, then arrow keys move it, with shift ten times as far, and Escape lets go. A annotates. The table holds the same values.',
  );

/** What a key does; undefined for one that does nothing here. Arrow keys move a cursor that is in hand. */
export function trendKey(key: string, shift: boolean, inHand: boolean): TrendKey | undefined {
  if (inHand && (key === 'ArrowLeft' || key === 'ArrowRight')) {
    return { kind: 'step', steps: (key === 'ArrowLeft' ? -1 : 1) * (shift ? 10 : 1) };
  }
  const gesture = GESTURES[key];
  return gesture === undefined ? OTHERS[key.length === 1 ? key.toLowerCase() : key] : { kind: 'gesture', gesture };
}
