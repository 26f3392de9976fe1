import type { SyntaxNode, Tree } from '@lezer/common';
import { shift } from '../span.ts';
import { type Builder, type Built, HOLE, moveBuilt, startText } from './builder.ts';
import { addBlock, addComment, addHeading, type Collected, leadInOf, type Place, TOP } from './collect.ts';
import { decodeEntity } from './entities.ts';
import { readHtmlInto } from './html.ts';
import { cellsOf } from './markdownCells.ts';
import { markdown } from './markdownParser.ts';
import { fragmentsFor, type Inline, type ProseMemory } from './memory.ts';
import { eachTopTree, record, replay } from './replay.ts';
import type { Comment } from './types.ts';

/** Parses Markdown from `from` on; positions in the tree count from there. Carriage returns are blanked, lengths kept. */
export function parseMarkdown(text: string, from: number, memory?: ProseMemory): Tree {
  const source = from === 0 ? text : text.slice(from);
  const body = source.includes('\r') ? source.replace(/\r\n/g, ' \n').replace(/\r/g, '\n') : source;
  if (!memory) return markdown.parse(body);
  memory.tree = markdown.parse(body, fragmentsFor(memory, body));
  memory.body = body;
  return memory.tree;
}

/** Reads the prose of a Markdown document from `from` on into `to`. */
export function readMarkdownInto(to: Collected, text: string, from: number, memory?: ProseMemory): void {
  const tree = parseMarkdown(text, from, memory);
  const reading = { to, text, base: from, memory };
  if (memory) recallBlocks(reading, tree, memory);
  else readBlocks(reading, tree.topNode, TOP);
}

/** Reads the top-level blocks, those that are remembered from memory. */
function recallBlocks(reading: Reading, tree: Tree, memory: ProseMemory): void {
  const { to, base } = reading;
  let before = '';
  eachTopTree(tree, (block, from, end) => {
    const known = block && memory.added.get(block);
    if (known?.before === before) {
      replay(to, known, base + from);
      before = known.paragraph;
      return;
    }
    // In its own tree a block is at hand; it would be sought from the top of the document.
    const read = (): string =>
      block
        ? readParagraphOr({ ...reading, base: base + from }, block.topNode, TOP, before)
        : readBetween(reading, tree, from, end, before);
    const added = record(to, base + from, before, read);
    if (block && added) memory.added.set(block, added);
    before = added?.paragraph ?? '';
  });
}

/** Reads the top-level blocks of a stretch of the tree; the text of the last when it is a paragraph. */
function readBetween(reading: Reading, tree: Tree, from: number, to: number, before: string): string {
  let last = before;
  for (let node = tree.topNode.childAfter(from); node && node.from < to; node = node.nextSibling) {
    last = readParagraphOr(reading, node, TOP, last);
  }
  return last;
}

interface Reading {
  readonly to: Collected;
  readonly text: string;
  /** Document offset of the tree's start. */
  readonly base: number;
  readonly memory: ProseMemory | undefined;
}

/** Reads the children of a block; a list or table takes the paragraph before it as its lead-in. */
function readBlocks(reading: Reading, parent: SyntaxNode, place: Place): void {
  let before = '';
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    before = readParagraphOr(reading, node, place, before);
  }
}

/** Reads one block; its text when it is a paragraph, which may lead in what follows. */
function readParagraphOr(reading: Reading, node: SyntaxNode, place: Place, before: string): string {
  const isParagraph = node.name === 'Paragraph' || node.name === 'Task';
  const text = readBlock(reading, node, place, before);
  return isParagraph ? text : '';
}

/** The place of what a paragraph leads in. */
const ledBy = (place: Place, paragraph: string): Place =>
  paragraph ? { ...place, leadIn: leadInOf(paragraph) } : place;

/** Reads one block; `before` is the paragraph just before it. Returns the text of a paragraph. */
function readBlock(reading: Reading, node: SyntaxNode, place: Place, before: string): string {
  const { to, text, base } = reading;
  const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name);
  if (heading) {
    addHeading(to, Number(heading[1]), readInline(reading, node), place);
    return '';
  }
  switch (node.name) {
    case 'Paragraph':
      return addBlock(to, place.quoted ? 'quote' : 'paragraph', readInline(reading, node), place);
    case 'Blockquote':
      readBlocks(reading, node, { ...place, quoted: true });
      return '';
    case 'BulletList':
    case 'OrderedList':
      for (const item of node.getChildren('ListItem')) readItem(reading, item, ledBy(place, before));
      return '';
    case 'Table':
      readTable(reading, node, ledBy(place, before));
      return '';
    // A comment at the start of a line makes the whole line HTML, what stands behind it included.
    case 'CommentBlock':
    case 'HTMLBlock':
      readHtmlInto(to, text, base + node.from, base + node.to, place);
      return '';
    case 'LinkReference': {
      // `[//]: # (stet)` is how Markdown without HTML writes a comment.
      const note = /^\[\/\/\]:\s*(?:#|<>)\s*[("'](.*)[)"']\s*$/s.exec(sliceOf(reading, node));
      if (note) addComment(to, base + node.from, base + node.to, note[1]!);
      return '';
    }
    default:
      return '';
  }
}

