import type { FactIndex } from '../facts/index.ts';
import type { Value } from '../values/types.ts';
import type { Candidate } from './candidates.ts';
import { type Derivation, derived } from './derive.ts';
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
/** Facts of a passage, and figures of a draft, that arithmetic looks at. */
const DERIVED_FROM = 8;

/**
 * The figures that the one at a place of its block may follow from: the last others of its sentence and of the one before. `places` are those of
 * the figures of each sentence.
 */
export function figuresBefore(
  block: readonly Support[],
  places: ReadonlyMap<number, readonly number[]>,
  at: number,
): readonly Support[] {
  const { sentence } = block[at]!.situation.claim;
  const last = (of: number): readonly number[] => places.get(of)?.slice(-DERIVED_FROM - 1) ?? [];
  return [...last(sentence - 1), ...last(sentence)]
    .filter((place) => place !== at)
    .sort((a, b) => a - b)
    .slice(-DERIVED_FROM)
    .map((place) => block[place]!);
}

/**
 * How surely the figure follows from those before it ("from 187 to 212 million, a rise of 13 %"), or from the fact and one of them: where the
 * fact is a debt of 71 million, "it fell by 9 million, to 62 million".
 */
export function derivationHere({ situation }: Support, before: readonly Support[], { judgement }: Candidate): number {
  const value = situation.mention.values[0];
  if (!value) return 0;
  const values = before.flatMap((s) => s.situation.mention.values.slice(0, 1));
  const fact = judgement.value?.value;
  const found = derived(value, values) ?? (fact && derivedWith(fact, values, value));
  return found ? Math.min(1, found.digits / 2) : 0;
}

/** How the figure follows from the fact and one of the others: from both, since what follows from the fact alone would be another telling of it. */
const derivedWith = (fact: Value, others: readonly Value[], value: Value): Derivation | undefined =>
  others.map((other) => derived(value, [fact, other])).find((d) => d?.from.length === 2);
