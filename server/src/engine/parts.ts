import type { Claim } from './claims/types.ts';
import { hashOf } from './facts/pack.ts';
import type { DraftMemory } from './memory.ts';
import { sameTexts } from './prose/replay.ts';
import type { Block } from './prose/types.ts';

/** A block with its claims as they were first read: their block is the one of then, which may have stood elsewhere. */
export interface BlockClaims {
  readonly block: Block;
  readonly claims: readonly Claim[];
}

/** Blocks whose figures explain one another: a paragraph alone, or the cells of a table row. Never changes. */
export interface PartClaims {
  /** What claims and findings depend on besides the blocks: the reference date, the draft's title, what is thought of rounding. */
  readonly context: string;
  readonly blocks: readonly BlockClaims[];
  readonly figures: number;
  /** A stretch of the draft may end with it (`stretches.ts`). */
  readonly mayEnd: boolean;
}

/** A part with its blocks where they stand now. */
export interface Part {
  readonly read: PartClaims;
  readonly blocks: readonly Block[];
  /** Place of the first among the blocks of the draft. */
  readonly at: number;
}

/**
 * The parts of a draft that have figures, in order, from the block at `from` on, with which a part begins; undefined after each part that
 * had to be read. `read` gives the claims of a block; a part that is remembered is not read again.
 */
export function* readParts(
  blocks: readonly Block[],
  from: number,
  context: string,
  read: (block: Block, at: number) => readonly Claim[],
  memory: DraftMemory,
): Generator<Part | undefined, void> {
  for (let at = from; at < blocks.length; ) {
    const to = rowEnd(blocks, at);
    const known = recall(memory, blocks, at, to, context);
    const part = known ?? readPart(blocks, at, to, context, read);
    if (!known) {
      memory.parts.set(blocks[at]!.pieces, part);
      yield undefined;
    }
    if (part.figures > 0) yield { read: part, blocks: blocks.slice(at, to), at };
    at = to;
  }
}

/** Behind the cells of the row that begins at `from`; behind the block itself where it is no cell. */
function rowEnd(blocks: readonly Block[], from: number): number {
  let to = from + 1;
  while (to < blocks.length && isSameRow(blocks, to)) to++;
  return to;
}

/** Whether the block at a place is a cell of the same row as the one before. */
export function isSameRow(blocks: readonly Block[], at: number): boolean {
  const cell = blocks[at]!.cell;
  const before = blocks[at - 1]?.cell;
  return cell !== undefined && cell.table === before?.table && cell.row === before.row;
}

const readPart = (
  blocks: readonly Block[],
  from: number,
  to: number,
  context: string,
  read: (block: Block, at: number) => readonly Claim[],
): PartClaims => {
  const claimed = blocks.slice(from, to).map((block, i) => ({ block, claims: read(block, from + i) }));
  const figures = claimed.reduce((sum, { claims }) => sum + claims.length, 0);
  return { context, blocks: claimed, figures, mayEnd: hashOf(blocks[from]!.text.slice(0, OPENING)) % EVERY === 0 };
};

/** A stretch ends with a part whose first words hash to a multiple of this, so that an edit does not move the cuts behind it. */
const EVERY = 4;
/** Characters of those words: few, so that an edit seldom touches them. */
const OPENING = 12;

function recall(
  memory: DraftMemory,
  blocks: readonly Block[],
  from: number,
  to: number,
  context: string,
): PartClaims | undefined {
  const known = memory.parts.get(blocks[from]!.pieces);
  if (known?.context !== context || known.blocks.length !== to - from) return undefined;
  for (let i = from; i < to; i++) if (!saysTheSame(known.blocks[i - from]!.block, blocks[i]!)) return undefined;
  return known;
}

/** Whether a block means the same as another wherever both stand: the same text, language, headings, labels. */
export function saysTheSame(a: Block, b: Block): boolean {
  return (
    a.pieces === b.pieces &&
    a.kind === b.kind &&
    a.lang === b.lang &&
    a.quoted === b.quoted &&
    a.leadIn === b.leadIn &&
    a.cell?.header === b.cell?.header &&
    a.cell?.rowLabel === b.cell?.rowLabel &&
    sameTexts(a.headings, b.headings)
  );
}