/** A list item: its paragraphs are items, what is nested in it is led in by its first paragraph. */
function readItem(reading: Reading, item: SyntaxNode, place: Place): void {
  let own = '';
  for (let node = item.firstChild; node; node = node.nextSibling) {
    if (node.name === 'Paragraph' || node.name === 'Task') {
      const text = addBlock(reading.to, 'list-item', readInline(reading, node), place);
      own ||= text;
    } else readBlock(reading, node, place, own);
  }
}

function readTable(reading: Reading, table: SyntaxNode, place: Place): void {
  const number = reading.to.tables++;
  const headers: string[] = [];
  let row = 0;
  for (let line = table.firstChild; line; line = line.nextSibling) {
    const isHeader = line.name === 'TableHeader';
    if (!isHeader && line.name !== 'TableRow') continue;
    const cells = cellsOf(line).map(({ node, column }) => ({ column, built: readInline(reading, node) }));
    const rowLabel = isHeader ? '' : (cells.find((cell) => cell.column === 0)?.built.text ?? '');
    for (const { column, built } of cells) {
      if (isHeader) headers[column] = built.text;
      const header = isHeader ? '' : (headers[column] ?? '');
      const cell = { header, rowLabel: column === 0 ? '' : rowLabel, row: isHeader ? -1 : row, column, table: number };
      addBlock(reading.to, 'table-cell', built, { ...place, cell });
    }
    if (!isHeader) row++;
  }
}

const DROPPED: ReadonlySet<string> = new Set([
  'HeaderMark',
  'EmphasisMark',
  'QuoteMark',
  'LinkMark',
  'LinkTitle',
  'LinkLabel',
  'TaskMarker',
  'FootnoteMark',
  'ProcessingInstruction',
]);
// Struck-out text is withdrawn: the draft no longer says it.
const HOLES: ReadonlySet<string> = new Set(['InlineCode', 'Image', 'URL', 'Autolink', 'Strikethrough', 'Template']);

/** The text of a leaf block, remembered; its comments are noted. */
function readInline(reading: Reading, block: SyntaxNode): Built {
  const from = reading.base + block.from;
  const inline = reading.memory ? recallLeaf(reading, block, reading.memory) : readLeaf(reading, block);
  const by = from - inline.from;
  for (const { span, text } of inline.comments) reading.to.comments.push({ span: shift(span, by), text });
  return moveBuilt(inline.built, by);
}

function recallLeaf(reading: Reading, block: SyntaxNode, memory: ProseMemory): Inline {
  const { tree } = block;
  if (tree) {
    const known = memory.inline.get(tree);
    if (known) return known;
    const inline = readLeaf(reading, block);
    memory.inline.set(tree, inline);
    return inline;
  }
  let around = block.parent;
  while (around && !around.tree) around = around.parent;
  if (!around?.tree) return readLeaf(reading, block);
  const leaves = memory.inner.get(around.tree) ?? new Map<number, Inline>();
  memory.inner.set(around.tree, leaves);
  const at = block.from - around.from;
  const inline = leaves.get(at) ?? readLeaf(reading, block);
  leaves.set(at, inline);
  return inline;
}

/** Markup nested deeper than any writer nests it is left out. */
const MAX_DEPTH = 200;

function readLeaf(reading: Reading, block: SyntaxNode): Inline {
  const { text, base } = reading;
  const out = startText(text, base + block.from);
  const comments: Comment[] = [];
  const walk = (parent: SyntaxNode, depth: number): void => {
    let at = parent.from;
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      out.raw(base + at, base + node.from);
      // Behind a link's text stand its target and title.
      const closesLink = node.name === 'LinkMark' && parent.name === 'Link' && node.from > parent.from;
      if (closesLink && text[base + node.from] === ']') return;
      at = node.to;
      if (node.name.endsWith('Comment')) comments.push(commentOf(reading, node));
      else if (!writeLeaf(reading, out, node) && !DROPPED.has(node.name) && depth < MAX_DEPTH) walk(node, depth + 1);
    }
    out.raw(base + at, base + parent.to);
  };
  walk(block, 0);
  return { built: out.build(), comments, from: base + block.from };
}

/** Writes what stands for other characters; false for nodes to walk into or to drop. */
function writeLeaf(reading: Reading, out: Builder, node: SyntaxNode): boolean {
  const [from, to] = [reading.base + node.from, reading.base + node.to];
  const { name } = node;
  if (HOLES.has(name)) out.replaced(HOLE, from, to);
  else if (name === 'Entity') out.replaced(decodeEntity(sliceOf(reading, node)), from, to);
  else if (name === 'Escape') out.replaced(reading.text[from + 1] ?? '', from, to);
  // The blanked carriage return is no blank of the writer's.
  else if (name === 'HardBreak' && /^(?:[ \t]{2}|\\)/.test(sliceOf(reading, node))) out.hardBreak(from, to);
  else if (name === 'HTMLTag' && /^<(?:br|wbr|hr)\b/i.test(sliceOf(reading, node))) out.hardBreak(from, to);
  else return name === 'HTMLTag';
  return true;
}

function commentOf(reading: Reading, node: SyntaxNode): Comment {
  const text = sliceOf(reading, node).replace(/^(?:<!--|\{\/\*)|(?:-->|\*\/\})$/g, '');
  return { span: { start: reading.base + node.from, end: reading.base + node.to }, text: text.trim() };
}

const sliceOf = (reading: Reading, node: SyntaxNode): string =>
  reading.text.slice(reading.base + node.from, reading.base + node.to);
