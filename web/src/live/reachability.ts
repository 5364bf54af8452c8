import type { Link, LinkState } from '../wire/model';

/** Link states, and `unknown` while the host has not said. */
export type ShownLinkState = LinkState | 'unknown';

const RANK: Readonly<Record<ShownLinkState, number>> = { connected: 0, connecting: 1, unknown: 2, disconnected: 3 };

/** The state of one link; unknown when the host does not name it. */
export function linkState(links: ReadonlyMap<string, Link> | undefined, path: string): ShownLinkState {
  return links?.get(path)?.state ?? 'unknown';
}

/** The worst of some states; unknown for none. */
export function worstState(states: readonly ShownLinkState[]): ShownLinkState {
  return states.reduce<ShownLinkState>(
    (worst, state) => (RANK[state] > RANK[worst] ? state : worst),
    states[0] ?? 'unknown',
  );
}

/** Higher is worse. */
export function linkRank(state: ShownLinkState): number {
  return RANK[state];
}
