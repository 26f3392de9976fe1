/**
 * What speaks for the facts of a base, or for its worlds, summed by position. Room for all of them is made once and used again for each figure:
 * what is written in it does not outlast the call that began with `clear`.
 */
export interface Scores {
  readonly clear: () => void;
  readonly add: (at: number, weight: number) => void;
  /** Adds the same to each of some facts. */
  readonly addAll: (facts: readonly number[], weight: number) => void;
  /** What speaks for one fact; 0 where nothing was added. */
  readonly of: (at: number) => number;
  /** The positions that something was added to, in the order in which it first was; to be read before anything else is added. */
  readonly touched: () => Int32Array;
  /** Number of facts that something was added to. */
  readonly size: () => number;
  /** The positions with the highest scores, highest first; of equal ones the first in the base. */
  readonly best: (count: number) => number[];
}

export function keepScores(facts: number): Scores {
  let sums: Float64Array | undefined;
  let round = new Uint32Array(0);
  let touched = new Int32Array(0);
  let size = 0;
  let now = 0;
  const of = (at: number): number => (round[at] === now ? sums![at]! : 0);
  const add = (at: number, weight: number): void => {
    if (round[at] === now) sums![at]! += weight;
    else {
      round[at] = now;
      sums![at] = weight;
      touched[size++] = at;
    }
  };
  return {
    clear() {
      // Only now: many a base is never matched.
      if (!sums) {
        sums = new Float64Array(facts);
        round = new Uint32Array(facts);
        touched = new Int32Array(facts);
      }
      size = 0;
      now++;
    },
    add,
    addAll(facts, weight) {
      for (let i = 0; i < facts.length; i++) add(facts[i]!, weight);
    },
    of,
    touched: () => touched.subarray(0, size),
    size: () => size,
    best: (count) => bestOf(touched.subarray(0, size), of, count),
  };
}

/** The positions with the highest scores, highest first; of equal ones the first in the base. Each position stands in the list once. */
export function bestOf(positions: ArrayLike<number>, scoreOf: (at: number) => number, count: number): number[] {
  // A heap of the best so far, the worst of them at its root.
  const best: number[] = [];
  const scores: number[] = [];
  for (let i = 0; i < positions.length; i++) {
    const at = positions[i]!;
    const score = scoreOf(at);
    if (best.length < count) rise(best, scores, at, score);
    else if (isWorse(scores[0]!, best[0]!, score, at)) sink(best, scores, at, score);
  }
  for (let left = best.length - 1; left > 0; left--) {
    const [at, score] = [best[left]!, scores[left]!];
    const [worst, lowest] = [best[0]!, scores[0]!];
    sink(best, scores, at, score, left);
    best[left] = worst;
    scores[left] = lowest;
  }
  return best;
}

const isWorse = (score: number, at: number, other: number, otherAt: number): boolean =>
  score < other || (score === other && at > otherAt);

/** Adds one more at the end of a heap, and lets it rise to its place. */
function rise(best: number[], scores: number[], at: number, score: number): void {
  let i = best.length;
  best.push(at);
  scores.push(score);
  while (i > 0) {
    const above = (i - 1) >> 1;
    if (!isWorse(score, at, scores[above]!, best[above]!)) break;
    best[i] = best[above]!;
    scores[i] = scores[above]!;
    i = above;
  }
  best[i] = at;
  scores[i] = score;
}

/** Puts one in the place of the root of a heap of `size`, and lets it sink to its own. */
function sink(best: number[], scores: number[], at: number, score: number, size = best.length): void {
  let i = 0;
  for (;;) {
    let below = 2 * i + 1;
    if (below >= size) break;
    if (below + 1 < size && isWorse(scores[below + 1]!, best[below + 1]!, scores[below]!, best[below]!)) below++;
    if (!isWorse(scores[below]!, best[below]!, score, at)) break;
    best[i] = best[below]!;
    scores[i] = scores[below]!;
    i = below;
  }
  best[i] = at;
  scores[i] = score;
}
