import type { Mention } from '../mentions/types.ts';
import { MEASURES } from '../values/measures.ts';
import type { Dimension, Value } from '../values/types.ts';

const OTHERS: readonly Dimension[] = ['count', 'ratio', 'points', 'times', 'ordinal', 'money'];

/** Each kind of value is one bit. */
const BIT: ReadonlyMap<string, number> = new Map(
  ['date', 'clock', ...MEASURES, ...OTHERS].map((kind, i) => [kind, 1 << i] as const),
);
const bitsOf = (kinds: readonly string[]): number => kinds.reduce((bits, kind) => bits | BIT.get(kind)!, 0);

const ALL_MEASURES = bitsOf(MEASURES);
/** What a figure of a kind may be held against besides its own kind. */
const REACH: ReadonlyMap<string, number> = new Map([
  ...MEASURES.map((kind) => [kind, ALL_MEASURES | bitsOf(['count'])] as const),
  ['count', ALL_MEASURES | bitsOf(['money'])],
  ['money', bitsOf(['count'])],
  ['times', bitsOf(['ratio'])],
  ['ratio', bitsOf(['times', 'points'])],
  ['points', bitsOf(['ratio'])],
]);

const kindOf = (v: Value): string => (v.type === 'quantity' ? v.dimension : v.type);

/** The kinds of a fact's values, one bit each. */
export const kindsOf = (values: readonly { readonly value: Value }[]): number =>
  bitsOf(values.map(({ value }) => kindOf(value)));

/** The kinds that a figure can be compared with, one bit each: `judge` finds all others incomparable. */
export const reachOf = ({ values }: Pick<Mention, 'values'>): number =>
  values.reduce((bits, v) => bits | BIT.get(kindOf(v))! | (REACH.get(kindOf(v)) ?? 0), 0);
