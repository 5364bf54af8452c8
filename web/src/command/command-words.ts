import type { ReadOnly } from '../wire/command-model';
import type { Command, CommandState, Scalar } from '../wire/model';

const STATES: Readonly<Record<CommandState, string>> = {
  requested: 'Requested',
  sent: 'Sent',
  running: 'On its way',
  accepted: 'Accepted',
  confirmed: 'Confirmed',
  deviated: 'Deviated',
  rejected: 'Rejected',
  expired: 'Expired',
};

/** How commands can end, to choose from. */
export const ENDS: readonly CommandState[] = ['confirmed', 'deviated', 'rejected', 'expired'];

/** Where a command stands, in words. */
export function stateWords(command: Pick<Command, 'state' | 'waitsForApproval'>): string {
  return command.waitsForApproval === true ? 'Waits for approval' : STATES[command.state];
}

/** A value of a command, or a dash. */
export function valueWords(value: Scalar | null | undefined): string {
  return value === null || value === undefined ? '–' : String(value);
}

/** Why nothing may be written where somebody looks, or an empty text. @param site undefined for all sites */
export function readOnlyWords(mode: ReadOnly | undefined, site: string | undefined): string {
  if (mode === undefined) {
    return '';
  }
  if (mode.host !== null) {
    return `Read only: switched by ${mode.host.who}${why(mode.host.reason)}`;
  }
  const here = mode.sites.filter((one) => site === undefined || one.site === site);
  const switched = here.find((one) => one.switched !== null)?.switched;
  if (switched !== null && switched !== undefined) {
    const what = site === undefined ? `${here.length} read-only ${here.length === 1 ? 'site' : 'sites'}` : 'Read only';
    return site === undefined ? what : `${what}: switched by ${switched.who}${why(switched.reason)}`;
  }
  const edges = here.flatMap((one) => one.edges).filter((edge) => edge.byProject || edge.told === true);
  return edges.length === 0 ? '' : 'Some edges are read only';
}

function why(reason: string): string {
  return reason === '' ? '' : `, ${reason}`;
}
