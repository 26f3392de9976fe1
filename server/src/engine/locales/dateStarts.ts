import { fold, foldedTokens } from '../mentions/tokens.ts';
import { type Trie, trie } from '../mentions/trie.ts';
import { FIRST, GIVEN, KINDS, LEADING, ONWARD } from './dateKinds.ts';
import type { Term } from './dateTerms.ts';
import type { FigureLexicon } from './types.ts';
import { type WordTable, wordTable } from './wordTable.ts';

/** What a word of a text may do where dates are read; the first pass over a text asks nothing else of most words. */
export const DATE_STARTS = {
  /** By itself it may begin a date, length or clock time. */
  word: 1,
  /** A longer phrase that begins with it may. */
  phrase: 2,
  /** It is part of a phrase that leads to a date, or of a hedge. */
  lead: 4,
} as const;

/** A term begins with the word. */
export const TERM = 1 << 15;

/** Marks of what stands behind the first word of a phrase that `phrase` speaks of. */
export const INNER = 1 << 24;
/** Marks the first word of such a phrase that has only a space behind it ("mid "). */
export const ENDS_OPEN = 1 << 25;

/** The bits that words have; those above are of what stands at a place, and of signs. */
export const WORD = (1 << 16) - 1;

export const DASHES = '-–—−‐‑‒~〜～';
/** Bits of signs. */
export const SIGNS = {
  apostrophe: 1 << 18,
  dash: 1 << 19,
  dot: 1 << 20,
  comma: 1 << 21,
  amount: 1 << 22,
  closing: 1 << 23,
};
const SIGNED: { readonly [K in keyof typeof SIGNS]: string } = {
  // All that folds to one.
  apostrophe: "'\u2018\u2019\u2032\uff07",
  dash: DASHES,
  dot: '.',
  comma: ',',
  // They make a figure of the digits before them, whatever follows.
  amount: '%‰€$£¥°',
  // Behind them nothing is counted.
  closing: '.,;:!?)',
};
function indexSigns(): ReadonlyMap<string, number> {
  const signs = new Map<string, number>();
  for (const [name, chars] of Object.entries(SIGNED))
    for (const char of chars) signs.set(char, (signs.get(char) ?? 0) | SIGNS[name as keyof typeof SIGNS]);
  return signs;
}

/** Bits of `KINDS`, from `NEEDS` on in a word that needs them behind it, from `GIVES` on in one that is them. */
const ALL_KINDS = 63;
const NEEDS = 3;
const GIVES = 9;

/** What digits, and dashes, give to the word before them. */
export const DIGITS_GIVE = (KINDS.number | KINDS.name | KINDS.onward) << GIVES;
export const DASH_GIVES = KINDS.onward << GIVES;

/** What a Roman numeral needs: the unit of its century, or an ending of its own. */
export const ROMAN_NEEDS = KINDS.counted << NEEDS;

/** The bits that a mark passes on from the word behind it to the word before it. */
export const PASSED = ALL_KINDS << GIVES;

/** What words of numbers give to the word before them. */
export const NUMBER_GIVES = KINDS.number << GIVES;

/** What units, months, weekdays and words of numbers give: such a word does not only lead on. */
export const NAME_GIVES = (KINDS.period | KINDS.name | KINDS.number) << GIVES;

/** Something that may go on behind a number. */
export const GOES_ON = KINDS.onward << GIVES;

/** Bits from here on say that a word may begin something, or is needed behind one. */
export const NEEDING = 1 << NEEDS;

/** Whether a word with bits `bits` begins something before a word with bits `next`. */
export const needsMet = (bits: number, next: number): boolean => ((bits >> NEEDS) & ALL_KINDS & (next >> GIVES)) > 0;

export interface DateStarts {
  /** Bits of `DATE_STARTS` and of kinds by word. */
  readonly words: WordTable;
  /** The phrases that `phrase` speaks of. */
  readonly phrases: Trie<true>;
  /** First two letters of the parts of numerals written as one word. */
  readonly joined: ReadonlySet<string> | undefined;
}

