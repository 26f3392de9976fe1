import { STARTS } from '../locales/types.ts';
import type { Hedge } from '../values/types.ts';
import { isCapital, type Scan, standsAlone } from './scan.ts';
import { longest, type Trie } from './trie.ts';
import { skipSpace } from './written.ts';

/** A cue beside a figure, as token indexes. */
export interface Cue<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
  /** The lexicon has it with an article behind it ("subió un"), which is left to the figure. */
  readonly hasArticle?: boolean;
}

/** Cues seen before the current token; each counts only if it reaches the figure. */
export interface Near {
  /** `one`: it begins with an article, which is the numerator of a fraction behind it ("*a good* third"). */
  hedge?: (Cue<Hedge> & { readonly one?: boolean }) | undefined;
  direction?: Cue<'up' | 'down'> | undefined;
  /** Token index behind the figure before. */
  last?: number;
  /** A denominator that stands before its figure. */
  per?: Cue<string> | undefined;
  opener?: Cue<'between' | 'from'> | undefined;
  /** `isName`: capitalised inside a sentence ("the Model 3 outsells it"). */
  label?: { readonly end: number; readonly weak: boolean; readonly isName: boolean } | undefined;
}

/** Whether only spaces and at most one skippable word part token `end` from token `start`. */
export function touches(scan: Scan, end: number, start: number, isRange = false): boolean {
  const { tokens, f } = scan;
  let at = skipSpace(tokens, end);
  if (at === start) return true;
  // "l'" is two tokens.
  const word = tokens[at];
  const elided = tokens[at + 1]?.folded === "'";
  const text = elided ? `${word?.folded}'` : word?.folded;
  if (!word || !(f.hedgeSkip.has(text!) || (isRange && f.ranges.skip.has(text!)))) return false;
  at = skipSpace(tokens, at + (elided ? 2 : 1));
  return at === start;
}

/** A cue of `dictionary` right behind token `end`, a space apart or glued. */
export function cueAfter<T>(scan: Scan, dictionary: Trie<T>, end: number): Cue<T> | undefined {
  const at = skipSpace(scan.tokens, end);
  const hit = longest(dictionary, scan.tokens, at);
  return hit && { start: at, end: hit.end, value: hit.value };
}

/** A hedge behind a figure; none where its last word opens another figure's ("two dozen *and more* than 50"). */
export function hedgeAfter(scan: Scan, end: number): Cue<Hedge> | undefined {
  const hedge = cueAfter(scan, scan.f.hedgesAfter, end);
  // "90+3" adds.
  if (hedge && hedge.start === end && scan.tokens[hedge.end]?.type === 'digits') return undefined;
  const next = hedge && longest(scan.f.hedgesBefore, scan.tokens, hedge.end - 1);
  return next && next.end > hedge.end ? undefined : hedge;
}

/** The denominator behind a figure: "an hour", "par mois", "/kWh", "annually". */
export function perAfter(scan: Scan, end: number, isPrice: boolean): Cue<string> | undefined {
  const first = onePer(scan, end, isPrice);
  const second = first && onePer(scan, first.end, isPrice);
  // "a euro a week each" is told of each, not counted by it.
  if (!second || second.value === first.value || second.value === 'each') return first;
  // "per patient per year", "a year per patient": the denominator that is no time tells the two apart from others.
  return { start: first.start, end: second.end, value: TIMES.has(first.value) ? second.value : first.value };
}
/** "a year *earlier*": a date, and no denominator. */
function tellsWhen({ tokens, locale }: Scan, end: number): boolean {
  const hit = longest(locale.dates.terms, tokens, skipSpace(tokens, end));
  return hit?.value.some((t) => t.is === 'earlierAfter' || t.is === 'laterAfter' || t.is === 'agoAfter') === true;
}
const TIMES = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a']);

function onePer(scan: Scan, end: number, isPrice: boolean): Cue<string> | undefined {
  const { tokens, f } = scan;
  const at = skipSpace(tokens, end);
  const adverb = longest(f.per.adverbs, tokens, at);
  if (adverb) return { start: at, end: adverb.end, value: adverb.value };
  let from = at;
  // "$3-a-day", "8 % -per-year"
  if (tokens[from]?.folded === '-' && from === end) from++;
  const link = longest(f.per.links, tokens, from);
  if (!link) return undefined;
  const linkText = tokens
    .slice(from, link.end)
    .map((t) => t.folded)
    .join('');
  if (!isPrice && f.per.priced.has(linkText)) return undefined;
  const next = skipSpace(tokens, link.end);
  const unit = longest(f.per.units, tokens, next);
  if (unit && TIMES.has(unit.value) && tellsWhen(scan, unit.end)) return undefined;
  if (unit && !(unit.value.length === 1 && isCapital(tokens[next])))
    return { start: at, end: unit.end, value: unit.value };
  const measure = longest(f.units, tokens, next)?.value.find(
    (u) => !u.exactCase && u.dimension !== 'ratio' && u.dimension !== 'points',
  );
  if (measure) return { start: at, end: longest(f.units, tokens, next)!.end, value: measure.code };
  const word = tokens[next];
  if (!f.per.open.has(linkText) || word?.type !== 'word' || f.stop.has(word.folded) || longest(f.words, tokens, next))
    return undefined;
  return { start: at, end: next + 1, value: word.folded };
}

