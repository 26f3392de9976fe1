// A stretch of a draft held against the worlds of facts that it may speak of.
import type { FactIndex } from './facts/index.ts';
import type { DraftMemory } from './memory.ts';
import type { Part } from './parts.ts';
import { matchInWorld, type PartFigures, type PartMatches, recallFigures, sameList } from './stretches.ts';
import { type Chosen, chooseWorlds, type Likes, likenWorlds } from './verdicts/home.ts';
import type { Match } from './verdicts/match.ts';
import { mergeMatches } from './verdicts/merged.ts';
import type { Models } from './verdicts/models.ts';
import type { Whole } from './verdicts/story.ts';

/** The matches of each part of a stretch, in steps. It is held against each world as if there were no other, each paragraph against those that it may speak of. */
export function* matchStretch(
  parts: readonly Part[],
  index: FactIndex,
  models: Models,
  memory: DraftMemory,
): Generator<undefined, readonly PartMatches[]> {
  const figures = parts.map(({ read }) => recallFigures(read, memory));
  const all: PartMatches[][] = parts.map(() => []);
  for (const { world, parts: own, counts } of yield* chooseFor(parts, index, memory)) {
    const whole = sumFigures(figures, counts);
    const matches = yield* matchInWorld(parts, own, whole, index.worlds.indexOf(world), models, memory);
    for (const [k, p] of own.entries()) all[p]!.push(matches[k]!);
  }
  return figures.map(({ idle }, p) => {
    const own = all[p]!;
    const [first] = own;
    if (own.length < 2) return first ?? idle;
    return first!.map((block, b) =>
      mergeBlock(
        block,
        own.map((matches) => matches[b]!),
        memory,
      ),
    );
  });
}

/** The figures of some parts. What they tell is of a few binary places: exact in any order. */
function sumFigures(all: readonly PartFigures[], counts: (part: number) => boolean): Whole {
  let figures = 0;
  let telling = 0;
  for (let p = 0; p < all.length; p++) {
    if (!counts(p)) continue;
    figures += all[p]!.figures;
    telling += all[p]!.telling;
  }
  return { figures, telling };
}

function* chooseFor(
  parts: readonly Part[],
  index: FactIndex,
  memory: DraftMemory,
): Generator<undefined, readonly Chosen[]> {
  const likes: Likes[] = [];
  for (const { read } of parts) {
    const known = memory.likes.get(read);
    const made =
      known?.index === index ? known.likes : likenWorlds(recallFigures(read, memory).situations.flat(), index);
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
