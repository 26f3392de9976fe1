import { STARTS } from '../locales/starts.ts';
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
  if (hedge && (adds(scan, hedge) || longest(scan.f.hedgesAfterNot, scan.tokens, hedge.start))) return undefined;
  const next = hedge && longest(scan.f.hedgesBefore, scan.tokens, hedge.end - 1);
  return next && next.end > hedge.end ? undefined : hedge;
}

/** "3% *plus* a one-off £1,000", "12 plus 3 more", "3 researchers + 2 months". */
function adds({ tokens, f, locale }: Scan, hedge: Cue<Hedge>): boolean {
  const cue = tokens[hedge.start]!;
  const isApart = cue.text === '+' && tokens[hedge.start - 1]?.type === 'space';
  if (hedge.end !== hedge.start + 1 || (!isApart && !f.hedgesAdding.has(cue.folded))) return false;
  const next = tokens[skipSpace(tokens, hedge.end)];
  if (next?.type === 'digits' || (next && f.stop.has(next.folded))) return true;
  const bits = next ? (locale.starts.get(next.folded) ?? 0) : 0;
  return (bits & (STARTS.number | STARTS.prefix)) !== 0;
}

/** The counted noun behind a figure, as a token index. The order in which the language builds its phrases is data. */
export function headAfter(scan: Scan, end: number): number | undefined {
  const { tokens, f, locale } = scan;
  let at = end;
  if (tokens[at]?.folded === '-' && tokens[at + 1]?.type === 'word') {
    if (f.stop.has(tokens[at + 1]!.folded)) return undefined;
    // "the 2,100-strong workforce"
    if (!f.head.before.has(tokens[at + 1]!.folded)) return at + 1;
    const noun = skipSpace(tokens, at + 2);
    return noun > at + 2 && tokens[noun]?.type === 'word' && !f.stop.has(tokens[noun]!.folded) ? noun : undefined;
  }
  at = skipSpace(tokens, at);
  // Without spaces the noun's end is not to be seen.
  if (at === end || f.myriads) return undefined;
  const link = longest(f.head.links, tokens, at);
  if (link) at = skipSpace(tokens, link.end);
  const run: number[] = [];
  for (; run.length < 5; at += 2) {
    const behind = endOfCompound(scan, at);
    if (behind !== undefined) at = behind;
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

/**
 * The words behind "100 *high-quality* data sets", "12 *KI-gestützte* Roboter" and the noun of "300 *KI-*Firmen": a compound with hyphens
 * before the noun says of what kind it is. Undefined where no such compound begins at token `i`.
 */
function endOfCompound({ tokens, f }: Scan, i: number): number | undefined {
  if (f.head.order === 'first') return undefined;
  let last = i;
  while (tokens[last]?.type === 'word' && tokens[last + 1]?.folded === '-' && tokens[last + 2]?.type === 'word')
    last += 2;
  const [noun, next] = [tokens[last], tokens[last + 2]];
  if (last === i || !noun) return undefined;
  if (f.head.order === 'capital' && isCapital(noun)) return last;
  const goesOn = tokens[last + 1]?.type === 'space' && next?.type === 'word' && !f.stop.has(next.folded);
  // "Three start-ups based in Lyon": a compound that is itself the noun.
  const isNoun =
    f.head.plurals.has(noun.folded) || f.head.endings.some((e) => noun.folded.endsWith(e)) || /s$/.test(noun.folded);
  return goesOn && !isNoun ? last + 2 : undefined;
}

/** The noun among the words of a phrase. */
function pick(scan: Scan, run: readonly number[]): number | undefined {
  const { tokens, f } = scan;
  const word = (i: number): string => tokens[i]!.folded;
  const isVerbal = (w: string): boolean => w.length > 4 && f.head.verbal.some((e) => w.endsWith(e));
  // "mit 12 angenommen", "die Linie 3 fährt": what is no noun is not counted.
  if (f.head.order === 'capital') return run.find((i) => isCapital(tokens[i]));
  // "dont 900 partent": a verb behind the number is not counted.
  if (f.head.order === 'first')
    return isVerbal(word(run[0]!)) ? undefined : (run.find((i) => !f.head.before.has(word(i))) ?? run[0]);
  if (f.head.order === 'last')
    return run.find((i, k) => !(f.head.before.has(word(i)) || (word(i).endsWith('e') && k + 1 < run.length))) ?? run[0];
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
