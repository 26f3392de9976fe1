import { beginsDateLine, dropFurniture, isMenu, partsOfLine } from '../furniture.ts';
import type { RawBlock, SourceMeta } from '../source.ts';
import { tidy } from './dom.ts';
import type { Read } from './registry.ts';
import { type Grid, partsOf } from './textTable.ts';

/** Lines of hand-wrapped text are no longer than this; in text taken from a web page every line is a paragraph. */
const WRAPPED = 100;
const HEADING = 160;

const BULLET = /^\s*(?:[-*•–—◦▪·]|\(?[a-z][.)])\s+/;
const NUMBERED = /^\s*\d{1,2}[.)]\s+/;
const URL = /\bhttps?:\/\/[^\s)>\]]+/g;

const isSentence = (line: string): boolean => /[.!?:;,…。！？：；，]["'»”’)\]]*$/u.test(line.trim());

/** Lines of one paragraph are one block when the text is wrapped by hand, else each is a block of its own. */
function isWrapped(paragraphs: readonly (readonly string[])[]): boolean {
  const lines = paragraphs.flat();
  if (lines.some((l) => l.length > WRAPPED)) return false;
  // Wrapped lines end within a sentence and are long; lines of a list are short.
  const inner = paragraphs.flatMap((p) => p.slice(0, -1));
  return inner.filter((l) => l.length > 50 && !/[.!?]$/.test(l)).length > inner.length / 2;
}

interface Chunk {
  readonly text: string;
  readonly bullet: boolean;
  /** The line before belongs to the same paragraph. */
  readonly attached: boolean;
  /** A line of the same paragraph follows. */
  readonly leads: boolean;
  /** A table stands here, and no text. */
  readonly grid?: Grid;
}

/** A word cut at the line's end ("develop-", "ment") is whole again. */
const continued = (text: string, line: string): string =>
  /\p{Ll}-$/u.test(text) && /^\s*\p{Ll}/u.test(line) ? text.slice(0, -1) + line.trimStart() : `${text} ${line}`;

function chunksOf(text: string): Chunk[] {
  const paragraphs: string[][] = [[]];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim()) paragraphs.at(-1)!.push(line);
    else paragraphs.push([]);
  }
  const parts = paragraphs.flatMap(partsOf);
  const wrapped = isWrapped(parts.flatMap((p) => ('lines' in p && p.lines.length > 0 ? [p.lines] : [])));
  return parts.flatMap((part): Chunk[] => {
    if ('grid' in part) return [{ text: '', bullet: false, attached: false, leads: false, grid: part.grid }];
    const { lines } = part;
    const joined: { text: string; bullet: boolean }[] = [];
    for (const line of lines) {
      const bullet = BULLET.exec(line)?.[0].length ?? 0;
      if (bullet > 0 || !wrapped || joined.length === 0 || NUMBERED.test(line))
        joined.push({ text: line.slice(bullet), bullet: bullet > 0 });
      else joined.at(-1)!.text = continued(joined.at(-1)!.text, line);
    }
    return joined.map((c, i) => ({
      ...c,
      text: tidy(c.text.replace(URL, '\uFFFC')),
      attached: i > 0,
      leads: i < joined.length - 1,
    }));
  });
}

