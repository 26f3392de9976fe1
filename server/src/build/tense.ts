import de from '../../locales/de/tense.yaml';
import en from '../../locales/en/tense.yaml';
import es from '../../locales/es/tense.yaml';
import fr from '../../locales/fr/tense.yaml';
import it from '../../locales/it/tense.yaml';
import ja from '../../locales/ja/tense.yaml';
import nl from '../../locales/nl/tense.yaml';
import pt from '../../locales/pt/tense.yaml';
import zh from '../../locales/zh/tense.yaml';
import { fold, type Token, tokenise } from '../engine/mentions/tokens.ts';
import type { Span } from '../engine/span.ts';

export interface Tense {
  readonly is: 'past' | 'future';
  /** 0..1: how near and how plain the sign is. */
  readonly strength: number;
}

interface Words {
  readonly future: readonly string[];
  readonly past: readonly string[];
  /** Words that take its tense from the participle behind them ("will *be* paid", "if it *is* bought"). */
  readonly free?: readonly string[];
  /** Words that open another statement ("announced on Tuesday *that* it would close"). */
  readonly opens?: readonly string[];
}

const LOCALES = { en, fr, de, es, it, pt, nl, zh, ja } as Readonly<Record<string, Words | undefined>>;

/** A word weighs less with every word between it and the date, and with every boundary. */
const PER_WORD = 0.9;
const PER_BOUNDARY = 0.5;
/** A date range or list shares its verb: what stands before the date tells more than what follows. */
const AFTER = 0.8;
/** Regular endings are weaker signs than words of the list; participles ("presented on 3 March") go with any tense. */
const ENDING = { past: 0.45, future: 0.8 } as const;
/** One tense must be this much clearer than the other. */
const CLEAR = 1.15;

/** What the words around a date say about its tense; undefined when they do not decide. `sentence` and `date` are offsets in `text`. */
export function tenseAt(text: string, sentence: Span, date: Span, lang: string): Tense | undefined {
  const words = LOCALES[lang];
  if (!words) return undefined;
  const tokens = tokenise(text.slice(sentence.start, sentence.end));
  const at = date.start - sentence.start;
  const past = strength(freeOf(tokens, words.free ?? []), at, words.past, ENDING.past, lang);
  const future = strength(tokens, at, words.future, ENDING.future, lang);
  if (past > future * CLEAR) return { is: 'past', strength: past };
  return future > past * CLEAR ? { is: 'future', strength: future } : undefined;
}

/** Words between such a word and its participle ("is *not yet* paid"). */
const ADVERBS = 2;

/** The tokens without the participles that have no tense of their own. */
function freeOf(tokens: readonly Token[], free: readonly string[]): readonly Token[] {
  let words = ADVERBS + 1;
  return tokens.map((token) => {
    if (token.type !== 'word') return token;
    words = free.includes(token.folded) ? 0 : words + 1;
    return words > 0 && words <= ADVERBS ? { ...token, folded: '' } : token;
  });
}

function strength(
  tokens: readonly Token[],
  at: number,
  entries: readonly string[],
  weak: number,
  lang: string,
): number {
  const capitals = lang === 'de';
  const opens = new Set((LOCALES[lang]?.opens ?? []).map(fold));
  let best = 0;
  tokens.forEach((token, i) => {
    if (token.type !== 'word') return;
    // Names and German nouns are no verbs.
    if (i > 0 && /^\p{Lu}/u.test(token.text) && (capitals || token.start > 2)) return;
    const match = entryAt(tokens, i, entries, weak);
    if (match === 0) return;
    const from = Math.min(token.start, at);
    const to = Math.max(token.start, at);
    let near = match;
    for (const t of tokens) {
      if (t.start <= from || t.start >= to) continue;
      if (t.type === 'word') near *= opens.has(t.folded) ? PER_BOUNDARY : PER_WORD;
      else if (t.type === 'mark' && /[,;:()–—]/.test(t.text)) near *= PER_BOUNDARY;
    }
    if (token.start > at) near *= AFTER;
    if (near > best) best = near;
  });
  return best;
}

/** 1 for a word or phrase of the list at token `i`, less for an ending, 0 for neither. */
function entryAt(tokens: readonly Token[], i: number, entries: readonly string[], weak: number): number {
  let found = 0;
  const word = tokens[i]!.folded;
  for (const entry of entries) {
    const folded = fold(entry);
    if (folded.startsWith('-')) {
      const ending = folded.slice(1);
      if (word.length > ending.length + 1 && word.endsWith(ending)) found = Math.max(found, weak);
    } else if (folded.endsWith('-')) {
      if (word.length > folded.length + 2 && word.startsWith(folded.slice(0, -1))) found = Math.max(found, weak);
    } else {
      const parts = tokenise(folded);
      if (parts.every((p, k) => tokens[i + k]?.folded === p.folded)) found = 1;
    }
  }
  return found;
}
