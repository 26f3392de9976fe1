import type { Fields } from './fields.ts';
import { DASHES, gap, isMark, type Part, type Scan, termAt } from './scan.ts';

/** A stretch of days whose two ends share a part in writing ("3–5 May 2025", "April to June", "2014-2020"). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly edtf: string;
  readonly parts: readonly Part[];
  /** Its month is told from the reference day, which is not known. */
  readonly unresolved?: boolean;
  /** Other readings, where the order of day and month is not told. */
  readonly also?: readonly string[];
  /** "3 and 5 May": two dates, not a stretch; the second is left to be read as a date of its own. */
  readonly both?: { readonly first: Fields; readonly end: number };
}

interface Joint {
  readonly end: number;
  /** "and": joins a stretch only after "between". */
  readonly and: boolean;
  readonly dash: boolean;
}

/** The word or dash between the two ends, with an article and a weekday behind it. */
export function jointAt(scan: Scan, i: number): Joint | undefined {
  const p = gap(scan, i);
  if (isMark(scan, p, DASHES)) {
    // A hyphen with a space on one side only is punctuation.
    const spaced = p > i;
    const after = gap(scan, p + 1);
    if (spaced !== after > p + 1) return undefined;
    return { end: skipWeekday(scan, after), and: false, dash: true };
  }
  const join = termAt(scan, p, 'join');
  const { figures } = scan.locale;
  if (!join || (p === i && !scan.lexicon.ideographic)) return undefined;
  const word = scan.tokens[p]!.folded;
  const and = termAt(scan, p, 'and') !== undefined || figures.joiners.root.next.has(word);
  const after = gap(scan, join.end);
  const article = termAt(scan, after, 'article');
  return { end: skipWeekday(scan, article ? gap(scan, article.end) : after), and, dash: false };
}

/** Past a weekday with its dot and comma, where one stands at `i`. */
export function skipWeekday(scan: Scan, i: number): number {
  const name = termAt(scan, i, 'weekday');
  if (!name) return i;
  const p = isMark(scan, name.end, '.') ? name.end + 1 : name.end;
  const q = gap(scan, p);
  return isMark(scan, q, ',') ? gap(scan, q + 1) : q;
}
