import type { Claim } from './claims/types.ts';
import type { FactIndex } from './facts/index.ts';
import type { DraftMemory } from './memory.ts';
import type { Part, PartClaims } from './parts.ts';
import { type Placed, placeBlock } from './verdicts/context.ts';
import { idle, type Match, type Prepared, prepareDraft, rankFigure, weighFigure } from './verdicts/match.ts';
import type { Models } from './verdicts/models.ts';
import { situateAll } from './verdicts/situation.ts';
import { changesBetween, isUntouched, type Story, sumStory } from './verdicts/story.ts';

/** The figures of a part with the facts they may be about, block by block. Never changes but for what it remembers. */
export type PartSupports = readonly (readonly Placed[])[];
/** The same, weighed. */
export type PartMatches = readonly (readonly Match[])[];

/**
 * Figures that tell one story are weighed together, and an edit may change what any of them says. A long draft tells several:
 * it is cut into stretches of at least this many figures, so that an edit is weighed in its own; an article is one.
 */
const LEAST = 64;
const MOST = 4 * LEAST;

/** The parts with figures of a stretch of the draft, that begins with the block at `from` and ends before the one at `to`. */
export interface Stretch {
  readonly parts: readonly Part[];
  readonly from: number;
  readonly to: number;
}

/** The stretches of a draft of `length` blocks, in order, from the one that begins at `from` on, each when its parts are read; undefined as `readParts` gives it. */
export function* readStretches(
  parts: Iterable<Part | undefined>,
  from: number,
  length: number,
): Generator<Stretch | undefined, void> {
  let stretch: Part[] = [];
  let figures = 0;
  let start = from;
  for (const part of parts) {
    if (!part) {
      yield undefined;
      continue;
    }
    stretch.push(part);
    figures += part.read.figures;
    if (figures < LEAST || (figures < MOST && !part.read.mayEnd)) continue;
    const to = part.at + part.blocks.length;
    yield { parts: stretch, from: start, to };
    stretch = [];
    figures = 0;
    start = to;
  }
  if (stretch.length > 0) yield { parts: stretch, from: start, to: length };
}

/** A stretch, with the matches of its parts. */
export interface StretchMatches {
  readonly parts: readonly PartSupports[];
  readonly story: Story;
  readonly matches: readonly PartMatches[];
}

/** What is kept of a draft for the facts of one world. */
export interface WorldMemory {
  /** Ranked facts by claims. */
  readonly supports: WeakMap<PartClaims, PartSupports>;
  /** The same of claims that have nothing to do with these facts. */
  readonly idle: WeakMap<PartClaims, PartSupports>;
  /** The stretch that a part last stood in. */
  readonly stretches: WeakMap<PartSupports, StretchMatches>;
}

/** The matches of each part of a stretch by the facts of one world, in steps. What stands in the same stretch as before, and among figures that say the same, is not weighed again. */
export function* matchInWorld(
  parts: readonly Part[],
  isIn: (part: number) => boolean,
  index: FactIndex,
  models: Models,
  memory: DraftMemory,
): Generator<undefined, readonly PartMatches[]> {
  const own = recallWorld(index, memory);
  const supports: PartSupports[] = [];
  for (const [i, { read }] of parts.entries()) {
    const kept = isIn(i) ? own.supports : own.idle;
    const known = kept.get(read);
    const made = known ?? placePart(read, isIn(i) ? prepareDraft(claimsOf(read), index) : idlePart(read), models);
    supports.push(made);
    if (known) continue;
    kept.set(read, made);
    yield;
  }
  const known = knownStretch(supports, own);
  if (known) return known.matches;
  const { matches } = weighStretch(supports, index, models, own);
  yield;
  return matches;
}

function recallWorld(index: FactIndex, { worlds }: DraftMemory): WorldMemory {
  const known = worlds.get(index);
  if (known) return known;
  const made = { supports: new WeakMap(), idle: new WeakMap(), stretches: new WeakMap() };
  worlds.set(index, made);
  return made;
}

export const claimsOf = (read: PartClaims): readonly Claim[] => read.blocks.flatMap((block) => [...block.claims]);

const idlePart = (read: PartClaims): readonly Prepared[] => situateAll(claimsOf(read)).map(idle);

function placePart(read: PartClaims, prepared: readonly Prepared[], models: Models): PartSupports {
  let at = 0;
  return read.blocks.map(({ claims }) => placeBlock(claims.map(() => rankFigure(prepared[at++]!, models.link))));
}

/** The stretch that some of the parts last stood in. */
const lastStretch = (parts: readonly PartSupports[], memory: WorldMemory): StretchMatches | undefined => {
  for (const part of parts) {
    const known = memory.stretches.get(part);
    if (known) return known;
  }
  return undefined;
};

/** The stretch of these very parts. */
function knownStretch(parts: readonly PartSupports[], memory: WorldMemory): StretchMatches | undefined {
  const known = lastStretch(parts, memory);
  return known && sameList(known.parts, parts) ? known : undefined;
}

function weighStretch(
  parts: readonly PartSupports[],
  index: FactIndex,
  models: Models,
  memory: WorldMemory,
): StretchMatches {
  const known = lastStretch(parts, memory);
  const story = sumStory(parts.flat(2).map((placed) => placed.self));
  const changes = known && changesBetween(known.story, story);
  const before = new Map(known?.parts.map((part, i) => [part, known.matches[i]!]));
  const matches = parts.map((part) =>
    weighPart(
      part,
      (placed) => weighFigure({ story, ...placed }, index, models),
      before.get(part),
      ({ self }, { clash }) => changes !== undefined && isUntouched(changes, self, clash?.fact),
    ),
  );
  const stretch = { parts, story, matches };
  for (const part of parts) memory.stretches.set(part, stretch);
  return stretch;
}

/** The matches of a part; those of before where a figure `isTheSame` as then or comes to the same, and the same lists where all do. */
function weighPart(
  part: PartSupports,
  weigh: (placed: Placed) => Match,
  before: PartMatches | undefined,
  isTheSame: (placed: Placed, match: Match) => boolean,
): PartMatches {
  if (!before) return part.map((block) => block.map(weigh));
  const matches = part.map((block, b) => {
    const known = before[b]!;
    const now = block.map((placed, i) => {
      const match = known[i]!;
      if (isTheSame(placed, match)) return match;
      const again = weigh(placed);
      return saysTheSame(again, match) ? match : again;
    });
    return sameList(now, known) ? known : now;
  });
  return sameList(matches, before) ? before : matches;
}

/** Whether the same is said of a figure, however near it came to something else. */
const saysTheSame = (a: Match, b: Match): boolean =>
  a.refuted === b.refuted &&
  a.weighed === b.weighed &&
  a.veto === b.veto &&
  a.candidates.every(({ fact, link }, i) => fact === b.candidates[i]!.fact && link === b.candidates[i]!.link);

export const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);
