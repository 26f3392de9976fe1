import type { Claim } from './claims/types.ts';
import { type ProseMemory, startMemory } from './prose/memory.ts';
import type { Block } from './prose/types.ts';

/**
 * What is kept of a draft from one check to the next, so that an edit costs what it touches. Owned by the caller, one for
 * each open draft. A check with a memory gives what a check without one gives.
 */
export interface DraftMemory {
  readonly prose: ProseMemory;
  /** Claims by the pieces of their block, which are the same as long as the block's text is. */
  readonly claims: WeakMap<object, { readonly key: string; readonly claims: readonly Claim[] }>;
}

export const startDraftMemory = (): DraftMemory => ({ prose: startMemory(), claims: new WeakMap() });

/**
 * The claims of a block: those of its last reading, put at its present place, or freshly read. `context` is what they depend
 * on besides the block: the reference date and the draft's title.
 */
export function recallClaims(
  memory: DraftMemory | undefined,
  block: Block,
  at: number,
  context: string,
  read: () => readonly Claim[],
): readonly Claim[] {
  if (!memory) return read();
  const key = [
    context,
    block.kind,
    block.lang,
    block.quoted,
    block.leadIn,
    block.cell?.header,
    block.cell?.rowLabel,
    ...block.headings,
  ].join('\n');
  const known = memory.claims.get(block.pieces);
  if (known?.key === key) return known.claims.map((claim) => ({ ...claim, block, at }));
  const claims = read();
  memory.claims.set(block.pieces, { key, claims });
  return claims;
}
