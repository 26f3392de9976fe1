import type { Quote } from '../engine/facts/types.ts';
import type { Span } from '../engine/span.ts';

/** Limits of the fact-base format: evidence points to a place in a source, it does not reproduce it. */
const EXACT = 80;
const CONTEXT = 32;

const WORD_CHAR = /[\p{L}\p{M}\p{N}]/u;

/** Moves an offset inwards so that no word is cut; `by` is +1 for the start of a stretch, -1 for its end. */
function atWord(text: string, offset: number, by: 1 | -1): number {
  let at = offset;
  const inWord = (i: number): boolean =>
    i > 0 && i < text.length && WORD_CHAR.test(text[i - 1]!) && WORD_CHAR.test(text[i]!);
  while (at > 0 && at < text.length && inWord(at)) at += by;
  return at;
}

/**
 * The quote that points to `figure` (offsets in `text`): the figure with the words that belong to it (`also`: hedge, counted
 * noun), and a little of what stands before and after, within `sentence`'s surroundings.
 */
export function quoteOf(text: string, figure: Span, also: readonly Span[]): Quote {
  let { start, end } = figure;
  for (const s of also) {
    const from = Math.min(start, s.start);
    const to = Math.max(end, s.end);
    if (to - from <= EXACT) [start, end] = [from, to];
  }
  // "start-up", "demi-finale": a word goes on after its hyphen.
  const rest = /^(?:[-\u2011]\p{L}+)+/u.exec(text.slice(end))?.[0].length ?? 0;
  if (end + rest - start <= EXACT) end += rest;
  if (end - start > EXACT) end = atWord(text, start + EXACT, -1);
  const before = Math.max(0, start - CONTEXT);
  const after = Math.min(text.length, end + CONTEXT);
  const prefix = text.slice(before === 0 ? 0 : atWord(text, before, 1), start);
  const suffix = text.slice(end, after === text.length ? after : atWord(text, after, -1));
  return {
    exact: text.slice(start, end),
    ...(prefix.trim() ? { prefix } : {}),
    ...(suffix.trim() ? { suffix } : {}),
  };
}
