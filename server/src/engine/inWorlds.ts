// A stretch of a draft held against the worlds of facts that it may speak of.
import type { FactIndex } from './facts/index.ts';
import type { DraftMemory } from './memory.ts';
import type { Part } from './parts.ts';
import { claimsOf, matchInWorld, type PartMatches, sameList } from './stretches.ts';
import { type Chosen, chooseWorlds, type Likes, likenWorlds } from './verdicts/home.ts';
import type { Match } from './verdicts/match.ts';
import { mergeMatches } from './verdicts/merged.ts';
import type { Models } from './verdicts/models.ts';
import { situateAll } from './verdicts/situation.ts';

/** The matches of each part of a stretch, in steps. It is held against each world as if there were no other. */
export function* matchStretch(
  parts: readonly Part[],
  index: FactIndex,
  models: Models,
  memory: DraftMemory,
): Generator<undefined, readonly PartMatches[]> {
  const all: (readonly PartMatches[])[] = [];
  for (const { world, parts: mayBe } of yield* chooseFor(parts, index, memory))
    all.push(yield* matchInWorld(parts, (i) => mayBe[i]!, index.worlds.indexOf(world), models, memory));
  const [first] = all;
  if (all.length === 1) return first!;
  return first!.map((part, p) =>
    part.map((block, b) =>
      mergeBlock(
        block,
        all.map((matches) => matches[p]![b]!),
        memory,
      ),
    ),
  );
}

function* chooseFor(
  parts: readonly Part[],
  index: FactIndex,
  memory: DraftMemory,
): Generator<undefined, readonly Chosen[]> {
  if (index.worlds.sizes.length === 1) return [{ world: 0, parts: parts.map(() => true) }];
  const likes: Likes[] = [];
  for (const { read } of parts) {
    const known = memory.likes.get(read);
    const made = known?.index === index ? known.likes : likenWorlds(situateAll(claimsOf(read)), index);
    likes.push(made);
    if (known?.likes === made) continue;
    memory.likes.set(read, { index, likes: made });
    yield;
  }
  return chooseWorlds(likes, index);
}

/** What several worlds say of a block; the same list as before where each says the same. */
function mergeBlock(
  key: readonly Match[],
  all: readonly (readonly Match[])[],
  { merged }: DraftMemory,
): readonly Match[] {
  const known = merged.get(key);
  if (known && sameList(known.all, all)) return known.matches;
  const matches = key.map((_, i) => mergeMatches(all.map((block) => block[i]!)));
  merged.set(key, { all, matches });
  return matches;
}
