import { addMonths, civil, dayNumber } from '../../values/calendar.ts';
import { type Duration, durationAt } from './duration.ts';
import { type Fields, shiftUnit } from './fields.ts';
import type { Point } from './point.ts';
import { comma, gap, phraseAt, type Scan, spanOf, termAt } from './scan.ts';
import { told } from './shifted.ts';

/** "two days ago", "il y a deux ans", "in three weeks", "dans dix jours", "ten days from now". */
export function distance(scan: Scan, i: number): Point | undefined {
  const lead = termAt(scan, i, 'agoBefore', 'henceBefore');
  const first = lead ? gap(scan, lead.end) : i;
  // "il y a près de quarante ans": a hedge stands between.
  const hedge = lead && phraseAt(scan, scan.locale.figures.hedgesBefore, first);
  const at = hedge ? gap(scan, hedge.end) : first;
  const duration = durationAt(scan, at, true);
  if (!duration) return undefined;
  const after = termAt(scan, comma(scan, duration.to), 'agoAfter', 'henceAfter');
  // "dans deux jours à partir d'aujourd'hui" says the same twice.
  const tail = lead && after?.value.is !== 'henceAfter' ? undefined : after;
  const is = lead?.value.is ?? tail?.value.is;
  if (!is || duration.low !== duration.high || (is === 'henceBefore' && !tail && wentOn(scan, duration)))
    return undefined;
  // "dans trois minutes" tells no day.
  if (!is.startsWith('ago') && ['h', 'min', 's'].includes(duration.unit)) return undefined;
  const sign = is.startsWith('ago') ? -1 : 1;
  const to = tail?.end ?? duration.to;
  // "il y a" stands before its length as a preposition does; "dans" may as well belong to the date.
  const from = lead?.value.is === 'agoBefore' || (lead && tail) ? duration.from : i;
  const span = { part: 'day' as const, span: spanOf(scan, from, to), form: 'long' as const };
  const fields =
    scan.reference === undefined
      ? undefined
      : (awayBy(scan.reference, sign, duration) ?? away(scan.reference, sign * duration.low, duration.unit));
  return {
    ...told(from, to, [span], fields && [fields]),
    length: duration,
    ...(hedge ? { hedge: { span: spanOf(scan, first, hedge.end), hedge: hedge.value } } : {}),
  };
}

/** "in two years *of* drought", "dans deux ans *d'*interdiction": how long something went on, and no day. */
export const wentOn = (scan: Scan, { to }: Duration): boolean => {
  const p = gap(scan, to);
  return p > to && termAt(scan, p, 'lengthOf') !== undefined;
};

/** "1 month and 21 days ago": the day, counted by the calendar. */
function awayBy(reference: number, sign: number, { told }: Duration): Fields | undefined {
  if (!told?.every(([n, unit]) => Number.isInteger(n) && unit in PART_MONTHS)) return undefined;
  const months = told.reduce((sum, [n, unit]) => sum + n * PART_MONTHS[unit]!, 0);
  const days = told.reduce((sum, [n, unit]) => sum + (PART_MONTHS[unit] ? 0 : n * (unit === 'wk' ? 7 : 1)), 0);
  if (!told.some(([, unit]) => !PART_MONTHS[unit])) return undefined;
  const to = addMonths(civil(reference), sign * months);
  return civil(dayNumber(to.year, to.month, to.day) + sign * days);
}
const PART_MONTHS: Readonly<Record<string, number>> = { a: 12, mo: 1, wk: 0, d: 0 };

/** A distance keeps its own precision: years give a year, months a month, weeks a few days around, days a day. */
export function away(reference: number, count: number, unit: string): Fields | undefined {
  const whole = Math.round(count);
  if (unit === 'd') return civil(reference + whole);
  if (unit === 'wk') return { days: [reference + Math.round(count * 7) - 3, reference + Math.round(count * 7) + 3] };
  if (unit === 'a' || unit === 'mo') {
    // No date is written with more than four digits of its year.
    if (unit === 'a' && Math.abs(civil(reference).year + whole) > 9999) return undefined;
    if (unit === 'a' && Number.isInteger(count)) return shiftUnit('a', reference, whole);
    return shiftUnit('mo', reference, Math.round(unit === 'a' ? count * 12 : count));
  }
  return undefined;
}
