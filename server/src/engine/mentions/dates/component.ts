import { MAY, mayBegin } from './may.ts';
import { numberAt, ordinalAt } from './number.ts';
import type { Lead } from './point.ts';
import {
  digitsAt,
  following,
  gap,
  isCapital,
  isMark,
  kept,
  opensSentence,
  type Part,
  previous,
  type Scan,
  spanOf,
  termAt,
} from './scan.ts';
import { spelledYear } from './spelledYear.ts';

export interface Day {
  readonly value: number;
  readonly end: number;
  readonly part: Part;
}

/** A day of the month: "14", "14th", "1er", "14." (its dot is a separator), "premier", "vingt-neuf". */
export function dayAt(scan: Scan, i: number): Day | undefined {
  return mayBegin(scan, i) & MAY.number ? (kept(scan, scan.days, i, readDay) ?? undefined) : undefined;
}

function readDay(scan: Scan, i: number): Day | null {
  const plain = digitsAt(scan, i, 1, 2);
  if (plain !== undefined) {
    if (plain < 1 || plain > 31) return null;
    const suffix = termAt(scan, i + 1, 'ordinal');
    const end = suffix ? suffix.end : i + 1;
    return {
      value: plain,
      end,
      part: { part: 'day', span: spanOf(scan, i, end), form: suffix ? 'ordinal' : 'numeric' },
    };
  }
  const spelled = scan.tokens[i]?.type === 'word' ? ordinalAt(scan, i) : undefined;
  if (!spelled || spelled.value < 1 || spelled.value > 31 || !Number.isInteger(spelled.value)) return null;
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
): (Day & { readonly guarded: boolean; readonly short: boolean }) | undefined {
  const hit = termAt(scan, i, 'month');
  if (!hit) return undefined;
  const dotted = hit.value.short && isMark(scan, hit.end, '.');
  const end = dotted ? hit.end + 1 : hit.end;
  const part: Part = { part: 'month', span: spanOf(scan, i, end), form: hit.value.short ? 'abbreviated' : 'long' };
  return { value: hit.value.n, end, part, guarded: hit.value.guarded, short: hit.value.short };
}

/** A year of four digits, or "'25". */
export function yearAt(scan: Scan, i: number): Day | undefined {
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

/**
 * Whether a bare name of a month or day is one. Guarded names ("may", "mars", "sun") need a preposition or determiner of
 * dates before them and the case of a name; any other is refused only inside a proper name ("April Jones").
 */
export function monthStands(scan: Scan, from: number, end: number, guarded: boolean, lead: Lead): boolean {
  const first = scan.tokens[from]!;
  const opens = opensSentence(scan, from);
  const capital = isCapital(first);
  if (scan.tokens[end]?.type === 'digits' && !scan.lexicon.ideographic) return false;
  // "sept" is a number before it is a month, "en sept." a month.
  if (guarded && numberAt(scan, from) && !isMark(scan, end - 1, '.')) return false;
  if (guarded) return lead.dated && (scan.lexicon.lowerCase ? !capital : capital);
  const before = previous(scan, from);
  const after = scan.tokens[gap(scan, end)];
  if (isMark(scan, end, '-') && scan.tokens[end + 1]?.type === 'word') return true;
  if (scan.lexicon.lowerCase && capital && !opens) return !isCapital(before?.token) && !isCapital(after);
  return !(capital && !lead.dated && !scan.lexicon.capitalNouns && isCapital(after) && gap(scan, end) > end);
}

/** Whether a content word follows that the bare number would count. */
export function nounFollows(scan: Scan, i: number): boolean {
  const p = gap(scan, i);
  const token = scan.tokens[p];
  if (termAt(scan, p, 'earlierAfter', 'laterAfter', 'agoAfter')) return false;
  return p > i && token?.type === 'word' && !scan.lexicon.functionWords.has(token.folded);
}
