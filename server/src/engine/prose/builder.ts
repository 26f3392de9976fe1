import { ownText } from '../span.ts';
import type { Piece } from './types.ts';

/** Stands for what is not prose inside a block: code, a URL, an image. */
export const HOLE = '\uFFFC';

/** A block's text with the pieces that tile it, counted from `start`; `[start, end)` is its extent in the document. */
export interface Built {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly start: number;
  readonly end: number;
}

/** The same text further on in the document. Shares the pieces. */
export const moveBuilt = (built: Built, by: number): Built =>
  by === 0 ? built : { ...built, start: built.start + by, end: built.end + by };

export interface Builder {
  /** Appends document text as it stands; a line break with the blanks around it becomes one space. */
  raw(from: number, to: number): void;
  /** Appends `text` in place of the document's `[from, to)`: U+FFFC for code, a character for an entity. */
  replaced(text: string, from: number, to: number): void;
  /** Appends a break that a reader sees (`<br>`, two spaces at a line's end): a line feed. */
  hardBreak(from: number, to: number): void;
  /** The text so far, without blanks at either end. The builder is not used afterwards. */
  build(): Built;
}

/** Starts a block's text over the document `source`, at `from`. Offsets given must not go backwards. */
export function startText(source: string, from = 0): Builder {
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let length = 0;
  // Blanks behind a blank, and the indentation behind a line break, are left out.
  let afterBlank = false;

  /** `plain`: the text stands in the document as it stands here. */
  const push = (text: string, doc: number, docLength: number, plain: boolean): void => {
    const last = pieces.at(-1);
    if (plain && last && last.docLength === undefined && last.doc + last.length === doc) {
      pieces[pieces.length - 1] = { ...last, length: last.length + text.length };
    } else {
      pieces.push({ at: length, doc, length: text.length, ...(plain ? {} : { docLength }) });
    }
    parts.push(text);
    length += text.length;
  };

  const raw = (from: number, to: number): void => {
    let at = from;
    while (at < to) {
      if (afterBlank) at = skipBlanks(source, at, to);
      if (at >= to) return;
      const br = nextBreak(source, at, to);
      const end = br < 0 ? to : trimBlanksBefore(source, at, br);
      if (end > at) {
        push(source.slice(at, end), at, end - at, true);
        afterBlank = isBlank(source[end - 1]);
      }
      if (br < 0) return;
      at = skipBlanks(source, br + (source[br] === '\r' && source[br + 1] === '\n' ? 2 : 1), to);
      if (!afterBlank) push(' ', end, at - end, false);
      afterBlank = true;
    }
  };

  return {
    raw,
    replaced: (text, from, to) => {
      if (text === '') return;
      push(text, from, to - from, false);
      afterBlank = false;
    },
    hardBreak: (from, to) => {
      push('\n', from, to - from, false);
      afterBlank = true;
    },
    build: () => finish(parts.join(''), pieces, from),
  };
}

const isBlank = (c: string | undefined): boolean => c === ' ' || c === '\t';

function skipBlanks(source: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(source[at])) at++;
  return at;
}

function trimBlanksBefore(source: string, from: number, to: number): number {
  let at = to;
  while (at > from && isBlank(source[at - 1])) at--;
  return at;
}

function nextBreak(source: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const c = source.charCodeAt(at);
    if (c === 10 || c === 13) return at;
  }
  return -1;
}

/** Cuts white space (not no-break spaces, which belong to figures) off both ends, and counts from the start. */
function finish(text: string, pieces: readonly Piece[], nowhere: number): Built {
  const start = /^[ \t\n\r\f]*/.exec(text)?.[0].length ?? 0;
  let end = text.length;
  while (end > start && ' \t\n\r\f'.includes(text[end - 1]!)) end--;
  const cut = cutPieces(pieces, start, end);
  const [first, last] = [cut[0], cut.at(-1)];
  if (!first || !last) return { text: '', pieces: [], start: nowhere, end: nowhere };
  return {
    // Blocks outlive the version of the document in which they were read.
    text: ownText(text.slice(start, end)),
    pieces: cut.map((piece) => ({ ...piece, doc: piece.doc - first.doc })),
    start: first.doc,
    end: last.doc + (last.docLength ?? last.length),
  };
}

/** The pieces of the stretch `[start, end)` of a text, counted from its start. A replaced piece is never cut in two. */
function cutPieces(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const cut: Piece[] = [];
  for (const piece of pieces) {
    const from = Math.max(piece.at, start);
    const to = Math.min(piece.at + piece.length, end);
    if (from >= to) continue;
    if (piece.docLength !== undefined) cut.push({ ...piece, at: from - start, length: to - from });
    else cut.push({ at: from - start, doc: piece.doc + from - piece.at, length: to - from });
  }
  return cut;
}
