import { digitKeys, type FactIndex } from '../facts/index.ts';
import { type Situation, termsAround } from './situation.ts';

/** How far each world of a base speaks like some figures of a draft: log-likelihood ratios against the base as a whole. */
export type Likes = Float64Array;

/** A key with more facts than this is common: it tells no world from another. */
const COMMON = 256;
/** Facts whose share of words is taken from the whole base beside a world's own (Dirichlet prior of a language model). */
const PRIOR = 20;

/** What the words and values of figures that stand together say for each world. */
export function likenWorlds(situations: readonly Situation[], index: FactIndex): Likes {
  const { worlds, base } = index;
  const likes = new Float64Array(worlds.sizes.length);
  const terms = new Map<string, number>();
  const digits = new Set<string>();
  for (const { claim, mention } of situations) {
    for (const [term, weight] of termsAround(claim)) if ((terms.get(term) ?? 0) < weight) terms.set(term, weight);
    for (const value of mention.values) for (const key of digitKeys(value)) digits.add(key);
  }
  let asked = 0;
  const hear = (found: readonly number[] | undefined, weight: number): void => {
    if (!found || found.length > COMMON) return;
    asked += weight;
    const expected = (PRIOR * found.length) / base.facts.length;
    const counts = new Map<number, number>();
    for (const at of found) counts.set(worlds.of(at), (counts.get(worlds.of(at)) ?? 0) + 1);
    for (const [world, count] of counts) likes[world]! += weight * Math.log(1 + count / expected);
  };
  for (const [term, weight] of terms) hear(index.postings.get(term), weight);
  for (const key of digits) hear(index.digits.get(key), 1);
  for (let world = 0; world < likes.length; world++) likes[world]! -= asked * Math.log(1 + worlds.sizes[world]! / PRIOR);
  return likes;
}

/** Worlds that a draft is held against at most. */
const MOST = 4;
/** A further world must explain so much more than those before it. */
const GAIN = 4;

/** The worlds that a draft may speak of, likeliest first; one for each list of figures that stand together in `parts`. */
export function chooseWorlds(parts: readonly Likes[], { worlds }: FactIndex): readonly number[] {
  const all = worlds.sizes.length;
  if (all < 2) return [0];
  const explained = new Float64Array(parts.length);
  const chosen: number[] = [];
  while (chosen.length < Math.min(MOST, all)) {
    const [world, gain] = best(parts, explained, all);
    if (chosen.length > 0 && gain < GAIN) break;
    chosen.push(world);
    parts.forEach((likes, i) => {
      explained[i] = Math.max(explained[i]!, likes[world]!);
    });
  }
  return chosen;
}

/** The world that explains most of what is not yet explained, and how much. */
function best(parts: readonly Likes[], explained: Float64Array, all: number): readonly [world: number, gain: number] {
  let [first, most] = [0, -1];
  for (let world = 0; world < all; world++) {
    let gain = 0;
    for (let i = 0; i < parts.length; i++) gain += Math.max(0, parts[i]![world]! - explained[i]!);
    if (gain > most) [first, most] = [world, gain];
  }
  return [first, most];
}
