import { FOLDED, fold, LOW, plainString } from './characters.ts';

/** What words may do, as bits, to be looked up by the characters of a text without making a string of each word. */
export interface WordTable {
  /** By folded word. */
  readonly all: ReadonlyMap<string, number>;
  /** Words by their hash, each in the first free place from that on, and their bits; 0 where there is none. */
  readonly words: readonly string[];
  readonly bits: readonly number[];
  /** Bits of the signs below `LOW`. */
  readonly signs: readonly number[];
}

/** One more folded character of a hash, which begins with 0. */
const hashed = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** The place where a word with the hash may stand; `size` is a power of two. */
const placeOf = (hash: number, size: number): number => (hash ^ (hash >>> 15)) & (size - 1);

/** Makes the table of folded words and their bits. */
export function wordTable(all: ReadonlyMap<string, number>): WordTable {
  // At least half of the places stay free, so that most words that are not in it end at their first place.
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, all.size * 2)));
  const words = new Array<string>(size).fill('');
  const bits = new Array<number>(size).fill(0);
  for (const [word, value] of all) {
    if (value === 0) continue;
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = hashed(hash, word.charCodeAt(i));
    let place = placeOf(hash, size);
    while (bits[place] !== 0) place = (place + 1) & (size - 1);
    words[place] = plainString(word);
    bits[place] = value;
  }
  const signs = Array.from({ length: LOW }, (_, code) => all.get(fold(String.fromCharCode(code))) ?? 0);
  return { all, words, bits, signs };
}

/** A table without words. */
export const NO_WORDS = wordTable(new Map());

/** A word that is written as it is folded; one that is folded as a whole, not character by character. */
export const PLAIN = 8;
export const WHOLE = 16;
export const FLAG_BITS = 5;

/** The bits of the word from `start` to `end` in `text`, 0 when it has none; below them, in `FLAG_BITS`, how it is written. */
export function lookUp(table: WordTable, text: string, start: number, end: number): number {
  const known = FOLDED;
  let hash = 0;
  let flags = PLAIN;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const folded = code < LOW ? known[code]! : 0;
    if (folded !== code) flags = 0;
    if (folded === 0) return ((table.all.get(fold(text.slice(start, end))) ?? 0) << FLAG_BITS) | WHOLE;
    hash = hashed(hash, folded);
  }
  const { words, bits } = table;
  for (let place = placeOf(hash, words.length); bits[place] !== 0; place = (place + 1) & (words.length - 1))
    if (isWord(words[place]!, text, start, end)) return (bits[place]! << FLAG_BITS) | flags;
  return flags;
}

function isWord(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== FOLDED[text.charCodeAt(start + i)]) return false;
  return true;
}
