import { once } from '../once.ts';
import { sourcesOf } from './frame.ts';
import type { FactIndex, Part } from './index.ts';
import { listOf } from './lazy.ts';
import { keepScores, type Scores } from './scores.ts';
import { tableOfFew } from './tableOfFew.ts';
import type { Fact, FactBase } from './types.ts';

/**
 * The facts of a base that belong together: those of one file, of files that say more of its subjects, or of one story of a large file. A figure
 * is held against the facts of one world as if there were no other: what else a base knows does not make it surer or less sure.
 */
export interface Worlds {
  /** Number of facts of each. */
  readonly sizes: readonly number[];
  /** The world of a fact, by its position in the base. */
  readonly of: (at: number) => number;
  /** The index of a world, made when it is first asked for; the base's own where there is no other world. */
  readonly indexOf: (world: number) => FactIndex;
  /** Room to sum what speaks for each world, and to count. */
  readonly sums: Scores;
  readonly counts: Scores;
}

/** Makes the index of facts in tables. */
export type MakeIndex = (base: FactBase, parts: readonly Part[]) => FactIndex;

interface World {
  /** Positions in the base, rising. */
  readonly members: readonly number[];
  /** Their tables, where these have no other facts. */
  readonly parts?: readonly Part[];
}

/** Files with fewer facts than this are one world together: too few facts tell neither which words are rare nor what else a figure could be. */
const SMALL = 12;
/** The worlds of a base. */
export function worldsOf(whole: () => FactIndex, base: FactBase, parts: readonly Part[], make: MakeIndex): Worlds {
  const worlds = poolSmall(byGroup(parts)).flatMap(splitLarge);
  const room = { sums: keepScores(worlds.length), counts: keepScores(worlds.length) };
  if (worlds.length < 2) return { sizes: [base.facts.length], of: () => 0, indexOf: whole, ...room };
  const worldOf = new Uint32Array(base.facts.length);
  worlds.forEach(({ members }, world) => {
    for (const at of members) worldOf[at] = world;
  });
  const made: (FactIndex | undefined)[] = [];
  const saidBy = sayersOf(base);
  const indexOf = (world: number): FactIndex => {
    made[world] ??= indexWorld(worlds[world]!, base, whole, saidBy, make);
    return made[world];
  };
  return { sizes: worlds.map(({ members }) => members.length), of: (at) => worldOf[at]!, indexOf, ...room };
}

/** Parts that belong together, in the order of the first of each. A part without a group stands alone. */
function byGroup(parts: readonly Part[]): Part[][] {
  const groups = new Map<number | Part, Part[]>();
  for (const part of parts) {
    const key = part.group ?? part;
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  return [...groups.values()];
}

/** Position of each fact of a part in the base; -1 for one that is not in it. */
const placeIn = ({ from, places }: Part, i: number): number => (places ? places[i]! : from + i);

const placesOf = (part: Part): number[] =>
  Array.from({ length: part.table.length }, (_, i) => placeIn(part, i)).filter((at) => at >= 0);

function poolSmall(groups: readonly (readonly Part[])[]): World[] {
  const worlds = groups
    .map((parts) => ({ parts, members: parts.flatMap(placesOf).sort((a, b) => a - b) }))
    .filter(({ members }) => members.length > 0);
  const small = worlds.filter(({ members }) => members.length < SMALL);
  const large = worlds.filter(({ members }) => members.length >= SMALL);
  if (small.length === 0) return large;
  const members = small.flatMap((world) => world.members).sort((a, b) => a - b);
  return [...large, { members, parts: small.flatMap(({ parts }) => parts) }];
}

/** The stories of a large file, each a world. */
function splitLarge(world: World): World[] {
  const [part, second] = world.parts ?? [];
  if (!part || second || part.table.storyOf.length === 0) return [world];
  const stories = new Map<number, number[]>();
  part.table.storyOf.forEach((story, i) => {
    const at = placeIn(part, i);
    if (at < 0) return;
    const members = stories.get(story);
    if (members) members.push(at);
    else stories.set(story, [at]);
  });
  return stories.size < 2 ? [world] : Array.from(stories.values(), (members) => ({ members }));
}

/** Some facts of a base, with their sources and the figures seen in those. */
type SaidBy = (facts: readonly Fact[]) => FactBase;

/** A large base has thousands of sources and figures seen: they are gone through once, not for each of its worlds. */
function sayersOf({ seen, sources, revision }: FactBase): SaidBy {
  const placeOf = once(() => new Map(Array.from(sources.keys(), (id, place) => [id, place])));
  const seenIn = once(() => {
    const places = new Map<string, number[]>();
    for (const [at, { source }] of seen.entries()) {
      const known = places.get(source);
      if (known) known.push(at);
      else places.set(source, [at]);
    }
    return places;
  });
  return (facts) => {
    const cited = [...new Set(facts.flatMap(sourcesOf))];
    const places = cited.flatMap((id) => seenIn().get(id) ?? []).sort((a, b) => a - b);
    const ids = cited.filter((id) => sources.has(id));
    if (ids.length > 1) ids.sort((a, b) => placeOf().get(a)! - placeOf().get(b)!);
    return {
      facts,
      seen: places.map((at) => seen[at]!),
      sources: new Map(ids.map((id) => [id, sources.get(id)!])),
      revision,
    };
  };
}

function indexWorld(
  { members, parts }: World,
  base: FactBase,
  whole: () => FactIndex,
  saidBy: SaidBy,
  make: MakeIndex,
): FactIndex {
  if (!parts) {
    const said = saidBy(members.map((at) => base.facts[at]!));
    const frames = members.map(whole().frameAt);
    return make(said, [{ table: tableOfFew({ ...said, sources: said.sources.values() }, frames), from: 0 }]);
  }
  const facts = listOf(members.length, (i) => base.facts[members[i]!]!);
  const local = new Map(members.map((at, i) => [at, i]));
  const own = parts.map((part): Part => {
    const { table, from, places } = part;
    if (!places) return { table, from: local.get(from) ?? 0 };
    return { table, from: 0, places: places.map((at) => (at < 0 ? -1 : local.get(at)!)) };
  });
  const { sources, revision } = base;
  return make({ facts, sources, seen: [], revision }, own);
}
