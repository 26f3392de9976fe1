import type { Unit } from '../locales/types.ts';
import type { Dimension, Quantity } from '../values/types.ts';
import type { Amount } from './amounts.ts';
import { tidy } from './written.ts';

const NONE: Unit = { code: '', dimension: 'count', factor: 1, form: '', plain: '', exactCase: false };

/** A quantity of one number; the caller adds hedge, direction and denominator. */
export function quantity(
  dimension: Dimension,
  unit: string,
  low: number,
  high: number,
  step: number,
  exact: boolean,
): Quantity {
  return { type: 'quantity', dimension, unit, low, high, step, exact };
}

/** Values below zero stay so where zero is a point on a scale; elsewhere the sign is the direction of a change. */
const keepsSign = ({ dimension, code }: Unit): boolean =>
  dimension === 'temperature' || dimension === 'count' || code === 'deg';

/** Every reading of an amount: unit readings × currencies that share a name × readings of the digits. */
export function quantitiesOf(a: Amount): readonly Quantity[] {
  const n = a.number;
  const out: Quantity[] = [];
  for (const reading of a.unit?.readings ?? [NONE])
    for (const code of reading.code.split('|'))
      n.values.forEach((value, k) => {
        const sign = a.sign?.negative && keepsSign(reading) ? -1 : 1;
        const v = tidy(
          sign *
            (value * reading.factor + (a.minor?.value ?? 0) * (reading.dimension === 'money' ? 1 : reading.factor)),
        );
        const step = a.minor?.step ?? tidy((n.steps[k] ?? 0) * reading.factor);
        const dimension: Dimension = n.ordinal ? 'ordinal' : reading.dimension;
        out.push({
          ...quantity(dimension, n.ordinal ? '' : code, v, v, step, n.exact && !a.minor),
          ...(a.sign && !keepsSign(reading) && { direction: a.sign.negative ? ('down' as const) : ('up' as const) }),
          ...(a.sign && !a.sign.negative && keepsSign(reading) && { direction: 'up' as const }),
        });
      });
  return out;
}
