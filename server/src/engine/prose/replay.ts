import { type Tree, TreeBuffer } from '@lezer/common';
import { shift } from '../span.ts';
import { type Collected, type Found, headingTexts } from './collect.ts';
import type { Comment } from './types.ts';

/**
 * What the reading of one top-level block added: nothing of it changes but the place, the headings above and the number of a table.
 * Kept by the memory that owns it, and brought up to date there with each reading.
 */
export interface Added {
  /** Document offset of the block. */
  from: number;
  /** The paragraph before, which leads a list or a table in. */
  readonly before: string;
  readonly blocks: Found[];
  readonly comments: Comment[];
  /** Number of the first of its tables, and how many they are. */
  firstTable: number;
  readonly tables: number;
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
    firstTable: first,
    tables: to.tables - first,
    paragraph,
  };
}

/** Adds the same again, at `from`, under the headings of there. */
export function replay(to: Collected, added: Added, from: number): void {
  const { blocks, comments } = added;
  const by = from - added.from;
  const tables = to.tables - added.firstTable;
  const headings = headingTexts(to);
  for (let i = 0; i < blocks.length; i++) {
    const block = placeBlock(blocks[i]!, by, headings, tables);
    blocks[i] = block;
    to.blocks.push(block);
  }
  for (let i = 0; i < comments.length; i++) {
    const { span, text } = comments[i]!;
    comments[i] = { span: shift(span, by), text };
    to.comments.push(comments[i]!);
  }
  added.from = from;
  added.firstTable = to.tables;
  to.tables += added.tables;
}

/** A block further on in the document; itself where nothing of it has changed. A book has thousands, which each key moves. */
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
