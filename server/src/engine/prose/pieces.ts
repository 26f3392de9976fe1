// A block is known by its pieces, the same list as long as the block says the same. Where a block was read again, it is given the
// list of before: what was found in it is then found again.
import type { Found } from './collect.ts';
import type { Piece } from './types.ts';

/**
 * Gives blocks that say the same as before the pieces of before, for formats that are read as a whole each time. Of blocks
 * with equal texts each takes its own. `known` are the pieces by text, which are brought up to date.
 */
export function keepPieces(
  blocks: readonly Found[],
  known: ReadonlyMap<string, readonly (readonly Piece[])[]>,
): { readonly blocks: readonly Found[]; readonly pieces: ReadonlyMap<string, readonly (readonly Piece[])[]> } {
  const pieces = new Map<string, (readonly Piece[])[]>();
  const kept = blocks.map((block) => {
    const others = pieces.get(block.text) ?? [];
    const before = known.get(block.text)?.[others.length];
    const same = before && samePieces(before, block.pieces) ? { ...block, pieces: before } : block;
    others.push(same.pieces);
    pieces.set(block.text, others);
    return same;
  });
  return { blocks: kept, pieces };
}

/** Blocks read again after an edit; of fewer hardly one says the same as before. */
const MANY = 12;

/**
 * The same after several edits at once (many cursors, a replacement everywhere): all that stands between the first and the last was read
 * again. `fresh` are the places of the blocks that were, which nobody has seen yet; `before` are the blocks of the reading before.
 */
export function reusePieces(blocks: readonly Found[], fresh: readonly number[], before: readonly Found[]): void {
  if (fresh.length < MANY) return;
  const known = new Set(before.map((block) => block.pieces));
  const isFresh = new Set(fresh.filter((at) => !known.has(blocks[at]!.pieces)));
  const used = new Set(blocks.filter((_, at) => !isFresh.has(at)).map((block) => block.pieces));
  const free = new Map<string, (readonly Piece[])[]>();
  for (const { text, pieces } of before) {
    if (used.has(pieces)) continue;
    const others = free.get(text);
    if (others) others.push(pieces);
    else free.set(text, [pieces]);
  }
  for (const at of isFresh) {
    const block = blocks[at]!;
    const others = free.get(block.text);
    const place = others?.findIndex((pieces) => samePieces(pieces, block.pieces)) ?? -1;
    if (place >= 0) block.pieces = others!.splice(place, 1)[0]!;
  }
}

const samePieces = (a: readonly Piece[], b: readonly Piece[]): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const other = b[i]!;
    return (
      one.at === other.at && one.doc === other.doc && one.length === other.length && one.docLength === other.docLength
    );
  });
