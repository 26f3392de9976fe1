import { dayNumber, daysInMonth, isDate, weekday } from '../../values/calendar.ts';
import { wordDate, yearAt } from './absolute.ts';
import type { Fields } from './fields.ts';
import { ordinalAt } from './number.ts';
import type { Lead, Point } from './point.ts';
import { shiftedUnit } from './relative.ts';
import { gap, type Part, type Scan, spanOf, termAt } from './scan.ts';

interface Counted {
  readonly end: number;
  /** 1–5, or -1 for the last. */
  readonly n: number;
  /** ISO weekday; undefined for weeks. */
  readonly day: number | undefined;
}

/** "first week", "last Friday": an ordinal and a weekday or week. */
function countedDay(scan: Scan, i: number): Counted | undefined {
  const last = termAt(scan, i, 'lastOf');
  const ordinal = last ? undefined : ordinalAt(scan, i);
  if (!last && !ordinal?.ordinal) return undefined;
  const p = gap(scan, last?.end ?? ordinal!.end);
  const name = termAt(scan, p, 'weekday', 'unit');
  if (!name) return undefined;
  const n = last ? -1 : ordinal!.value;
  if (n === 0 || n > 5) return undefined;
  if (name.value.is === 'weekday') return { end: name.end, n, day: name.value.n };
  return name.value.unit === 'wk' ? { end: name.end, n, day: undefined } : undefined;
}

const CLOSED: Omit<Lead, 'from'> = { dated: true, article: true, year: 'strong', open: false };

/** "the first week of October", "le premier vendredi de juillet 2025", "last week of 2015". */
export function nthOf(scan: Scan, i: number): Point | undefined {
  const counted = countedDay(scan, i);
  const of = counted && termAt(scan, gap(scan, counted.end), 'of');
  if (!counted || !of) return undefined;
  const at = gap(scan, of.end);
  const month = wordDate(scan, at, { from: at, ...CLOSED }) ?? shiftedUnit(scan, at, ['mo']);
  const f = month?.readings[0];
  const part: Part = { part: 'day', span: spanOf(scan, i, counted.end), form: 'long' };
  if (month?.unresolved) return { ...month, from: i, parts: [part, ...month.parts] };
  if (month && f?.month !== undefined && f.day === undefined) {
    const readings = [inMonth(f, f.month, counted)];
    return { ...month, from: i, readings, parts: [part, ...month.parts] };
  }
  const year = counted.day === undefined ? yearAt(scan, at) : undefined;
  if (!year) return undefined;
  const jan = dayNumber(year.value, 1, 1);
  const end = dayNumber(year.value, 12, 31);
  const days: readonly [number, number] =
    counted.n < 0 ? [end - 6, end] : [jan + (counted.n - 1) * 7, jan + counted.n * 7 - 1];
  return { from: i, to: year.end, readings: [{ days }], parts: [part, year.part] };
}

/** The n-th week is days 7n-6 to 7n, the last the last seven; a weekday without a year lies somewhere in that week. */
function inMonth(f: Fields, month: number, { n, day }: Counted): Fields {
  const length = daysInMonth(f.year, month);
  const from = n < 0 ? length - 6 : n * 7 - 6;
  const to = n < 0 ? length : Math.min(n * 7, length);
  if (f.year === undefined) return { month, within: [from, to] };
  const first = dayNumber(f.year, month, 1) + from - 1;
  if (day === undefined) return { days: [first, first + to - from] };
  const found = first + ((day - weekday(first) + 7) % 7);
  return isDate(f.year, month, found - first + from)
    ? { year: f.year, month, day: found - first + from, weekday: day }
    : { year: f.year, month };
}
