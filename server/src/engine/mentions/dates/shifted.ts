import { type Fields, shiftUnit } from './fields.ts';
import type { Point } from './point.ts';
import { gap, type Part, type Scan, spanOf, termAt } from './scan.ts';

/** A point resolved against the reference date, or unresolved for want of one. */
export function told(from: number, to: number, parts: readonly Part[], readings: readonly Fields[] | undefined): Point {
  return readings?.length
    ? { from, to, parts, readings, resolved: true }
    : { from, to, parts, readings: [{}], unresolved: true };
}

export const part = (scan: Scan, from: number, to: number, name: Part['part']): Part => ({
  part: name,
  span: spanOf(scan, from, to),
  form: 'long',
});

/** The name a notation uses for a calendar unit; weeks and days have none of their own. */
function partName(unit: string): Part['part'] {
  if (unit === 'a') return 'year';
  if (unit === 'mo') return 'month';
  return unit === 'quarter' || unit === 'half' || unit === 'decade' || unit === 'century' ? unit : 'day';
}

/** "this year", "l'an dernier", "next year" used as the year of another date. */
export function yearReference(
  scan: Scan,
  i: number,
): { readonly from: number; readonly end: number; readonly year: number | undefined } | undefined {
  const shifted = shiftedUnit(scan, i, ['a']);
  if (!shifted) return undefined;
  return { from: i, end: shifted.to, year: shifted.readings[0]?.year };
}

const isDay = (term: { readonly unit?: string }): boolean => term.unit === 'd' || term.unit === 'night';

/** "last week", "cette année", "the year after next", "la semaine dernière": the article before it is the caller's. */
export function shiftedUnit(scan: Scan, i: number, units?: readonly string[]): Point | undefined {
  // As part of another date ("of the next month") its article is passed; else the caller has passed it.
  const start = units ? skipArticle(scan, i) : i;
  for (const [from, p] of start === i
    ? ([[i, i]] as const)
    : ([
        [i, i],
        [start, start],
      ] as const)) {
    const before = termAt(scan, p, 'shiftBefore');
    const unit = before && termAt(scan, gap(scan, before.end), 'unit');
    if (before && unit && !unit.value.symbol && !unit.value.plural && allowed(unit.value.unit, units))
      return shift(scan, from, unit.end, unit.value.unit, before.value.by);
    const noun = termAt(scan, p, 'unit');
    const after =
      noun && !noun.value.symbol && !noun.value.plural ? termAt(scan, gap(scan, noun.end), 'shiftAfter') : undefined;
    if (noun && after && allowed(noun.value.unit, units) && articleBefore(scan, p, after.value.by))
      return shift(scan, from === i ? p : from, after.end, noun.value.unit, after.value.by);
  }
  return undefined;
}

const allowed = (unit: string, units: readonly string[] | undefined): boolean =>
  units ? units.includes(unit) : !['h', 'min', 's', 'd', 'night', 'millennium'].includes(unit);

/** "week next to the river" is no date: a unit that is shifted from behind has its article before it. */
function articleBefore(scan: Scan, p: number, by: number): boolean {
  if (by === -1 && !scan.lexicon.monthFirst) return true;
  const before = scan.tokens[p - 1]?.type === 'space' ? p - 2 : p - 1;
  for (const back of [before, before - 1, before - 2]) {
    const hit = back >= 0 ? termAt(scan, back, 'article') : undefined;
    if (hit && gap(scan, hit.end) === p) return true;
  }
  return false;
}

export function skipArticle(scan: Scan, i: number): number {
  const article = termAt(scan, i, 'article');
  return article ? gap(scan, article.end) : i;
}

export function shift(scan: Scan, from: number, end: number, unit: string, by: number): Point | undefined {
  if (termAt(scan, end, 'thatAfter')) return undefined;
  const to = termAt(scan, end, 'hereAfter')?.end ?? end;
  const fields = scan.reference === undefined ? undefined : shiftUnit(unit, scan.reference, by);
  const point = told(from, to, [part(scan, from, to, partName(unit))], fields && [fields]);
  return unit === 'd' ? point : { ...point, isPeriod: true };
}

/** "the previous week", "le mois suivant", "that year": counted from a date told before, which is not known here. */
export function narrated(scan: Scan, i: number): Point | undefined {
  const before = termAt(scan, i, 'otherBefore');
  const at = before ? gap(scan, before.end) : i;
  const noun = termAt(scan, at, 'unit', 'weekday');
  if (
    !noun ||
    (noun.value.is === 'unit' && (noun.value.symbol || noun.value.plural || !allowed(noun.value.unit, undefined)))
  )
    return undefined;
  if (noun.value.is === 'weekday' && noun.value.guarded) return undefined;
  const after = before ? undefined : termAt(scan, gap(scan, noun.end), 'otherAfter');
  if (!before && !after) return undefined;
  // "The same quarter of 2024" has its date behind it.
  const end = after?.end ?? noun.end;
  if (termAt(scan, gap(scan, end), 'of')) return undefined;
  const isUnit = noun.value.is === 'unit';
  const name = noun.value.is === 'unit' ? partName(noun.value.unit) : 'weekday';
  const point = told(i, end, [part(scan, i, end, name)], undefined);
  return isUnit && name === 'day' && !isDay(noun.value) ? { ...point, isPeriod: true } : point;
}
