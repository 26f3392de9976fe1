import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import { parser } from '@lezer/html';
import { type Builder, HOLE, startText } from './builder.ts';
import { addBlock, addComment, addHeading, type Collected, leadInOf, type Place } from './collect.ts';
import { decodeEntity } from './entities.ts';
import { cellOf, startCell, startRow, startTable, type Table } from './htmlTable.ts';
import type { Block } from './types.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements whose content is no prose and that part what stands around them. */
const SKIPPED = words(
  'script style template noscript pre textarea select svg iframe object video audio canvas nav form button',
);
/** Elements that stand for one thing inside a sentence. Struck-out text is withdrawn. */
const HOLES = words('code kbd samp var img math picture input del s strike');
/** Marks of notes: no text. */
const DROPPED = words('rp rt');
/** Elements that begin and end a block; all others are inline. */
const BLOCKS = words(
  'html head body title p div section article main header footer aside address figure figcaption blockquote ul ol dl li dt dd ' +
    'table caption thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6 hr details summary fieldset legend center hgroup',
);

type Meta = (key: string, value: string, start: number, end: number) => void;

/** An open block element. */
interface Frame {
  readonly tag: string;
  /** The paragraph just before the current place, for lists and tables. */
  before: string;
  readonly leadIn: string;
  /** For a table. */
  readonly table?: Table;
}

/**
 * Reads the prose of HTML between two document offsets into `to`. Total: any text gives a result. `meta` hears of the
 * document's language (`<html lang>`), title and date (`<meta>`).
 */
export function readHtmlInto(to: Collected, text: string, from: number, end: number, place: Place, meta?: Meta): void {
  const frames: Frame[] = [{ tag: '', before: '', leadIn: place.leadIn ?? '' }];
  let out: Builder | undefined;
  const builder = (): Builder => (out ??= startText(text));

  const flush = (): void => {
    if (out) writeBlock(to, frames, out, place, meta);
    out = undefined;
  };

  const openElement = (node: SyntaxNode): boolean => {
    const tag = tagOf(text, node, from);
    if (tag === 'br') builder().hardBreak(from + node.from, from + node.to);
    if (tag === 'html') meta?.('lang', attributeOf(text, node, from, 'lang'), from + node.from, from + node.from);
    if (tag === 'meta') readMetaTag(text, node, from, meta);
    if (tag === 'br' || tag === 'meta' || DROPPED.has(tag)) return false;
    if (HOLES.has(tag)) {
      builder().replaced(HOLE, from + node.from, from + node.to);
      return false;
    }
    if (SKIPPED.has(tag)) {
      flush();
      return false;
    }
    if (BLOCKS.has(tag)) {
      flush();
      frames.push(openFrame(to, frames, tag, text, node, from));
    }
    return true;
  };

  parser.parse(text.slice(from, end)).iterate({
    enter: (ref: SyntaxNodeRef) => {
      const [start, stop] = [from + ref.from, from + ref.to];
      if (ref.name === 'Element') return openElement(ref.node);
      if (ref.name === 'Text') builder().raw(start, stop);
      else if (ref.name === 'InvalidEntity' || ref.name === 'IncompleteTag') builder().raw(start, stop);
      else if (ref.name.endsWith('Reference')) builder().replaced(decodeEntity(text.slice(start, stop)), start, stop);
      else if (ref.name === 'Comment') addComment(to, start, stop, text.slice(start + 4, stop).replace(/--!?>$/, ''));
      return ref.name === 'Document';
    },
    leave: (ref: SyntaxNodeRef) => {
      if (ref.name !== 'Element' || !BLOCKS.has(tagOf(text, ref.node, from))) return;
      flush();
      frames.pop();
    },
  });
  flush();
}

/** Writes the collected text as a block of the kind that the open elements make it. */
function writeBlock(to: Collected, frames: readonly Frame[], out: Builder, outer: Place, meta: Meta | undefined): void {
  const built = out.build();
  const inner = frames.at(-1)!;
  const tags = frames.map((frame) => frame.tag);
  const table = frames.findLast((frame) => frame.table)?.table;
  if (inner.tag === 'title') meta?.('title', built.text, built.start, built.end);
  const quoted = outer.quoted || tags.includes('blockquote');
  const leadIn = inner.tag === 'dd' ? frames.at(-2)?.before : frames.findLast((frame) => frame.leadIn)?.leadIn;
  const cell: Block['cell'] = table?.inCell ? cellOf(table, built.text) : undefined;
  const place: Place = {
    quoted,
    ...(leadIn ? { leadIn } : {}),
    ...(cell ? { cell } : outer.cell ? { cell: outer.cell } : {}),
  };
  const heading = /^h([1-6])$/.exec(inner.tag);
  if (heading) {
    addHeading(to, Number(heading[1]), built, place);
    return;
  }
  const plainKind = quoted ? 'quote' : 'paragraph';
  const isItem = /^(?:li|dd|dt)$/.test(tags.findLast((tag) => /^(?:li|dd|dt|td|th)$/.test(tag)) ?? '');
  const kind = isItem ? 'list-item' : cell ? 'table-cell' : inner.tag === 'title' ? 'heading' : plainKind;
  const text = addBlock(to, kind, built, place);
  if (text === '') return;
  inner.before = text;
  const parent = frames.at(-2);
  if (parent && (inner.tag === 'p' || inner.tag === 'dt' || inner.tag === 'caption')) parent.before = text;
}

function openFrame(
  to: Collected,
  frames: readonly Frame[],
  tag: string,
  text: string,
  node: SyntaxNode,
  base: number,
): Frame {
  const parent = frames.at(-1)!;
  const table = frames.findLast((frame) => frame.table)?.table;
  if (tag === 'tr' && table)
    startRow(
      table,
      frames.some((frame) => frame.tag === 'thead'),
    );
  if ((tag === 'td' || tag === 'th') && table) {
    startCell(table, tag === 'th', Number.parseInt(attributeOf(text, node, base, 'colspan'), 10) || 1);
  }
  const leads = tag === 'ul' || tag === 'ol' || tag === 'table';
  const leadIn = leads ? leadInOf(parent.before) : '';
  if (tag !== 'dd' && tag !== 'dt') parent.before = '';
  if (tag !== 'table') return { tag, before: '', leadIn };
  return { tag, before: '', leadIn, table: startTable(to.tables++) };
}

function tagOf(text: string, node: SyntaxNode, base: number): string {
  const name = node.firstChild?.getChild('TagName');
  return name ? text.slice(base + name.from, base + name.to).toLowerCase() : '';
}

function attributeOf(text: string, node: SyntaxNode, base: number, wanted: string): string {
  for (const attribute of node.firstChild?.getChildren('Attribute') ?? []) {
    const [name, value] = [attribute.firstChild, attribute.lastChild];
    if (!name || !value || text.slice(base + name.from, base + name.to).toLowerCase() !== wanted) continue;
    return decodeEntity(text.slice(base + value.from, base + value.to).replace(/^(["'])([\s\S]*)\1$/, '$2'));
  }
  return '';
}

/** `<meta name="date" content="2025-07-20">` and the like. */
function readMetaTag(text: string, node: SyntaxNode, base: number, meta: Meta | undefined): void {
  const name = attributeOf(text, node, base, 'name') || attributeOf(text, node, base, 'property');
  const key = /^(?:date|article:published_time|dc(?:terms)?\.(?:date|created|issued))$/i.test(name)
    ? 'date'
    : /^factcheck$/i.test(name)
      ? 'factcheck'
      : undefined;
  if (key) meta?.(key, attributeOf(text, node, base, 'content'), base + node.from, base + node.to);
}
