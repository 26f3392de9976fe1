import { civil, dayNumber } from '../../values/calendar.ts';
import { dayAt, monthAt } from './component.ts';
import { distance } from './distance.ts';
import { holiday } from './feast.ts';
import { bounds, type Fields } from './fields.ts';
import { MAY, mayBegin } from './may.ts';
import { type Lead, longer, type Point } from './point.ts';
import { gap, type Scan, termAt } from './scan.ts';
import { narrated, part, shiftedUnit, told } from './shifted.ts';
import { unitThenDay, weekdayDate } from './weekdayDate.ts';

/** "yesterday", "avant-hier". */
function dayWord(scan: Scan, i: number): Point | undefined {
  const hit = termAt(scan, i, 'day');
  if (!hit || termAt(scan, hit.end, 'thatAfter')) return undefined;
  const fields = scan.reference === undefined ? undefined : civil(scan.reference + hit.value.offset);
  return told(i, hit.end, [part(scan, i, hit.end, 'day')], fields && [fields]);
}

/** "last April", "avril dernier", "next summer", "l'été dernier". */
function shiftedPeriod(scan: Scan, i: number): Point | undefined {
  const before = termAt(scan, i, 'shiftBefore');
  const at = before ? gap(scan, before.end) : i;
  const month = monthAt(scan, at);
  const season = month ? undefined : termAt(scan, at, 'season');
  const end = month?.end ?? season?.end;
  if (end === undefined) return undefined;
  const after = before ? undefined : termAt(scan, gap(scan, end), 'shiftAfter');
  const by = before?.value.by ?? after?.value.by;
  if (by === undefined) return undefined;
  const name = part(scan, at, end, month ? 'month' : 'season');
  const year = scan.reference === undefined ? undefined : yearOf(scan.reference, by, month?.value, season?.value.n);
  const fields = month ? { month: month.value } : { season: season!.value.n };
  const readings = year === undefined ? undefined : year.map((y) => ({ ...fields, year: y }));
  return told(i, after?.end ?? end, [name], readings);
}

/** Years in which the last, this or next month or season of that name falls. */
function yearOf(
  reference: number,
  by: number,
  month: number | undefined,
  season: number | undefined,
): readonly number[] {
  const now = civil(reference);
  if (month !== undefined) {
    if (by < 0) return [month < now.month ? now.year : now.year - 1];
    return by > 0 ? [month > now.month ? now.year : now.year + 1] : [now.year];
  }
  const first = (season! - 20) * 3;
  // A winter is named after the year in which it begins, and lasts into the next.
  const began = now.month >= first ? now.year : now.year - 1;
  const over = season === 24 ? now.month >= 3 && now.month < 12 : now.month > first + 2 || now.month < first;
  if (by < 0) return [over ? began : began - 1];
  return by > 0 ? [began + 1] : [now.month > first + 2 ? now.year : over ? now.year : began];
}

/** "the 15th of next month", "le 20 du mois prochain", "the 4th of this month". */
export function dayOfMonth(scan: Scan, i: number): Point | undefined {
  const day = dayAt(scan, i);
  if (!day) return undefined;
  const p = gap(scan, day.end);
  const of = termAt(scan, p, 'of');
  const month = shiftedUnit(scan, of ? gap(scan, of.end) : p, ['mo']);
  if (!month) return undefined;
  const fields = month.readings[0];
  return told(i, month.to, [day.part, ...month.parts], fields?.month ? [{ ...fields, day: day.value }] : undefined);
}

/** "next week Monday", "last Monday", "上周五", where the longer one is meant. */
const shiftedDay = (scan: Scan, i: number, lead: Lead, may: number): Point | undefined =>
  longer(
    may & (MAY.shifted | MAY.shift | MAY.unit) ? unitThenDay(scan, i, lead) : undefined,
    may & MAY.shift && scan.lexicon.ideographic ? weekdayDate(scan, i, lead) : undefined,
  );

const DISTANCE = MAY.distance | MAY.number | MAY.length;

/** Dates that need the reference date, and feasts. */
export function relativeDate(scan: Scan, i: number, lead: Lead): Point | undefined {
  const may = mayBegin(scan, i);
  return (
    (may & DISTANCE && !lead.modified ? distance(scan, i) : undefined) ??
    (may & MAY.day ? dayWord(scan, i) : undefined) ??
    (may & (MAY.shift | MAY.month | MAY.season) ? shiftedPeriod(scan, i) : undefined) ??
    (may & MAY.number ? dayOfMonth(scan, i) : undefined) ??
    shiftedDay(scan, i, lead, may) ??
    (may & (MAY.other | MAY.unit | MAY.weekday) ? narrated(scan, i) : undefined) ??
    // "vendredi saint" is a feast, and longer than its weekday.
    longer(
      may & (MAY.shift | MAY.weekday) ? weekdayDate(scan, i, lead) : undefined,
      may & (MAY.shift | MAY.holiday) ? holiday(scan, i) : undefined,
    )
  );
}

/** Reference year's date nearest to the reference day, for a date without year. */
export function nearest(reference: number, f: Fields): number | undefined {
  if (f.month === undefined || f.day === undefined || bounds({ ...f, year: 2024 }) === undefined) return undefined;
  const { year } = civil(reference);
  let best: number | undefined;
  for (const y of [year - 1, year, year + 1]) {
    const n = dayNumber(y, f.month, f.day);
    if (best === undefined || Math.abs(n - reference) < Math.abs(best - reference)) best = n;
  }
  return best;
}
