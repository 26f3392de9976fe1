import type { Mention } from '../engine/mentions/types.ts';
import type { Quantity } from '../engine/values/types.ts';

/** Figures that are compared are of one size: at most this many times each other. */
const LIKE = 12;

/** A mention's first reading, where it is a quantity. */
export const quantityOf = (m: Mention | undefined): Quantity | undefined => {
  const v = m?.values[0];
  return v?.type === 'quantity' ? v : undefined;
};

/** It says what it measures. */
export const hasUnit = (q: Quantity): boolean => q.unit !== '' || q.dimension === 'ratio' || q.dimension === 'points';

/** Figures of one size. */
export const alike = (a: number, b: number, times = LIKE): boolean =>
  a !== 0 && b !== 0 && Math.max(Math.abs(a / b), Math.abs(b / a)) <= times;

/** Words of a text. */
export const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** The share of a whole is no amount: a percentage lends its unit only to a figure in its own range. */
export const lends = (q: Quantity, low: number): boolean =>
  hasUnit(q) && (q.dimension === 'ratio' || q.dimension === 'points' ? false : alike(q.low, low));

/** The last figure before another in its sentence that fits. */
const earlier = (
  all: readonly Mention[],
  i: number,
  sentenceOf: (m: Mention) => number,
  fits: (q: Quantity, m: Mention) => boolean,
): Mention | undefined =>
  all.slice(0, i).findLast((m) => {
    const q = quantityOf(m);
    return q !== undefined && sentenceOf(m) === sentenceOf(all[i]!) && fits(q, m);
  });

/** "3.10 euros an hour, against the present 1.85": a decimal of the same precision, whatever word stands after it. */
export function comparedWith(
  all: readonly Mention[],
  i: number,
  sentenceOf: (m: Mention) => number,
): Mention | undefined {
  const q = quantityOf(all[i])!;
  if (q.dimension !== 'count' || q.unit !== '' || q.step <= 0 || q.step >= 1) return undefined;
  return earlier(all, i, sentenceOf, (p) => p.dimension === 'money' && p.step === q.step && alike(p.low, q.low));
}

/** "167 days, …, twelve fewer than last time": a bare change is in the unit of the figure before it in the sentence. */
export function baseOfChange(
  all: readonly Mention[],
  i: number,
  sentenceOf: (m: Mention) => number,
): Mention | undefined {
  const m = all[i]!;
  if (!m.direction || quantityOf(m)?.dimension !== 'count') return undefined;
  const base = earlier(all, i, sentenceOf, () => true);
  const q = quantityOf(base);
  return q && q.unit !== '' && q.dimension !== 'ratio' ? base : undefined;
}

/** "68 cents, nine more": 0.01 where the giver is written in the hundredth of its unit. */
export function minorOf(text: string, from: Mention): number {
  const q = quantityOf(from)!;
  const digits = Number(
    /^\d+$/.exec(text.slice(from.span.start, from.span.end).split(/[\s\u00a0]/)[0]!)?.[0] ?? Number.NaN,
  );
  return q.dimension === 'money' && digits > 0 && Math.abs(q.low / digits - 0.01) < 1e-9 ? 0.01 : 1;
}

/** "3,840 hectares: 1,920 of maize, 870 of beet": what is listed behind the colon is in the unit of the whole. */
export function wholeOfParts(
  text: string,
  all: readonly Mention[],
  i: number,
  sentenceOf: (m: Mention) => number,
): Mention | undefined {
  const m = all[i]!;
  const q = quantityOf(m)!;
  const whole = earlier(all, i, sentenceOf, (p, { span }) => lends(p, p.low) && /^\s*:/.test(text.slice(span.end)));
  if (!whole || q.low >= quantityOf(whole)!.low) return undefined;
  // A noun right behind the number is what it counts; a word between ("of") says that it counts in something else.
  const gap = m.head && text.slice(m.span.end, m.head.span.start).trim();
  return gap && words(gap) === 1 && !/[,;]/.test(text.slice(m.span.end, m.span.end + 2)) ? whole : undefined;
}

/** A measure that lends its unit, and the factor of a magnitude word that it lends with it. */
interface Giver {
  readonly from: Mention;
  readonly factor: number;
}

/**
 * "A week of 37.5 hours. Today we work 39.", "for six years, but with fuel for eleven.": a bare number after the one measure of
 * its size in its sentence, or in the sentence before.
 */
export function statedBefore(
  all: readonly Mention[],
  i: number,
  sentenceOf: (m: Mention) => number,
): Giver | undefined {
  const m = all[i]!;
  const q = quantityOf(m)!;
  const at = sentenceOf(m);
  const figures = all.filter((p) => p !== m && quantityOf(p) && quantityOf(p)!.dimension !== 'times');
  const here = figures.filter((p) => sentenceOf(p) === at);
  const [only, ...others] = here.length > 0 ? here : figures.filter((p) => sentenceOf(p) === at - 1);
  const last = here.length > 0 ? here.findLast((p) => p.span.start < m.span.start) : only;
  const from = last && quantityOf(last)!;
  // A share is given to a number in digits alone: "7.5 % in one year, 4.2 % over three" are years.
  if (from?.dimension === 'ratio' && m.notation.style !== 'digits') return undefined;
  if (!from || !hasUnit(from) || [only, ...others].some((p) => p !== last && isRivalOf(quantityOf(p!)!, from)))
    return undefined;
  const factor = m.notation.magnitude ? 1 : from.dimension === 'ratio' ? 0.01 : (last.notation.magnitude?.factor ?? 1);
  const ratio = from.low / (q.low * factor);
  return ratio > 1 / NEAR && ratio < NEAR ? { from: last, factor } : undefined;
}

/** Another figure that might have lent its unit as well. */
const isRivalOf = (q: Quantity, from: Quantity): boolean =>
  hasUnit(q) && (q.dimension !== from.dimension || q.unit !== from.unit);

/** Figures that are this near in size (as a factor) are likely to measure the same. */
const NEAR = 2;
