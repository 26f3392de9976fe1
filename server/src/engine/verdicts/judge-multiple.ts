import { admissible, hull, type Interval, intersects, multiply, roundingBand } from '../values/sets.ts';
import type { Quantity } from '../values/types.ts';
import { agrees, type Comparison, disagrees, incomparable } from './judge-types.ts';

const setOf = (q: Quantity, isDraft: boolean): Interval => {
  const set = admissible(q);
  const band = isDraft ? roundingBand(q) : undefined;
  return band ? hull(set, band) : set;
};

const plus = (i: Interval, by: number): Interval => ({ ...i, low: i.low + by, high: i.high + by });

/** A multiple below 1 for "half as many", and for a multiple downwards ("three times fewer"). */
function factor(q: Quantity, isDraft: boolean): Interval {
  const set = setOf(q, isDraft);
  if (q.direction !== 'down' || set.low <= 1) return set;
  return { low: 1 / set.high, high: 1 / set.low, lowOpen: set.highOpen, highOpen: set.lowOpen };
}

/** The factors that a percentage may stand for: 200 % is twice; +200 % is three times; −50 % is half. */
function factorsOfRatio(q: Quantity, isDraft: boolean): readonly Interval[] {
  const set = setOf(q, isDraft);
  if (q.direction === 'up') return [plus(set, 1)];
  if (q.direction === 'down') return [plus(multiply(set, [-1, -1]), 1)];
  return [set, plus(set, 1), plus(multiply(set, [-1, -1]), 1)];
}

/**
 * A multiple against a percentage: "tripled" is +200 %, "half as many" is 50 % or −50 %. Without a direction the percentage
 * may be a share of something else, so only an inverse ("twice" for "half") speaks against it.
 */
export function judgeMultiple(draft: Quantity, fact: Quantity): Comparison {
  const [times, ratio] = draft.dimension === 'times' ? [draft, fact] : [fact, draft];
  const f = factor(times, times === draft);
  const isShare = ratio.direction === undefined && f.low > 1 && setOf(ratio, ratio === draft).low <= 1;
  // 100 % is all of something more often than twice as much of it.
  if (!isShare && factorsOfRatio(ratio, ratio === draft).some((r) => intersects(f, r))) return agrees('converted');
  if (ratio.direction !== undefined) return disagrees();
  const inverse = { low: 1 / f.high, high: 1 / f.low, lowOpen: false, highOpen: false };
  return f.low > 1 && intersects(inverse, setOf(ratio, ratio === draft))
    ? disagrees([{ type: 'inverse' }])
    : incomparable();
}

/** Two multiples compared, with a note when one is the other's inverse ("three times as much", "a third as much"). */
export function inverseNote(draft: Quantity, fact: Quantity, plain: Comparison): Comparison {
  const d = factor(draft, true);
  const f = factor(fact, false);
  if (intersects(d, f)) return plain.relation === 'agrees' ? plain : agrees('converted');
  const inverse = { low: 1 / f.high, high: 1 / f.low, lowOpen: false, highOpen: false };
  if (intersects(d, inverse)) return disagrees([{ type: 'inverse' }]);
  return disagrees(plain.notes);
}
