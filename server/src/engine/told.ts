// What is told of each stretch of a draft. A book has a hundred of them, and a key changes one: the others are told again as they were.
import type { Claim } from './claims/types.ts';
import { matchStretch } from './inWorlds.ts';
import type { DraftMemory } from './memory.ts';
import { isSameRow, type Part, readParts, saysTheSame } from './parts.ts';
import { type Moved, type MovedStretch, type PlacedFindings, placeFindings, sortByKind } from './placed.ts';
import type { Block } from './prose/types.ts';
import { type Saying, sayBlock } from './saying.ts';
import type { Stated } from './statement.ts';
import { readStretches, type Stretch } from './stretches.ts';

/** The findings of a stretch, block by block, as they were made. Never changes. */
export interface ToldStretch {
  readonly parts: readonly Part['read'][];
  readonly index: Saying['index'];
  readonly findings: readonly PlacedFindings[];
  /** What is known of them all at once. */
  readonly outlines: MovedStretch['outlines'];
  readonly kinds: MovedStretch['kinds'];
  /** All that they say of facts, in order. */
  readonly stated: readonly Stated[];
}

/** A stretch where it stands: from one block to before another. */
interface Standing extends Pick<Stretch, 'from' | 'to'> {
  /** Places of the blocks that have figures, counted from its first block. */
  readonly places: readonly number[];
  readonly told: ToldStretch;
  readonly moved: MovedStretch;
}

/** What was told of a whole draft: stretches before and behind an edit are told again without being read. */
export interface LastTold {
  readonly context: string;
  readonly index: Saying['index'];
  readonly blocks: readonly Block[];
  readonly stretches: readonly Standing[];
}

/** All that is told of a draft, and what it says of facts, stretch by stretch; both grow. */
export interface Told {
  readonly moved: MovedStretch[];
  readonly stated: (readonly Stated[])[];
}

/**
 * Goes through the stretches of a draft in steps of a few figures, and tells the findings of each. `read` gives the claims of a block;
 * they depend on `context` besides the block itself. Gives the end of the last block after each stretch that is not told as before.
 */
export function* tellStretches(
  blocks: readonly Block[],
  context: string,
  read: (block: Block, at: number) => readonly Claim[],
  text: string,
  saying: Saying,
  memory: DraftMemory,
  told: Told,
): Generator<number | undefined, void> {
  const { index } = saying;
  const last = memory.last?.context === context && memory.last.index === index ? memory.last : undefined;
  const { before, behind } = standing(last, blocks);
  const stretches: Standing[] = [];
  const add = (one: Standing): void => {
    stretches.push(one);
    told.moved.push(one.moved);
    told.stated.push(one.told.stated);
  };
  for (const one of before) add(one);
  const from = before.at(-1)?.to ?? 0;
  for (const stretch of readStretches(readParts(blocks, from, context, read, memory), from, blocks.length)) {
    if (!stretch) {
      yield undefined;
      continue;
    }
    const known = recallTold(stretch.parts, saying, memory);
    const made = known ?? (yield* tellStretch(stretch.parts, text, saying, memory));
    const places = placesIn(stretch);
    const { from, to } = stretch;
    add({ from, to, places, told: made, moved: moveStretch(made, places, stretch, blocks) });
    if (!known) yield blocks[stretch.to - 1]!.doc.end;
    // Where a stretch ends as one did before, all that follow are cut as they were.
    const same = behind.findIndex((one) => one.from === stretch.to);
    if (same < 0) continue;
    for (const one of behind.slice(same)) add(one);
    break;
  }
  memory.last = { context, index, blocks, stretches };
}

const placesIn = ({ parts, from }: Stretch): readonly number[] =>
  parts.flatMap(({ at, blocks }) => blocks.map((_, i) => at - from + i));

/** The stretches that stand before all that has changed, and those behind it, where they stand now. */
function standing(
  last: LastTold | undefined,
  blocks: readonly Block[],
): { readonly before: readonly Standing[]; readonly behind: readonly Standing[] } {
  if (!last) return { before: [], behind: [] };
  const { blocks: old, stretches } = last;
  const shorter = Math.min(old.length, blocks.length);
  let still = 0;
  while (still < shorter && old[still] === blocks[still]) still++;
  let head = still;
  while (head < shorter && isAsBefore(old, blocks, head, head)) head++;
  const by = blocks.length - old.length;
  let tail = old.length;
  while (tail > head && tail + by > head && isAsBefore(old, blocks, tail - 1, tail - 1 + by)) tail--;
  const standAt = ({ told, places, ...one }: Standing, by: number): Standing => {
    const at = { from: one.from + by, to: one.to + by };
    return { ...at, places, told, moved: moveStretch(told, places, at, blocks) };
  };
  return {
    // The block that follows is as it was, too: it may belong to the row with which a stretch ends. The last one ended with the draft.
    before: stretches.filter(({ to }) => to < head).map((one) => (one.to <= still ? one : standAt(one, 0))),
    behind: stretches.filter(({ from }) => from >= tail).map((one) => standAt(one, by)),
  };
}

const isAsBefore = (old: readonly Block[], now: readonly Block[], i: number, k: number): boolean =>
  old[i] === now[k] || (saysTheSame(old[i]!, now[k]!) && isSameRow(old, i) === isSameRow(now, k));

function recallTold(stretch: readonly Part[], { index }: Saying, memory: DraftMemory): ToldStretch | undefined {
  const known = memory.told.get(stretch[0]!.read);
  if (known?.index !== index || known.parts.length !== stretch.length) return undefined;
  for (let i = 0; i < stretch.length; i++) if (known.parts[i] !== stretch[i]!.read) return undefined;
  return known;
}

function* tellStretch(
  stretch: readonly Part[],
  text: string,
  saying: Saying,
  memory: DraftMemory,
): Generator<undefined, ToldStretch> {
  const { index, engine } = saying;
  const matches = yield* matchStretch(stretch, index, engine.models, memory);
  const findings: PlacedFindings[] = [];
  for (const [i, { blocks }] of stretch.entries())
    for (const [k, block] of blocks.entries()) {
      const matched = matches[i]![k]!;
      const known = memory.findings.get(matched);
      const made = known ?? sayBlock(matched, block, text, saying);
      findings.push(made);
      if (known) continue;
      memory.findings.set(matched, made);
      yield;
    }
  const made = toldOf(
    stretch.map((part) => part.read),
    index,
    findings,
  );
  memory.told.set(made.parts[0]!, made);
  return made;
}

function toldOf(parts: ToldStretch['parts'], index: Saying['index'], findings: readonly PlacedFindings[]): ToldStretch {
  const outlines = findings.map((one) => one.outlines);
  const stated = findings.flatMap(({ statements }, block) => statements.map((statement) => ({ block, statement })));
  return { parts, index, findings, outlines, kinds: sortByKind(outlines), stated };
}

/** The findings of a stretch, each where its block stands now. */
function moveStretch(
  { findings, outlines, kinds }: ToldStretch,
  places: readonly number[],
  { from, to }: Pick<Stretch, 'from' | 'to'>,
  blocks: readonly Block[],
): MovedStretch {
  const moved: Moved[] = [];
  // Its own blocks alone: what does not move is told again for as long as the draft is open.
  const own = blocks.slice(from, to);
  const blockOf = (i: number): Block => own[places[i]!]!;
  return {
    outlines,
    kinds,
    extentOf: (i) => blockOf(i).doc,
    at(i) {
      moved[i] ??= placeFindings(findings[i]!, blockOf(i));
      return moved[i];
    },
  };
}
