import type { CueHit } from '../locales/cues.ts';
import type { Token } from '../mentions/tokens.ts';
import type { Span } from '../span.ts';

/** A sentence as token indexes, half-open. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly question: boolean;
}

const STOP = /^[.!?…。！？]$/;
const CLOSING = /^["'»”’)\]]$/;

/** Whether the period at token `i` ends a sentence: not a decimal, an initial or an abbreviation. */
function endsSentence(tokens: readonly Token[], i: number, abbreviations: ReadonlySet<number>): boolean {
  const mark = tokens[i]!.text;
  if (/[。！？]/.test(mark)) return true;
  let k = i + 1;
  while (k < tokens.length && (STOP.test(tokens[k]!.text) || CLOSING.test(tokens[k]!.text))) k++;
  if (k >= tokens.length) return true;
  if (tokens[k]!.type !== 'space') return false;
  if (mark !== '.') return true;
  if (abbreviations.has(i)) return false;
  const before = tokens[i - 1];
  // An initial ("J. Huang") or an ordinal as German writes it ("6. Mai").
  if (before?.type === 'word' && before.text.length === 1 && /\p{Lu}/u.test(before.text)) return false;
  const next = tokens.slice(k + 1, k + 4).find((t) => t.type === 'word' || t.type === 'digits');
  if (
    before?.type === 'digits' &&
    before.text.length <= 2 &&
    next?.type === 'word' &&
    tokens[i - 2]?.text !== ',' &&
    isMonthLike(next)
  )
    return false;
  return !next || next.type === 'digits' || /^[\p{Lu}\p{Lo}]/u.test(next.text);
}

// After a short number and a period, a following capitalised word may be a month ("am 6. Mai") only in languages that write
// ordinals so; there a new sentence after a bare two-digit number is rarer than a date.
const isMonthLike = (t: Token): boolean => /^\p{Lu}\p{Ll}{2,8}$/u.test(t.text);

/** Splits the tokens of a block into sentences. `abbreviations` are cue hits of that kind; a line break ends one too when a blank follows. */
export function splitSentences(tokens: readonly Token[], cues: readonly CueHit[]): Sentence[] {
  const abbreviations = new Set<number>();
  for (const hit of cues) if (hit.kinds.has('abbreviations')) abbreviations.add(hit.to - 1).add(hit.to);
  const sentences: Sentence[] = [];
  let from = 0;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    const line = t.type === 'space' && /\n\s*\n/.test(t.text);
    if (!line && !(t.type === 'mark' && STOP.test(t.text) && endsSentence(tokens, i, abbreviations))) continue;
    let to = i + 1;
    while (to < tokens.length && (STOP.test(tokens[to]!.text) || CLOSING.test(tokens[to]!.text))) to++;
    sentences.push({ from, to, question: /[?？]/.test(t.text) });
    from = to;
    i = to - 1;
  }
  if (from < tokens.length) sentences.push({ from, to: tokens.length, question: false });
  return sentences;
}

/** Marks that part the statements of a sentence. A comma between digits is part of a number. */
export function isBoundary(tokens: readonly Token[], i: number): boolean {
  const t = tokens[i]!;
  if (t.type !== 'mark') return false;
  if (/[;:()[\]–—|•]/.test(t.text))
    return !(t.text === ':' && tokens[i - 1]?.type === 'digits' && tokens[i + 1]?.type === 'digits');
  // A hyphen between spaces is a dash.
  if (t.text === '-') return tokens[i - 1]?.type === 'space' && tokens[i + 1]?.type === 'space';
  if (t.text === ',' || t.text === '，' || t.text === '、')
    return !(tokens[i - 1]?.type === 'digits' && tokens[i + 1]?.type === 'digits');
  return false;
}

export const tokenSpan = (tokens: readonly Token[], from: number, to: number): Span => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});
