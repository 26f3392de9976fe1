import type { FactIndex } from '../facts/index.ts';
import type { Situation } from './situation.ts';

export function foreignYear(s: Situation, index: FactIndex): number {
  let worst = 0;
  for (const y of s.years) if (!index.years.has(y.year)) worst = Math.max(worst, y.weight);
  return worst;
}

/** `periods` are the years that the fact's values are of. */
export function periodClash(s: Situation, periods: readonly string[]): number {
  if (periods.length === 0) return 0;
  let worst = 0;
  for (const { year, weight } of s.years) {
    if (periods.includes(year)) return 0;
    worst = Math.max(worst, weight);
  }
  return worst;
}

/** "In the fourth quarter of 2024" where the base knows only years. */
const FINE = /^\d{4}-(?:\d\d)$/;

export function foreignPeriod(s: Situation, index: FactIndex): number {
  let worst = 0;
  for (const d of s.claim.frame.dates)
    if (FINE.test(d.edtf) && !index.periods.has(d.edtf)) worst = Math.max(worst, d.weight);
  return worst;
}

/** Years apart from which a date is of another event for good. */
const FAR = 6;

/** How far the year that a figure itself names is from the nearest of the fact's, 0..1. */
export function yearGap(own: number | undefined, years: readonly number[]): number {
  if (own === undefined || years.length === 0) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (const year of years) least = Math.min(least, Math.abs(year - own));
  return Math.min(1, Math.max(0, least - 1) / (FAR - 1));
}
