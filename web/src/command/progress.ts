import { msg } from '@lit/localize';
import type { Words } from '../language/words';
import type { Command, CommandState } from '../wire/model';

/** One line of a command's progress. */
export interface ProgressStep {
  readonly words: string;
  /** Reached, still to come, or the sentence of a failure. */
  readonly mark: 'done' | 'open' | 'failed';
  readonly detail: string;
}

const WAY: readonly { readonly state: CommandState; readonly words: Words }[] = [
  { state: 'sent', words: () => msg('Sent') },
  { state: 'running', words: () => msg('On its way in steps') },
  { state: 'accepted', words: () => msg('Accepted by the device') },
  { state: 'confirmed', words: () => msg('Confirmed by readback') },
];

const FAILED: Readonly<Partial<Record<CommandState, Words>>> = {
  deviated: () => msg('Deviated: the device holds another value'),
  rejected: () => msg('Rejected'),
  expired: () => msg('Expired: it will not be executed'),
};

/** True when nothing more will happen to the command. */
export function isFinal(state: CommandState): boolean {
  return state === 'confirmed' || state in FAILED;
}

/** The way of a command as lines: what it reached, then what is still open, or how it ended. */
export function progress(command: Command): readonly ProgressStep[] {
  const reached = new Map((command.history ?? []).map((step) => [step.state, step.detail ?? '']));
  reached.set(command.state, reached.get(command.state) ?? '');
  const failure = FAILED[command.state];
  // Only a ramp is on its way for long.
  const way = WAY.filter(({ state }) => state !== 'running' || reached.has('running'));
  const last = failure === undefined ? furthest(reached, way) : -1;
  const steps = way.map(({ state, words }, n): ProgressStep => {
    const done = reached.has(state) || n <= last;
    return { words: words(), mark: done ? 'done' : 'open', detail: reached.get(state) ?? '' };
  });
  if (failure === undefined) {
    return steps;
  }
  const detail = reached.get(command.state) ?? '';
  return [...steps.filter((step) => step.mark === 'done'), { words: failure(), mark: 'failed', detail }];
}

/** A step that was skipped in the telling has been passed all the same. */
function furthest(reached: ReadonlyMap<CommandState, string>, way: typeof WAY): number {
  return way.reduce((last, { state }, n) => (reached.has(state) ? n : last), -1);
}
