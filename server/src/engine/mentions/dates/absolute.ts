import { countsNext, type Day, dayAt, endsFree, monthAt, monthStands, yearAt } from './component.ts';
import { MAY, mayBegin } from './may.ts';
import type { Lead, Point } from './point.ts';
import { DASHES, gap, isAlone, isCapital, isMark, kept, type Scan, termAt } from './scan.ts';
import { type Core, join, separator, yearAfter } from './yearAfter.ts';

/** "14 July 2025", "14. Juli", "le 1er avril", "14-Jul-25". */
function dayMonth(scan: Scan, i: number): Core | undefined {
  // "4～6月" are months: no day stands before its month.
  if (scan.lexicon.ideographic) return undefined;
  const day = dayAt(scan, i);
  if (!day || (day.part.form === 'numeric' && !standsFree(scan, i))) return undefined;
  // "We sold 14 in July."
  if (termAt(scan, gap(scan, day.end), 'apart')) return undefined;
  const sep = separator(scan, day.end, '.-');
  const month = sep && monthAt(scan, sep.end);
  if (!sep || !month) return undefined;
  if (month.short && sep.end === day.end && month.part.span.end - month.part.span.start < 3) return undefined;
  const core: Core = { end: month.end, fields: { day: day.value, month: month.value }, parts: [day.part, month.part] };
  return join(core, yearAfter(scan, month.end, ',-', sep.tight));
}

/** The day and month that begin at token `i`, read once. */
export const dayMonthAt = (scan: Scan, i: number): Core | undefined =>
  kept(scan, scan.dayMonths, i, readDayMonth) ?? undefined;

const readDayMonth = (scan: Scan, i: number): Core | null => dayMonth(scan, i) ?? null;

/** Digits that begin a date follow no other digits or letters. */
function standsFree(scan: Scan, i: number): boolean {
  const before = scan.tokens[i - 1];
  if (!before || before.type === 'space') return true;
  if (before.type === 'digits' || before.type === 'word') return scan.lexicon.ideographic;
  if ('.,:'.includes(before.text) && scan.tokens[i - 2]?.type === 'digits') return false;
  // "Catch-22"; "Friday-14 June" is a day.
  const joined = DASHES.includes(before.text) ? scan.tokens[i - 2] : undefined;
  if (joined?.type === 'word' && !scan.lexicon.ideographic && !termAt(scan, i - 2, 'weekday')) return false;
  return !'_#$€£+'.includes(before.text);
}

/** "July 14, 2025", "July 14th", "Jul-14", "July 2025" is left to `monthYear`. */
function monthDay(scan: Scan, i: number, lead: Lead): Core | undefined {
  const month = monthAt(scan, i);
  if (!month) return undefined;
  const sep = separator(scan, month.end, ',-');
  if (!sep || (sep.tight && sep.end === month.end && !month.short)) return undefined;
  const hasComma = isMark(scan, gap(scan, month.end), ',');
  const article = termAt(scan, sep.end, 'article');
  const day = dayAt(scan, article ? gap(scan, article.end) : sep.end);
  if (!day || (hasComma && day.part.form === 'numeric')) return undefined;
  // "June of nineteen ninety-nine" tells its year in words.
  if (day.part.form === 'long' && (yearAt(scan, sep.end)?.end ?? 0) > day.end) return undefined;
  if (day.part.form === 'numeric' && !endsFree(scan, day.end - 1)) return undefined;
  const core: Core = { end: day.end, fields: { day: day.value, month: month.value }, parts: [month.part, day.part] };
  const year = yearAfter(scan, day.end, ',-', sep.tight);
  if (year?.fields.year !== undefined && !year.resolved) return join(core, year);
  const isPlain = day.part.form !== 'ordinal' && !sep.tight;
  if (!scan.lexicon.monthFirst && isPlain && !(closesClause(scan, day) && mayOpen(scan, month))) return undefined;
  // "In July 14 companies closed": the day of a date is not followed by what it could count.
  if (day.part.form === 'numeric' && !lead.article && countsNext(scan, day.end)) return undefined;
  return join(core, year);
}

/** "le retour, oct. 2.": where the day comes first, digits behind the month are its day only at the end of a clause. */
function closesClause(scan: Scan, day: Day): boolean {
  const next = scan.tokens[gap(scan, day.end)];
  if (day.part.form !== 'numeric') return false;
  const join = termAt(scan, gap(scan, day.end), 'join');
  if (join && monthAt(scan, gap(scan, join.end))) return true;
  return next === undefined || (next.type === 'mark' && '.;:!?)'.includes(next.text));
}

/** "mars 3" may be a planet; "oct. 3" with its dot is none. */
const mayOpen = (scan: Scan, month: { readonly end: number; readonly guarded: boolean }): boolean =>
  !month.guarded || isMark(scan, month.end - 1, '.');

/** "April 2025", "avril, 2025", "April of last year"; the month alone where its neighbours allow it. */
function monthYear(scan: Scan, i: number, lead: Lead): Core | undefined {
  const month = monthAt(scan, i);
  if (!month) return undefined;
  const core: Core = { end: month.end, fields: { month: month.value }, parts: [month.part] };
  const year = yearAfter(scan, month.end, ',-', true);
  if (year) return join(core, year);
  return monthStands(scan, i, month.end, month.guarded, lead) ? core : undefined;
}

/** "2025 July 14", "2025-Jul-14". */
function yearMonth(scan: Scan, i: number): Core | undefined {
  const year = yearAt(scan, i);
  if (!year || !isAlone(scan, i)) return undefined;
  const sep = separator(scan, year.end, ',-');
  const month = sep && monthAt(scan, sep.end);
  if (!sep || !month || (month.guarded && !sep.tight && !month.short)) return undefined;
  const daySep = separator(scan, month.end, '-');
  const day = daySep && dayAt(scan, daySep.end);
  const core: Core = {
    end: month.end,
    fields: { year: year.value, month: month.value },
    parts: [year.part, month.part],
  };
  if (!day || !endsFree(scan, day.end - 1)) return sep.tight || yearFirst(scan, i, month) ? core : undefined;
  return join(core, { end: day.end, fields: { day: day.value }, parts: [day.part] });
}

/** "in 2016 November": no name follows that the month could belong to. */
function yearFirst(scan: Scan, i: number, month: { readonly end: number; readonly guarded: boolean }): boolean {
  const next = scan.tokens[gap(scan, month.end)];
  return !month.guarded && !isCapital(next) && next?.type !== 'digits' && !isMark(scan, i + 1, '.;:');
}

/** A date whose month is a word, from token `i`; weekdays before it are read by the caller. */
export function wordDate(scan: Scan, i: number, lead: Lead): Point | undefined {
  const may = mayBegin(scan, i);
  const core =
    (may & MAY.number ? dayMonthAt(scan, i) : undefined) ??
    (may & MAY.month ? (monthDay(scan, i, lead) ?? monthYear(scan, i, lead)) : undefined) ??
    (may & MAY.year ? yearMonth(scan, i) : undefined);
  if (!core) return undefined;
  return {
    from: i,
    to: core.end,
    readings: [core.fields],
    parts: core.parts,
    resolved: core.resolved,
    unresolved: core.unresolved,
  };
}
