import type { Span } from '../../span.ts';
import { civil, dayNumber, daysInMonth, isDate, weekday, weekStart } from '../../values/calendar.ts';
import { wordDate } from './absolute.ts';
import { yearAt } from './component.ts';
import type { Fields } from './fields.ts';
import { ordinalAt } from './number.ts';
import type { Lead, Point } from './point.ts';
import { gap, type Part, type Scan, spanOf, termAt } from './scan.ts';
import { shiftedUnit, yearReference } from './shifted.ts';

interface Counted {
  readonly end: number;
  /** 1–5, for months to 12; -1 for the last. */
  readonly n: number;
  /** ISO weekday; undefined for weeks and months. */
  readonly day: number | undefined;
  readonly isMonth?: boolean;
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
  if (n === 0 || n > 12) return undefined;
  if (name.value.is === 'unit' && name.value.unit === 'mo' && !name.value.plural)
    return { end: name.end, n, day: undefined, isMonth: true };
  if (n > 5) return undefined;
  if (name.value.is === 'weekday') return { end: name.end, n, day: name.value.n };
  return name.value.unit === 'wk' ? { end: name.end, n, day: undefined } : undefined;
}

const CLOSED: Omit<Lead, 'from'> = { dated: true, article: true, year: 'strong', open: false };

/** "the first week of October", "le premier vendredi de juillet 2025", "last week of 2015". */
export function nthOf(scan: Scan, i: number): Point | undefined {
  const counted = countedDay(scan, i);
  if (!counted) return undefined;
  const of = termAt(scan, gap(scan, counted.end), 'of');
  const at = gap(scan, of?.end ?? counted.end);
  if (counted.isMonth) return monthOfYear(scan, i, counted, at);
  const told = counted.day === undefined ? yearReference(scan, at) : undefined;
  if (told) return weekOfYear(scan, i, counted, told.year, spanOf(scan, told.from, told.end), told.end);
  if (!of) return counted.day === undefined || !ordinalAt(scan, i)?.ordinal ? undefined : alone(scan, i, counted);
  const month = wordDate(scan, at, { from: at, ...CLOSED }) ?? shiftedUnit(scan, at, ['mo']);
  const f = month?.readings[0];
  const part: Part = { part: 'day', span: spanOf(scan, i, counted.end), form: 'long' };
  if (month?.unresolved) return { ...month, from: i, parts: [part, ...month.parts] };
  if (month && f?.month !== undefined && f.day === undefined) {
    if (f.year === undefined && counted.day !== undefined && scan.reference !== undefined)
      return {
        ...month,
        from: i,
        readings: anyYear(scan.reference, f.month, counted),
        parts: [part, ...month.parts],
        resolved: true,
      };
    const readings = [inMonth(f, f.month, counted), ...isoWeek(f, f.month, counted)];
    return { ...month, from: i, readings, parts: [part, ...month.parts] };
  }
  const year = counted.day === undefined ? yearAt(scan, at) : undefined;
  return year && weekOfYear(scan, i, counted, year.value, year.part.span, year.end);
}

/** "the third month of 2021", "the 9th month of next year". */
function monthOfYear(scan: Scan, i: number, { end, n }: Counted, at: number): Point | undefined {
  const told = yearReference(scan, at);
  const year = told ? undefined : yearAt(scan, at);
  if ((!told && !year) || gap(scan, end) === at) return undefined;
  const to = told?.end ?? year!.end;
  const parts: Part[] = [
    { part: 'month', span: spanOf(scan, i, end), form: 'long' },
    { part: 'year', span: spanOf(scan, at, to), form: told ? 'long' : 'numeric' },
  ];
  const value = told ? told.year : year!.value;
  if (value === undefined) return { from: i, to, readings: [{}], parts, unresolved: true };
  const readings = [{ year: value, month: n < 0 ? 12 : n }];
  return { from: i, to, readings, parts, ...(told ? { resolved: true } : {}) };
}

/** The n-th weekday of a month without a year, in the year of the reference day and those beside it. */
function anyYear(reference: number, month: number, counted: Counted): readonly Fields[] {
  const { year } = civil(reference);
  return [year, year - 1, year + 1].map((y) => inMonth({ year: y, month }, month, counted));
}

/** "the second Sunday" at token `i`, as one of the month that holds the reference day. */
export function nthInMonth(scan: Scan, i: number, reference: number): Fields | undefined {
  const counted = countedDay(scan, i);
  if (counted?.day === undefined || termAt(scan, i, 'lastOf')) return undefined;
  const { year, month } = civil(reference);
  return inMonth({ year, month }, month, counted);
}

/** "the second Sunday": of a month told before. */
function alone(scan: Scan, i: number, counted: Counted): Point {
  const part: Part = { part: 'day', span: spanOf(scan, i, counted.end), form: 'long' };
  return { from: i, to: counted.end, readings: [{}], parts: [part], unresolved: true };
}

/** The n-th seven days of a year, or its n-th calendar week. */
function weekOfYear(
  scan: Scan,
  i: number,
  counted: Counted,
  year: number | undefined,
  span: Span,
  to: number,
): Point | undefined {
  const parts: Part[] = [
    { part: 'day', span: spanOf(scan, i, counted.end), form: 'long' },
    { part: 'year', span, form: 'numeric' },
  ];
  if (year === undefined) return { from: i, to, readings: [{}], parts, unresolved: true };
  const jan = dayNumber(year, 1, 1);
  const end = dayNumber(year, 12, 31);
  const { n } = counted;
  const days: readonly [number, number] = n < 0 ? [end - 6, end] : [jan + (n - 1) * 7, jan + n * 7 - 1];
  const monday = n < 0 ? weekStart(year + 1, 1) - 7 : weekStart(year, n);
  return { from: i, to, readings: [{ days }, { days: [monday, monday + 6] }], parts };
}

/** The n-th calendar week of a month: the first is the one that holds its first Thursday (ISO 8601, as for years). */
function isoWeek(f: Fields, month: number, { n, day }: Counted): readonly Fields[] {
  if (day !== undefined || f.year === undefined) return [];
  const length = daysInMonth(f.year, month);
  const first = dayNumber(f.year, month, 1);
  const thursdays = first + ((4 - weekday(first) + 7) % 7);
  const count = Math.floor((first + length - 1 - thursdays) / 7) + 1;
  const monday = thursdays - 3 + ((n < 0 ? count : n) - 1) * 7;
  return [{ days: [monday, monday + 6] }];
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
