import { msg, str } from '@lit/localize';
import { plural, type Words } from '../language/words';
import { formatNumber } from '../live/format';
import type { AlarmPriority } from '../wire/model';
import type { AlarmCount, FleetSite, SiteCondition } from '../wire/fleet-api';

/** What is worst about a site, in words. */
export const CONDITION_WORDS: Readonly<Record<SiteCondition, Words>> = {
  critical: () => msg('critical alarm'),
  high: () => msg('alarm of high priority'),
  'link-down': () => msg('link down'),
  medium: () => msg('alarm of medium priority'),
  low: () => msg('alarm of low priority'),
  'bad-values': () => msg('values missing'),
  well: () => msg('well'),
};

/** So many machines. */
export function machinesWords(count: number): string {
  return plural(count, msg('1 machine'), msg(str`${count} machines`));
}

/** The worst priority among some alarms; undefined for none. */
export function worstPriority(alarms: AlarmCount): AlarmPriority | undefined {
  return (['critical', 'high', 'medium', 'low'] as const).find((priority) => alarms[priority] > 0);
}

/** All of them. */
export function alarmSum(alarms: AlarmCount): number {
  return alarms.critical + alarms.high + alarms.medium + alarms.low;
}

/** Power with its unit: a question mark when it is unknown, a dash when the site declares none. */
export function powerWords({ figures }: FleetSite): string {
  return figures.power === null ? absent(figures.declared, figures.missing) : `${formatNumber(figures.power, 1)} kW`;
}

/** The COP likewise; a dash also while all machines stand still. */
export function copWords({ figures }: FleetSite): string {
  return figures.cop === null ? absent(figures.declared, figures.missing) : formatNumber(figures.cop, 2);
}

function absent(declared: number, missing: number): string {
  return declared > 0 && missing > 0 ? '?' : '–';
}
