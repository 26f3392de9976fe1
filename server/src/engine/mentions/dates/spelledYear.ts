import { numberAt } from './number.ts';
import { gap, isMark, type Scan } from './scan.ts';

export interface SpelledYear {
  readonly value: number;
  readonly end: number;
  /** Told in two halves ("nineteen ninety-six"), so that nothing else is meant. */
  readonly halves: boolean;
}

/** A year in words: "two thousand and fifteen", "nineteen ninety-six", "mille sept cent quatre-vingt-neuf". */
export function spelledYear(scan: Scan, i: number): SpelledYear | undefined {
  if (scan.tokens[i]?.type !== 'word') return undefined;
  const first = whole(scan, i);
  if (!first) return undefined;
  if (first.value >= 1000 && first.value <= 2150) return { ...first, halves: false };
  if (!scan.lexicon.yearHalves || first.value < 11 || first.value > 20) return undefined;
  let p = gap(scan, first.end);
  if (isMark(scan, p, '-')) p++;
  const second = whole(scan, p);
  if (!second || second.value > 99) return undefined;
  if (second.value >= 10) return { value: first.value * 100 + second.value, end: second.end, halves: true };
  // "nineteen zero one"
  const last = second.value === 0 ? whole(scan, gap(scan, second.end)) : undefined;
  return last && last.value > 0 && last.value < 10
    ? { value: first.value * 100 + last.value, end: last.end, halves: true }
    : undefined;
}

/** A whole cardinal in words, without magnitude word. */
function whole(scan: Scan, i: number): { readonly value: number; readonly end: number } | undefined {
  const read = scan.tokens[i]?.type === 'word' ? numberAt(scan, i) : undefined;
  const value = read?.values[0];
  if (!read || read.ordinal || read.values.length !== 1 || value === undefined || !Number.isInteger(value))
    return undefined;
  return { value, end: read.end };
}
