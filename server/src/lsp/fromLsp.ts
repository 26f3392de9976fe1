import type { Position, Range } from 'vscode-languageserver';
import type { Span } from '../engine/span.ts';

/** What converts positions: a `TextDocument`. Positions outside the text are brought to its nearest place. */
export interface Offsets {
  offsetAt(position: Position): number;
}

export const toOffset = (document: Offsets, position: Position): number => document.offsetAt(position);

export function toSpan(document: Offsets, range: Range): Span {
  const start = document.offsetAt(range.start);
  return { start, end: Math.max(start, document.offsetAt(range.end)) };
}
