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

/** The parts of a draft in order, with the first block of each: a block that has neither changed nor moved is the same object. */
export interface LastParts {
  readonly context: string;
  readonly blocks: readonly Block[];
  readonly parts: readonly PartClaims[];
}

/** A part with its blocks where they stand now. */
export interface Part {
  readonly read: PartClaims;
  readonly blocks: readonly Block[];
}

/**
 * The parts of a draft that have figures, in order; undefined after each part that had to be read. `read` gives the claims of a block;
 * a part that is remembered is not read again.
 */
export function* readParts(
  blocks: readonly Block[],
  context: string,
  read: (block: Block, at: number) => readonly Claim[],
  memory: DraftMemory,
): Generator<Part | undefined, void> {
  const last = memory.last?.context === context ? memory.last : undefined;
  const now: { context: string; blocks: Block[]; parts: PartClaims[] } = { context, blocks: [], parts: [] };
  for (let from = 0; from < blocks.length; ) {
    const block = blocks[from]!;
    const at = now.parts.length;
    const to = rowEnd(blocks, from);
    const same = !block.cell && last?.blocks[at] === block ? last.parts[at] : undefined;
    const known = same ?? recall(memory, blocks, from, to, context);
    const part = known ?? readPart(blocks, from, to, context, read);
    now.blocks.push(block);
    now.parts.push(part);
    if (!known) {
      memory.parts.set(block.pieces, part);
      yield undefined;
    }
    if (part.figures > 0) yield { read: part, blocks: to === from + 1 ? [block] : blocks.slice(from, to) };
    from = to;
  }
  memory.last = now;
}

/** Behind the cells of the row that begins at `from`; behind the block itself where it is no cell. */
function rowEnd(blocks: readonly Block[], from: number): number {
  const first = blocks[from]!.cell;
  let to = from + 1;
  if (!first) return to;
  for (; to < blocks.length; to++) {
    const cell = blocks[to]!.cell;
    if (cell?.table !== first.table || cell.row !== first.row) break;
  }
  return to;
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
function saysTheSame(a: Block, b: Block): boolean {
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
