import { STARTS } from '../locales/starts.ts';
import type { Cue } from './context.ts';
import { isCapital, opensSentence, type Scan } from './scan.ts';
import { longest } from './trie.ts';
import { skipSpace } from './written.ts';

/** What a figure is counted by; `time`: a span of time that stands beside a thing. */
export interface PerCue extends Cue<string> {
  readonly time?: string;
}

/** The denominator behind a figure: "an hour", "par mois", "/kWh", "annually". */
export function perAfter(scan: Scan, end: number, isPrice: boolean): PerCue | undefined {
  const first = onePer(scan, end, isPrice);
  return first ? withSecond(scan, first, isPrice) : perThing(scan, end);
}

/** "Par membre et par an": of a thing that is no known denominator, with a span of time that shows it to be one. */
function perThing(scan: Scan, end: number): PerCue | undefined {
  const { tokens, f } = scan;
  const at = skipSpace(tokens, end);
  const link = longest(f.per.links, tokens, at);
  if (!link || isArticle(scan, at)) return undefined;
  const next = skipSpace(tokens, link.end);
  const word = tokens[next];
  if (word?.type !== 'word' || f.stop.has(word.folded)) return undefined;
  const second = joinedPer(scan, next + 1);
  return second && TIMES.has(second.value)
    ? { start: at, end: second.end, value: word.folded, time: second.value }
    : undefined;
}

/** Of two denominators a thing is the one that is told, for it tells the figure apart from others; the time goes with it. */
function withSecond(scan: Scan, first: Cue<string>, isPrice: boolean): PerCue {
  const second = onePer(scan, first.end, isPrice) ?? joinedPer(scan, first.end);
  // "a euro a week each" is told of each, not counted by it.
  if (!second || second.value === first.value || second.value === 'each') return first;
  const [thing, time] = TIMES.has(first.value) ? [second.value, first.value] : [first.value, second.value];
  const isTimed = TIMES.has(time) && !TIMES.has(thing);
  return { start: first.start, end: second.end, value: thing, ...(isTimed ? { time } : {}) };
}

/** "per person *and per day*", "pro Kopf *und Tag*": a link of its own that is no article, or none. */
function joinedPer(scan: Scan, end: number): Cue<string> | undefined {
  const { tokens, f } = scan;
  const and = longest(f.ranges.and, tokens, skipSpace(tokens, end));
  if (!and) return undefined;
  const at = skipSpace(tokens, and.end);
  const unit = longest(f.per.units, tokens, at);
  if (unit && TIMES.has(unit.value) && tokens[at]!.text.length > 1 && !tellsWhen(scan, unit.end))
    return { start: at, end: unit.end, value: unit.value };
  return isArticle(scan, at) ? undefined : onePer(scan, and.end, false);
}

/** Words of what is measured that may stand between a measure and its denominator. */
const MEASURED_WORDS = 3;

/** "1.6m tonnes *of CO2* a year", "5 Tonnen *Weizen* pro Hektar": the denominator behind what is measured. */
export function perBeyond(scan: Scan, end: number): PerCue | undefined {
  const { tokens, f, locale } = scan;
  if (f.myriads) return undefined;
  let at = skipSpace(tokens, end);
  const link = longest(f.unitLinks, tokens, at);
  // Only where nouns follow their measure without a link may it be missing.
  if (at === end || (!link && f.unitLinks.root.next.has('de'))) return undefined;
  if (link) at = skipSpace(tokens, link.end);
  for (let n = 0; n < MEASURED_WORDS; n++) {
    const word = tokens[at];
    if (word?.type !== 'word' || f.stop.has(word.folded) || (locale.starts.get(word.folded) ?? 0) & STARTS.number)
      return undefined;
    // "CO2"
    const behind = tokens[at + 1]?.type === 'digits' ? at + 2 : at + 1;
    const per = onePer(scan, behind, false);
    if (per && (TIMES.has(per.value) || !isArticle(scan, per.start) || longest(f.per.adverbs, tokens, per.start)))
      return withSecond(scan, per, false);
    if (tokens[behind]?.type !== 'space') return undefined;
    at = behind + 1;
  }
  return undefined;
}

/** Whether the link at token `i` is an article as well. */
const isArticle = (scan: Scan, i: number): boolean => {
  const link = longest(scan.f.per.links, scan.tokens, i);
  return link !== undefined && scan.f.per.articles.has(linkText(scan, i, link.end));
};

const linkText = ({ tokens }: Scan, from: number, end: number): string =>
  tokens
    .slice(from, end)
    .map((t) => t.folded)
    .join('');

/** Terms behind a unit of time that make a date of it: "a year *earlier*", "l'an *dernier*". */
const WHEN: ReadonlySet<string> = new Set([
  'earlierAfter',
  'laterAfter',
  'agoAfter',
  'shiftAfter',
  'otherAfter',
  'windowBack',
  'windowAhead',
]);
function tellsWhen({ tokens, locale }: Scan, end: number): boolean {
  const hit = longest(locale.dates.terms, tokens, skipSpace(tokens, end));
  return hit?.value.some((t) => WHEN.has(t.is)) === true;
}
/** Spans of time that things are counted in. */
export const TIMES: ReadonlySet<string> = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a']);

