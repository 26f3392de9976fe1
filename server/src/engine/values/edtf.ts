import { addMonths, civil, dayNumber, daysInMonth, isDate, weekStart } from './calendar.ts';
import { ABOUT_DAYS } from './tolerance.ts';
import type { DateSet } from './types.ts';

/** Day numbers `[from, to]`, both included; infinite where open. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

export type DatePrecision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'century' | 'interval';

/**
 * A union of day ranges. With `yearly`, the ranges lie in the leap year 2000 (and may run on into 2001) and return every
 * year: `XXXX-07-14`.
 */
export interface Days {
  readonly ranges: readonly DayRange[];
  readonly yearly: boolean;
  readonly precision: DatePrecision;
}

const ANY_YEAR = 2000;

/** Months `[from, to]` of sub-year groupings; `to` beyond 12 runs into the next year. ISO 8601-2 table 2, northern seasons with slack. */
const GROUPS: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  21: [[3, 6]],
  22: [[6, 9]],
  23: [[9, 12]],
  // "Winter 2025" is either the one that ends in 2025 or the one that begins in it.
  24: [
    [0, 3],
    [12, 15],
  ],
  33: [[1, 3]],
  34: [[4, 6]],
  35: [[7, 9]],
  36: [[10, 12]],
  37: [[1, 4]],
  38: [[5, 8]],
  39: [[9, 12]],
  40: [[1, 6]],
  41: [[7, 12]],
};

const monthStart = (year: number, month: number): number => {
  const d = addMonths({ year, month: 1, day: 1 }, month - 1);
  return dayNumber(d.year, d.month, 1);
};

const months = (year: number, from: number, to: number): DayRange => ({
  from: monthStart(year, from),
  to: monthStart(year, to + 1) - 1,
});

const years = (from: number, to: number): DayRange => ({ from: dayNumber(from, 1, 1), to: dayNumber(to, 12, 31) });

