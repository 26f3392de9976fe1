import { countsNext, endsFree } from './component.ts';
import { ofEra } from './era.ts';
import { numberAt, ordinalAt, roman } from './number.ts';
import { ofSomeone } from './people.ts';
import { point } from './periodYear.ts';
import type { Point } from './point.ts';
import { digitsAt, gap, isMark, type Part, phraseAt, type Scan, spanOf, termAt } from './scan.ts';
import { spelledYear } from './spelledYear.ts';

/** "the 1990s", "les années 90", "die 1990er Jahre", "the nineties"; `dated` lets an article and a number be one ("en los noventa"). */
export function decade(scan: Scan, i: number, dated: boolean): Point | undefined {
  const before = termAt(scan, i, 'decadeBefore');
  const at = before ? gap(scan, before.end) : i;
  const word = termAt(scan, i, 'decade') ?? termAt(scan, at, 'decade');
  let end = word?.end;
  let year: number | undefined = word?.value.n;
  if (!word) {
    const apostrophe = isMark(scan, at, "'’‘") ? at + 1 : at;
    const spelled = before ? spelledYear(scan, at) : undefined;
    // "les années mille neuf cent trente"
    if (spelled) return decadeFrom(scan, i, spelled.end, spelled.value, true);
    year = digitsAt(scan, apostrophe, 4, 4) ?? digitsAt(scan, apostrophe, 2, 2);
    if (year === undefined) return undefined;
    const after =
      termAt(scan, apostrophe + 1, 'decadeAfter') ??
      (before ? undefined : termAt(scan, gap(scan, apostrophe + 1), 'decadeAfter'));
    if (!before && (!after || after.end === apostrophe + 1)) return undefined;
    // "the over-50s" are people of an age.
    if (!before && year < 100 && joinsWord(scan, at)) return undefined;
    end = after?.end ?? apostrophe + 1;
    if (scan.tokens[end]?.type === 'word' && !scan.lexicon.ideographic) return undefined;
  } else if (
    !before &&
    scan.lexicon.functionWords.has(scan.tokens[i]!.folded) &&
    !(dated && standsAsDecade(scan, word.end))
  )
    return undefined;
  if (year === undefined || (year < 20 && year > 0 && !before)) return undefined;
  // "a man in his eighties"
  if (!before && year < 100 && ofSomeone(scan, i)) return undefined;
  return decadeFrom(scan, i, end!, year, word !== undefined);
}

/** Whether a hyphen joins token `i` to a word before it that is no part of a period ("mid-"). */
const joinsWord = (scan: Scan, i: number): boolean =>
  isMark(scan, i - 1, '-') && scan.tokens[i - 2]?.type === 'word' && !termAt(scan, i - 2, 'modifier');

/** "los noventa": an article and a number that counts nothing and goes on with no other. */
function standsAsDecade(scan: Scan, end: number): boolean {
  const next = gap(scan, end);
  return !countsNext(scan, end) && endsFree(scan, end - 1) && !numberAt(scan, next) && !termAt(scan, next, 'unit');
}

/** The decade that begins with a year of two or four digits. */
function decadeFrom(scan: Scan, i: number, end: number, year: number, isWord: boolean): Point | undefined {
  if (year % 10 !== 0 || (year > 99 && (year < 1000 || year > 2100))) return undefined;
  // Two digits: the century is the last one that has the decade behind it.
  const full = year > 99 ? year : year >= 30 ? 1900 + year : 2000 + year;
  const part: Part = { part: 'decade', span: spanOf(scan, i, end), form: isWord ? 'long' : 'numeric' };
  return point(i, end, { decade: full / 10 }, [part], undefined);
}

/** Whether "ago" or "later" follows, maybe with a hedge before it. */
function countsBack(scan: Scan, end: number): boolean {
  const hedge = phraseAt(scan, scan.locale.figures.hedgesAfter, end);
  return termAt(scan, hedge?.end ?? end, 'agoAfter', 'henceAfter') !== undefined;
}

/** "the 21st century", "XIXe siècle", "siglo XIX", "19. Jahrhundert". */
export function century(scan: Scan, i: number): Point | undefined {
  const before = termAt(scan, i, 'centuryBefore');
  const at = before ? gap(scan, before.end) : i;
  const letters = scan.tokens[at];
  const ordinal = ordinalAt(scan, at);
  let n = ordinal?.ordinal || before ? ordinal?.value : undefined;
  if (n === undefined && scan.lexicon.ideographic) n = digitsAt(scan, at, 1, 2);
  let end = ordinal?.end ?? at + 1;
  if (n === undefined && letters?.type === 'word') {
    // The ending is part of the word token in "XIXe", a word of its own in "XIX e".
    const stem = /^([ivxl]+)(?:[eᵉ]|ème|de|ste)?$/.exec(letters.folded)?.[1];
    n = stem && /^[IVXL]/.test(letters.text) ? roman(stem) : undefined;
    end = termAt(scan, at + 1, 'ordinal')?.end ?? at + 1;
  }
  if (n === undefined && before) n = digitsAt(scan, at, 1, 2);
  if (n === undefined || n < 1 || n > 30) return undefined;
  if (!before) {
    const unit =
      termAt(scan, gap(scan, end), 'unit') ?? (isMark(scan, end, '-') ? termAt(scan, end + 1, 'unit') : undefined);
    if (unit?.value.unit !== 'century') return undefined;
    end = unit.end;
  }
  const part: Part = { part: 'century', span: spanOf(scan, i, end), form: 'long' };
  // "1世紀余り前": as many centuries, not the first of them.
  if (scan.lexicon.ideographic && countsBack(scan, end)) return undefined;
  return ofEra(scan, point(i, end, { century: n - 1 }, [part], undefined));
}
