import { countsNext, endsFree, fullYear } from './component.ts';
import { jointAt } from './joint.ts';
import { compares } from './lead.ts';
import type { Lead, Point } from './point.ts';
import {
  DASHES,
  digitsAt,
  following,
  gap,
  isAlone,
  isCapital,
  isMark,
  opensSentence,
  phraseAt,
  previous,
  type Scan,
  spanOf,
  termAt,
} from './scan.ts';
import { spelledYear } from './spelledYear.ts';

/** Years that a bare figure of four digits is taken for without a preposition; outside, it needs a sure one. */
const USUAL = [1900, 2100] as const;

/**
 * A year of four digits that stands alone. Prepositions ("in", "since") make one of any figure from 1000 on; elsewhere a
 * figure from 1900 to 2100 is a year unless something counted, a unit or a sign follows it, or a sign or label stands before.
 */
export function bareYear(scan: Scan, i: number, lead: Lead): Point | undefined {
  if (scan.tokens[i]?.type === 'word') return bareSpelled(scan, i, lead);
  const value = digitsAt(scan, i, lead.dating ? 3 : 4, 4);
  if (
    value === undefined ||
    value < (lead.dating ? 100 : 1000) ||
    value > 2150 ||
    !(isAlone(scan, i) || (lead.modified && isMark(scan, i - 1, DASHES) && !isMark(scan, i + 1, DASHES))) ||
    !endsFree(scan, i) ||
    isCounted(scan, i + 1)
  )
    return undefined;
  // "No. 2025-117": digits behind a hyphen make a code; pairs and ranges of years are read before.
  if (isMark(scan, i + 1, DASHES) && scan.tokens[i + 2]?.type === 'digits') return undefined;
  if (lead.amount === 'sure' || (lead.amount === 'loose' && value % 100 === 0) || afterAmount(scan, i, value))
    return undefined;
  if (labelled(scan, i) || !plausible(scan, i, value, lead) || opensCount(scan, i)) return undefined;
  const part = { part: 'year' as const, span: spanOf(scan, i, i + 1), form: 'numeric' as const };
  return { from: i, to: i + 1, readings: [{ year: value }], parts: [part] };
}

/** "约2050人": a counter right behind the digits, where no space parts words. */
function isCounted(scan: Scan, end: number): boolean {
  const { myriads } = scan.locale.figures;
  return myriads !== undefined && phraseAt(scan, myriads.counters, end) !== undefined;
}

/** "the class of '92": two digits behind an apostrophe that opens them, and counting nothing. */
export function shortYear(scan: Scan, i: number): Point | undefined {
  const two = digitsAt(scan, i + 1, 2, 2);
  const opens = i === 0 || scan.tokens[i - 1]!.type === 'space';
  if (two === undefined || !opens || !endsFree(scan, i + 1) || isMark(scan, i + 2, "'’‘")) return undefined;
  if (countsNext(scan, i + 2) || contentNext(scan, i + 2) || unitFollows(scan, i + 2)) return undefined;
  const part = { part: 'year' as const, span: spanOf(scan, i, i + 2), form: 'abbreviated' as const };
  return { from: i, to: i + 2, readings: [{ year: fullYear(two) }], parts: [part] };
}

/** "between 1200 and 1500 people", "from 2000 to 2,500": the first of two counts, told by the second. */
function opensCount(scan: Scan, i: number): boolean {
  const joint = jointAt(scan, i + 1);
  const before = previous(scan, i);
  const isOpen = before !== undefined && termAt(scan, before.at, 'open') !== undefined;
  if (!joint || (joint.and && !isOpen) || scan.tokens[joint.end]?.type !== 'digits') return false;
  const last = digitsAt(scan, joint.end, 4, 4);
  if (last === undefined || !isAlone(scan, joint.end))
    return isMark(scan, joint.end + 1, '.,') && digitsAt(scan, joint.end + 2, 3, 3) !== undefined;
  if (last > 2150 || last < 1000 || unitFollows(scan, joint.end + 1)) return true;
  const first = digitsAt(scan, i, 4, 4)!;
  return countsNext(scan, joint.end + 1) && !(isRecent(first) && isRecent(last) && first < last);
}

/** Years that are told far more often than as many things are counted. */
const isRecent = (year: number): boolean => year >= 1970 && year <= 2050;

/** "between 2019 and 2024 prices rose": the second of two years. */
function closesYears(scan: Scan, i: number, value: number): boolean {
  const joint = previous(scan, i);
  const year = joint && previous(scan, joint.at);
  const open = year && previous(scan, year.at);
  const first = year && digitsAt(scan, year.at, 4, 4);
  if (!open || first === undefined || !termAt(scan, open.at, 'open') || !termAt(scan, joint!.at, 'join')) return false;
  return isRecent(first) && isRecent(value) && first < value;
}

/** "in nineteen ninety-six": in words a year needs its preposition, and nothing behind that it could count. */
function bareSpelled(scan: Scan, i: number, lead: Lead): Point | undefined {
  const year = lead.year === 'strong' ? spelledYear(scan, i) : undefined;
  if (!year || lead.amount || (!year.halves && year.value % 1000 === 0)) return undefined;
  if (unitFollows(scan, year.end) || contentNext(scan, year.end) || countsNext(scan, year.end)) return undefined;
  const part = { part: 'year' as const, span: spanOf(scan, i, year.end), form: 'long' as const };
  return { from: i, to: year.end, readings: [{ year: year.value }], parts: [part] };
}