/** A line of its own that is no full sentence, a short one in capitals, or the first of a paragraph of lines. */
function isHeading(chunk: Chunk, next: Chunk | undefined): boolean {
  if (chunk.bullet || !next || chunk.text.length > HEADING) return false;
  const alone = !chunk.attached && !chunk.leads;
  // Alone on its line, a question or a line that trails off is a heading too.
  if (isSentence(chunk.text) && !(alone && /[?？…]["'»”]?$/u.test(chunk.text))) return false;
  if (NUMBERED.test(chunk.text)) return !NUMBERED.test(next.text) && !next.bullet;
  const capitals = chunk.text === chunk.text.toUpperCase() && chunk.text !== chunk.text.toLowerCase();
  // A line among others that has a figure is one of a list of figures ("Average fare   129").
  const listed = chunk.attached && /\d/.test(chunk.text);
  return alone || capitals || (chunk.leads && !listed && !next.bullet && next.text.length > chunk.text.length);
}

/** "FISCALITE. Pour la septième année …": a section's name in capitals that opens its paragraph. */
const RUN_IN = /^(\p{Lu}[\p{Lu}\s'’-]{3,40}?)\s?[.:]\s+(?=\S)/u;

function splitRunIn(chunk: Chunk): Chunk[] {
  const label = chunk.bullet ? undefined : RUN_IN.exec(chunk.text);
  if (!label || chunk.text.length < label[0].length + 30) return [chunk];
  return [
    { ...chunk, text: label[1]!, attached: false, leads: false },
    { ...chunk, text: chunk.text.slice(label[0].length), attached: false },
  ];
}

/** Paragraphs, headings and list items of plain text, in order. Plain text shows no heading levels: each replaces the last. */
export function linesToBlocks(text: string): RawBlock[] {
  const chunks = chunksOf(text).flatMap(splitRunIn);
  let section: string[] = [];
  let lead = '';
  let tables = 0;
  return chunks.flatMap((chunk, i): RawBlock[] => {
    // "Results by district (in per cent):" is the table's title.
    if (chunk.grid) return cellsOf(chunk.grid, lead.endsWith(':') ? [...section, lead] : section, tables++);
    const numbered = NUMBERED.exec(chunk.text)?.[0].length ?? 0;
    if (isHeading(chunk, chunks[i + 1])) {
      section = [chunk.text.slice(numbered)];
      lead = '';
      return [{ kind: 'heading', text: chunk.text.slice(numbered), headings: [] }];
    }
    const item = chunk.bullet || numbered > 0;
    const block: RawBlock = {
      kind: item ? 'list-item' : 'paragraph',
      text: chunk.text.slice(numbered),
      headings: section,
      ...(item && lead ? { leadIn: lead } : {}),
    };
    if (!item) lead = chunk.text.length < 300 ? chunk.text : '';
    return [block];
  });
}

const cellsOf = ({ heads, rows }: Grid, headings: readonly string[], table: number): RawBlock[] =>
  rows.flatMap((row, r) =>
    row.flatMap((text, column): RawBlock[] => {
      if (!text) return [];
      const cell = { header: heads[column] ?? '', rowLabel: column === 0 ? '' : row[0]!, row: r, column, table };
      return [{ kind: 'table-cell', text, headings, cell }];
    }),
  );

interface Head {
  readonly title?: string;
  readonly publisher?: string;
  /** Lines that are not content. */
  readonly lines: ReadonlySet<string>;
}

/** The head of a press release: issuer, kind of text and date line, on lines of their own above the text. */
function readLetterhead(text: string): Head | undefined {
  const first = text.split(/\r?\n\s*\r?\n/).find((p) => p.trim() !== '') ?? '';
  const lines = first.split(/\r?\n/).map(tidy).filter(Boolean);
  const plain = lines.length > 1 && lines.every((l) => l.length <= 100 && !BULLET.test(l));
  if (!plain || !(lines.some(isDateLine) || lines[0] === lines[0]!.toUpperCase())) return undefined;
  const own = lines.slice(1).filter((l) => !isDateLine(l));
  const title = own.reduce((a, b) => (b.length > a.length ? b : a), '');
  return { publisher: lines[0]!, lines: new Set(lines), ...(title ? { title } : {}) };
}

/** The title of text taken from a web page stands there twice: once for the page, once over the article. */
function repeatedTitle(blocks: readonly RawBlock[]): string | undefined {
  const top = blocks.slice(0, 60).map((b) => b.text);
  return top.find(
    (t, i) => t.split(/\s+/).length >= 4 && t.length < 250 && top.indexOf(t, i + 1) > i && !isDateLine(t),
  );
}

/** The text from its first paragraph on that is no menu. */
function withoutMenu(text: string): string {
  const paragraphs = text.split(/(?<=\n)[ \t]*\r?\n/);
  const first = paragraphs.findIndex((p) => {
    const lines = p.split(/\r?\n/).filter((l) => l.trim() !== '');
    return lines.length > 0 && (lines.some((l) => BULLET.test(l) || isDateLine(l)) || !isMenu(lines.map(tidy)));
  });
  return first > 0 ? paragraphs.slice(first).join('\n') : text;
}

/** Title, issuer and content of a plain text. */
function readTextBlocks(whole: string): { meta: SourceMeta; blocks: RawBlock[] } {
  const text = withoutMenu(whole);
  const all = linesToBlocks(text);
  const twice = repeatedTitle(all);
  // What stands above a repeated title is the page's head: menu, languages, consent.
  const blocks = dropFurniture(twice ? all.slice(all.findIndex((b) => b.text === twice)) : all);
  const head = readLetterhead(text);
  const opener = blocks.find((b) => !head?.lines.has(b.text) && !isDateLine(b.text));
  const heading = opener?.kind === 'heading' && opener.text.split(/\s+/).length >= 4 ? opener.text : undefined;
  const title =
    twice ?? heading ?? head?.title ?? blocks.find((b) => b.kind === 'heading' && !head?.lines.has(b.text))?.text;
  return {
    meta: { ...(head?.publisher ? { publisher: head.publisher } : {}), ...(title ? { title } : {}) },
    blocks: place(blocks, title, head),
  };
}

/** Marks the head's lines, makes the title a heading, and puts it above everything else. */
function place(blocks: readonly RawBlock[], title: string | undefined, head: Head | undefined): RawBlock[] {
  return blocks.map((b): RawBlock => {
    if (b.text === title) return { ...b, kind: 'heading', headings: [] };
    if (head?.lines.has(b.text)) return { ...b, kind: 'paragraph', about: true, headings: [] };
    const section = b.headings.filter((h) => h !== title && !head?.lines.has(h));
    return { ...b, headings: title ? [title, ...section] : section };
  });
}

const DATED = /\b\d{1,2}\b.*\b(?:1[89]|20)\d\d\b|\b(?:19|20)\d\d\s*[年\-/.]\s*\d/u;

/** A short line with a date and nothing else to say: "Port Almeda, 16 September 2026", "Ann Bly · 16 May 2026 · Reading time: 5 min". */
export const isDateLine = (text: string): boolean =>
  text.length <= 100 &&
  ((/\d/.test(text) && beginsDateLine(text)) ||
    // "First test train: 2 March 2027" is no date line: its label says what the date is of.
    (isDated(text) && !isLabelled(text)) ||
    (isLabelled(text) && partsOfLine(text).some((part) => isDated(part) && !isLabelled(part))));

const isDated = (text: string): boolean =>
  DATED.test(text) && !/[%€$£]/.test(text) && text.split(/\s+/).length <= 12 && !/[.!?]$/.test(text);

const isLabelled = (text: string): boolean => /\p{L}\s?:\s/u.test(text);

export const read: Read = async (bytes) => readTextBlocks(decodeText(bytes));

/** UTF-8 (byte-order mark taken off), UTF-16 by its mark, else Latin-1 where the bytes are no UTF-8. Throws on binary data. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) throw new Error('is not a text document');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
