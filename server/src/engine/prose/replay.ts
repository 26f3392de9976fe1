import { type Tree, TreeBuffer } from '@lezer/common';
import { shift } from '../span.ts';
import { type Collected, type Found, headingTexts } from './collect.ts';
import type { Comment } from './types.ts';

/** What the reading of one top-level block added: nothing of it changes but the place, the headings above and the number of a table. */
export interface Added {
  /** Document offset of the block then. */
  readonly from: number;
  /** The paragraph before, which leads a list or a table in. */
  readonly before: string;
  readonly blocks: readonly Found[];
  readonly comments: readonly Comment[];
  readonly tables: { readonly first: number; readonly count: number };
  /** The text, when it is a paragraph. */
  readonly paragraph: string;
}

/** Goes through the trees directly below the top of a document, with their places; the parser groups many of them under nameless ones. */
export function eachTopTree(
  tree: Tree,
  visit: (tree: Tree | undefined, from: number, to: number) => void,
  from = 0,
): void {
  for (let i = 0; i < tree.children.length; i++) {
    const child = tree.children[i]!;
    const at = from + tree.positions[i]!;
    if (child instanceof TreeBuffer) visit(undefined, at, at + child.length);
    else if (child.type.isAnonymous) eachTopTree(child, visit, at);
    else visit(child, at, at + child.length);
  }
}

/** Reads by `read`, and keeps what it added. Undefined where a heading was read, which changes what stands below it. */
export function record(to: Collected, from: number, before: string, read: () => string): Added | undefined {
  const [blocks, comments, first] = [to.blocks.length, to.comments.length, to.tables];
  const headings = [...to.headings];
  const paragraph = read();
  const same = headings.length === to.headings.length && headings.every((heading, i) => heading === to.headings[i]);
  if (!same) return undefined;
  for (let at = blocks; at < to.blocks.length; at++) to.fresh.push(at);
  return {
    from,
    before,
    blocks: to.blocks.slice(blocks),
    comments: to.comments.slice(comments),
    tables: { first, count: to.tables - first },
    paragraph,
  };
}

/** Adds the same again, at `from`, under the headings of there; what was added, with its blocks as they now are. */
export function replay(to: Collected, added: Added, from: number): Added {
  const by = from - added.from;
  const tables = to.tables - added.tables.first;
  const headings = headingTexts(to);
  const blocks = added.blocks.map((block) => placeBlock(block, by, headings, tables));
  for (const block of blocks) to.blocks.push(block);
  for (const { span, text } of added.comments) to.comments.push({ span: shift(span, by), text });
  const { first, count } = added.tables;
  to.tables += count;
  if (by === 0 && tables === 0)
    return blocks.every((block, i) => block === added.blocks[i]) ? added : { ...added, blocks };
  const comments = added.comments.map(({ span, text }) => ({ span: shift(span, by), text }));
  return {
    from,
    before: added.before,
    blocks,
    comments,
    tables: { first: first + tables, count },
    paragraph: added.paragraph,
  };
}

/** A block further on in the document; itself where nothing of it has changed. */
function placeBlock(block: Found, by: number, headings: readonly string[], tables: number): Found {
  const { cell } = block;
  const isSame = by === 0 && (tables === 0 || !cell) && sameTexts(block.headings, headings);
  if (isSame) return block;
  return {
    ...block,
    doc: shift(block.doc, by),
    headings,
    ...(cell && tables !== 0 ? { cell: { ...cell, table: cell.table + tables } } : {}),
  };
}

/** Whether two lists have the same texts, in the same order. */
export function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
