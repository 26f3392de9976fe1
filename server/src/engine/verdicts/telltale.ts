import type { FactFrame, Group } from '../facts/index.ts';
import { bestTerm, hasAny } from './coverage.ts';

/** Facts of one sentence share most of their words, and differ in which of them stands nearest to the figure. */
const FIRST = 4;
/** How much each word of a fact says less than the one nearer to its figure. */
const FADING = 0.5;

/** The words nearest to a fact's figure, each with what it counts; the whole is 1. */
export type FirstWords = readonly { readonly terms: readonly string[]; readonly share: number }[];

export function firstWordsOf(groups: readonly Group[]): FirstWords {
  const first = groups.slice(0, FIRST).map(({ terms, weight }, i) => ({ terms, share: weight * FADING ** i }));
  const total = first.reduce((sum, g) => sum + g.share, 0);
  return total === 0 ? [] : first.map((g) => ({ terms: g.terms, share: g.share / total }));
}

/** How far the words nearest to a fact's figure stand near the draft's, 0..1. */
export function coverFirst(first: FirstWords, around: ReadonlyMap<string, number>): number {
  let covered = 0;
  for (const { terms, share } of first) covered += share * bestTerm(terms, around);
  return covered;
}

/** Words beyond this many say no more. */
const ENOUGH = 1.5;

/** What stands near the figure of the words that a fact has and another has not, 0..1. */
export function coverApart(fact: FactFrame, other: FactFrame, around: ReadonlyMap<string, number>): number {
  let covered = 0;
  for (const { terms, weight } of fact.groups)
    if (!hasAny(terms, other.terms)) covered += weight * bestTerm(terms, around);
  return Math.min(1, covered / ENOUGH);
}
