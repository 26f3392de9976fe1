import type { Notation } from '../mentions/types.ts';
import { dayNumber, weekday } from '../values/calendar.ts';

export type Component = NonNullable<Notation['date']>[number];
export type Part = Component['part'];
export type Modifier = 'start' | 'mid' | 'end';

/** One end of a date, in numbers; what is absent is not said. */
export interface Fields {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly season?: number;
  readonly quarter?: number;
  readonly half?: number;
  readonly modifier?: Modifier;
}

function fieldsOf(text: string): Fields {
  const m = /^(-?[\dX]{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
  if (!m) return {};
  const year = m[1]!.includes('X') ? undefined : Number(m[1]);
  const second = m[2] === undefined ? undefined : Number(m[2]);
  const base = year === undefined ? {} : { year };
  if (second === undefined) return base;
  if (second >= 21 && second <= 24) return { ...base, season: second };
  if (second >= 33 && second <= 36) return { ...base, quarter: second - 32 };
  if (second >= 40) return { ...base, half: second - 39 };
  return { ...base, month: second, ...(m[3] !== undefined && { day: Number(m[3]) }) };
}

/** Months and days at which the thirds of a year and a month begin (see "Mid-month is 10–20" and the readers of dates). */
const YEAR_PART: Readonly<Record<string, Modifier>> = { '1-4': 'start', '5-8': 'mid', '9-12': 'end' };
const MONTH_PART: Readonly<Record<string, Modifier>> = { '1-10': 'start', '10-20': 'mid' };

/** The whole a stretch is a part of ("end of 2028"), when it is one. */
function narrowed(a: Fields, b: Fields): Fields | undefined {
  if (a.year !== b.year) return undefined;
  const year = a.year === undefined ? {} : { year: a.year };
  if (a.day === undefined && a.month !== undefined && b.month !== undefined) {
    const modifier = YEAR_PART[`${a.month}-${b.month}`];
    return modifier && { ...year, modifier };
  }
  if (a.month === undefined || a.month !== b.month) return undefined;
  const modifier = MONTH_PART[`${a.day}-${b.day}`] ?? (a.day === 20 && (b.day ?? 0) >= 28 ? 'end' : undefined);
  return modifier && { ...year, month: a.month, modifier };
}

/** First and last end of a date; the same twice for a single one. */
export function endsOf(edtf: string): readonly [Fields, Fields] {
  const [a, b] = edtf.split('/') as [string, string?];
  if (b === undefined) return [fieldsOf(a), fieldsOf(a)];
  const [x, y] = [fieldsOf(a), fieldsOf(b)];
  const whole = narrowed(x, y);
  return whole ? [whole, whole] : [x, y];
}

export const weekdayOf = (f: Fields): number | undefined =>
  f.year !== undefined && f.month !== undefined && f.day !== undefined
    ? weekday(dayNumber(f.year, f.month, f.day))
    : undefined;
