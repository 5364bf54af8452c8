import { msg, str } from '@lit/localize';
import { plural, type Words } from '../language/words';
import { plainValue } from '../live/format';
import type { ReadOnly } from '../wire/command-model';
import type { Command, CommandState, Scalar } from '../wire/model';

const STATES: Readonly<Record<CommandState, Words>> = {
  requested: () => msg('Requested'),
  sent: () => msg('Sent'),
  running: () => msg('On its way'),
  accepted: () => msg('Accepted'),
  confirmed: () => msg('Confirmed'),
  deviated: () => msg('Deviated'),
  rejected: () => msg('Rejected'),
  expired: () => msg('Expired'),
};

/** True for a word the host has for where a command stands. */
export function isCommandState(word: unknown): word is CommandState {
  return typeof word === 'string' && word in STATES;
}

/** How commands can end, to choose from. */
export const ENDS: readonly CommandState[] = ['confirmed', 'deviated', 'rejected', 'expired'];

/** Where a command stands, in words. */
export function stateWords(command: Pick<Command, 'state' | 'waitsForApproval'>): string {
  return command.waitsForApproval === true ? msg('Waits for approval') : STATES[command.state]();
}

/** A value of a command, or a dash. */
export function valueWords(value: Scalar | null | undefined): string {
  return value === null || value === undefined ? '–' : plainValue(value);
}

/** Why nothing may be written where somebody looks, or an empty text. @param site undefined for all sites */
export function readOnlyWords(mode: ReadOnly | undefined, site: string | undefined): string {
  if (mode === undefined) {
    return '';
  }
  if (mode.host !== null) {
    return msg(str`Read only: switched by ${by(mode.host)}`);
  }
  const here = mode.sites.filter((one) => site === undefined || one.site === site);
  const switched = here.find((one) => one.switched !== null)?.switched;
  if (switched !== null && switched !== undefined) {
    const what =
      site === undefined
        ? plural(here.length, msg('1 read-only site'), msg(str`${here.length} read-only sites`))
        : msg('Read only');
    return site === undefined ? what : msg(str`${what}: switched by ${by(switched)}`);
  }
  const edges = here.flatMap((one) => one.edges).filter((edge) => edge.byProject || edge.told === true);
  return edges.length === 0 ? '' : msg('Some edges are read only');
}

function by({ who, reason }: { readonly who: string; readonly reason: string }): string {
  return reason === '' ? who : `${who}, ${reason}`;
}
