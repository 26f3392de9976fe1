import type { FactIndex } from './facts/index.ts';
import type { DraftMemory } from './memory.ts';
import type { Part, PartClaims } from './parts.ts';
import { type Errors, sameErrors, sumErrors, weighAmong } from './verdicts/collective.ts';
import { type Placed, placeBlock } from './verdicts/context.ts';
import { type Match, prepare, rankFigure, weighFigure } from './verdicts/match.ts';
import type { Models } from './verdicts/models.ts';
import { type Situation, situateAll } from './verdicts/situation.ts';
import { changesBetween, isUntouched, type Story, sumStory, type Whole } from './verdicts/story.ts';
import { tellingOf } from './verdicts/support.ts';

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

/** The figures of a part, to be held against the facts of any world. */
export interface PartFigures extends Whole {
  /** Block by block. */
  readonly situations: readonly (readonly Situation[])[];
  /** What is said of them by facts that they have nothing to do with. */
  readonly idle: PartMatches;
}

/** The figures of a part, made once. */
export function recallFigures(read: PartClaims, memory: DraftMemory): PartFigures {
  const known = memory.figures.get(read);
  if (known) return known;
  const all = situateAll(read.blocks.flatMap((block) => [...block.claims]));
  let at = 0;
  const situations = read.blocks.map(({ claims }) => claims.map(() => all[at++]!));
  const made = {
    situations,
    idle: situations.map((block) => block.map((situation) => ({ situation, candidates: [], refuted: 0 }))),
    figures: all.length,
    telling: all.reduce((sum, situation) => sum + tellingOf(situation), 0),
  };
  memory.figures.set(read, made);
  return made;
}

/** The parts of a stretch that have to do with the facts of a world, with their matches. */
export interface StretchMatches {
  readonly parts: readonly PartSupports[];
  /** All figures of the stretch. */
  readonly whole: Whole;
  readonly story: Story;
  /** The figures weighed by themselves, … */
  readonly weighed: readonly PartMatches[];
  readonly errors: Errors;
  /** … and among one another. */
  readonly matches: readonly PartMatches[];
}

/** What is kept of a draft for the facts of one world. */
export interface WorldMemory {
  /** Ranked facts by claims. */
  readonly supports: WeakMap<PartClaims, PartSupports>;
  /** The stretch that a part last stood in. */
  readonly stretches: WeakMap<PartSupports, StretchMatches>;
}

/**
 * The matches of the parts of a stretch at `places` by the facts of one world, in steps. What stands in the same
 * stretch as before, and among figures that say the same, is not weighed again. `whole`: the figures of all parts but those that speak of other worlds.
 */
export function* matchInWorld(
  parts: readonly Part[],
  places: readonly number[],
  whole: Whole,
  index: FactIndex,
  models: Models,
  memory: DraftMemory,
): Generator<undefined, readonly PartMatches[]> {
  const own = recallWorld(index, memory);
  const supports: PartSupports[] = [];
  for (const place of places) {
    const { read } = parts[place]!;
    const known = own.supports.get(read);
    const made = known ?? placePart(recallFigures(read, memory), index, models);
    supports.push(made);
    if (known) continue;
    own.supports.set(read, made);
    yield;
  }
  const known = knownStretch(supports, whole, own);
  const { matches } = known ?? weighStretch(supports, whole, index, models, own);
  if (!known) yield;
  return matches;
}

function recallWorld(index: FactIndex, { worlds }: DraftMemory): WorldMemory {
  const known = worlds.get(index);
  if (known) return known;
  const made = { supports: new WeakMap(), stretches: new WeakMap() };
  worlds.set(index, made);
  return made;
}

const placePart = ({ situations }: PartFigures, index: FactIndex, models: Models): PartSupports =>
  situations.map((block) => placeBlock(block.map((situation) => rankFigure(prepare(situation, index), models.link))));

/** The stretch that some of the parts last stood in. */
const lastStretch = (parts: readonly PartSupports[], memory: WorldMemory): StretchMatches | undefined => {
  for (const part of parts) {
    const known = memory.stretches.get(part);
    if (known) return known;
  }
  return undefined;
};

/** The stretch of these very parts. */
function knownStretch(
  parts: readonly PartSupports[],
  { figures, telling }: Whole,
  memory: WorldMemory,
): StretchMatches | undefined {
  const known = lastStretch(parts, memory);
  if (!known || known.whole.figures !== figures || known.whole.telling !== telling) return undefined;
  return sameList(known.parts, parts) ? known : undefined;
}

function weighStretch(
  parts: readonly PartSupports[],
  whole: Whole,
  index: FactIndex,
  models: Models,
  memory: WorldMemory,
): StretchMatches {
  const known = lastStretch(parts, memory);
  const story = sumStory(
    parts.flat(2).map((placed) => placed.self),
    whole,
  );
  const changes = known && changesBetween(known.story, story);
  const before = new Map(known?.parts.map((part, i) => [part, i]));
  const weighed = parts.map((part) =>
    weighPart(
      part,
      (placed) => weighFigure({ story, ...placed }, index, models),
      known?.weighed[before.get(part) ?? -1],
      ({ self }, { clash }) => changes !== undefined && isUntouched(changes, self, clash?.fact),
    ),
  );
  const errors = sumErrors(weighed.flat(2), story.figures);
  const isAsBefore = known !== undefined && sameErrors(known.errors, errors);
  const matches = weighed.map((part, p) => {
    const at = before.get(parts[p]!) ?? -1;
    if (isAsBefore && known.weighed[at] === part) return known.matches[at]!;
    return weighPartAmong(part, errors, models, known?.matches[at]);
  });
  const stretch = { parts, whole, story, weighed, errors, matches };
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

/** The figures of a part among all of the stretch; the matches of before where they come to the same, and the same lists where all do. */
function weighPartAmong(
  part: PartMatches,
  errors: Errors,
  { collective }: Models,
  before: PartMatches | undefined,
): PartMatches {
  const matches = part.map((block, b) => {
    const known = before?.[b];
    const now = block.map((match, i) => {
      const again = weighAmong(match, errors, collective);
      const last = known?.[i];
      return last && saysTheSame(again, last) ? last : again;
    });
    return known && sameList(now, known) ? known : now;
  });
  return before && sameList(matches, before) ? before : matches;
}

/** Whether the same is said of a figure, however near it came to something else. */
const saysTheSame = (a: Match, b: Match): boolean =>
  a.refuted === b.refuted &&
  a.weighed === b.weighed &&
  a.veto === b.veto &&
  a.candidates.every(({ fact, link }, i) => fact === b.candidates[i]!.fact && link === b.candidates[i]!.link);

export const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);