interface Words {
  readonly entries: readonly (readonly [string, readonly Term[]])[];
  readonly programmes: Trie<true>;
  readonly fixed: ReadonlyMap<string, unknown>;
}

/** Indexes the words of a language's dates, and of the numbers, vague words and hedges that dates are told with. */
export function indexDates({ entries, programmes, fixed }: Words, figures: FigureLexicon): DateStarts {
  const words = new Map<string, number>();
  const phrases: string[] = [];
  const put = (word: string, bits: number): void => {
    words.set(word, (words.get(word) ?? 0) | bits);
  };
  const first = (phrase: readonly string[], needs: number): void => {
    if (needs) put(phrase[0]!, needs << NEEDS);
    else put(phrase[0]!, phrase.length > 1 ? DATE_STARTS.phrase : DATE_STARTS.word);
    if (needs || phrase.length < 2) return;
    phrases.push(phrase.join(''));
    const inner = phrase.find((word, at) => at > 0 && word !== ' ');
    if (inner === undefined) put(phrase[0]!, ENDS_OPEN);
    else put(inner, INNER);
  };
  for (const [phrase, terms] of entries) {
    const folded = foldedTokens(phrase);
    if (!folded.length) continue;
    for (const { is } of terms) {
      const needs = FIRST[is];
      // Only a word alone is told by what stands behind it.
      if (needs !== undefined) first(folded, folded.length > 1 && !ELIDED.test(phrase) ? 0 : needs);
      put(folded[0]!, TERM | (((GIVEN[is] ?? 0) | (ONWARD.has(is) ? KINDS.onward : 0)) << GIVES));
      if (LEADING.has(is)) for (const word of folded) put(word, DATE_STARTS.lead);
    }
  }
  for (const [word] of fixed) put(fold(word), DATE_STARTS.word);
  for (const phrase of phrasesOf(programmes)) first(phrase, phrase.length > 1 ? 0 : KINDS.number);
  for (const phrase of phrasesOf(figures.vague)) first(phrase, 0);
  addNumbers(figures, first, put);
  for (const phrase of phrasesOf(figures.hedgesBefore)) for (const word of phrase) put(word, DATE_STARTS.lead);
  return {
    words: wordTable(words, indexSigns()),
    phrases: trie(phrases.map((phrase) => [phrase, true] as const)),
    joined: figures.joined && new Set([...figures.joined.parts.keys()].map((part) => part.slice(0, 2))),
  };
}

/** "l'", "d'": the mark behind the word passes on what follows. */
const ELIDED = /^\p{L}+'$/u;

function addNumbers(
  { words, ranges, joiners, half, myriads }: FigureLexicon,
  first: (phrase: readonly string[], needs: number) => void,
  put: (word: string, bits: number) => void,
): void {
  for (const phrase of phrasesOf(words)) {
    const alone = phrase.length === 1 ? words.root.next.get(phrase[0]!)?.value : undefined;
    put(phrase[0]!, (KINDS.number | KINDS.onward) << GIVES);
    // "million" goes on with a number, and begins none.
    if (alone && alone.kind !== 'add' && !alone.bare) continue;
    first(phrase, alone?.weak ? KINDS.counted | KINDS.number : phrase.length > 1 ? 0 : KINDS.onward);
  }
  for (const word of myriads?.digits.keys() ?? []) {
    put(word, (KINDS.number | KINDS.onward) << GIVES);
    first([word], KINDS.onward);
  }
  for (const dictionary of [ranges.or, joiners, half])
    for (const phrase of phrasesOf(dictionary)) put(phrase[0]!, (KINDS.counted | KINDS.onward) << GIVES);
}

/** The phrases of a dictionary, each as its folded tokens. */
function phrasesOf(dictionary: Trie<unknown>): string[][] {
  const out: string[][] = [];
  const walk = (node: Trie<unknown>['root'], path: readonly string[]): void => {
    if (node.value !== undefined) out.push([...path]);
    for (const [word, next] of node.next) walk(next, [...path, word]);
  };
  walk(dictionary.root, []);
  return out;
}
