import type { Amount } from './amounts.ts';
import type { Scan } from './scan.ts';
import type { Token } from './tokens.ts';
import { longest } from './trie.ts';

const MINUS = new Set(['-', '−', '–']);

/** A sign before the figure at `i`: behind a space, a bracket or nothing, and glued to it. */
export function signAt(scan: Scan, i: number): { at: number; end: number; negative: boolean } | undefined {
  const { tokens } = scan;
  const t = tokens[i];
  const word = t?.type === 'word' ? longest(scan.f.negative, tokens, i) : undefined;
  if (word && tokens[word.end]?.type === 'space') return { at: i, end: word.end + 1, negative: true };
  if (t?.type !== 'mark' || (t.text !== '+' && !MINUS.has(t.folded))) return undefined;
  const before = tokens[i - 1];
  if (before && before.type !== 'space' && !'([|'.includes(before.text)) return undefined;
  return { at: i, end: i + 1, negative: t.text !== '+' };
}

/** "il fait – 10 °C": a minus a no-break space apart, or behind a function word; the caller knows that degrees follow. */
export function looseMinus(scan: Scan, i: number): Amount['sign'] {
  const { tokens, f } = scan;
  const [dash, space] = [tokens[i - 2], tokens[i - 1]];
  if (space?.type !== 'space' || dash?.type !== 'mark' || !MINUS.has(dash.folded)) return undefined;
  const before = tokens[i - 3]?.type === 'space' ? tokens[i - 4] : undefined;
  const isMinus = /[\u00a0\u202f]/.test(space.text) || f.stop.has(before?.folded ?? '');
  return isMinus && before?.type === 'word' ? { at: i - 2, end: i, negative: true } : undefined;
}

/** A minus between currency and number: "$-5". */
export const innerMinus = (tokens: readonly Token[], i: number): Amount['sign'] =>
  tokens[i]?.type === 'mark' && MINUS.has(tokens[i]!.folded) ? { at: i, end: i + 1, negative: true } : undefined;
