import type { Value } from '../engine/values/types.ts';

/** A whole number of this size is telling even where it is round. */
const LARGE = 1000;

/** Significant digits of a number. */
export const digits = (n: number): number => n.toExponential().replace(/e.*$/, '').replace(/[^\d]/g, '').length;

/** A figure with so many digits that hardly anything else has it; days, hours and per cent come in few sizes, fractions in words have no digits of their own. */
export function isTelling(value: Value): boolean {
  if (value.type !== 'quantity' || value.low !== value.high || value.step <= 0) return false;
  const measured = !['count', 'ordinal', 'time', 'ratio'].includes(value.dimension);
  return (value.exact && Math.abs(value.low) >= LARGE) || digits(value.low) >= (measured ? 2 : 3);
}