function plausible(scan: Scan, i: number, value: number, lead: Lead): boolean {
  const usual = value >= USUAL[0] && value <= USUAL[1];
  if (unitFollows(scan, i + 1)) return false;
  if (termAt(scan, gap(scan, i + 1), 'yearParticiple')) return true;
  const counted = countsNext(scan, i + 1) || contentNext(scan, i + 1);
  if (lead.dating) return true;
  if (lead.year === 'strong') return usual || !counted;
  if (!usual) return lead.year === 'weak' ? false : value >= 1500 && inBrackets(scan, i);
  if (countsNext(scan, i + 1)) return labelsNoun(scan, i, lead) || closesYears(scan, i, value);
  // "the 2025 budget" in languages that put the label first; "2025 employee" counts without it.
  if (contentNext(scan, i + 1) && scan.lexicon.yearBeforeNoun && !lead.article && !opensSentence(scan, i))
    return labelsNoun(scan, i, lead);
  return true;
}

/** A hedge right before the figure that the caller has not passed. */
function afterAmount(scan: Scan, i: number, value: number): boolean {
  for (let p = i - 1; p >= Math.max(0, i - 7); p--) {
    const hit = phraseAt(scan, scan.locale.figures.hedgesBefore, p);
    if (hit && gap(scan, hit.end) === i && !termAt(scan, p, 'in', 'bound') && !compares(scan, p))
      return hit.value !== 'about' || value % 100 === 0;
  }
  return false;
}

/** "Room 2010", "page 1998": a label before the figure makes it a name. */
function labelled(scan: Scan, i: number): boolean {
  const before = previous(scan, i);
  if (before?.token.type !== 'word' || termAt(scan, before.at, 'yearNoun', 'yearWord', 'fiscalWord', 'in'))
    return false;
  const hit = phraseAt(scan, scan.locale.guards.labels, before.at);
  return hit !== undefined && gap(scan, hit.end) === i;
}

/** "(1832)", "1824–1839": dates of lives and works. */
const inBrackets = (scan: Scan, i: number): boolean => isMark(scan, i - 1, '([') && isMark(scan, i + 1, ')],;');

/** "the 2025 results", "last week's 2025 report", "May's 2025 figures": a determiner or possessive before the year. */
function labelsNoun(scan: Scan, i: number, lead: Lead): boolean {
  if (!scan.lexicon.yearBeforeNoun) return labelledBefore(scan, i);
  if (lead.article) return true;
  const before = previous(scan, i);
  if (!before) return false;
  return (
    /^(?:s|its|their|our|his|her|whose|this|that)$/.test(before.token.folded) &&
    (before.token.folded !== 's' || isMark(scan, before.at - 1, "'’"))
  );
}

/** "le budget 2026 prévoit des hausses": a noun with its article before the year; a verb before it has none. */
function labelledBefore(scan: Scan, i: number): boolean {
  const noun = previous(scan, i);
  if (noun?.token.type !== 'word' || scan.lexicon.functionWords.has(noun.token.folded)) return false;
  if (isCapital(noun.token) && !opensSentence(scan, noun.at)) return true;
  if (termAt(scan, noun.at, 'yearNoun', 'season', 'month')) return true;
  const before = previous(scan, noun.at);
  return (
    before !== undefined &&
    (termAt(scan, before.at, 'article') !== undefined || before.token.text === "'" || before.token.text === '’')
  );
}

/** A lower-case content word follows. */
function contentNext(scan: Scan, end: number): boolean {
  const next = following(scan, end);
  if (!next || next.at === end || next.token.type !== 'word') return false;
  return !scan.lexicon.functionWords.has(next.token.folded) && (!isCapital(next.token) || scan.lexicon.capitalNouns);
}

/** A unit, percent sign, currency or magnitude word behind the figure. */
function unitFollows(scan: Scan, end: number): boolean {
  const p = gap(scan, end);
  const token = scan.tokens[p];
  if (!token) return false;
  if (token.type === 'mark') return '%‰€$£¥°'.includes(token.text);
  const { figures } = scan.locale;
  const magnitude = phraseAt(scan, figures.magnitudes, p)?.value.some((m) => m.form.length > 2);
  if (magnitude) return true;
  const units = phraseAt(scan, figures.units, p);
  const unit = units?.value.some(
    (u) => !u.exactCase || u.form === scan.text.slice(token.start, scan.tokens[units.end - 1]!.end),
  );
  return (unit ?? false) && !scan.lexicon.functionWords.has(token.folded);
}

/** A name that a year is part of ("Made in China 2025"): the tokens of name and year, to be left alone. */
export function programmeAt(scan: Scan, i: number): number | undefined {
  const hit = phraseAt(scan, scan.lexicon.programmes, i);
  if (!hit || !(scan.lexicon.ideographic || isCapital(scan.tokens[i]))) return undefined;
  const p = gap(scan, hit.end);
  return (scan.lexicon.ideographic || p > hit.end) && digitsAt(scan, p, 4, 4) !== undefined && isAlone(scan, p)
    ? p + 1
    : undefined;
}
