import type { Trie } from '../mentions/trie.ts';
import type { GuardLexicon } from './guards.ts';
import type { FigureLexicon } from './types.ts';

/** What a phrase that begins with a word may be: one look-up per token decides which readers are tried. */
export const STARTS = {
  number: 1,
  prefix: 2,
  fraction: 4,
  vague: 8,
  multiple: 16,
  name: 32,
  label: 64,
  hedge: 128,
  direction: 256,
  opener: 512,
  every: 1024,
  /** May follow an article that is a number then: a unit, magnitude or denominator. */
  counted: 2048,
} as const;

/** Indexes the first words of all phrases of a locale, so that most words of a text cost one look-up. */
export function indexStarts(f: FigureLexicon, g: GuardLexicon): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  const add = (dictionary: Trie<unknown>, bit: number): void => {
    for (const word of dictionary.root.next.keys()) starts.set(word, (starts.get(word) ?? 0) | bit);
  };
  add(f.words, STARTS.number);
  add(f.negative, STARTS.number);
  add(f.prefixes, STARTS.prefix);
  add(f.fractions, STARTS.fraction);
  add(f.vague, STARTS.vague);
  for (const t of [f.multiples.forms, f.multiples.weak, f.multiples.divided, f.multiples.multiplied, f.multiples.often])
    add(t, STARTS.multiple);
  add(g.names, STARTS.name);
  add(g.labels, STARTS.label);
  add(f.hedgesBefore, STARTS.hedge);
  add(f.hedgesOfMeasure, STARTS.hedge);
  add(f.directions, STARTS.direction);
  add(f.ranges.between, STARTS.opener);
  add(f.ranges.from, STARTS.opener);
  add(f.per.before.open, STARTS.opener);
  add(f.everyNth, STARTS.every);
  for (const t of [f.units, f.magnitudes, f.denominators]) add(t, STARTS.counted);
  // Articles open fractions and numbers: "a third", "a hundred".
  for (const word of f.articles) starts.set(word, (starts.get(word) ?? 0) | STARTS.number);
  for (const map of [f.myriads?.digits, f.myriads?.tens])
    for (const word of map?.keys() ?? []) starts.set(word, (starts.get(word) ?? 0) | STARTS.number | STARTS.fraction);
  for (const word of f.myriads?.ordinal ?? []) starts.set(word, (starts.get(word) ?? 0) | STARTS.number);
  for (const sign of f.multiples.sign) starts.set(sign, (starts.get(sign) ?? 0) | STARTS.multiple);
  return starts;
}
