import { type Tree, TreeFragment } from '@lezer/common';
import type { Built } from './builder.ts';
import type { Found } from './collect.ts';
import type { FrontMatter } from './frontMatter.ts';
import type { Profiles, WordOwners } from './language.ts';
import type { Added } from './replay.ts';
import type { Comment, Piece } from './types.ts';

/** The text of one leaf of the syntax tree, and the comments inside it; positions as at its first reading. */
export interface Inline {
  readonly built: Built;
  readonly comments: readonly Comment[];
  /** Document offset of the leaf then. */
  readonly from: number;
}

/**
 * What is kept of a draft from one reading to the next, so that after an edit only what it touched is read again. Owned by
 * the caller, one for each open draft; `readProse` brings it up to date. Without it every reading starts afresh, with the
 * same result.
 */
export interface ProseMemory {
  /** The text that `tree` is of, from the end of the front matter. */
  body: string;
  tree: Tree | undefined;
  /** Leaves by their tree: the parser gives the same tree back for what an edit did not touch. */
  readonly inline: WeakMap<Tree, Inline>;
  /** What each top-level block adds to a document, with its language under `prior`. */
  added: WeakMap<Tree, Added>;
  /** Small leaves have no tree of their own: they are known by the tree around them and their place in it. */
  readonly inner: WeakMap<Tree, Map<number, Inline>>;
  /** The front matter last read, with its text. */
  front: { readonly text: string; readonly read: FrontMatter } | undefined;
  /** The blocks last read, for formats of which only what an edit touched is read again. */
  blocks: readonly Found[];
  /** Pieces of the blocks last read, by text, for formats that are read as a whole each time. */
  pieces: ReadonlyMap<string, readonly (readonly Piece[])[]>;
  /** Function words turned around, of the profiles last used. */
  owners: { readonly profiles: Profiles; readonly owners: WordOwners } | undefined;
  /** The language that blocks were last read under. */
  prior: string;
  /** Language by pieces, which are the same as long as the text is; `prior` is what it was decided under. */
  readonly languages: WeakMap<object, { readonly prior: string; readonly lang: string }>;
}

export const startMemory = (): ProseMemory => ({
  body: '',
  tree: undefined,
  inline: new WeakMap(),
  added: new WeakMap(),
  inner: new WeakMap(),
  front: undefined,
  blocks: [],
  pieces: new Map(),
  owners: undefined,
  prior: '',
  languages: new WeakMap(),
});

/** The parts of the old tree that still stand in `body`, for the parser. */
export function fragmentsFor(memory: ProseMemory, body: string): readonly TreeFragment[] {
  if (!memory.tree) return [];
  const change = changeBetween(memory.body, body);
  const fragments = TreeFragment.addTree(memory.tree);
  return change ? TreeFragment.applyChanges(fragments, [change]) : fragments;
}

/** Characters compared at once: far faster than one by one. */
const STRIDE = 2048;

/** The one stretch in which two texts differ; undefined when they are equal. */
function changeBetween(a: string, b: string): { fromA: number; toA: number; fromB: number; toB: number } | undefined {
  if (a === b) return undefined;
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head + STRIDE <= shorter && a.slice(head, head + STRIDE) === b.slice(head, head + STRIDE)) head += STRIDE;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  const same = (size: number): boolean =>
    a.slice(a.length - tail - size, a.length - tail) === b.slice(b.length - tail - size, b.length - tail);
  while (tail + STRIDE <= shorter - head && same(STRIDE)) tail += STRIDE;
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return { fromA: head, toA: a.length - tail, fromB: head, toB: b.length - tail };
}
