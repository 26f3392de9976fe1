import { addMonths, civil, dayNumber, isoDay } from '../values/calendar.ts';

/** The day `count` units (UCUM: d, wk, mo, a) from a day number, in ISO form; undefined for clock units. */
export function shiftDay(day: number, count: number, unit: string): string | undefined {
  if (unit === 'd') return isoDay(day + Math.round(count));
  if (unit === 'wk') return isoDay(day + Math.round(count * 7));
  if (unit !== 'mo' && unit !== 'a') return undefined;
  const to = addMonths(civil(day), Math.round(unit === 'a' ? count * 12 : count));
  return isoDay(dayNumber(to.year, to.month, to.day));
}
