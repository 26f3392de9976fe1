import type { Quantity } from '../engine/values/types.ts';
import { namesWhole } from './levels.ts';
import type { BuiltFact } from './types.ts';

/** "One in five", "four out of ten" are shares and count nothing; a whole above this that is not round was counted. */
const FEW = 10;

/**
 * "7 of the 11 recruits" says also that there were 11, and that 7 of them are something: whole and part as facts of their own, where they
 * were counted.
 */
export function wholesOf(fact: BuiltFact): readonly BuiltFact[] {
  const [entry] = fact.values;
  const value = entry!.value;
  const of = value.type === 'quantity' && !value.hedge ? value.of : undefined;
  if (!of || !Number.isInteger(of.whole) || !Number.isInteger(of.part)) return [];
  const counted = (of.whole > FEW && of.whole % FEW !== 0) || namesWhole(entry!.text, fact.lang);
  if (!counted || of.whole <= 1) return [];
  const { role: _role, direction: _direction, ...rest } = fact;
  const one = (n: number, role: 'total' | 'part', order: number): BuiltFact => ({
    ...rest,
    role,
    property: rest.property.map((name) => `${name} ${role}`),
    order: fact.order + order,
    values: [{ ...entry!, text: String(n), value: countOf(n) }],
  });
  return [one(of.whole, 'total', 1), ...(of.part > 1 ? [one(of.part, 'part', 2)] : [])];
}

const countOf = (n: number): Quantity => ({
  type: 'quantity',
  dimension: 'count',
  unit: '',
  low: n,
  high: n,
  step: 1,
  exact: true,
});