/** The counted noun behind a figure, as a token index. The order in which the language builds its phrases is data. */
export function headAfter(scan: Scan, end: number): number | undefined {
  const { tokens, f, locale } = scan;
  let at = end;
  if (tokens[at]?.folded === '-' && tokens[at + 1]?.type === 'word')
    return f.stop.has(tokens[at + 1]!.folded) ? undefined : at + 1;
  at = skipSpace(tokens, at);
  // Without spaces the noun's end is not to be seen.
  if (at === end || f.myriads) return undefined;
  const link = longest(f.head.links, tokens, at);
  if (link) at = skipSpace(tokens, link.end);
  const run: number[] = [];
  for (; run.length < 5; at += 2) {
    const word = tokens[at];
    if (word?.type !== 'word' || f.stop.has(word.folded)) break;
    // "the 11,402 crowd saw *two* red cards"
    if (run.length > 0 && ((locale.starts.get(word.folded) ?? 0) & STARTS.number) !== 0) break;
    if (isCapital(word) && !locale.capitalNouns && run.length > 0 && f.head.order !== 'plural') break;
    run.push(at);
    if (tokens[at + 1]?.type !== 'space' || tokens[at + 1]!.text.includes('\n\n')) break;
  }
  return run.length ? pick(scan, run) : undefined;
}

/** The noun among the words of a phrase. */
function pick(scan: Scan, run: readonly number[]): number | undefined {
  const { tokens, f } = scan;
  const word = (i: number): string => tokens[i]!.folded;
  // "mit 12 angenommen", "die Linie 3 fährt": what is no noun is not counted.
  if (f.head.order === 'capital') return run.find((i) => isCapital(tokens[i]));
  if (f.head.order === 'first') return run.find((i) => !f.head.before.has(word(i))) ?? run[0];
  if (f.head.order === 'last')
    return run.find((i, k) => !(f.head.before.has(word(i)) || (word(i).endsWith('e') && k + 1 < run.length))) ?? run[0];
  const isVerbal = (w: string): boolean => w.length > 4 && f.head.verbal.some((e) => w.endsWith(e));
  return run.find((i) => isPlural(scan, word(i))) ?? run.find((i) => !isVerbal(word(i)));
}

const isPlural = ({ f }: Scan, w: string): boolean =>
  f.head.plurals.has(w) || (w.endsWith('s') && w.length > 3 && !f.head.singular.some((e) => w.endsWith(e)));

/** Whether a noun in the plural follows token `end`, at most one word behind it; only where its form tells ("2.3m new *homes*"). */
export function pluralAfter(scan: Scan, end: number): boolean {
  const head = scan.f.head.order === 'plural' ? headAfter(scan, end) : undefined;
  return head !== undefined && head <= end + 3 && isPlural(scan, scan.tokens[head]!.folded);
}

/** Whether the number ending at `end` counts what follows: a noun in the plural where the language's endings tell one. */
export function countsBehind(scan: Scan, end: number): boolean {
  const { order, endings } = scan.f.head;
  if (order === 'plural') return pluralAfter(scan, end);
  if (order === 'capital') return headAfter(scan, end) !== undefined;
  const word = scan.tokens[skipSpace(scan.tokens, end)];
  if (standsAlone(scan, end) || !endings.length) return !standsAlone(scan, end);
  return endings.some((e) => word!.folded.endsWith(e));
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
  const end = tokens[last - 1]?.text === ',' ? back(last - 1) : last;
  if (end === i && !f.myriads) return undefined;
  for (let at = Math.max(0, end - PER_WORDS); at < end; at++) {
    const hit = longest(f.per.before.words, tokens, at);
    if (hit?.end === end && tokens[at - 1]?.type !== 'digits') return { start: at, end, value: hit.value };
  }
  return undefined;
}
/** Tokens of the longest denominator before its figure ("todos los días"). */
const PER_WORDS = 5;

/** Whether a verb of change follows in the sentence, in a language whose verbs come last ("23%から60%に*上昇*した"). */
export function changeBehind(scan: Scan, i: number): boolean {
  const { tokens, f } = scan;
  if (!f.myriads) return false;
  for (let at = i; at < tokens.length && at < i + VERB_REACH; at++) {
    if (tokens[at]!.type === 'mark' && '。；！？、,，'.includes(tokens[at]!.text)) return false;
    if (longest(f.ranges.changeAfter, tokens, at)) return true;
  }
  return false;
}
const VERB_REACH = 20;

/** Whether a verb of change stands before token `i` in the same clause ("grew *from* 27 to 24"), at most `within` tokens back. */
export function changeBefore(scan: Scan, i: number, within: number): boolean {
  const { tokens, f } = scan;
  for (let at = i - 1; at >= 0 && at >= i - within; at--) {
    const t = tokens[at]!;
    // The point of a number ("3.000") ends no clause.
    if (t.type === 'mark' && '.;:!?'.includes(t.text) && tokens[at + 1]?.type !== 'digits') return false;
    if (
      t.type === 'word' &&
      (f.ranges.change.has(t.folded) || f.multiples.forms.root.next.get(t.folded)?.value !== undefined)
    )
      return true;
  }
  return false;
}
