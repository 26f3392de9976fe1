import type { Trie } from '../mentions/trie.ts';

/** One word of a spelled number. `slot`: what may follow it additively is smaller than this ("forty" 10: "forty-two"). */
export interface NumberWord {
  readonly kind: 'add' | 'hundred' | 'scale' | 'half';
  readonly value: number;
  readonly slot: number;
  /** Ends the number and makes it an ordinal. */
  readonly ordinal?: boolean;
  /** A scale that needs no number before it ("mille"). */
  readonly bare?: boolean;
  /** Most hundreds that are said (French says "dix-neuf cents", never "quarante-cinq cents": those are coins). */
  readonly upTo?: number;
  /** An article too ("one", "un", "ein"): a number only where the neighbours say so. */
  readonly weak?: boolean;
}

/** A word that may join two words of a number ("and", "et", "-"), and after and before which values. */
export interface Joiner {
  readonly afterMin: number;
  readonly afterMax: number;
  readonly before?: ReadonlySet<number>;
}

/** Numerals counted in ten thousands: digits, tens (十, 百, 千) and myriads (万, 亿). */
export interface MyriadLexicon {
  readonly digits: ReadonlyMap<string, number>;
  readonly tens: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
  /** Opens an ordinal ("第"). */
  readonly ordinal: ReadonlySet<string>;
  readonly point: ReadonlySet<string>;
  /** "More than" between number and myriad ("1000多万"). */
  readonly inner: ReadonlySet<string>;
  /** Words between a number and what it counts ("家", "件"). */
  readonly counters: Trie<true>;
  /** What stands behind hundredths that follow tenths ("3割5*分*"); none where they are bare ("六成五"). */
  readonly hundredth?: string;
  /** A last digit is a tenth of the place before it ("三万五" 35,000). */
  readonly shortTail: boolean;
}
