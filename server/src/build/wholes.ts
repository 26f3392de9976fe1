import type { Quantity } from '../engine/values/types.ts';
import type { BuiltFact } from './types.ts';

/** "One in five", "four out of ten" are shares and count nothing; a whole above this that is not round was counted. */
const FEW = 10;

/** "7 of the 11 recruits" says also that there were 11: the whole as a fact of its own, where it was counted. */
export function wholesOf(fact: BuiltFact): readonly BuiltFact[] {
  const [entry] = fact.values;
  const value = entry!.value;
  const whole = value.type === 'quantity' && !value.hedge ? value.of?.whole : undefined;
  if (whole === undefined || whole <= FEW || whole % FEW === 0 || !Number.isInteger(whole)) return [];
  const count: Quantity = {
    type: 'quantity',
    dimension: 'count',
    unit: '',
    low: whole,
    high: whole,
    step: 1,
    exact: true,
  };
  const { role: _role, direction: _direction, ...rest } = fact;
  return [
    {
      ...rest,
      role: 'total',
      order: fact.order + 1,
      values: [{ ...entry!, text: String(whole), value: count }],
    },
  ];
}
