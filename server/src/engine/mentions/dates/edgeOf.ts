import type { Span } from '../../span.ts';
import { addMonths, civil, dayNumber, weekStart } from '../../values/calendar.ts';
import { wordDate } from './absolute.ts';
import { yearAt } from './component.ts';
import { bounds, type Fields } from './fields.ts';
import { numberAt } from './number.ts';
import type { Lead, Point } from './point.ts';
import { gap, type Part, type Scan, spanOf, termAt } from './scan.ts';
import { shiftedUnit } from './shifted.ts';

const CLOSED: Omit<Lead, 'from'> = { dated: true, article: true, year: 'strong', open: false };

interface Edge {
  readonly end: number;
  readonly count: number;
  readonly unit: string;
  readonly last: boolean;
}

/** "first six months", "six premiers mois", "last ten days": how many units at which end. */
function edgeAt(scan: Scan, i: number): Edge | undefined {
  const word = termAt(scan, i, 'firstOf', 'finalOf');
  const at = word ? gap(scan, word.end) : i;
  const read = numberAt(scan, at);
  const count = read?.values[0];
  if (!read || read.ordinal || count === undefined || !Number.isInteger(count) || count < 2 || count > 60)
    return undefined;
  const inner = word ? undefined : termAt(scan, gap(scan, read.end), 'firstOf', 'finalOf');
  const side = word ?? inner;
  const unit = side && termAt(scan, gap(scan, inner?.end ?? read.end), 'unit');
  if (!unit || unit.value.symbol || !['d', 'wk', 'mo', 'quarter'].includes(unit.value.unit)) return undefined;
  return { end: unit.end, count, unit: unit.value.unit, last: side.value.is === 'finalOf' };
}

interface Whole {
  readonly fields: Fields;
  readonly to: number;
  readonly span: Span;
  readonly unresolved: boolean;
}

/** The year or month that holds the edge, written or told. */
function wholeAt(scan: Scan, at: number): Whole | undefined {
  const month = wordDate(scan, at, { from: at, ...CLOSED });
  const year = month ? undefined : yearAt(scan, at);
  if (year) return { fields: { year: year.value }, to: year.end, span: year.part.span, unresolved: false };
  const point = month ?? shiftedUnit(scan, at, ['a', 'mo', 'quarter']);
  const fields = point?.readings[0];
  if (!point || !fields || fields.day !== undefined) return undefined;
  return { fields, to: point.to, span: spanOf(scan, at, point.to), unresolved: point.unresolved === true };
}

/** "the first six months of 2025", "les dix derniers jours de mai": a stretch at one end of a year or month. */
export function edgeOf(scan: Scan, i: number): Point | undefined {
  const edge = edgeAt(scan, i);
  const of = edge && termAt(scan, gap(scan, edge.end), 'of');
  const whole = of && wholeAt(scan, gap(scan, of.end));
  if (!edge || !whole) return undefined;
  const parts: Part[] = [
    { part: 'day', span: spanOf(scan, i, edge.end), form: 'long' },
    { part: whole.fields.month === undefined ? 'year' : 'month', span: whole.span, form: 'long' },
  ];
  const base = { from: i, to: whole.to, parts };
  if (whole.unresolved) return { ...base, readings: [{}], unresolved: true };
  const days = stretch(whole.fields, edge);
  return days && { ...base, readings: [{ days }, ...calendarWeeks(whole.fields, edge)] };
}

/** Weeks at an end of a year may be calendar weeks (ISO 8601) as well as the seven days from its first. */
function calendarWeeks(f: Fields, { count, unit, last }: Edge): readonly Fields[] {
  if (unit !== 'wk' || f.year === undefined || f.month !== undefined || f.quarter !== undefined) return [];
  const monday = last ? weekStart(f.year + 1, 1) - 7 * count : weekStart(f.year, 1);
  return [{ days: [monday, monday + 7 * count - 1] }];
}

function stretch(f: Fields, { count, unit, last }: Edge): readonly [number, number] | undefined {
  const span = bounds(f);
  if (!span) return undefined;
  const [from, to] = span;
  const far = last ? shifted(to + 1, -count, unit) : shifted(from, count, unit) - 1;
  return last ? (far < from ? undefined : [far, to]) : far > to ? undefined : [from, far];
}

function shifted(day: number, count: number, unit: string): number {
  if (unit === 'd' || unit === 'wk') return day + count * (unit === 'd' ? 1 : 7);
  const to = addMonths(civil(day), count * (unit === 'mo' ? 1 : 3));
  return dayNumber(to.year, to.month, to.day);
}
