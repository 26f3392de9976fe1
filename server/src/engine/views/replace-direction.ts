import type { Span } from '../span.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { type Context, edit, matchCase } from './replace-parts.ts';

/**
 * Turns the direction beside a figure round: every word of its span that has an opposite in the lexicon, in the same form.
 * Undefined when there is none, for a wrong verb is worse than no fix.
 */
export function directionEdits(context: Context, frame?: { readonly span: Span }): TextEdit[] | undefined {
  const { text, mention, writing } = context;
  const at = mention.direction?.span ?? frame?.span;
  if (!at) return undefined;
  const edits: TextEdit[] = [];
  for (const m of text.slice(at.start, at.end).matchAll(/\p{L}+|[+\-−]/gu)) {
    const next = writing.opposites.get(m[0].toLowerCase());
    if (next === undefined) continue;
    const start = at.start + m.index;
    edits.push(edit({ start, end: start + m[0].length }, matchCase(m[0], next)));
  }
  return edits.length ? edits : undefined;
}
