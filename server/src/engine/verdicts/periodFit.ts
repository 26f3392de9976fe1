import type { FactFrame, FactIndex } from '../facts/index.ts';
import type { Situation } from './situation.ts';

export function foreignYear(s: Situation, index: FactIndex): number {
  let worst = 0;
  for (const y of s.years) if (!index.years.has(y.year)) worst = Math.max(worst, y.weight);
  return worst;
}

export function periodClash(s: Situation, f: FactFrame): number {
  const periods = f.fact.values.flatMap((v) => (v.period ? [...v.period.matchAll(/\d{4}/g)].map((m) => m[0]) : []));
  if (periods.length === 0) return 0;
  const other = s.years.filter((y) => !periods.includes(y.year));
  return s.years.some((y) => periods.includes(y.year)) ? 0 : Math.max(0, ...other.map((y) => y.weight));
}

/** "In the fourth quarter of 2024" where the base knows only years. */
const FINE = /^\d{4}-(?:\d\d)$/;

export function foreignPeriod(s: Situation, index: FactIndex): number {
  let worst = 0;
  for (const d of s.claim.frame.dates)
    if (FINE.test(d.edtf) && !index.periods.has(d.edtf)) worst = Math.max(worst, d.weight);
  return worst;
}
