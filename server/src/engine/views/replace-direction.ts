import type { Span } from '../span.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { type Context, edit, matchCase } from './replace-parts.ts';

/** How far before and behind a figure its verb or adverb may stand, in characters, within the clause. */
const BEFORE = 45;
const BEHIND = 30;

/** Words of a stretch that have an opposite, with their places. */
function turned({ text, writing }: Context, at: Span): readonly TextEdit[] {
  return [...text.slice(at.start, at.end).matchAll(/(?<!\p{L})\p{L}+|[+\-−](?=\d)/gu)].flatMap((m) => {
    const next = writing.opposites.get(m[0].toLowerCase());
    if (next === undefined) return [];
    const start = at.start + m.index;
    return [edit({ start, end: start + m[0].length }, matchCase(m[0], next))];
  });
}

/** The nearest word of direction around a figure, in its clause. */
function nearest(context: Context): TextEdit | undefined {
  const { text, mention } = context;
  const from = Math.max(0, mention.span.start - BEFORE);
  const before = text.slice(from, mention.span.start);
  const clause =
    from +
    Math.max(
      before.lastIndexOf(','),
      before.lastIndexOf(';'),
      before.lastIndexOf(':'),
      before.search(/[.!?]\s(?!.*[.!?]\s)/),
    ) +
    1;
  const after = /^[^,;:.!?()|]*/.exec(text.slice(mention.span.end, mention.span.end + BEHIND))![0];
  const left = turned(context, { start: before.length ? clause : from, end: mention.span.start }).at(-1);
  const right = turned(context, { start: mention.span.end, end: mention.span.end + after.length })[0];
  if (!left || !right) return left ?? right;
  return mention.span.start - left.end <= right.start - mention.span.end ? left : right;
}

/**
 * Turns the direction of a change round: every word of its span that has an opposite in the lexicon, in the same form.
 * Undefined when there is none, for a wrong verb is worse than no fix.
 */
export function directionEdits(context: Context, frame?: Span): TextEdit[] | undefined {
  const { mention } = context;
  // The mention's own words, those of its frame, its sign, and only then what stands nearest.
  for (const at of [
    mention.direction?.span,
    frame,
    { start: mention.span.start, end: mention.notation.number?.start ?? mention.span.start },
  ]) {
    const edits = at ? turned(context, at) : [];
    if (edits.length) return [...edits];
  }
  const near = nearest(context);
  return near && [near];
}
