import { dayDifference, daysOf } from '../values/edtf.ts';
import type { Value } from '../values/types.ts';
import { conversion } from '../values/units.ts';

/** A factor of a hundred, and some 27 years (10,000 days), are as far apart as slips go. */
const FACTOR = 2;
const DAYS = 4;
/** Values of kinds that cannot be held against one another. */
const UNKNOWN = 0.5;

/** How far two values of one kind lie apart, 0..1: numbers by the logarithm of their ratio in one unit, dates by that of the days between. */
export function gapBetween(a: Value | undefined, b: Value | undefined): number {
  if (a?.type === 'quantity' && b?.type === 'quantity') {
    const factor = a.unit === b.unit ? 1 : (conversion(a.unit, b.unit)?.[0] ?? 1);
    const gap = Math.abs(Math.log10((a.low * factor) / b.low)) / FACTOR;
    return gap <= 1 ? gap : 1;
  }
  if (a?.type !== 'date' || b?.type !== 'date') return UNKNOWN;
  const [one, other] = [daysOf(a), daysOf(b)];
  const days = one && other ? dayDifference(one, other) : undefined;
  return days === undefined ? UNKNOWN : Math.min(1, Math.log10(1 + Math.abs(days)) / DAYS);
}
