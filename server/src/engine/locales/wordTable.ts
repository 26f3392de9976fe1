import { fold, LOW } from './characters.ts';

/**
 * What words may do, as bits, to be looked up by the characters of a text without making a string of each word. A word that
 * is not in it may, very rarely, be taken for one that is: bits say what is worth a try, and each try looks at the word itself.
 */
export interface WordTable {
  /** By folded word. */
  readonly all: ReadonlyMap<string, number>;
  /** Hashes of words, each in the first free place from its own on, and their bits; 0 where there is none. */
  readonly hashes: Int32Array;
  readonly bits: Int32Array;
  /** Bits of the characters below `LOW`, and of signs as they are written. */
  readonly signs: Int32Array;
  readonly ownSigns: ReadonlyMap<string, number>;
}

type Signs = Pick<WordTable, 'all' | 'ownSigns'>;

/** The characters below `LOW`, folded. */
const LOW_FOLDED: readonly string[] = Array.from({ length: LOW }, (_, code) => fold(String.fromCharCode(code)));

/** The hash of a word without characters, and what it is multiplied with for each folded one (FNV-1a). */
export const NO_HASH = 0;
export const PRIME = 0x01000193;

/** The place where a word with the hash may stand, nothing in most places; `size` is a power of two. */
export const placeOf = (hash: number, size: number): number => (hash ^ (hash >>> 15)) & (size - 1);

/** Makes the table of folded words and their bits, and of bits that signs have by how they are written. */
export function wordTable(all: ReadonlyMap<string, number>, ownSigns: WordTable['ownSigns'] = new Map()): WordTable {
  // Most places stay free, so that most words that are not in it end at their first place.
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, all.size * 4)));
  const hashes = new Int32Array(size);
  const bits = new Int32Array(size);
  for (const [word, value] of all) {
    if (value === 0) continue;
    let hash = NO_HASH;
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
    let place = placeOf(hash, size);
    while (bits[place] !== 0 && hashes[place] !== hash) place = (place + 1) & (size - 1);
    hashes[place] = hash;
    bits[place] = bits[place]! | value;
  }
  const signs = Int32Array.from(LOW_FOLDED, (folded, code) =>
    charBits({ all, ownSigns }, String.fromCharCode(code), folded),
  );
  return { all, hashes, bits, signs, ownSigns };
}

/** The bits of one character. */
export const signBits = ({ all, ownSigns }: Signs, char: string): number =>
  charBits({ all, ownSigns }, char, fold(char));

const charBits = ({ all, ownSigns }: Signs, char: string, folded: string): number =>
  (all.get(folded) ?? 0) | (ownSigns.get(char) ?? 0);

/** A table without words. */
export const NO_WORDS = wordTable(new Map());

/** The bits of a word by the hash of its folded characters, 0 when it has none. */
export function bitsOf({ hashes, bits }: WordTable, hash: number): number {
  const { length } = bits;
  for (let place = placeOf(hash, length); bits[place] !== 0; place = (place + 1) & (length - 1))
    if (hashes[place] === hash) return bits[place]!;
  return 0;
}
