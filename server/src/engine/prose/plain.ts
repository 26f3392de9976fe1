import { type Built, startText } from './builder.ts';
import { addBlock, addComment, addHeading, type Collected, leadInOf, TOP } from './collect.ts';

/** Lines longer than this are not wrapped by hand, so that a line's end is a paragraph's end. */
const WRAPPED = 140;
/** A line of its own that is no longer than this and does not end a sentence is a heading; the first one, the title, may be longer. */
const HEADING = 90;
const TITLE = 200;

const BULLET = /^[ \t]*(?:[-*•–—◦▪·][ \t]+|\(?\d{1,2}[.)][ \t]+|\(?[a-z][.)][ \t]+)/;

/** Reads plain text from `from` on: paragraphs between blank lines, bulleted lines, short lines of their own as headings. */
export function readPlainInto(to: Collected, text: string, from: number): void {
  const lines = linesOf(text, from);
  const wrapped = lines.every((line) => line.to - line.from <= WRAPPED);
  let before = '';
  for (const paragraph of paragraphsOf(text, lines)) {
    for (const chunk of chunksOf(text, paragraph, wrapped))
      before = readChunk(to, text, chunk, paragraph.length, before);
  }
}

interface Line {
  readonly from: number;
  readonly to: number;
}

function linesOf(text: string, from: number): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|\n|\r|$/g;
  for (let at = from; at < text.length; ) {
    breaks.lastIndex = at;
    const br = breaks.exec(text)!;
    lines.push({ from: at, to: br.index });
    at = br.index + br[0].length;
  }
  return lines;
}

function paragraphsOf(text: string, lines: readonly Line[]): Line[][] {
  const paragraphs: Line[][] = [[]];
  for (const line of lines) {
    if (text.slice(line.from, line.to).trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)!.push(line);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

interface Chunk {
  readonly lines: readonly Line[];
  readonly bullet: number;
}

/** Splits a paragraph where a line begins with a bullet, or at every line when lines are not wrapped. */
function chunksOf(text: string, paragraph: readonly Line[], wrapped: boolean): Chunk[] {
  const chunks: { lines: Line[]; bullet: number }[] = [];
  for (const line of paragraph) {
    const bullet = BULLET.exec(text.slice(line.from, line.to))?.[0].length ?? 0;
    if (bullet > 0 || !wrapped || chunks.length === 0) chunks.push({ lines: [line], bullet });
    else chunks.at(-1)!.lines.push(line);
  }
  return chunks;
}

function readChunk(to: Collected, text: string, chunk: Chunk, linesOfParagraph: number, before: string): string {
  const first = chunk.lines[0]!;
  const built = readLines(to, text, first.from + chunk.bullet, chunk.lines.at(-1)!.to);
  if (chunk.bullet > 0) {
    addBlock(to, 'list-item', built, before ? { ...TOP, leadIn: leadInOf(before) } : TOP);
    return before;
  }
  if (
    linesOfParagraph === 1 &&
    built.text.length <= (to.blocks.length === 0 ? TITLE : HEADING) &&
    !/[.!?:;,…。！？：；，]["'”’»)\]]*$/u.test(built.text)
  ) {
    addHeading(to, to.blocks.length === 0 ? 1 : 2, built, TOP);
    return '';
  }
  return addBlock(to, 'paragraph', built, TOP);
}

/** Plain text has no comments of its own: `<!-- stet -->` and `[stet]` are taken as such. */
const COMMENT = /<!--([\s\S]*?)-->|\[((?:stet|factcheck-(?:disable|enable))(?:[ \t][^\]\n]*)?)\]/gi;

function readLines(to: Collected, text: string, from: number, end: number): Built {
  const out = startText(text);
  let at = from;
  for (const match of text.slice(from, end).matchAll(COMMENT)) {
    const start = from + match.index;
    out.raw(at, start);
    at = start + match[0].length;
    addComment(to, start, at, match[1] ?? match[2] ?? '');
  }
  out.raw(at, end);
  return out.build();
}
