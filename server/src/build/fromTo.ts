import type { Mention } from '../engine/mentions/types.ts';
import type { Span } from '../engine/span.ts';
import type { Quantity } from '../engine/values/types.ts';
import { unitWords } from './inherit.ts';

/**
 * "From 5.9 to 4.7 million" read as a stretch that runs downwards is no stretch but two levels, before and after: it becomes
 * two figures. Other mentions stay as they are.
 */
export function splitFromTo(mention: Mention): readonly Mention[] {
  const value = mention.values[0];
  const [first, second] = mention.notation.parts ?? [];
  if (value?.type !== 'quantity' || mention.values.length !== 1 || !first || !second || value.hedge) return [mention];
  if (!Number.isFinite(value.low) || !Number.isFinite(value.high)) return [mention];
  if (isYear(value, value.low) && isYear(value, value.high) && !mention.head)
    return [year(mention, first), year(mention, second)];
  const factor = mention.notation.magnitude?.factor ?? 1;
  // The magnitude word stands once, after the second bound.
  const low = value.low < value.high / factor && factor > 1 ? value.low * factor : value.low;
  const before = low * (low < 1000 && factor > 1 ? factor : 1);
  if (before <= value.high) return [mention];
  const { parts: _, ...notation } = mention.notation;
  const one = (n: number, start: number, end: number): Mention => ({
    ...mention,
    kind: kindOf(value),
    span: { start, end },
    values: [{ ...value, low: n, high: n, step: value.step * (value.step < 1 && factor > 1 ? factor : 1) }],
    notation,
  });
  const unit = unitWords(mention, before === value.low ? 1 : factor);
  const earlier = one(before, mention.span.start, first.end);
  return [
    unit ? { ...earlier, notation: { ...earlier.notation, unit } } : earlier,
    one(value.high, second.start, mention.span.end),
  ];
}

/** Two bare whole numbers of this size are the years of a period ("between 1883 and 1913"). */
const isYear = (q: Quantity, n: number): boolean =>
  q.dimension === 'count' && q.unit === '' && q.step === 1 && Number.isInteger(n) && n >= 1500 && n <= 2100;

function year(mention: Mention, span: Span): Mention {
  const { head: _head, per: _per, ...rest } = mention;
  const n = mention.values[0]?.type === 'quantity' ? mention.values[0] : undefined;
  const first = span.start === mention.notation.parts?.[0]?.start;
  const edtf = String(first ? n?.low : n?.high);
  return {
    ...rest,
    kind: 'date',
    span,
    values: [{ type: 'date', edtf }],
    notation: { style: 'digits', date: [{ part: 'year', span, form: 'numeric' }] },
  };
}

const kindOf = (q: Quantity): Mention['kind'] =>
  q.dimension === 'money' ? 'money' : q.dimension === 'ratio' ? 'percent' : q.unit ? 'quantity' : 'number';
