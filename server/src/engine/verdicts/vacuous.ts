import type { Mention } from '../mentions/types.ts';
import type { Quantity } from '../values/types.ts';
import type { Judgement } from './judge.ts';

const OPEN_HEDGES: ReadonlySet<string> = new Set(['more-than', 'less-than', 'at-least', 'at-most', 'up-to']);

/** An open bound says something of a figure that lies within about this factor of it ("up to 7,400,000" nothing of 23). */
const NEAR_BOUND = 2.05;

const bound = (q: Quantity): number => (Number.isFinite(q.low) ? q.low : q.high);

function isFarBound(draft: Quantity, fact: Quantity, notes: Judgement['notes']): boolean {
  const open = OPEN_HEDGES.has(draft.hedge ?? '') || !Number.isFinite(draft.low + draft.high);
  if (!open) return false;
  if (notes.some((n) => n.type === 'bare')) return true;
  if (draft.unit !== fact.unit) return false;
  const ratio = bound(draft) / bound(fact);
  return ratio > NEAR_BOUND || ratio < 1 / NEAR_BOUND;
}

const YEARLESS = /^XXXX/;
const YEAR_ONLY = /^\d{4}$|^\d{4}\/|^\d{3}X/;

const CENTURY = /^\d{2}XX$/;

/** "In March" and "1909" share no part that could agree; a deadline and an event of another year neither, nor a year and its century. */
function shareNothing(draft: string, fact: string, notes: Judgement['notes']): boolean {
  if (CENTURY.test(draft) !== CENTURY.test(fact)) return true;
  if (YEARLESS.test(draft) && YEAR_ONLY.test(fact)) return true;
  if (YEARLESS.test(fact) && /^\d{4}$/.test(draft)) return true;
  return notes.some((n) => n.type === 'deadline') && draft.slice(0, 4) !== fact.slice(0, 4);
}

/** An agreement in which nothing was compared: both may be true because neither speaks of the other. */
export function isVacuous(judgement: Judgement, mention: Mention): boolean {
  if (judgement.relation !== 'agrees') return false;
  const draft = mention.values[judgement.alternative] ?? mention.values[0];
  const fact = judgement.value?.value;
  if (draft?.type === 'quantity' && fact?.type === 'quantity') return isFarBound(draft, fact, judgement.notes);
  if (draft?.type === 'date' && fact?.type === 'date') return shareNothing(draft.edtf, fact.edtf, judgement.notes);
  return false;
}
