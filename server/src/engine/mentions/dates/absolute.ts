import type { Fields } from './fields.ts';
import { numberAt, ordinalAt } from './number.ts';
import type { Lead, Point } from './point.ts';
import { yearReference } from './relative.ts';
import {
  DASHES,
  digitsAt,
  following,
  gap,
  isAlone,
  isCapital,
  isMark,
  opensSentence,
  type Part,
  previous,
  type Scan,
  spanOf,
  termAt,
} from './scan.ts';
import { spelledYear } from './spelledYear.ts';

interface Piece {
  readonly value: number;
  readonly end: number;
  readonly part: Part;
}

/** A day of the month: "14", "14th", "1er", "14." (its dot is a separator), "premier", "vingt-neuf". */
export function dayAt(scan: Scan, i: number): Piece | undefined {
  const plain = digitsAt(scan, i, 1, 2);
  if (plain !== undefined) {
    if (plain < 1 || plain > 31) return undefined;
    const suffix = termAt(scan, i + 1, 'ordinal');
    const end = suffix ? suffix.end : i + 1;
    return {
      value: plain,
      end,
      part: { part: 'day', span: spanOf(scan, i, end), form: suffix ? 'ordinal' : 'numeric' },
    };
  }
  const spelled = scan.tokens[i]?.type === 'word' ? ordinalAt(scan, i) : undefined;
  if (!spelled || spelled.value < 1 || spelled.value > 31 || !Number.isInteger(spelled.value)) return undefined;
  return {
    value: spelled.value,
    end: spelled.end,
    part: { part: 'day', span: spanOf(scan, i, spelled.end), form: 'long' },
  };
}

/** A month's name with the dot of its abbreviation. */
export function monthAt(
  scan: Scan,
  i: number,
): (Piece & { readonly guarded: boolean; readonly short: boolean }) | undefined {
  const hit = termAt(scan, i, 'month');
  if (!hit) return undefined;
  const dotted = hit.value.short && isMark(scan, hit.end, '.');
  const end = dotted ? hit.end + 1 : hit.end;
  const part: Part = { part: 'month', span: spanOf(scan, i, end), form: hit.value.short ? 'abbreviated' : 'long' };
  return { value: hit.value.n, end, part, guarded: hit.value.guarded, short: hit.value.short };
}

/** A year of four digits, or "'25". */
export function yearAt(scan: Scan, i: number): Piece | undefined {
  const four = digitsAt(scan, i, 4, 4);
  if (four !== undefined && four >= 1000 && four <= 2150 && !joinsDigits(scan, i))
    return { value: four, end: i + 1, part: { part: 'year', span: spanOf(scan, i, i + 1), form: 'numeric' } };
  const spelled = spelledYear(scan, i);
  // "sept mille" is seven thousand.
  if (spelled && spelled.value > 1000) {
    const part: Part = { part: 'year', span: spanOf(scan, i, spelled.end), form: 'long' };
    return { value: spelled.value, end: spelled.end, part };
  }
  const token = scan.tokens[i];
  if (token?.folded === "'" || token?.text === '‘') {
    const two = digitsAt(scan, i + 1, 2, 2);
    if (two !== undefined && scan.tokens[i + 2]?.type !== 'word')
      return {
        value: fullYear(two),
        end: i + 2,
        part: { part: 'year', span: spanOf(scan, i, i + 2), form: 'abbreviated' },
      };
  }
  return undefined;
}

/** Whether a decimal or group mark joins the digits at `i` to more digits: then they are no year. */
function joinsDigits(scan: Scan, i: number): boolean {
  const after = scan.tokens[i + 1];
  return after?.type === 'mark' && '.,'.includes(after.text) && scan.tokens[i + 2]?.type === 'digits';
}

/** Two-digit years: 00–49 are of this century, as dates of news and reports are. */
export const fullYear = (two: number): number => (two < 50 ? 2000 + two : 1900 + two);

