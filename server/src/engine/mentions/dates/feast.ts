import type { Term } from '../../locales/dateTerms.ts';
import { civil, dayNumber, daysInMonth, easter, weekday } from '../../values/calendar.ts';
import type { Fields } from './fields.ts';
import type { Point } from './point.ts';
import { digitsAt, gap, type Part, type Scan, spanOf, termAt, termsAt } from './scan.ts';
import { part, told, yearReference } from './shifted.ts';

/** Feasts, with or without a year: "Christmas", "Easter 2025", "last Easter", "Noël dernier". */
export function holiday(scan: Scan, i: number): Point | undefined {
  const before = termAt(scan, i, 'shiftBefore');
  const hit = termAt(scan, before ? gap(scan, before.end) : i, 'holiday');
  if (!hit) return undefined;
  const after = before ? undefined : termAt(scan, gap(scan, hit.end), 'shiftAfter');
  const by = before?.value.by ?? after?.value.by;
  if (by !== undefined) return shiftedFeast(scan, i, after?.end ?? hit.end, hit.value, by);
  const { month, day } = hit.value;
  const moving = movingFeast(hit.value);
  const behind = yearOf(scan, hit.end);
  const at = behind?.at ?? hit.end;
  const shifted = behind?.shifted === true;
  const written = behind !== undefined && !shifted;
  const year = behind?.year;
  const end = behind?.end ?? hit.end;
  const named = part(scan, i, hit.end, 'day');
  const parts: Part[] =
    end > hit.end
      ? [named, { part: 'year', span: spanOf(scan, at, end), form: written ? 'numeric' : 'long' }]
      : [named];
  if (!moving)
    return {
      from: i,
      to: end,
      parts,
      readings: [{ month, day, ...(year !== undefined ? { year } : {}) }],
      ...(shifted ? { resolved: true } : {}),
    };
  if (year !== undefined) return { from: i, to: end, parts, readings: [moving(year)] };
  if (scan.reference === undefined) return told(i, end, parts, undefined);
  const now = civil(scan.reference).year;
  return told(i, end, parts, [now, now - 1, now + 1].map(moving));
}

interface FeastYear {
  readonly at: number;
  readonly end: number;
  readonly year: number | undefined;
  readonly shifted: boolean;
}

/** The year behind a feast, written or told, behind a preposition or none. Prepositions overlap: each is tried. */
function yearOf(scan: Scan, end: number): FeastYear | undefined {
  const sep = gap(scan, end);
  const places = termsAt(scan, sep).flatMap((h) =>
    h.value.is === 'of' || h.value.is === 'in' ? [gap(scan, h.end)] : [],
  );
  for (const at of [...places, sep]) {
    const written = digitsAt(scan, at, 4, 4);
    if (written !== undefined && written >= 1500 && written < 2200)
      return { at, end: at + 1, year: written, shifted: false };
    const told = yearReference(scan, at);
    if (told) return { at, end: told.end, year: told.year, shifted: true };
  }
  return undefined;
}

type Feast = Extract<Term, { readonly is: 'holiday' }>;

/** The day of a feast that falls on another day each year. */
function movingFeast({ month, nth, easter: offset }: Feast): ((year: number) => Fields) | undefined {
  if (nth) return (y) => civil(nthWeekday(y, month, nth.weekday, nth.n) + nth.plus);
  return offset === undefined ? undefined : (y) => civil(easter(y) + offset);
}

/** "last Christmas", "next Easter", "this Thanksgiving". */
function shiftedFeast(scan: Scan, from: number, to: number, feast: Feast, by: number): Point {
  const parts = [part(scan, from, to, 'day')];
  const { reference } = scan;
  if (reference === undefined) return told(from, to, parts, undefined);
  const moving = movingFeast(feast);
  const { year } = civil(reference);
  const found = [year - 1, year, year + 1].map((y) => moving?.(y) ?? { year: y, month: feast.month, day: feast.day });
  const number = (f: Fields): number => dayNumber(f.year!, f.month!, f.day!);
  const day =
    by < 0
      ? found.findLast((f) => number(f) < reference)
      : by > 0
        ? found.find((f) => number(f) > reference)
        : found[1];
  return told(from, to, parts, day && [day]);
}

/** Day number of the n-th weekday of a month; n < 0 counts from its end. */
function nthWeekday(year: number, month: number, day: number, n: number): number {
  const first = dayNumber(year, month, 1);
  const last = dayNumber(year, month, daysInMonth(year, month));
  if (n < 0) return last - ((weekday(last) - day + 7) % 7) + (n + 1) * 7;
  return first + ((day - weekday(first) + 7) % 7) + (n - 1) * 7;
}
