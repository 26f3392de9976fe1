import type { Pairs } from './consistency.ts';
import type { FactIndex } from './facts/index.ts';
import type { PartClaims } from './parts.ts';
import type { PlacedFindings } from './placed.ts';
import { type ProseMemory, startMemory } from './prose/memory.ts';
import type { PartFigures, WorldMemory } from './stretches.ts';
import type { LastTold, ToldStretch } from './told.ts';
import type { Likes } from './verdicts/home.ts';
import type { Match } from './verdicts/match.ts';

/**
 * What is kept of a draft from one check to the next, so that an edit costs what it touches. Owned by the caller, one for
 * each open draft. A check with a memory finds what a check without one finds. Everything is keyed by a value that never
 * changes: what an edit replaces is forgotten with it, and nothing has to be declared out of date.
 */
export interface DraftMemory {
  readonly prose: ProseMemory;
  /** Claims by the pieces of the first block of their part, which are the same as long as the block's text is. */
  readonly parts: WeakMap<object, PartClaims>;
  /** What was told of the draft as it was last read to its end. */
  last: LastTold | undefined;
  /** Claims ready to be held against facts. */
  readonly figures: WeakMap<PartClaims, PartFigures>;
  /** What the claims say for each world of the facts last checked against. */
  readonly likes: WeakMap<PartClaims, { readonly index: FactIndex; readonly likes: Likes }>;
  /** By the index of a world. */
  readonly worlds: WeakMap<FactIndex, WorldMemory>;
  /** What several worlds say of a block, by what the first of them says. */
  readonly merged: WeakMap<
    readonly Match[],
    { readonly all: readonly (readonly Match[])[]; readonly matches: readonly Match[] }
  >;
  /** What was told of the stretch that begins with a part. */
  readonly told: WeakMap<PartClaims, ToldStretch>;
  /** Findings by the matches they say. */
  readonly findings: WeakMap<object, PlacedFindings>;
  /** Statements that were held against one another. */
  readonly pairs: Pairs;
}

export const startDraftMemory = (): DraftMemory => ({
  prose: startMemory(),
  parts: new WeakMap(),
  last: undefined,
  figures: new WeakMap(),
  likes: new WeakMap(),
  worlds: new WeakMap(),
  merged: new WeakMap(),
  told: new WeakMap(),
  findings: new WeakMap(),
  pairs: new WeakMap(),
});
