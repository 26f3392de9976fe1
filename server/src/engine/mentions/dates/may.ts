import type { Term } from '../../locales/dateTerms.ts';
import { reach } from '../cut.ts';
import { isCapital, isMark, kept, LAST, phraseAt, type Scan, termAt, termsAt } from './scan.ts';

/** What may begin at a token. A reader is asked only where one of its own bits is set. */
export const MAY = {
  number: 1,
  digits: 1 << 1,
  month: 1 << 2,
  weekday: 1 << 3,
  season: 1 << 4,
  unit: 1 << 5,
  /** "last", "this", "next" */
  shift: 1 << 6,
  /** One word for a shifted unit. */
  shifted: 1 << 7,
  modifier: 1 << 8,
  day: 1 << 9,
  holiday: 1 << 10,
  decade: 1 << 11,
  century: 1 << 12,
  quarter: 1 << 13,
  last: 1 << 14,
  first: 1 << 15,
  week: 1 << 16,
  fiscal: 1 << 17,
  /** "ago", "in", "il y a" */
  distance: 1 << 18,
  /** A length of time told without a number: "a", "half", "dozens", "triennial". */
  length: 1 << 19,
  other: 1 << 20,
  rest: 1 << 21,
  article: 1 << 22,
  clock: 1 << 23,
  /** "'25", "'90s" */
  apostrophe: 1 << 24,
  silent: 1 << 25,
  /** "AD" before its year. */
  era: 1 << 29,
  /** An article as 1. */
  one: 1 << 26,
  /** A number that may be an ordinal: in words, or in digits with an ending. */
  ordinal: 1 << 27,
  /** A number that may be a year: in words, or of three or four digits. */
  year: 1 << 28,
} as const;

const BITS: { readonly [K in Term['is']]?: number } = {
  month: MAY.month,
  weekday: MAY.weekday,
  season: MAY.season,
  unit: MAY.unit,
  shiftBefore: MAY.shift,
  shifted: MAY.shifted,
  modifier: MAY.modifier,
  unitPart: MAY.modifier,
  day: MAY.day,
  holiday: MAY.holiday,
  decade: MAY.decade,
  decadeBefore: MAY.decade,
  centuryBefore: MAY.century,
  quarterName: MAY.quarter,
  halfName: MAY.quarter,
  halfPart: MAY.quarter,
  quarterLabel: MAY.quarter,
  halfLabel: MAY.quarter,
  lastOf: MAY.last,
  firstOf: MAY.first,
  finalOf: MAY.first,
  weekLabel: MAY.week,
  fiscalWord: MAY.fiscal,
  yearWord: MAY.fiscal,
  agoBefore: MAY.distance,
  henceBefore: MAY.distance,
  one: MAY.length | MAY.one,
  halfBefore: MAY.length,
  quarterBefore: MAY.length,
  otherBefore: MAY.other,
  restOf: MAY.rest,
  weekOf: MAY.rest,
  nextDay: MAY.rest,
  dayBefore: MAY.rest,
  article: MAY.article,
  noon: MAY.clock,
  halfPast: MAY.clock,
  quarterPast: MAY.clock,
  quarterTo: MAY.clock,
  halfTo: MAY.clock,
  recurrence: MAY.silent,
  eraBefore: MAY.era,
  eraBackBefore: MAY.era,
};

/** What may begin at token `i`, bits of `MAY`; 0 beyond the text. */
export function mayBegin(scan: Scan, i: number): number {
  // What `kept` does, written out: no look-up is made more often.
  const { keys, values } = scan.masks;
  const slot = i & LAST;
  if (keys[slot] === i) return values[slot]!;
  return i < scan.tokens.length ? kept(scan, scan.masks, i, bitsOf) : 0;
}

function bitsOf(scan: Scan, i: number): number {
  reach(scan.cut, i);
  const token = scan.tokens[i]!;
  if (token.type === 'space') return 0;
  let bits = 0;
  const terms = termsAt(scan, i);
  for (let n = 0; n < terms.length; n++) bits |= BITS[terms[n]!.value.is] ?? 0;
  if (token.type === 'digits') return bits | MAY.number | MAY.digits | digitBits(scan, i);
  if (token.type === 'mark') return token.folded === "'" ? bits | MAY.apostrophe : bits;
  return bits | wordBits(scan, i);
}

function digitBits(scan: Scan, i: number): number {
  const { ideographic, dotOrdinal } = scan.lexicon;
  if (ideographic) return MAY.ordinal | MAY.year;
  const { length } = scan.tokens[i]!.text;
  if (length === 4 || length === 3) return MAY.year;
  const hasEnding = length < 3 && ((dotOrdinal && isMark(scan, i + 1, '.')) || termAt(scan, i + 1, 'ordinal'));
  return hasEnding ? MAY.ordinal : 0;
}

/** Numbers in words and lengths in one word. */
const NUMBER = MAY.number | MAY.ordinal | MAY.year;
function wordBits(scan: Scan, i: number): number {
  const token = scan.tokens[i]!;
  const { lexicon, locale } = scan;
  const { figures } = locale;
  const { joined } = lexicon.starts;
  let bits = 0;
  const isJoined = joined !== undefined && (joined.has(token.folded.slice(0, 2)) || figures.articles.has(token.folded));
  if (figures.myriads || isJoined || phraseAt(scan, figures.words, i)) bits |= NUMBER;
  if (phraseAt(scan, figures.vague, i) || lexicon.fixed.has(token.folded)) bits |= MAY.length;
  if (lexicon.compounds.some(({ ending }) => token.folded.endsWith(ending))) bits |= MAY.length;
  if (isCapital(token) && /^[IVXLivxl]/.test(token.text)) bits |= MAY.century;
  if (lexicon.programmes.root.next.has(token.folded)) bits |= MAY.silent;
  return bits;
}
