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

/** The trees directly below the top of a document, with their places; the parser groups many of them under nameless ones. */
export function* topTrees(
  tree: Tree,
  from = 0,
): Generator<{ readonly tree: Tree | undefined; readonly from: number; readonly to: number }> {
  for (let i = 0; i < tree.children.length; i++) {
    const child = tree.children[i]!;
    const at = from + tree.positions[i]!;
    if (child instanceof TreeBuffer) yield { tree: undefined, from: at, to: at + child.length };
    else if (child.type.isAnonymous) yield* topTrees(child, at);
    else yield { tree: child, from: at, to: at + child.length };
  }
}

/** Reads by `read`, and keeps what it added. Undefined where a heading was read, which changes what stands below it. */
export function record(to: Collected, from: number, before: string, read: () => string): Added | undefined {
  const [blocks, comments, first] = [to.blocks.length, to.comments.length, to.tables];
  const headings = [...to.headings];
  const paragraph = read();
  const same = headings.length === to.headings.length && headings.every((heading, i) => heading === to.headings[i]);
  if (!same) return undefined;
  return {
    from,
    before,
    blocks: to.blocks.slice(blocks),
    comments: to.comments.slice(comments),
    tables: { first, count: to.tables - first },
    paragraph,
  };
}

/** Adds the same again, at `from`, under the headings of there. */
export function replay(to: Collected, added: Added, from: number): void {
  const by = from - added.from;
  const tables = to.tables - added.tables.first;
  const headings = headingTexts(to);
  for (const block of added.blocks) {
    to.blocks.push({
      ...block,
      doc: shift(block.doc, by),
      headings,
      ...(block.cell && tables !== 0 ? { cell: { ...block.cell, table: block.cell.table + tables } } : {}),
    });
  }
  for (const { span, text } of added.comments) to.comments.push({ span: shift(span, by), text });
  to.tables += added.tables.count;
}
