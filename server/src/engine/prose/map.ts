import type { Span } from '../span.ts';
import type { Block, Piece } from './types.ts';

type Mapped = Pick<Block, 'pieces' | 'doc'>;

/**
 * The document span of a span of the block's text. A figure that markup splits (`**8.5** billion`) maps to the extent from
 * its first to its last character; an empty span maps to an empty one.
 */
export function toDoc(block: Mapped, span: Span): Span {
  const first = pieceAt(block.pieces, span.start);
  if (!first) return { start: block.doc.end, end: block.doc.end };
  const base = block.doc.start;
  const start = base + startIn(first, span.start);
  if (span.end <= span.start) return { start, end: start };
  const last = pieceAt(block.pieces, span.end - 1) ?? first;
  return { start, end: base + endIn(last, span.end) };
}

/** The span of the block's text that a document span touches; undefined when it touches none (markup, another block). */
export function fromDoc(block: Mapped, span: Span): Span | undefined {
  const doc = { start: span.start - block.doc.start, end: span.end - block.doc.start };
  let start: number | undefined;
  let end = 0;
  for (const piece of block.pieces) {
    const docEnd = piece.doc + (piece.docLength ?? piece.length);
    const touches =
      doc.end > doc.start ? piece.doc < doc.end && doc.start < docEnd : piece.doc <= doc.start && doc.start <= docEnd;
    if (!touches) continue;
    const whole = piece.docLength !== undefined;
    start ??= whole ? piece.at : piece.at + Math.max(0, doc.start - piece.doc);
    end = whole ? piece.at + piece.length : piece.at + Math.max(0, Math.min(piece.length, doc.end - piece.doc));
  }
  return start === undefined ? undefined : { start, end: Math.max(start, end) };
}

/** The piece that holds the character at `offset`; the last one when `offset` is the text's end. Binary search. */
function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.at <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

const startIn = (piece: Piece, offset: number): number =>
  piece.docLength === undefined
    ? piece.doc + offset - piece.at
    : offset >= piece.at + piece.length
      ? piece.doc + piece.docLength
      : piece.doc;

const endIn = (piece: Piece, offset: number): number =>
  piece.docLength === undefined ? piece.doc + offset - piece.at : piece.doc + piece.docLength;
