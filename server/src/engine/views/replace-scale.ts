import type { Forms } from '../locales/writing.ts';
import type { Span } from '../span.ts';
import type { Quantity } from '../values/types.ts';
import { digits, findNumber, words, written } from './replace-number.ts';
import { type Context, plain } from './replace-parts.ts';

/** Drops what floating point adds to a figure. */
export const round = (n: number): number => Number(n.toPrecision(12));

/** A magnitude word with the family it belongs to. */
export interface Scale {
  readonly factor: number;
  readonly forms?: Forms;
}

/** Families of the draft's magnitude word: those in which its spelling stands at its factor. */
export function scalesOf({ text, mention, writing }: Context): readonly Scale[] {
  const m = mention.notation.magnitude;
  if (!m) return [{ factor: 1 }];
  const surface = plain(text.slice(m.span.start, m.span.end));
  const exact = text.slice(m.span.start, m.span.end);
  const family =
    writing.magnitudes.find((row) => row.get(m.factor)?.all.includes(exact)) ??
    writing.magnitudes.find((row) => row.get(m.factor)?.all.some((f) => plain(f) === surface)) ??
    writing.magnitudes[0];
  const rows = [...(family ?? [])].map(([factor, forms]) => ({ factor, forms }));
  return [{ factor: 1 }, ...rows].toSorted((a, b) => a.factor - b.factor);
}

/** The draft's own scale where the value fits it, else the largest in which it is at least 1. */
export function scaleFor(context: Context, value: number): Scale {
  const scales = scalesOf(context);
  const own = context.mention.notation.magnitude?.factor ?? 1;
  const size = Math.abs(value);
  const kept = scales.find((s) => s.factor === own);
  if (kept && own === 1) return kept;
  if (kept && size / own >= 1 && size / own < 1000) return kept;
  const best = scales.filter((s) => size / s.factor >= 1).at(-1) ?? scales[0]!;
  // Thousands are written out, unless that is the draft's own word.
  return best.factor === 1000 && own !== 1000 ? scales[0]! : best;
}

/** The numeral itself: in words where the draft has words, in digits otherwise. */
export function numeral(context: Context, at: Span, value: number, step: number, oldValue: number): string {
  const { text, mention, writing } = context;
  const surface = text.slice(at.start, at.end);
  if (!/\d/.test(surface)) {
    const out = words(writing, value, { value: oldValue, surface });
    if (out !== undefined) return out;
  } else if (smallCount(context, value, oldValue)) {
    const out = words(writing, value, { value: oldValue, surface: '' });
    if (out !== undefined) return out;
  }
  const own =
    mention.notation.style === 'words'
      ? { ...context, mention: { ...mention, notation: { ...mention.notation, decimal: writing.decimal } } }
      : context;
  return digits(own, written(value, step));
}

/** A small count in running prose is spelled, unless the text writes such counts in digits. */
function smallCount({ text, mention, writing }: Context, value: number, oldValue: number): boolean {
  const { magnitude, unit } = mention.notation;
  if (magnitude || unit || !Number.isInteger(value) || value > writing.wordsUpTo || oldValue <= writing.wordsUpTo)
    return false;
  return text.length > 60 && !/(?:^|[\s(])\d (?=\p{L})/u.test(text) && !/\|/.test(text);
}

/** The number as written in digits, or undefined for words. */
function digitsRead({ text, mention: { notation }, writing }: Context): number | undefined {
  const at = notation.number;
  const surface = at ? text.slice(at.start, at.end) : '';
  if (!/^[\d.,'\u00a0\u202f\u2009 ]+$/.test(surface)) return undefined;
  const sign = notation.decimal ?? (notation.group === undefined ? writing.decimal : '');
  const bare = [...surface].filter((c) => /\d/.test(c) || c === sign).join('');
  return Number(sign ? bare.replace(sign, '.') : bare);
}

/** What one written unit may be worth: percent and per mille, points and basis points, a currency and its cents. */
const WORTH: Readonly<Partial<Record<Quantity['dimension'], readonly number[]>>> = {
  ratio: [100, 1000],
  points: [1, 100],
  money: [1, 100],
};

/** How many of the written unit one unit of the value's is: 100 for percent and basis points, 100 for cents. */
export function writtenPer(context: Context, q: Quantity): number {
  const { mention } = context;
  const [first, second] = WORTH[q.dimension] ?? [1];
  const number = mention.notation.number;
  if (second === undefined || !number || q.low !== q.high || q.low === 0) return first!;
  const scaled = q.low / (mention.notation.magnitude?.factor ?? 1);
  const read = digitsRead(context);
  if (read !== undefined) return Math.abs(read - scaled * second) < Math.abs(read - scaled * first!) ? second : first!;
  const written = (per: number): boolean =>
    findNumber(context, round(scaled * per), number.start, number.end) !== undefined;
  return !written(first!) && written(second) ? second : first!;
}
