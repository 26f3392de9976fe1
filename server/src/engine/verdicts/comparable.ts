import type { Mention } from '../mentions/types.ts';
import { bitsOf, isPart, kindOf } from '../values/kinds.ts';
import { MEASURES } from '../values/measures.ts';

const ALL_MEASURES = bitsOf(MEASURES);
/** What a figure of a kind may be held against besides its own kind. */
const REACH: ReadonlyMap<string, number> = new Map([
  ...MEASURES.map((kind) => [kind, ALL_MEASURES | bitsOf(['count'])] as const),
  ['count', ALL_MEASURES | bitsOf(['money', 'part'])],
  ['money', bitsOf(['count'])],
  ['times', bitsOf(['ratio'])],
  ['ratio', bitsOf(['times', 'points'])],
  ['points', bitsOf(['ratio'])],
]);

/** The kinds that a figure can be compared with, one bit each: `judge` finds all others incomparable. */
export const reachOf = ({ values }: Pick<Mention, 'values'>): number =>
  values.reduce(
    (bits, v) => bits | bitsOf(isPart(v) ? [kindOf(v), 'count'] : [kindOf(v)]) | (REACH.get(kindOf(v)) ?? 0),
    0,
  );