/** Separator between two parts of a written date: spaces, "of", "de", a comma, a hyphen, a dot after an ordinal. */
function separator(
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

interface Core {
  readonly end: number;
  readonly fields: Fields;
  readonly parts: readonly Part[];
  readonly resolved?: boolean;
  readonly unresolved?: boolean;
}

/** The year after a day or month, written or told ("of this year"). */
function yearAfter(scan: Scan, i: number, marks: string, tightBefore: boolean): Core | undefined {
  const sep = separator(scan, i, marks);
  // "14.jul.2025": only the dot of the month parts it from the year.
  if (!sep || (sep.tight && sep.end === i && !isMark(scan, i - 1, '.'))) return undefined;
  let p = sep.end;
  const word = termAt(scan, p, 'yearWord');
  if (word) p = gap(scan, word.end);
  const year = yearAt(scan, p);
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
  const told = yearReference(scan, sep.end) ?? yearReference(scan, gap(scan, i));
  if (!told) return undefined;
  return {
    end: told.end,
    fields: told.year === undefined ? {} : { year: told.year },
    parts: [{ part: 'year', span: spanOf(scan, told.from, told.end), form: 'long' }],
    ...(told.year === undefined ? { unresolved: true } : { resolved: true }),
  };
}

const join = (a: Core, b: Core | undefined): Core =>
  b
    ? {
        end: b.end,
        fields: { ...a.fields, ...b.fields },
        parts: [...a.parts, ...b.parts],
        ...(b.resolved ? { resolved: true } : {}),
        ...(b.unresolved ? { unresolved: true } : {}),
      }
    : a;

/** "14 July 2025", "14. Juli", "le 1er avril", "14-Jul-25". */
function dayMonth(scan: Scan, i: number): Core | undefined {
  const day = dayAt(scan, i);
  if (!day || (day.part.form === 'numeric' && !standsFree(scan, i))) return undefined;
  const sep = separator(scan, day.end, scan.lexicon.dotOrdinal ? '.-' : '.-');
  const month = sep && monthAt(scan, sep.end);
  if (!sep || !month) return undefined;
  if (month.short && sep.end === day.end && month.part.span.end - month.part.span.start < 3) return undefined;
  const core: Core = { end: month.end, fields: { day: day.value, month: month.value }, parts: [day.part, month.part] };
  return join(core, yearAfter(scan, month.end, ',-', sep.tight));
}

/** Digits that begin a date follow no other digits or letters. */
function standsFree(scan: Scan, i: number): boolean {
  const before = scan.tokens[i - 1];
  if (!before || before.type === 'space') return true;
  if (before.type === 'digits' || before.type === 'word') return scan.lexicon.ideographic;
  if ('.,:'.includes(before.text) && scan.tokens[i - 2]?.type === 'digits') return false;
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
  if (day.part.form === 'numeric' && !endsFree(scan, day.end - 1)) return undefined;
  const core: Core = { end: day.end, fields: { day: day.value, month: month.value }, parts: [month.part, day.part] };
  const year = yearAfter(scan, day.end, ',-', sep.tight);
  if (year?.fields.year !== undefined && !year.resolved) return join(core, year);
  if (!scan.lexicon.monthFirst && !sep.tight && day.part.form !== 'ordinal') return undefined;
  // "In July 14 companies closed": the day of a date is not followed by what it could count.
  if (day.part.form === 'numeric' && !lead.article && countsNext(scan, day.end)) return undefined;
  return join(core, year);
}

/** Whether a plural noun follows, which a number before it would count. */
export function countsNext(scan: Scan, end: number): boolean {
  const next = following(scan, end);
  if (!next || next.at === end || next.token.type !== 'word') return false;
  if (scan.lexicon.functionWords.has(next.token.folded)) return false;
  if (isCapital(next.token) && !scan.lexicon.capitalNouns) return false;
  return scan.lexicon.plural.test(next.token.folded);
}

/** Digits that end a date are followed by no decimal, unit sign or clock colon. */
export function endsFree(scan: Scan, i: number): boolean {
  const after = scan.tokens[i + 1];
  if (!after) return true;
  if (after.type === 'word') return scan.lexicon.ideographic || termAt(scan, i + 1, 'ordinal') !== undefined;
  if (after.type === 'mark' && '.,:'.includes(after.text)) return scan.tokens[i + 2]?.type !== 'digits';
  const next = following(scan, i + 1);
  return !(next && '%‰€$£°'.includes(next.token.text));
}

/** "April 2025", "avril, 2025", "April of last year"; the month alone where its neighbours allow it. */
function monthYear(scan: Scan, i: number, lead: Lead): Core | undefined {
  const month = monthAt(scan, i);
  if (!month) return undefined;
  const core: Core = { end: month.end, fields: { month: month.value }, parts: [month.part] };
  const year = yearAfter(scan, month.end, ',-', true);
  if (year) return join(core, year);
  return monthStands(scan, i, month.end, month.guarded, lead) ? core : undefined;
}

/**
 * Whether a bare name of a month or day is one. Guarded names ("may", "mars", "sun") need a preposition or determiner of
 * dates before them and the case of a name; any other is refused only inside a proper name ("April Jones").
 */
export function monthStands(scan: Scan, from: number, end: number, guarded: boolean, lead: Lead): boolean {
  const first = scan.tokens[from]!;
  const opens = opensSentence(scan, from);
  const capital = isCapital(first);
  if (scan.tokens[end]?.type === 'digits' && !scan.lexicon.ideographic) return false;
  // "sept" is a number before it is a month.
  if (guarded && numberAt(scan, from)) return false;
  if (guarded) return lead.dated && (scan.lexicon.lowerCase ? !capital : capital);
  const before = previous(scan, from);
  const after = scan.tokens[gap(scan, end)];
  if (isMark(scan, end, '-') && scan.tokens[end + 1]?.type === 'word') return true;
  if (scan.lexicon.lowerCase && capital && !opens) return !isCapital(before?.token) && !isCapital(after);
  return !(capital && !lead.dated && !scan.lexicon.capitalNouns && isCapital(after) && gap(scan, end) > end);
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
  const type = scan.tokens[i]?.type;
  if (type !== 'digits' && type !== 'word') return undefined;
  const core = dayMonth(scan, i) ?? monthDay(scan, i, lead) ?? monthYear(scan, i, lead) ?? yearMonth(scan, i);
  if (!core) return undefined;
  return {
    from: i,
    to: core.end,
    readings: [core.fields],
    parts: core.parts,
    ...(core.resolved ? { resolved: true } : {}),
    ...(core.unresolved ? { unresolved: true } : {}),
  };
}