/** Reads one EDTF date without `/`; undefined when it is none. */
function readDate(text: string): Days | undefined {
  const week = /^(\d{4})-W(\d\d)$/.exec(text);
  if (week) {
    const from = weekStart(Number(week[1]), Number(week[2]));
    return { ranges: [{ from, to: from + 6 }], yearly: false, precision: 'interval' };
  }
  const m = /^(-?)(\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?$/.exec(text);
  if (!m) return undefined;
  const yearly = m[2] === 'XXXX';
  const first = yearly ? ANY_YEAR : Number(m[2]!.replaceAll('X', '0')) * (m[1] ? -1 : 1);
  const month = m[3] === undefined || m[3] === 'XX' ? undefined : Number(m[3]);
  const day = m[4] === undefined || m[4] === 'XX' ? undefined : Number(m[4]);
  if (month === undefined && day !== undefined) return anyMonth(first, day, yearly);
  if (month === undefined) {
    if (yearly) return { ranges: [{ from: -Infinity, to: Infinity }], yearly: false, precision: 'interval' };
    const last = Number(m[2]!.replaceAll('X', '9')) * (m[1] ? -1 : 1);
    const precision = m[2]!.endsWith('XX') ? 'century' : m[2]!.endsWith('X') ? 'decade' : 'year';
    return { ranges: [years(Math.min(first, last), Math.max(first, last))], yearly, precision };
  }
  const group = GROUPS[month];
  if (group) return { ranges: group.map(([a, b]) => months(first, a, b)), yearly, precision: 'season' };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { ranges: [months(first, month, month)], yearly, precision: 'month' };
  if (!isDate(yearly ? undefined : first, month, day)) return undefined;
  const at = dayNumber(first, month, day);
  return { ranges: [{ from: at, to: at }], yearly, precision: 'day' };
}

/** A day of the month without its month: "the 14th". */
function anyMonth(year: number, day: number, yearly: boolean): Days | undefined {
  const ranges: DayRange[] = [];
  for (let month = 1; month <= 12; month++) {
    if (!isDate(yearly ? undefined : year, month, day)) continue;
    const at = dayNumber(year, month, day);
    ranges.push({ from: at, to: at });
  }
  return ranges.length ? { ranges, yearly, precision: 'day' } : undefined;
}

const start = (d: Days): number => Math.min(...d.ranges.map((r) => r.from));
const end = (d: Days): number => Math.max(...d.ranges.map((r) => r.to));

/** Reads an EDTF string (see `DateSet`): dates, intervals, open intervals, lists in brackets; undefined when malformed. */
export function readEdtf(edtf: string): Days | undefined {
  const text = edtf
    .replace(/T[^/]*/g, '')
    .replace(/[~?%]/g, '')
    .trim();
  if (/^[[{].*[\]}]$/.test(text)) {
    const all = text.slice(1, -1).split(',').map(readEdtf);
    if (!all.length || all.some((d) => !d)) return undefined;
    return { ranges: all.flatMap((d) => d!.ranges), yearly: all.every((d) => d!.yearly), precision: 'interval' };
  }
  const slash = text.indexOf('/');
  if (slash < 0) return text ? readDate(text) : undefined;
  const [a, b] = [text.slice(0, slash), text.slice(slash + 1)];
  const open = (s: string): boolean => s === '' || s === '..';
  if (open(a) && open(b)) return undefined;
  const x = open(a) ? undefined : readDate(a);
  const y = open(b) ? undefined : readDate(b);
  if ((!open(a) && !x) || (!open(b) && !y)) return undefined;
  if (x && y && x.yearly !== y.yearly) return undefined;
  const yearly = Boolean(x?.yearly && y?.yearly);
  const from = x ? start(x) : -Infinity;
  let to = y ? end(y) : Infinity;
  // A yearly stretch that runs over new year ends in the next one.
  if (yearly && to < from) to += 366;
  if (to < from) return undefined;
  return { ranges: [{ from, to }], yearly, precision: 'interval' };
}

const widen = (d: Days, by: number): Days => ({
  ...d,
  ranges: d.ranges.map((r) => ({ from: r.from - by, to: r.to + by })),
});

/** The days a date admits, hedge applied; undefined where it is unresolved or malformed. */
export function daysOf(date: DateSet): Days | undefined {
  const days = date.unresolved ? undefined : readEdtf(date.edtf);
  if (!days) return undefined;
  const approximate = date.hedge !== undefined || /[~%]/.test(date.edtf);
  if (!approximate) return days;
  return widen(days, ABOUT_DAYS[days.precision === 'interval' ? 'month' : days.precision]);
}

/** The yearly ranges of `d` as they fall in the years around `r`. */
function recur(d: Days, r: DayRange): readonly DayRange[] {
  if (r.to - r.from > 731) return [r];
  const base = dayNumber(ANY_YEAR, 1, 1);
  const out: DayRange[] = [];
  for (let year = civil(r.from).year - 1; year <= civil(r.to).year; year++) {
    for (const y of d.ranges) {
      const move = (n: number): number => {
        const c = civil(n);
        const at = year + (c.year - ANY_YEAR);
        return dayNumber(at, c.month, Math.min(c.day, daysInMonth(at, c.month)));
      };
      out.push({ from: move(Math.max(y.from, base - 366)), to: move(y.to) });
    }
  }
  return out;
}

const meet = (a: readonly DayRange[], b: readonly DayRange[]): boolean =>
  a.some((x) => b.some((y) => x.from <= y.to && y.from <= x.to));

/** Whether some day lies in both. */
export function daysIntersect(a: Days, b: Days): boolean {
  if (!a.yearly && !b.yearly) return meet(a.ranges, b.ranges);
  if (a.yearly && b.yearly) {
    const shifted = [-366, 0, 366].flatMap((by) => widenBy(a.ranges, by));
    return meet(shifted, b.ranges);
  }
  const [yearly, dated] = a.yearly ? [a, b] : [b, a];
  return dated.ranges.some((r) => meet(recur(yearly, r), [r]));
}

const widenBy = (ranges: readonly DayRange[], by: number): DayRange[] =>
  ranges.map((r) => ({ from: r.from + by, to: r.to + by }));

/** Whether every day of `inner` lies in one range of `outer`. Yearly sets are compared among themselves only. */
export function daysWithin(inner: Days, outer: Days): boolean {
  if (inner.yearly !== outer.yearly)
    return outer.yearly ? daysIntersect(inner, outer) && lengthOf(inner) <= lengthOf(outer) : false;
  return inner.ranges.every((r) => outer.ranges.some((o) => o.from <= r.from && r.to <= o.to));
}

export const lengthOf = (d: Days): number => Math.max(...d.ranges.map((r) => r.to - r.from + 1));

export const firstDay = start;

/** Whole days between two single days (positive: `a` is later); undefined unless both are single days, one year apart at most when yearly. */
export function dayDifference(a: Days, b: Days): number | undefined {
  if (a.precision !== 'day' || b.precision !== 'day' || a.ranges.length > 1 || b.ranges.length > 1) return undefined;
  if (a.yearly === b.yearly) return a.ranges[0]!.from - b.ranges[0]!.from;
  const [yearly, dated] = a.yearly ? [a, b] : [b, a];
  const at = dated.ranges[0]!;
  const near = recur(yearly, at).map((r) => r.from - at.from);
  const best = near.reduce((x, y) => (Math.abs(y) < Math.abs(x) ? y : x));
  return a.yearly ? best : -best;
}

/** Before, same or after, for dates in order: −1 when every day of `a` precedes every day of `b`; undefined for yearly sets. */
export function orderOf(a: Days, b: Days): -1 | 0 | 1 | undefined {
  if (a.yearly || b.yearly) return undefined;
  if (end(a) < start(b)) return -1;
  return start(a) > end(b) ? 1 : 0;
}

/** Days from the end of the earlier set to the start of the later; 0 or less where they meet, undefined for yearly sets. */
export const daysApart = (a: Days, b: Days): number | undefined =>
  a.yearly || b.yearly ? undefined : Math.max(start(a) - end(b), start(b) - end(a));
