import { formatNumber } from '../live/format';

/** Most decimals of a number in a list of alarms. */
const MOST_DECIMALS = 2;

/** An alarm's value as people read it, with its unit; words as they are. */
export function alarmValue(value: string, unit: string): string {
  if (value === '' || !Number.isFinite(Number(value))) {
    return value;
  }
  const decimals = Number(Number(value).toFixed(MOST_DECIMALS)).toString().split('.')[1]?.length ?? 0;
  return [formatNumber(Number(value), decimals), unit].filter((word) => word !== '').join('\u00a0');
}
