import type { Term } from '../../locales/dateTerms.ts';
import type { DateBound } from '../types.ts';
import type { HedgeAt } from './mention.ts';
import type { Lead } from './point.ts';
import { gap, isMark, phraseAt, type Scan, spanOf, termsAt } from './scan.ts';
import { BEGINS, LEADS } from './starts.ts';

/** A place where a date may begin, with what the words before it say. */
export interface Place {
  readonly at: number;
  readonly lead: Lead;
  /** A preposition of clock times stands before it. */
  readonly clock: boolean;
  /** A word after which "a year" is a length of time. */
  readonly span: boolean;
  readonly hedge: HedgeAt | undefined;
}

/** More words than this before a date are not looked at. */
const MAX_WORDS = 5;

/** What `read` finds at token `i` or at the nearest place behind it that prepositions, articles and hedges lead to. */
export function firstAt<T>(scan: Scan, i: number, read: (place: Place) => T | undefined): T | undefined {
  let place: Place | undefined = {
    at: i,
    lead: { from: i, dated: false, article: false, year: undefined, open: false },
    clock: false,
    span: false,
    hedge: undefined,
  };
  for (let n = 0; place && n <= MAX_WORDS; n++) {
    const mark = scan.cut.bits[place.at] ?? 0;
    const found: T | undefined = mark & BEGINS ? read(place) : undefined;
    if (found !== undefined) return found;
    if ((mark & LEADS) === 0 || n === MAX_WORDS) return undefined;
    place = step(scan, place);
  }
  return undefined;
}

/** Which classes led on, as bits. */
const LED = {
  bound: 1,
  in: 1 << 1,
  to: 1 << 2,
  open: 1 << 3,
  article: 1 << 4,
  clockLead: 1 << 5,
  maybeClock: 1 << 6,
  durationLead: 1 << 7,
  shiftBefore: 1 << 8,
  maybeHence: 1 << 9,
  seasonLead: 1 << 10,
  dating: 1 << 11,
} as const satisfies { readonly [K in Term['is']]?: number };

/** What stands at a place and leads on: the classes of the longest phrase, the preposition in it, and the hedge. */
interface Step {
  readonly end: number;
  readonly led: number;
  readonly bound: { readonly end: number; readonly bound: DateBound } | undefined;
  readonly hedge: HedgeAt | undefined;
}

function stepAt(scan: Scan, at: number): Step | undefined {
  const hedged = phraseAt(scan, scan.locale.figures.hedgesBefore, at);
  const hedge = hedged && opensWord(scan, at) && !compares(scan, at) ? hedged : undefined;
  let end = hedge?.end ?? 0;
  let led = 0;
  let bound: Step['bound'];
  for (const hit of termsAt(scan, at)) {
    const bit = (LED as { readonly [K in Term['is']]?: number })[hit.value.is];
    if (bit === undefined) continue;
    // A longer phrase of another class ("entro il") does not hide the preposition in it.
    if (hit.value.is === 'bound') bound ??= { end: hit.end, bound: hit.value.bound };
    if (hit.end > end) {
      end = hit.end;
      led = 0;
    }
    if (hit.end === end) led |= bit;
  }
  if (end === 0) return undefined;
  const own = hedge?.end === end ? { span: spanOf(scan, at, end), hedge: hedge.value } : undefined;
  return { end, led, bound, hedge: own };
}

/**
 * "3.8 % *more than* 2025", "2,300 *more than* a year earlier", "3,3 puntos *menos que* un año antes": behind a figure a word of change
 * compares, and hedges no amount.
 */
export function compares(scan: Scan, at: number): boolean {
  const { tokens, locale } = scan;
  // "un terzo *in* meno del 2023": the word of change may begin before the hedge.
  return [at, at - 2].some((from) => {
    const before = tokens[from - 1]?.type === 'space' ? from - 2 : from - 1;
    if (before < 0 || (phraseAt(scan, locale.figures.directionsAfter, from)?.end ?? 0) <= at) return false;
    if (isNumber(scan, before) || isPart(scan, before)) return true;
    const dimension = phraseAt(scan, locale.figures.units, before)?.value[0]?.dimension;
    if (dimension === 'ratio' || dimension === 'points') return true;
    return dimension !== undefined && isNumber(scan, tokens[before - 1]?.type === 'space' ? before - 2 : before - 1);
  });
}

/** "ein *Drittel*", "un *terzo*". */
function isPart(scan: Scan, i: number): boolean {
  const { denominators, fractions, partOrdinals, words } = scan.locale.figures;
  const word = partOrdinals ? phraseAt(scan, words, i)?.value : undefined;
  return (phraseAt(scan, denominators, i) ?? phraseAt(scan, fractions, i)) !== undefined || word?.ordinal === true;
}

const isNumber = ({ tokens }: Scan, i: number): boolean => tokens[i]?.type === 'digits' && !YEAR.test(tokens[i]!.text);
const YEAR = /^(?:1[89]|20)\d\d$/;

/** Nothing is glued to the left of a hedge: the "C." of "39 °C." is no "circa". */
function opensWord(scan: Scan, at: number): boolean {
  const before = scan.tokens[at - 1];
  return before === undefined || scan.lexicon.ideographic || (before.type !== 'word' && before.text !== '°');
}

function step(scan: Scan, { at, lead, clock, span, hedge }: Place): Place | undefined {
  const found = stepAt(scan, at);
  if (!found) return undefined;
  const { end, led, hedge: own } = found;
  let after = gap(scan, end);
  if (after === end && isMark(scan, after, '-')) after++;
  return {
    at: after,
    lead: ledOn(scan, lead, at, found),
    clock: (led & LED.clockLead) > 0 || (clock && own !== undefined),
    span: (led & LED.durationLead) > 0 || own !== undefined || (span && !(led & LED.article)),
    // "over the past two years" is no more than two years: a bound does not reach over other words.
    hedge: own ?? (hedge?.hedge === 'about' || hedge?.hedge === 'nearly' ? hedge : undefined),
  };
}

/** What the words before a place say, with the step at token `at` behind the words of `lead`. */
function ledOn(scan: Scan, lead: Lead, at: number, { end, led, bound, hedge: own }: Step): Lead {
  // Built field by field: most have none of the rest.
  const next: { -readonly [K in keyof Lead]: Lead[K] } = {
    from: lead.from,
    dated: (led & (LED.in | LED.open | LED.dating)) > 0 || bound !== undefined || (lead.dated && !(led & LED.to)),
    article: (led & LED.article) > 0,
    year: led & (LED.in | LED.dating) || bound ? 'strong' : led & LED.to ? (lead.year ?? 'weak') : lead.year,
    open: (led & LED.open) > 0 || lead.open,
  };
  if (led & LED.open) next.opener = spanOf(scan, at, end);
  else if (lead.opener) next.opener = lead.opener;
  if (own && !(led & LED.in)) next.amount = own.hedge === 'about' ? 'loose' : 'sure';
  if (led & LED.dating || (lead.dating && own !== undefined) || (lead.dating && led & LED.article)) next.dating = true;
  if (led & LED.maybeClock) next.maybeClock = true;
  if (led & LED.seasonLead) next.season = true;
  if (led & LED.maybeHence || (lead.hence && own !== undefined)) next.hence = true;
  if (bound) next.bound = { span: spanOf(scan, at, bound.end), bound: bound.bound };
  else if (lead.bound) next.bound = lead.bound;
  return next;
}
