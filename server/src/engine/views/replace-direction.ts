import type { Writing } from '../locales/writing.ts';
import type { Span } from '../span.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { type Context, edit, matchCase, plain } from './replace-parts.ts';

/** How far before and behind a figure its verb or adverb may stand, in characters, within the clause. */
const BEFORE = 45;
const BEHIND = 30;

/** The participle where an auxiliary asks for it ("has climbed" → "has fallen", not "has fell"). */
function inflected(writing: Writing, before: string, next: string): string {
  const auxiliary = writing.auxiliaries?.test(before) ?? false;
  return (auxiliary && writing.participles.get(next)) || next;
}

/** The most words that an entry of the lexicon has ("plus tard"). */
const LONGEST = 3;

/** Words and phrases of a stretch that have an opposite, with their places; the longest phrase first. */
function turned({ text, writing }: Context, at: Span): readonly TextEdit[] {
  const part = text.slice(at.start, at.end);
  const words = [...part.matchAll(/(?<!\p{L})\p{L}+|[+\-−]/gu)].filter(
    (m) => /\p{L}/u.test(m[0]) || /\d/.test(text[at.start + m.index + 1] ?? ''),
  );
  const edits: TextEdit[] = [];
  for (let i = 0; i < words.length; i++) {
    for (let n = Math.min(LONGEST, words.length - i); n > 0; n--) {
      const last = words[i + n - 1]!;
      const start = at.start + words[i]!.index;
      const end = at.start + last.index + last[0].length;
      const next = writing.opposites.get(plain(text.slice(start, end)));
      if (next === undefined) continue;
      edits.push(
        edit({ start, end }, matchCase(text.slice(start, end), inflected(writing, text.slice(0, start), next))),
      );
      i += n - 1;
      break;
    }
  }
  return edits;
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
