import { endsFree, fullYear, yearAt } from './component.ts';
import { eraYearAt } from './era.ts';
import type { Fields } from './fields.ts';
import { DASHES, digitsAt, gap, isAlone, isMark, type Part, type Scan, spanOf, termAt } from './scan.ts';
import { yearReference } from './shifted.ts';

/** Separator between two parts of a written date: spaces, "of", "de", a comma, a hyphen, a dot after an ordinal. */
export function separator(
  scan: Scan,
  i: number,
  marks: string,
): { readonly end: number; readonly tight: boolean } | undefined {
  if (isMark(scan, i, `${DASHES}/`)) {
    const end = i + 1;
    return marks.includes('-') && scan.tokens[end]?.type !== 'space' ? { end, tight: true } : undefined;
  }
  let p = i;
  if (marks.includes('.') && isMark(scan, p, '.')) p++;
  let q = gap(scan, p);
  if (marks.includes(',') && isMark(scan, q, ',')) q = gap(scan, q + 1);
  const of = termAt(scan, q, 'of');
  if (of) {
    const after = gap(scan, of.end);
    // "of the" may be followed by one more "of" ("du mois d'").
    const more = termAt(scan, after, 'of');
    return { end: more ? gap(scan, more.end) : after, tight: false };
  }
  // Names may follow digits directly ("14juillet", "Oct2"), in no other way without a space.
  return { end: q, tight: q === i };
}

export interface Core {
  readonly end: number;
  readonly fields: Fields;
  readonly parts: readonly Part[];
  readonly resolved?: boolean | undefined;
  readonly unresolved?: boolean | undefined;
}

/** The year after a day or month, written or told ("of this year"). */
export function yearAfter(scan: Scan, i: number, marks: string, tightBefore: boolean): Core | undefined {
  const sep = separator(scan, i, marks);
  // "14.jul.2025": only the dot of the month parts it from the year.
  if (!sep || (sep.tight && sep.end === i && !isMark(scan, i - 1, '.'))) return undefined;
  let p = sep.end;
  const word = termAt(scan, p, 'yearWord');
  if (word) p = gap(scan, word.end);
  const year = eraYearAt(scan, p) ?? yearAt(scan, p);
  if (year) return { end: year.end, fields: { year: year.value }, parts: [year.part] };
  if (sep.tight && tightBefore) {
    const two = digitsAt(scan, p, 2, 2);
    if (two !== undefined)
      return {
        end: p + 1,
        fields: { year: fullYear(two) },
        parts: [{ part: 'year', span: spanOf(scan, p, p + 1), form: 'abbreviated' }],
      };
  }
  const short = shortYear(scan, p);
  if (short) return short;
  const told = yearReference(scan, sep.end) ?? yearReference(scan, gap(scan, i));
  if (!told) return undefined;
  return {
    end: told.end,
    fields: told.year === undefined ? {} : { year: told.year },
    parts: [{ part: 'year', span: spanOf(scan, told.from, told.end), form: 'long' }],
    ...(told.year === undefined ? { unresolved: true } : { resolved: true }),
  };
}

/** "août 99", "April of 87": two digits that are no day, at the end of a clause, where they count nothing. */
function shortYear(scan: Scan, p: number): Core | undefined {
  const two = digitsAt(scan, p, 2, 2);
  if (two === undefined || two <= 31 || !isAlone(scan, p) || !endsFree(scan, p)) return undefined;
  const next = scan.tokens[gap(scan, p + 1)];
  if (next !== undefined && !(next.type === 'mark' && '.,;:!?)»”'.includes(next.text)) && next.type !== 'space')
    return undefined;
  const parts: Part[] = [{ part: 'year', span: spanOf(scan, p, p + 1), form: 'abbreviated' }];
  return { end: p + 1, fields: { year: fullYear(two) }, parts };
}

/** A date with what stands behind it. Every field is named: objects made of others are slow to read. */
export const join = (a: Core, b: Core | undefined): Core =>
  b
    ? {
        end: b.end,
        fields: {
          year: b.fields.year ?? a.fields.year,
          month: b.fields.month ?? a.fields.month,
          day: b.fields.day ?? a.fields.day,
        },
        parts: [...a.parts, ...b.parts],
        resolved: b.resolved,
        unresolved: b.unresolved,
      }
    : a;
