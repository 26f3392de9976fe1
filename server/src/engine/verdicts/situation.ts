import { weightOf } from '../concepts/words.ts';
import type { Claim } from '../claims/types.ts';
import type { Mention } from '../mentions/types.ts';

/** A draft's claim prepared for comparison with many facts. */
export interface Situation {
  readonly claim: Claim;
  /** The mention with the direction and denominator its sentence gives it. */
  readonly mention: Mention;
  /** Best proximity of each term around the figure. */
  readonly terms: ReadonlyMap<string, number>;
  /** The nearest content words of the sentence or table cell, for coverage of the draft by the fact. */
  readonly nearest: readonly { readonly terms: readonly string[]; readonly weight: number; readonly text: string }[];
  /** Names in the sentence or cell with their proximity. */
  readonly names: readonly { readonly terms: readonly string[]; readonly weight: number; readonly sure: boolean }[];
  /** Years written beside the figure, in its row or heading. */
  readonly years: readonly { readonly year: string; readonly weight: number }[];
}

const NEAREST = 7;

/** The mention as its sentence asserts it: a direction from the verb, a denominator from beside it. */
export function asserted(claim: Claim): Mention {
  const { direction, per } = claim.frame;
  if (!direction && !per) return claim.mention;
  const values = claim.mention.values.map((v) =>
    v.type === 'quantity'
      ? { ...v, ...(direction && !v.direction ? { direction } : {}), ...(per && !v.per ? { per } : {}) }
      : v,
  );
  return { ...claim.mention, values };
}

function yearsAround(claim: Claim): { year: string; weight: number }[] {
  const years: { year: string; weight: number }[] = [];
  for (const d of claim.frame.dates) for (const m of d.edtf.matchAll(/\d{4}/g)) years.push({ year: m[0], weight: d.weight });
  const { cell, headings } = claim.block;
  const scan = (text: string | undefined, weight: number) => {
    for (const m of text?.matchAll(/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/g) ?? []) years.push({ year: m[0], weight });
  };
  scan(cell?.rowLabel, 0.9);
  scan(cell?.header, 0.8);
  scan(headings.at(-1), 0.3);
  return years;
}

export function situate(claim: Claim): Situation {
  const terms = new Map<string, number>();
  for (const n of claim.frame.near) for (const t of n.word.terms) if ((terms.get(t) ?? 0) < n.weight) terms.set(t, n.weight);
  const inside = claim.frame.near.filter((n) => n.where === 'segment' || n.where === 'sentence' || n.where === 'cell');
  return {
    claim,
    mention: asserted(claim),
    terms,
    nearest: inside.slice(0, NEAREST).map((n) => ({ terms: n.word.terms, weight: n.weight * weightOf(n.word), text: n.word.text })),
    names: inside.filter((n) => n.word.name !== 'no').map((n) => ({ terms: n.word.terms, weight: n.weight, sure: n.word.name === 'sure' })),
    years: yearsAround(claim),
  };
}
