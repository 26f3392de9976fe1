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

/** Years apart from which a date is of another event for good. */
const FAR = 6;

/** How far the year that the figure itself names is from the fact's, 0..1. */
export function yearGap(s: Situation, f: FactFrame): number {
  const year = (edtf: string) => /^\d{4}/.exec(edtf)?.[0];
  const own = s.mention.values.map((v) => (v.type === 'date' ? year(v.edtf) : undefined)).find((y) => y);
  if (own === undefined) return 0;
  const gaps = f.fact.values.flatMap(({ value }) => {
    const of = value.type === 'date' ? year(value.edtf) : undefined;
    return of === undefined ? [] : [Math.abs(Number(of) - Number(own))];
  });
  return gaps.length ? Math.min(1, Math.max(0, Math.min(...gaps) - 1) / (FAR - 1)) : 0;
}
