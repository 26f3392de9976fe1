import { century, decade } from './decade.ts';
import { MAY, mayBegin } from './may.ts';
import { fiscal, point, week, yearOf } from './periodYear.ts';
import type { Lead, Point } from './point.ts';
import { numberedPart, quarterOrHalf, yearThenQuarter } from './quarter.ts';
import { gap, isCapital, isMark, type Part, type Scan, spanOf, termAt } from './scan.ts';

/** "spring 2025", "l'été 2024", "winter of 2024-25"; alone only after a determiner or preposition of dates. */
function season(scan: Scan, i: number, lead: Lead): Point | undefined {
  const hit = termAt(scan, i, 'season');
  if (!hit) return undefined;
  const part: Part = { part: 'season', span: spanOf(scan, i, hit.end), form: 'long' };
  const year = yearOf(scan, hit.end);
  if (year && !(year.unresolved && hit.value.guarded && !lead.dated)) {
    const { yearPair: _, ...rest } = year.fields;
    return point(i, hit.end, { season: hit.value.n, ...rest }, [part], { ...year, fields: rest });
  }
  if (isMark(scan, hit.end, '-')) return undefined;
  // "The spring of a watch".
  if (hit.value.guarded && termAt(scan, gap(scan, hit.end), 'of')) return undefined;
  const stands = hit.value.guarded ? lead.season || lead.modified : lead.dated || lead.article;
  return stands && !(scan.lexicon.lowerCase && isCapital(scan.tokens[i]))
    ? point(i, hit.end, { season: hit.value.n }, [part], undefined)
    : undefined;
}

const YEAR = MAY.year | MAY.apostrophe | MAY.shift | MAY.unit | MAY.article;
const DECADE = MAY.digits | MAY.decade | MAY.apostrophe;
const CENTURY = MAY.ordinal | MAY.century;
const QUARTER = MAY.ordinal | MAY.quarter | MAY.last;

const YEAR_DIGITS = MAY.digits | MAY.year;

/** A calendar period longer than a day, without modifier. */
export function period(scan: Scan, i: number, lead: Lead): Point | undefined {
  const may = mayBegin(scan, i);
  return (
    (may & YEAR ? yearThenQuarter(scan, i) : undefined) ??
    (may & MAY.digits ? numberedPart(scan, i) : undefined) ??
    (may & DECADE ? decade(scan, i, lead.dated) : undefined) ??
    (may & CENTURY ? century(scan, i) : undefined) ??
    (may & QUARTER ? quarterOrHalf(scan, i, lead) : undefined) ??
    (may & MAY.season ? season(scan, i, lead) : undefined) ??
    (may & MAY.week ? week(scan, i) : undefined) ??
    (may & MAY.fiscal || (may & YEAR_DIGITS) === YEAR_DIGITS ? fiscal(scan, i, lead) : undefined)
  );
}
