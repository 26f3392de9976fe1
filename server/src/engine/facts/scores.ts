/**
 * What speaks for the facts of a base, summed by position. Room for all of them is made once and used again for each figure:
 * what is written in it does not outlast the call that began with `clear`.
 */
export interface Scores {
  readonly clear: () => void;
  readonly add: (at: number, weight: number) => void;
  /** What speaks for one fact; 0 where nothing was added. */
  readonly of: (at: number) => number;
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
    add(at, weight) {
      if (round[at] === now) sums![at]! += weight;
      else {
        round[at] = now;
        sums![at] = weight;
        touched[size++] = at;
      }
    },
    of,
    size: () => size,
    best: (count) => bestOf(touched.subarray(0, size), of, count),
  };
}

/** The positions with the highest scores, highest first; of equal ones the first in the base. */
export function bestOf(positions: Iterable<number>, scoreOf: (at: number) => number, count: number): number[] {
  const best: number[] = [];
  const scores: number[] = [];
  for (const at of positions) {
    const score = scoreOf(at);
    let i = best.length;
    if (i === count) {
      const last = scores[count - 1]!;
      if (last > score || (last === score && best[count - 1]! < at)) continue;
      i--;
    }
    while (i > 0 && (scores[i - 1]! < score || (scores[i - 1] === score && best[i - 1]! > at))) {
      scores[i] = scores[i - 1]!;
      best[i] = best[i - 1]!;
      i--;
    }
    scores[i] = score;
    best[i] = at;
  }
  return best;
}
