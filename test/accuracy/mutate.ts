import type { Fact } from '../../server/src/engine/facts/types.ts';
import type { Locale } from '../../server/src/engine/locales/types.ts';
import type { Mention } from '../../server/src/engine/mentions/types.ts';
import type { Hedge, Quantity, Value } from '../../server/src/engine/values/types.ts';
import type { Situation } from '../../server/src/engine/verdicts/situation.ts';
import { replace } from '../../server/src/engine/views/replace.ts';
import { perturbations } from '../replace/perturb.ts';

/** A block's text with one figure made wrong. */
export interface Mutant {
  readonly kind: string;
  readonly text: string;
  /** Where the wrong figure stands in `text`, with what was changed beside it. */
  readonly start: number;
  readonly end: number;
}

/** A stand-in for a fact that says one value. */
export function factSaying(value: Value): Fact {
  return {
    id: 'draft.value',
    subject: 'draft',
    property: 'value',
    labels: {},
    not: [],
    propertyLabels: {},
    of: {},
    words: {},
    names: [],
    lang: 'en',
    values: [{ value, text: '', deadline: false, evidence: [] }],
    auto: false,
    at: { file: '', span: { start: 0, end: 0 } },
  };
}

type Edit = { readonly start: number; readonly end: number; readonly text: string };

function mutant(kind: string, text: string, edits: readonly Edit[]): Mutant {
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  let out = '';
  let at = 0;
  for (const e of sorted) {
    out += text.slice(at, e.start) + e.text;
    at = e.end;
  }
  const start = sorted[0]!.start;
  return { kind, text: out + text.slice(at), start, end: Math.max(start + 1, out.length) };
}

/** The written number with two neighbouring digits exchanged: "5.8" for "8.5". */
function swapDigits(number: string): string | undefined {
  const digits = [...number.matchAll(/\d/g)];
  for (let i = 0; i + 1 < digits.length; i++) {
    const [a, b] = [digits[i]!, digits[i + 1]!];
    if (a[0] === b[0] || (i === 0 && b[0] === '0')) continue;
    const out = [...number];
    out[a.index] = b[0];
    out[b.index] = a[0];
    return out.join('');
  }
  return undefined;
}

/** The written number with its last digit that is not 0 one off. */
const slipDigit = (number: string): string | undefined => {
  const last = [...number.matchAll(/[1-9]/g)].at(-1);
  return (
    last && number.slice(0, last.index) + (last[0] === '9' ? '8' : Number(last[0]) + 1) + number.slice(last.index + 1)
  );
};

function inDigits(text: string, mention: Mention): Mutant[] {
  const { number, style } = mention.notation;
  if (!number || style !== 'digits' || mention.values[0]?.type !== 'quantity') return [];
  const written = text.slice(number.start, number.end);
  return (
    [
      ['digits swapped', swapDigits(written)],
      ['digit off by one', slipDigit(written)],
    ] as const
  ).flatMap(([kind, made]) => (made === undefined ? [] : [mutant(kind, text, [{ ...number, text: made }])]));
}

const OPPOSITE: Partial<Record<Hedge, Hedge>> = {
  'more-than': 'less-than',
  'less-than': 'more-than',
  'at-least': 'at-most',
  'at-most': 'at-least',
  nearly: 'more-than',
};

/** A slip of magnitude: billion for million and the other way round; a zero too many where there is no such word. */
function slipMagnitude(q: Quantity, mention: Mention): Quantity[] {
  if (q.dimension !== 'money' && q.dimension !== 'count') return [];
  const factor = mention.notation.magnitude?.factor ?? 1;
  const by = factor >= 1e9 ? 1e-3 : factor >= 1e6 ? 1e3 : q.low >= 30 ? 10 : 0;
  return by ? [{ ...q, low: q.low * by, high: q.high * by, step: q.step * by }] : [];
}

/** Figures further apart than this are not mistaken for one another. */
const APART = 10;

/** Whether a writer may take one figure for the other: the same measure, written in the same form, of a like size. */
function isLike(own: Value, v: Value): boolean {
  if (v.type === 'date') return own.type === 'date' && v.edtf !== own.edtf && v.edtf.length === own.edtf.length;
  if (v.type !== 'quantity' || own.type !== 'quantity' || v.dimension !== own.dimension || v.unit !== own.unit)
    return false;
  const ratio = v.high / own.high;
  return (v.low === v.high) === (own.low === own.high) && ratio !== 1 && ratio < APART && ratio > 1 / APART;
}

/** The day, month or year next to it, and the next value of the same kind that the draft has. */
function otherValues(mention: Mention, others: readonly Mention[]): [string, Value][] {
  const own = mention.values[0]!;
  const out: [string, Value][] = perturbations(own).map(([kind, value]) => [kind, value]);
  if (own.type === 'date') {
    const m = /^(\d{4})(?!\d*X)/.exec(own.edtf);
    if (m)
      out.push(['neighbour year', { type: 'date', edtf: own.edtf.replace(/^\d{4}/, (y) => String(Number(y) - 1)) }]);
  } else if (own.type === 'quantity') {
    for (const q of slipMagnitude(own, mention)) out.push(['magnitude', q]);
    const hedge = own.hedge && OPPOSITE[own.hedge];
    if (hedge) out.push(['hedge', { ...own, hedge }]);
  }
  const other = others.find((o) => isLike(own, o.values[0]!));
  const value = other?.values[0];
  if (value?.type === 'date') out.push(['another figure of the draft', { type: 'date', edtf: value.edtf }]);
  if (value?.type === 'quantity' && own.type === 'quantity') {
    const { low, high, step, exact } = value;
    out.push(['another figure of the draft', { ...own, low, high, step, exact }]);
  }
  return out;
}

/**
 * Ways in which a writer may get a right figure wrong, each written in the draft's own style. `others` are the draft's other
 * figures, nearest first. Deterministic.
 */
export function mutate(situation: Situation, others: readonly Mention[], locale: Locale): Mutant[] {
  const { claim, mention } = situation;
  const { text } = claim.block;
  const { direction, per } = claim.frame;
  const told = { ...(direction ? { direction } : {}), ...(per ? { per } : {}) };
  const rewritten = otherValues(mention, others).flatMap(([kind, value]) => {
    const made = replace(text, mention, value, factSaying(value), locale, told);
    return made ? [mutant(kind, text, made.edits)] : [];
  });
  return [...inDigits(text, mention), ...rewritten];
}
