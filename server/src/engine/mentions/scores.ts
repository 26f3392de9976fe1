import type { Amount } from './amounts.ts';
import { countsBehind } from './context.ts';
import { readDigits } from './digits.ts';
import { type NumberRead, readNumber } from './numbers.ts';
import { isCapital, type Scan } from './scan.ts';
import type { Token } from './tokens.ts';
import { longest } from './trie.ts';
import { unitAt } from './units.ts';
import { skipSpace } from './written.ts';

/** Words before and behind a pair in which its cue is looked for, in tokens. */
const BEFORE = 24;
const BEHIND = 24;

/**
 * "won 3-1", "voted 52–48", "gewann 2:1": two counts joined by a sign, beside a word of games or votes. The second of
 * them, or undefined where the pair is something else: an interval, a name, a clock time.
 */
export function scoreAt(scan: Scan, a: Amount): NumberRead | undefined {
  const { tokens } = scan;
  if (a.unit || a.sign || !isCount(tokens, a.number)) return undefined;
  const b = second(scan, a);
  if (!b || !isCount(tokens, b) || goesOn(tokens, b.end)) return undefined;
  const isRising = a.number.values[0]! < b.values[0]!;
  if (!hasCue(scan, a.start, b.end, isRising)) return undefined;
  // "waves of 8-10 m"
  const unit = unitAt(scan, skipSpace(tokens, b.end), false);
  if (unit?.readings.every((r) => r.dimension !== 'points')) return undefined;
  // "scored 5-10 goals" counts them.
  return isRising && countsBehind(scan, b.end) && !cueAt(scan, b.end + 1, false) ? undefined : b;
}

/** The second number: digits behind a sign, or digits or words behind a word between hyphens ("five-to-four"). */
function second({ tokens, f, locale }: Scan, a: Amount): NumberRead | undefined {
  const sign = tokens[a.end];
  const isWord =
    sign?.folded === '-' && tokens[a.end + 2]?.folded === '-' && f.scores.words.has(tokens[a.end + 1]!.folded);
  const at = isWord ? a.end + 3 : a.end + 1;
  if (isWord) return readNumber(tokens, at, locale);
  if (a.number.style === 'words' || sign === undefined || !f.scores.signs.has(sign.folded)) return undefined;
  const read = tokens[at]?.type === 'digits' ? readDigits(tokens, at, f) : undefined;
  if (read?.end !== at + 1) return undefined;
  const { values, steps } = read;
  const plain = { exact: true, style: 'digits', ordinal: false, weak: false } as const;
  return { ...plain, start: at, end: read.end, numberEnd: read.end, values, steps };
}

/** A whole number of at most three digits, as points and votes of a house are told. */
const isCount = (tokens: readonly Token[], n: NumberRead): boolean =>
  n.exact && !n.ordinal && n.values.length === 1 && (n.style === 'words' ? n.values[0]! < 1000 : isPlain(tokens, n));

const isPlain = (tokens: readonly Token[], n: NumberRead): boolean =>
  n.end === n.start + 1 && tokens[n.start]!.text.length <= 3 && !/^0./.test(tokens[n.start]!.text);

/** More signs and digits behind, or a sign of measure: a date, a code, a percentage. */
function goesOn(tokens: readonly Token[], end: number): boolean {
  const [next, behind] = [tokens[end], tokens[end + 1]];
  if (!next || next.type === 'space') return behind !== undefined && '%‰€$£°'.includes(behind.text);
  if (next.type === 'word') return true;
  return next.folded === '-' ? behind?.type !== 'word' : '%‰€$£°/:'.includes(next.text) || behind?.type === 'digits';
}

const cueAt = ({ tokens, f }: Scan, i: number, isStrict: boolean): boolean =>
  tokens[i]?.type === 'word' &&
  (longest(f.scores.cues, tokens, i) ?? (isStrict ? undefined : longest(f.scores.nouns, tokens, i))) !== undefined;

/** Whether a word of games or votes stands near, in the same sentence. */
function hasCue(scan: Scan, start: number, end: number, isStrict: boolean): boolean {
  const { tokens } = scan;
  for (let at = start - 1; at >= 0 && at >= start - BEFORE && !endsSentence(tokens, at); at--)
    if (cueAt(scan, at, isStrict)) return true;
  for (let at = end; at < tokens.length && at < end + BEHIND && !endsSentence(tokens, at); at++)
    if (cueAt(scan, at, isStrict)) return true;
  return false;
}

const endsSentence = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.text.includes('\n\n') ||
  (tokens[i]!.type === 'mark' && '.!?'.includes(tokens[i]!.text) && isCapital(tokens[i + 2]));
