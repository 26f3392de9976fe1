import { MEASURES } from './measures.ts';
import type { Dimension, Value } from './types.ts';

const OTHERS: readonly Dimension[] = ['count', 'ratio', 'points', 'times', 'ordinal', 'money'];

/** Each kind of value is one bit. */
const BIT: ReadonlyMap<string, number> = new Map(
  ['date', 'clock', 'part', ...MEASURES, ...OTHERS].map((kind, i) => [kind, 1 << i] as const),
);

export const bitsOf = (kinds: readonly string[]): number => kinds.reduce((bits, kind) => bits | BIT.get(kind)!, 0);

/** What a value measures: its dimension, or that it is a date or a time of day. */
export const kindOf = (v: Value): string => (v.type === 'quantity' ? v.dimension : v.type);

/** "7 of 11" is a share whose part and whole are counts too. */
export const isPart = (v: Value): boolean => v.type === 'quantity' && v.of !== undefined;

/** The kinds of some values, one bit each. */
export const kindsOf = (values: readonly { readonly value: Value }[]): number =>
  bitsOf(values.flatMap(({ value }) => (isPart(value) ? [kindOf(value), 'part'] : [kindOf(value)])));
