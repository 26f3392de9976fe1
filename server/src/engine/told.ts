// What is told of each stretch of a draft. A book has a hundred of them, and a key changes one: the others are told again as they were.
import type { Claim } from './claims/types.ts';
import type { DraftMemory } from './memory.ts';
import { type Part, readParts } from './parts.ts';
import { type Moved, type PlacedFindings, placeFindings } from './placed.ts';
import type { Block } from './prose/types.ts';
import { type Saying, sayBlock } from './saying.ts';
import type { Placed } from './statement.ts';
import { matchStretch, readStretches } from './stretches.ts';

/** The findings of a stretch, block by block, as they were made. Never changes. */
export interface ToldStretch {
  readonly parts: readonly Part['read'][];
  readonly index: Saying['index'];
  readonly findings: readonly PlacedFindings[];
}

/** All that is told of a draft, and what it says of facts; both grow. */
export interface Told {
  readonly moved: Moved[];
  readonly stated: Placed[];
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
  for (const stretch of readStretches(readParts(blocks, context, read, memory))) {
    if (!stretch) {
      yield undefined;
      continue;
    }
    const known = recallTold(stretch, saying, memory);
    addTold(stretch, known ?? (yield* tellStretch(stretch, text, saying, memory)), told);
    if (!known) yield stretch.at(-1)!.blocks.at(-1)!.doc.end;
  }
}

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
  const made = { parts: stretch.map((part) => part.read), index, findings };
  memory.told.set(made.parts[0]!, made);
  return made;
}

/** Adds the findings of a stretch where its blocks stand now. */
function addTold(stretch: readonly Part[], { findings }: ToldStretch, { moved, stated }: Told): void {
  let at = 0;
  for (const { blocks } of stretch)
    for (const block of blocks) {
      const made = findings[at++]!;
      for (const statement of made.statements) stated.push({ block: moved.length, statement });
      moved.push(placeFindings(made, block));
    }
}
