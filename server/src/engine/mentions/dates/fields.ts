import {
  addMonths,
  civil,
  dayNumber,
  daysInMonth,
  isoDate,
  isoDay,
  isoMonth,
  isoYear,
  weekStart,
} from '../../values/calendar.ts';

/** The components of one reading of a date. `decade` is the year without its last digit, `century` without its last two. */
export interface Fields {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  /** ISO weekday as written; it never makes the value, but may contradict it. */
  readonly weekday?: number;
  /** EDTF season code, 21 (spring) – 24 (winter). */
  readonly season?: number;
  readonly quarter?: number;
  readonly half?: number;
  readonly decade?: number;
  readonly century?: number;
  readonly week?: number;
  /** Two years that one season or fiscal year spans ("2025-26"). */
  readonly yearPair?: boolean;
  /** First and last year of a stretch. */
  readonly years?: readonly [number, number];
  readonly modifier?: 'start' | 'mid' | 'end';
  /** First and last day of a stretch within the month. */
  readonly within?: readonly [number, number];
  /** First and last day number, for what is no calendar unit ("last week"). */
  readonly days?: readonly [number, number];
}

const interval = (a: string, b: string): string => (a === b ? a : `${a}/${b}`);

/** EDTF of the fields; missing parts stay missing. */
export function edtf(f: Fields): string {
  if (f.days) return interval(isoDay(f.days[0]), isoDay(f.days[1]));
  if (f.years && !f.modifier) return interval(isoYear(f.years[0]), isoYear(f.years[1]));
  if (f.within && f.month !== undefined)
    return interval(isoDate(f.year, f.month, f.within[0]), isoDate(f.year, f.month, f.within[1]));
  if (f.modifier) return narrowed(f);
  if (f.day !== undefined)
    return f.month === undefined ? `XXXX-XX-${String(f.day).padStart(2, '0')}` : isoDate(f.year, f.month, f.day);
  if (f.month !== undefined) return f.half ? halfMonth(f, f.half) : isoMonth(f.year, f.month);
  const year = isoYear(f.year);
  if (f.season !== undefined) return `${year}-${f.season}`;
  if (f.quarter !== undefined) return `${year}-${32 + f.quarter}`;
  if (f.half !== undefined) return `${year}-${39 + f.half}`;
  if (f.week !== undefined) return week(f);
  if (f.decade !== undefined) return `${String(f.decade).padStart(3, 'X')}X`;
  if (f.century !== undefined) return `${String(f.century).padStart(2, '0')}XX`;
  if (f.yearPair && f.year !== undefined) return `${isoYear(f.year)}/${isoYear(f.year + 1)}`;
  return year;
}

function week(f: Fields): string {
  if (f.year === undefined || f.week === undefined) return '';
  const monday = weekStart(f.year, f.week);
  return interval(isoDay(monday), isoDay(monday + 6));
}

function halfMonth(f: Fields, half: number): string {
  const month = f.month!;
  const [from, to] = half === 1 ? [1, 15] : [16, daysInMonth(f.year, month)];
  return interval(isoDate(f.year, month, from), isoDate(f.year, month, to));
}

/** Months that a part of a longer period covers, first to last, as offsets from its first month. */
const PARTS: Readonly<Record<number, Readonly<Record<'start' | 'mid' | 'end', readonly [number, number]>>>> = {
  12: { start: [0, 3], mid: [4, 7], end: [8, 11] },
  6: { start: [0, 1], mid: [2, 3], end: [4, 5] },
  // A season's edges are soft: its end reaches into the month after (late summer, end of summer: August, September).
  3: { start: [0, 1], mid: [1, 1], end: [2, 3] },
};

