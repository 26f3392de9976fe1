import type { Associations } from '../concepts/associations.ts';
import type { Group } from '../facts/index.ts';
import { FARTHEST } from './signature.ts';

/** Share of a draft's words that have nothing to do with the fact. */
const UNRELATED = 0.3;
/** Sums beyond it, either way, say no more. */
const SUREST = 8;

/** A name that the lexicon does not know stands for nothing but itself; such are compared as names. */
export const isWord = (term: string): boolean => !term.startsWith('n:');

/** A word near a figure that may stand for one of a source: its number, and whether it is the very word. */
interface Word {
  readonly at: number;
  readonly times: number;
  readonly same: boolean;
}

/** The words near a figure, by the words of sources for which they may stand. */
export interface Kin {
  readonly of: ReadonlyMap<string, readonly Word[]>;
  /** Nearness of each word. */
  readonly near: readonly number[];
  /** What all words tell of a fact to which none is kin. */
  readonly least: number;
  readonly norm: number;
}

export function kinOf(around: ReadonlyMap<string, number>, associations: Associations): Kin {
  const of = new Map<string, Word[]>();
  const near: number[] = [];
  let total = 0;
  for (const [term, nearness] of around) {
    if (nearness < FARTHEST || !isWord(term)) continue;
    for (const { term: source, times } of associations.of(term)) {
      const list = of.get(source);
      const one = { at: near.length, times, same: source === term };
      if (list) list.push(one);
      else of.set(source, [one]);
    }
    near.push(nearness);
    total += nearness;
  }
  return { of, near, least: total * Math.log(UNRELATED), norm: Math.sqrt(1 + total) };
}

/** How far the words near a figure are kin to those of a fact, -1..1. */
export interface Kinship {
  readonly all: number;
  /** The same without the words that both have. */
  readonly others: number;
}

export const NO_KIN: Kinship = { all: 0, others: 0 };

/**
 * How far the words near a figure are those that a draft would have for the words of a fact: the likelihood of the draft's words by a model
 * of translation (Berger and Lafferty 1999), against that of words of any draft.
 */
export function fitKin(kin: Kin, groups: readonly Group[]): Kinship {
  const { of, near } = kin;
  let total = 0;
  for (const { terms, weight } of groups) for (const term of terms) if (isWord(term)) total += weight;
  if (total === 0 || near.length === 0) return NO_KIN;
  const all = new Float64Array(near.length);
  const others = new Float64Array(near.length);
  for (const { terms, weight } of groups)
    for (const term of terms)
      for (const { at, times, same } of of.get(term) ?? []) {
        const told = (((1 - UNRELATED) / UNRELATED) * weight * times) / total;
        all[at]! += told;
        if (!same) others[at]! += told;
      }
  return { all: sumOf(kin, all), others: sumOf(kin, others) };
}

function sumOf({ near, least, norm }: Kin, told: Float64Array): number {
  let sum = least;
  for (let i = 0; i < near.length; i++) if (told[i]! > 0) sum += near[i]! * Math.log1p(told[i]!);
  return Math.max(-1, Math.min(1, sum / norm / SUREST));
}
