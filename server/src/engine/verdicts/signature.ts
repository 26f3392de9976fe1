import type { Group } from '../facts/index.ts';

/** How much each term tells that a fact is spoken of: a topic signature (Lin and Hovy 2000), by term. */
export type Signature = ReadonlyMap<string, number>;

/** Words further from the figure than this, as `proximity` counts, are said of something else. */
export const FARTHEST = 0.15;
/** What a word that is not listed tells: drafts of the fact use it seldom. */
export const UNLISTED = -0.5;
/** Sums beyond it, either way, say no more. */
const SUREST = 6;

/** The signature of the words of a fact. Of a compound and its part each tells its own: what is told of a term alone comes first. */
export function signatureOf(groups: readonly Group[]): Signature {
  const told = new Map<string, number>();
  for (const { terms, weight } of [...groups].sort((a, b) => a.terms.length - b.terms.length))
    for (const term of terms) if (!told.has(term)) told.set(term, weight);
  return told;
}

/**
 * How far the words near a figure are those that drafts use of a fact, -1..1: the naive Bayes sum of what they tell, each by its nearness. Words
 * of one sentence lean on one another, so that many of them count as their root.
 */
export function fitSignature(signature: Signature, around: ReadonlyMap<string, number>): number {
  if (signature.size === 0) return 0;
  let sum = 0;
  let words = 1;
  for (const [term, nearness] of around) {
    if (nearness < FARTHEST) continue;
    sum += nearness * (signature.get(term) ?? UNLISTED);
    words += nearness;
  }
  return Math.max(-1, Math.min(1, sum / Math.sqrt(words) / SUREST));
}
