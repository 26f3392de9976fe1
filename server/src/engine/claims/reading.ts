import type { Lexicon } from '../concepts/lexicon.ts';
import type { Word } from '../concepts/types.ts';
import { contentWords } from '../concepts/words.ts';
import { type CueHit, type Cues, findCues } from '../locales/cues.ts';
import { type Token, tokenise } from '../mentions/tokens.ts';
import type { Block } from '../prose/types.ts';
import { isBoundary, type Sentence, splitSentences } from './sentences.ts';

/** What framing needs of the languages. */
export interface FrameTools {
  readonly lexicon: Lexicon;
  readonly cues: Pick<ReadonlyMap<string, Cues>, 'get'>;
}

/** A block's text, read once: tokens, sentences, cues, content words, and for each token how many words and boundaries precede it. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly cues: readonly CueHit[];
  readonly words: readonly Word[];
  /** Token index of each word of `words`. */
  readonly wordAt: readonly number[];
  /** Words of `words` that name who says something. */
  readonly attributed: ReadonlySet<number>;
  readonly wordsBefore: readonly number[];
  readonly boundariesBefore: readonly number[];
}

/** Least proximity within the sentence. */
export const SENTENCE_FLOOR = 0.2;
/** Proximity lost with each word in between, and with each boundary. */
const PER_WORD = 0.93;
const PER_BOUNDARY = 0.62;
const NO_CUES: Cues = { root: {} };

export function read(block: Block, tools: FrameTools): Reading {
  const tokens = tokenise(block.text);
  const cues = findCues(tools.cues.get(block.lang) ?? NO_CUES, tokens);
  const sentences = splitSentences(tokens, cues);
  const words = contentWords(tokens, block.lang, tools.lexicon);
  const clauseStarts = new Set(
    cues.filter((c) => c.kinds.has('clause') || c.kinds.has('coordination')).map((c) => c.from),
  );
  const wordsBefore: number[] = [];
  const boundariesBefore: number[] = [];
  let w = 0;
  let b = 0;
  tokens.forEach((t, i) => {
    wordsBefore.push(w);
    if (isBoundary(tokens, i) || clauseStarts.has(i)) b++;
    boundariesBefore.push(b);
    if (t.type === 'word' || t.type === 'digits') w++;
  });
  const wordAt: number[] = [];
  let k = 0;
  for (const word of words) {
    while (k < tokens.length && tokens[k]!.start < word.start) k++;
    wordAt.push(k);
  }
  const attributed = findAttributed(words, wordAt, cues, wordsBefore, boundariesBefore);
  return { tokens, sentences, cues, words, wordAt, attributed, wordsBefore, boundariesBefore };
}

/** Words between a preposition of attribution and the end of the name behind it. */
const SPEAKER = 3;

function findAttributed(
  words: readonly Word[],
  wordAt: readonly number[],
  cues: readonly CueHit[],
  wordsBefore: readonly number[],
  boundariesBefore: readonly number[],
): Set<number> {
  const found = new Set<number>();
  for (const cue of cues) {
    if (!cue.kinds.has('attribution')) continue;
    words.forEach((word, i) => {
      const k = wordAt[i]!;
      // Only "according to X": in "X announced", X may well be whose figure it is.
      if (word.name === 'no' || k < cue.to || boundariesBefore[k] !== boundariesBefore[cue.to - 1]) return;
      if (wordsBefore[k]! - wordsBefore[cue.to - 1]! <= SPEAKER) found.add(i);
    });
  }
  return found;
}

export const tokenAt = (tokens: readonly Token[], offset: number): number => {
  let lo = 0;
  let hi = tokens.length - 1;
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1;
    if (tokens[mid]!.start <= offset) lo = mid;
    else hi = mid - 1;
  }
  return lo;
};

/** Proximity of token `k` to the mention's tokens `from`..`to`. */
export function proximity(r: Reading, from: number, to: number, k: number): number {
  const edge = k < from ? from : Math.max(from, to - 1);
  const words = Math.abs(r.wordsBefore[k]! - r.wordsBefore[edge]!);
  const bounds = Math.abs(r.boundariesBefore[k]! - r.boundariesBefore[edge]!);
  return PER_WORD ** Math.max(0, words - 1) * PER_BOUNDARY ** bounds;
}
