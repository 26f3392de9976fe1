import { countsNext, endsFree, yearAt } from './component.ts';
import type { Fields } from './fields.ts';
import type { Lead, Point } from './point.ts';
import { DASHES, digitsAt, gap, isMark, type Part, type Scan, spanOf, termAt, termsAt } from './scan.ts';
import { skipArticle, yearReference } from './shifted.ts';

interface Year {
  readonly end: number;
  readonly fields: Fields;
  readonly parts: readonly Part[];
  readonly resolved?: boolean;
  readonly unresolved?: boolean;
}

/** "2025-26", "2025/26", "2025–2026": two years in a row. */
export function yearPair(scan: Scan, i: number): Year | undefined {
  const first = digitsAt(scan, i, 4, 4);
  if (first === undefined || first < 1000 || first > 2150 || !isMark(scan, i + 1, `${DASHES}/`)) return undefined;
  const short = digitsAt(scan, i + 2, 2, 2);
  const long = digitsAt(scan, i + 2, 4, 4);
  if (short !== (first + 1) % 100 && long !== first + 1) return undefined;
  if (isMark(scan, i + 3, DASHES) && scan.tokens[i + 4]?.type === 'digits') return undefined;
  return {
    end: i + 3,
    fields: { year: first, yearPair: true },
    parts: [{ part: 'year', span: spanOf(scan, i, i + 3), form: 'numeric' }],
  };
}

/** The year of a quarter, season or half: written, a pair, or told ("of this year"). Behind a space, "of" or a comma. */
export function yearOf(scan: Scan, i: number): Year | undefined {
  let p = gap(scan, i);
  if (isMark(scan, p, ',/-')) p = gap(scan, p + 1);
  // Prepositions overlap ("de", "de l'", "de l'année"): each is tried, the longest first.
  for (const of of termsAt(scan, p))
    if (of.value.is === 'of' || of.value.is === 'in') {
      const year = yearHere(scan, gap(scan, of.end));
      if (year) return year;
    }
  return yearHere(scan, p) ?? theYear(scan, p);
}

/** "of the year", "de l'année": it says no more than that a year has more of them. */
function theYear(scan: Scan, p: number): Year | undefined {
  for (const of of termsAt(scan, p)) {
    if (of.value.is !== 'of') continue;
    const at = skipArticle(scan, gap(scan, of.end));
    const word = termAt(scan, at, 'unit');
    if (word?.value.unit === 'a' && !word.value.plural)
      return { end: word.end, fields: {}, parts: [{ part: 'year', span: spanOf(scan, at, word.end), form: 'long' }] };
  }
  return undefined;
}

function yearHere(scan: Scan, p: number): Year | undefined {
  const word = termAt(scan, p, 'yearWord', 'fiscalWord');
  const at = word ? gap(scan, word.end) : p;
  const pair = yearPair(scan, at);
  if (pair) return pair;
  const year = yearAt(scan, at);
  if (year) return { end: year.end, fields: { year: year.value }, parts: [year.part] };
  const told = yearReference(scan, p);
  if (!told) return undefined;
  const part: Part = { part: 'year', span: spanOf(scan, told.from, told.end), form: 'long' };
  if (told.year === undefined) return { end: told.end, fields: {}, parts: [part], unresolved: true };
  return { end: told.end, fields: { year: told.year }, parts: [part], resolved: true };
}

export function point(
  from: number,
  end: number,
  fields: Fields,
  parts: readonly Part[],
  year: Year | undefined,
): Point {
  return {
    from,
    to: year?.end ?? end,
    readings: [year ? { ...fields, ...year.fields } : fields],
    parts: year ? [...parts, ...year.parts] : parts,
    ...(year?.resolved ? { resolved: true } : {}),
    ...(year?.unresolved ? { unresolved: true } : {}),
  };
}

/** "fiscal 2025", "FY2025", "exercice 2025", "saison 2025-26": a year that a word before it makes one. */
export function fiscal(scan: Scan, i: number, lead: Lead): Point | undefined {
  const word = termAt(scan, i, 'fiscalWord', 'yearWord');
  if (word) {
    const p = gap(scan, word.end);
    const year = yearPair(scan, p) ?? plainYear(scan, p) ?? earlyYear(scan, p, word.value.is === 'yearWord');
    const two = year || p > word.end ? undefined : digitsAt(scan, p, 2, 2);
    if (two !== undefined)
      return point(
        i,
        p + 1,
        { year: 2000 + two },
        [{ part: 'year', span: spanOf(scan, i, p + 1), form: 'abbreviated' }],
        undefined,
      );
    // The label is no part of the date: the figure alone is what a fix would change.
    return year && point(p, year.end, {}, [], year);
  }
  const pair = yearPair(scan, i);
  return pair && standsAlone(scan, i) && (lead.year || pair.fields.year! > 1800)
    ? point(i, pair.end, {}, [], pair)
    : undefined;
}

/** Nothing of a longer number or code stands before the digits. */
function standsAlone(scan: Scan, i: number): boolean {
  const before = scan.tokens[i - 1];
  return before?.type !== 'word' && !(before?.type === 'mark' && '.,:/-–_+#$€£¥'.includes(before.text));
}

function plainYear(scan: Scan, p: number): Year | undefined {
  const year = yearAt(scan, p);
  return year && { end: year.end, fields: { year: year.value }, parts: [year.part] };
}

/** "l'an 843", "the year 476": three digits right behind the word for a year, which count nothing. */
function earlyYear(scan: Scan, p: number, isYear: boolean): Year | undefined {
  const value = isYear ? digitsAt(scan, p, 3, 3) : undefined;
  if (value === undefined || scan.tokens[p - 1]?.type !== 'space' || !endsFree(scan, p) || countsNext(scan, p + 1))
    return undefined;
  if (scan.tokens[gap(scan, p + 1)]?.type === 'digits') return undefined;
  return {
    end: p + 1,
    fields: { year: value },
    parts: [{ part: 'year', span: spanOf(scan, p, p + 1), form: 'numeric' }],
  };
}

/** "week 12", "KW 12", "semaine 31 de 2025". */
export function week(scan: Scan, i: number): Point | undefined {
  const label = termAt(scan, i, 'weekLabel');
  const at = label ? gap(scan, label.end) : i;
  const n = label ? digitsAt(scan, at, 1, 2) : undefined;
  if (n === undefined || n < 1 || n > 53 || at === i) return undefined;
  const part: Part = { part: 'day', span: spanOf(scan, i, at + 1), form: 'numeric' };
  const year = yearOf(scan, at + 1);
  if (year?.fields.year) return point(i, at + 1, { week: n }, [part], year);
  // "week 24" may be one of a trial as well as of the calendar: without a year it is not told which.
  return endsFree(scan, at) ? { from: i, to: at + 1, readings: [{}], parts: [part], unresolved: true } : undefined;
}
