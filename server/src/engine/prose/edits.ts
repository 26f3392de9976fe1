import type { Span } from '../span.ts';
import { toDoc } from './map.ts';
import type { Block } from './types.ts';

/** A replacement of text: of a block's, or of the document's. */
export interface Replacement extends Span {
  readonly text: string;
}

/**
 * A replacement in a block's text as replacements in the document that leave the markup inside it alone: `$5.8** billion`
 * becomes `$8.5** billion`. One edit where the figure stands in one run of the document, several where markup splits it.
 */
export function editToDoc(block: Block, edit: Replacement): readonly Replacement[] {
  if (runsOf(block, edit).length <= 1 && !isRewritten(block, edit)) return [{ ...toDoc(block, edit), text: edit.text }];
  return shrink(block.text, edit).flatMap((part) => spread(block, part));
}

/** The parts of a span that stand in one stretch of the document each. */
function runsOf(block: Block, span: Span): readonly Span[] {
  const runs: Span[] = [];
  let docEnd = -1;
  for (const piece of block.pieces) {
    const start = Math.max(piece.at, span.start);
    const end = Math.min(piece.at + piece.length, span.end);
    if (start >= end) continue;
    const doc = toDoc(block, { start, end });
    const last = runs.at(-1);
    if (last && doc.start === docEnd) runs[runs.length - 1] = { start: last.start, end };
    else runs.push({ start, end });
    docEnd = doc.end;
  }
  return runs;
}

/** Whether something in the span stands in the document as other characters: an entity, a line break. */
const isRewritten = (block: Block, { start, end }: Span): boolean =>
  block.pieces.some((piece) => piece.docLength !== undefined && piece.at < end && start < piece.at + piece.length);

const WORDS = /\s+|[\p{L}\p{M}\p{N}.,]+|[\s\S]/gu;

/**
 * The words that differ: those at either end that stay are left out, and where old and new have as many words, each is
 * replaced by its own.
 */
function shrink(text: string, edit: Replacement): readonly Replacement[] {
  const old = text.slice(edit.start, edit.end).match(WORDS) ?? [];
  const now = edit.text.match(WORDS) ?? [];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const size = (words: readonly string[]): number => words.join('').length;
  const start = edit.start + size(old.slice(0, head));
  const middle = old.slice(head, old.length - tail);
  const fresh = now.slice(head, now.length - tail);
  const inStep =
    middle.length === fresh.length && middle.every((word, i) => /^\s/.test(word) === /^\s/.test(fresh[i]!));
  if (!inStep) return [{ start, end: start + size(middle), text: fresh.join('') }];
  let at = start;
  const parts = middle.map((word, i) => {
    const part = { start: at, end: at + word.length, text: fresh[i]! };
    at = part.end;
    return part;
  });
  return parts.filter((part, i) => part.text !== middle[i]);
}

/** What cannot be told apart by words goes into the first run; the text of the others is deleted, their markup stays. */
function spread(block: Block, edit: Replacement): readonly Replacement[] {
  if (edit.start === edit.end) return [{ ...toDoc(block, edit), text: edit.text }];
  return runsOf(block, edit).map((run, i) => ({ ...toDoc(block, run), text: i === 0 ? edit.text : '' }));
}