/** "Early March" is 1–10, mid-month 10–20, the end 20 to the last day (design §4); years and decades are cut in three. */
function narrowed(f: Fields): string {
  const part = f.modifier!;
  if (f.month !== undefined) {
    const last = daysInMonth(f.year, f.month);
    const [from, to] = part === 'start' ? [1, 10] : part === 'mid' ? [10, 20] : [20, last];
    return interval(isoDate(f.year, f.month, from), isoDate(f.year, f.month, to));
  }
  if (f.decade !== undefined || f.century !== undefined || f.years) return narrowedYears(f, part);
  if (f.week !== undefined && f.year !== undefined) {
    const monday = weekStart(f.year, f.week);
    return interval(
      isoDay(monday + { start: 0, mid: 2, end: 4 }[part]),
      isoDay(monday + { start: 1, mid: 3, end: 6 }[part]),
    );
  }
  const [first, length] = f.season
    ? [(f.season - 20) * 3, 3]
    : f.quarter
      ? [f.quarter * 3 - 2, 3]
      : f.half
        ? [f.half * 6 - 5, 6]
        : [1, 12];
  const [a, b] =
    length === 3 && !f.season ? ({ start: [0, 0], mid: [1, 1], end: [2, 2] } as const)[part] : PARTS[length]![part];
  return interval(monthFrom(f.year, first, a), monthFrom(f.year, first, b));
}

function narrowedYears(f: Fields, part: 'start' | 'mid' | 'end'): string {
  const base = f.years?.[0] ?? (f.decade !== undefined ? f.decade * 10 : f.century! * 100);
  const [from, to] =
    f.decade !== undefined
      ? ({ start: [0, 3], mid: [4, 6], end: [7, 9] } as const)[part]
      : ({ start: [0, 33], mid: [34, 66], end: [67, 99] } as const)[part];
  return interval(isoYear(base + from), isoYear(base + to));
}

function monthFrom(year: number | undefined, first: number, offset: number): string {
  if (year === undefined) return isoMonth(undefined, ((first + offset - 1) % 12) + 1);
  const c = addMonths({ year, month: 1, day: 1 }, first + offset - 1);
  return isoMonth(c.year, c.month);
}

/** First and last day of fields with a known year; undefined for those without. */
export function bounds(f: Fields): readonly [number, number] | undefined {
  if (f.days) return f.days;
  if (f.year === undefined) return undefined;
  const [first, last] =
    f.month !== undefined
      ? [f.month, f.month]
      : f.quarter
        ? [f.quarter * 3 - 2, f.quarter * 3]
        : f.half
          ? [f.half * 6 - 5, f.half * 6]
          : [1, 12];
  if (f.day !== undefined && f.month !== undefined) {
    const n = dayNumber(f.year, f.month, f.day);
    return [n, n];
  }
  return [dayNumber(f.year, first, 1), dayNumber(f.year, last, daysInMonth(f.year, last))];
}

/** A calendar unit `count` steps from the one that holds the reference day. */
export function shiftUnit(unit: string, reference: number, count: number): Fields | undefined {
  const { year, month } = civil(reference);
  switch (unit) {
    case 'a':
      return { year: year + count };
    case 'mo': {
      const m = addMonths({ year, month, day: 1 }, count);
      return { year: m.year, month: m.month };
    }
    case 'd': {
      return civil(reference + count);
    }
    case 'wk': {
      const monday = reference - ((((reference + 3) % 7) + 7) % 7) + 7 * count;
      return { days: [monday, monday + 6] };
    }
    case 'fortnight': {
      const monday = reference - ((((reference + 3) % 7) + 7) % 7) + 14 * count;
      return { days: [monday, monday + 13] };
    }
    case 'weekend': {
      const monday = reference - ((((reference + 3) % 7) + 7) % 7) + 7 * count;
      return { days: [monday + 5, monday + 6] };
    }
    case 'quarter': {
      const index = year * 4 + Math.floor((month - 1) / 3) + count;
      return { year: Math.floor(index / 4), quarter: (index % 4) + 1 };
    }
    case 'half': {
      const index = year * 2 + (month > 6 ? 1 : 0) + count;
      return { year: Math.floor(index / 2), half: (index % 2) + 1 };
    }
    case 'decade':
      return { decade: Math.floor(year / 10) + count };
    case 'century':
      return { century: Math.floor(year / 100) + count };
    default:
      return undefined;
  }
}
