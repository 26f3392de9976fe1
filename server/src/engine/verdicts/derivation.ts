import type { FactIndex } from '../facts/index.ts';
import type { Candidate } from './candidates.ts';
import { derived } from './derive.ts';
import type { Situation } from './situation.ts';
import type { Support } from './support.ts';

/** How surely the figure follows from values of the fact's passage: the more digits, the less by chance. */
export function derivation(s: Situation, clash: Candidate, index: FactIndex): number {
  const value = s.mention.values[0];
  const values = (index.passages.get(clash.fact.passage) ?? [])
    .slice(0, DERIVED_FROM)
    .flatMap((f) => f.fact.values.map((v) => v.value));
  const found = value && derived(value, values);
  return found ? Math.min(1, found.digits / 2) : 0;
}
/** Facts of a passage that arithmetic looks at. */
const DERIVED_FROM = 8;

/** How surely the figure follows from others of its sentence and the one before: "from 187 to 212 million, a rise of 13 %". */
export function derivationHere({ situation }: Support, block: readonly Support[]): number {
  const { mention, claim } = situation;
  const value = mention.values[0];
  const values = block
    .filter((s) => claim.sentence - s.situation.claim.sentence <= 1 && s.situation.claim.sentence <= claim.sentence)
    .slice(-DERIVED_FROM)
    .flatMap((s) => s.situation.mention.values.slice(0, 1));
  const found = value && derived(value, values);
  return found ? Math.min(1, found.digits / 2) : 0;
}
