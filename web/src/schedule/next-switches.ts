import { shownDay } from './day-bars';
import { planned, plusDays, type Calendars, type Plan } from './plan';

/** As far ahead as the edge looks. */
const MOST_DAYS = 400;

/** The next switches in words. @param now the site's clock, `2026-11-22T11:07:14` */
export function nextSwitches(plan: Plan, calendars: Calendars, now: string, count: number): readonly string[] {
  const found: string[] = [];
  const today = now.slice(0, 10);
  for (let ahead = 0; ahead <= MOST_DAYS && found.length < count; ahead += 1) {
    const { day, at } = planned(plan, calendars, plusDays(today, ahead));
    for (const one of at) {
      if (found.length < count && `${day}T${one.at}:00` > now) {
        found.push(`${shownDay(day)} ${one.at} → ${one.value}`);
      }
    }
  }
  return found;
}
