import type { FactIndex, Part } from './index.ts';
import { listOf } from './lazy.ts';
import type { FactBase } from './types.ts';

/**
 * The facts of a base that belong together: those of one file, and of files that say more of its subjects. A figure is held
 * against the facts of one world as if there were no other, so that what else a base knows does not make it surer or less sure.
 */
export interface Worlds {
  /** Number of facts of each. */
  readonly sizes: readonly number[];
  /** The world of a fact, by its position in the base. */
  readonly of: (at: number) => number;
  /** The index of a world, made when it is first asked for; the base's own where there is no other world. */
  readonly indexOf: (world: number) => FactIndex;
}

/** Files with fewer facts than this are one world together: too few facts tell neither which words are rare nor what else a figure could be. */
const LEAST = 12;

/** The worlds of a base. `make` indexes the facts of one. */
export function worldsOf(
  whole: () => FactIndex,
  base: FactBase,
  parts: readonly Part[],
  make: (base: FactBase, parts: readonly Part[]) => FactIndex,
): Worlds {
  const groups = poolSmall(byGroup(parts));
  if (groups.length < 2)
    return { sizes: [base.facts.length], of: () => 0, indexOf: whole };
  const worldOf = new Uint32Array(base.facts.length);
  const members = groups.map((group, world) => {
    const places = group.flatMap(placesOf).sort((a, b) => a - b);
    for (const at of places) worldOf[at] = world;
    return places;
  });
  const made: (FactIndex | undefined)[] = [];
  const indexOf = (world: number): FactIndex => {
    made[world] ??= make(...inWorld(base, members[world]!, groups[world]!));
    return made[world];
  };
  return { sizes: members.map((m) => m.length), of: (at) => worldOf[at]!, indexOf };
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

function poolSmall(groups: readonly Part[][]): Part[][] {
  const isSmall = (group: readonly Part[]): boolean =>
    group.reduce((sum, part) => sum + (part.places ? part.places.filter((at) => at >= 0) : part.table).length, 0) < LEAST;
  const small = groups.filter(isSmall).flat();
  return [...groups.filter((group) => !isSmall(group)), ...(small.length > 0 ? [small] : [])];
}

const placesOf = ({ table, from, places }: Part): number[] =>
  places ? Array.from(places).filter((at) => at >= 0) : Array.from({ length: table.length }, (_, i) => from + i);

/** The base and the parts of one world, whose facts stand at `members` of the whole. */
function inWorld(base: FactBase, members: readonly number[], group: readonly Part[]): [FactBase, readonly Part[]] {
  const local = new Map(members.map((at, i) => [at, i]));
  const parts = group.map((part): Part => {
    const { table, from, places } = part;
    if (!places) return { table, from: local.get(from) ?? 0 };
    return { table, from: 0, places: places.map((at) => (at < 0 ? -1 : local.get(at)!)) };
  });
  const facts = listOf(members.length, (i) => base.facts[members[i]!]!);
  const { sources, revision } = base;
  return [{ facts, sources, seen: [], revision }, parts];
}