function onePer(scan: Scan, end: number, isPrice: boolean): Cue<string> | undefined {
  const { tokens, f } = scan;
  let at = skipSpace(tokens, end);
  // "1 450 euros *net* par mois"
  if (tokens[at]?.type === 'word' && f.per.skip.has(tokens[at]!.folded)) at = skipSpace(tokens, at + 1);
  // "once-weekly"
  if (tokens[at]?.folded === '-' && at === end && longest(f.per.adverbs, tokens, at + 1)) at++;
  const adverb = longest(f.per.adverbs, tokens, at);
  // "each" alone is told of each; in "each month" it is a link.
  const isLink = adverb?.value === 'each' && longest(f.per.units, tokens, skipSpace(tokens, adverb.end)) !== undefined;
  if (adverb && !isLink && !(TIMES.has(adverb.value) && tellsWhen(scan, adverb.end)))
    return { start: at, end: adverb.end, value: adverb.value };
  let from = at;
  // "$3-a-day", "8 % -per-year"
  if (tokens[from]?.folded === '-' && from === end) from++;
  const link = longest(f.per.links, tokens, from);
  if (!link) return undefined;
  const text = linkText(scan, from, link.end);
  if (!isPrice && f.per.priced.has(text)) return undefined;
  // "£4.99-a-month"
  const isHyphened = from > at && tokens[link.end]?.folded === '-';
  const next = isHyphened ? link.end + 1 : skipSpace(tokens, link.end);
  // "Payé par l'État": an article cut short is no litre.
  if (tokens[next]?.text.length === 1 && tokens[next + 1]?.folded === "'") return undefined;
  const unit = longest(f.per.units, tokens, next);
  if (unit && TIMES.has(unit.value) && tellsWhen(scan, unit.end)) return undefined;
  if (unit && !(tokens[next]!.text.length === 1 && isCapital(tokens[next])))
    return { start: at, end: unit.end, value: unit.value };
  const unitHere = longest(f.units, tokens, next);
  const measure = unitHere?.value.find((u) => !u.exactCase && u.dimension !== 'ratio' && u.dimension !== 'points');
  if (unitHere && measure) return { start: at, end: unitHere.end, value: measure.code };
  const word = tokens[next];
  if (!f.per.open.has(text) || word?.type !== 'word' || f.stop.has(word.folded) || longest(f.words, tokens, next))
    return undefined;
  return { start: at, end: next + 1, value: word.folded };
}

/** The unit or person at token `i` as a denominator. */
function denominatorAt({ tokens, f }: Scan, i: number): { value: string; end: number } | undefined {
  const unit = longest(f.per.units, tokens, i);
  const measure = longest(f.units, tokens, i);
  const code = measure?.value.find((u) => u.dimension !== 'ratio' && u.dimension !== 'money')?.code;
  return measure && code && measure.end > (unit?.end ?? 0) ? { value: code, end: measure.end } : unit;
}

/** "每平方米" at token `i`: a denominator before its figure. */
export function perOpened(scan: Scan, i: number): Cue<string> | undefined {
  const open = longest(scan.f.per.before.open, scan.tokens, i);
  const unit = open && denominatorAt(scan, open.end);
  return unit && { start: i, end: unit.end, value: unit.value };
}

/** "1平方メートル当たり": one of a unit, closed as a denominator; `i` is the number's token, `end` behind it. */
export function perClosed(scan: Scan, i: number, end: number): Cue<string> | undefined {
  const { tokens, f } = scan;
  const unit = denominatorAt(scan, end);
  const close = unit && longest(f.per.before.close, tokens, unit.end);
  return close && { start: i, end: close.end, value: unit.value };
}

/**
 * A denominator in words right before token `i`, at most a comma between: "*täglich* 12.000", "*chaque jour*, 12 000",
 * "bekamen *jeweils* 3 Millionen".
 */
export function perBefore({ tokens, f }: Scan, i: number): Cue<string> | undefined {
  const back = (at: number): number => (tokens[at - 1]?.type === 'space' ? at - 1 : at);
  const last = back(i);
  // Behind a comma it opens the clause: "every day, 12,000"; "commute daily, 40 % of them".
  const isParted = tokens[last - 1]?.text === ',';
  const end = isParted ? back(last - 1) : last;
  if (end === i && !f.myriads) return undefined;
  for (let at = Math.max(0, end - PER_WORDS); at < end; at++) {
    const hit = longest(f.per.before.words, tokens, at);
    const opens = !isParted || opensSentence(tokens, at) || tokens[back(at) - 1]?.text === ',';
    if (hit?.end === end && opens && tokens[at - 1]?.type !== 'digits') return { start: at, end, value: hit.value };
  }
  return undefined;
}
/** Tokens of the longest denominator before its figure ("todos los días"). */
const PER_WORDS = 5;
