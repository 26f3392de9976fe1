import type { Associations } from '../concepts/associations.ts';
import type { Lexicon } from '../concepts/lexicon.ts';
import { type FactFrame, passageOf, sourcesOf } from './frame.ts';
import type { KeyKind } from './keys.ts';
import { holding, listOf } from './lazy.ts';
import { hashOf } from './pack.ts';
import { partition } from './partition.ts';
import { indexPublished, type Published } from './published.ts';
import { keepScores, type Scores } from './scores.ts';
import { type Key, keyOf, type Table } from './table.ts';
import type { FactBase } from './types.ts';
import { type Worlds, worldsOf } from './worlds.ts';

export { digitKeys, type FactFrame, type Group, slipKeys, spoken } from './frame.ts';

/** Finds by key; what is found is made when it is first asked for. */
export type Lookup<T> = Pick<ReadonlyMap<string, T>, 'get' | 'has'>;

export interface FactIndex {
  readonly base: FactBase;
  /** Made when they are asked for: going through all of them is for small bases. */
  readonly frames: readonly FactFrame[];
  /** The same, one of them: many times as fast. */
  readonly frameAt: (at: number) => FactFrame;
  /** Facts by term. */
  readonly postings: Lookup<readonly number[]>;
  /** Number of facts with a term. */
  readonly countOf: (term: string) => number;
  /** One bit for each fact of the base, set for those with a term; for terms that many have. */
  readonly bitsOf: (term: string) => Uint8Array;
  /** Facts by the leading digits of their values. */
  readonly digits: Lookup<readonly number[]>;
  readonly passages: Lookup<readonly FactFrame[]>;
  /** The terms of all facts of a passage. */
  readonly termsOfPassage: (passage: string) => ReadonlySet<string>;
  readonly subjects: Lookup<readonly FactFrame[]>;
  /** All name terms of the base. */
  readonly names: Pick<ReadonlySet<string>, 'has'>;
  /** All dates and periods the base speaks of, in EDTF. */
  readonly periods: Pick<ReadonlySet<string>, 'has'>;
  /** All years the base speaks of. */
  readonly years: Pick<ReadonlySet<string>, 'has'>;
  readonly published: Published;
  /** What belongs together, made when it is first asked for: matching asks the index of a world. */
  readonly worlds: Worlds;
  /** As the lexicon has them. */
  readonly associations: Associations;
  /** Room to sum what speaks for each fact. */
  readonly scores: Scores;
  /** The kinds of a fact's values, one bit each, as `kindsOf` gives them; told without making the fact. */
  readonly kindsAt: (at: number) => number;
  /** What later stages have worked out of a frame whatever figure it is held against; made by them, kept as long as the frame is. */
  readonly notes: WeakMap<FactFrame, unknown>;
}

/** Common terms whose facts are held in bits before the oldest are given up: a hundredth of a megabyte each for a large base. */
const COMMON_TERMS = 200;
/** Passages whose terms are held before the oldest are given up. */
const PASSAGES = 1000;

/** The facts of one table, and where each stands in the base. */
export interface Part {
  readonly table: Table;
  /** Position of the first fact, where all stand in the base one after the other. */
  readonly from: number;
  /** Position of each fact, where they do not; -1 for one that is not in the base. */
  readonly places?: Int32Array;
  /** Parts with one number belong to one world. */
  readonly group?: number;
}

/** Prepares a fact base for matching. `parts` are its facts in tables, which are made where there are none yet. */
export function indexFacts(
  base: FactBase,
  lexicon: Lexicon,
  parts: readonly Part[] = partition(base, lexicon),
): FactIndex {
  const [partOf, within] = originsOf(parts, base.facts.length);
  // Many facts share their passage, file and sources.
  const keyHash = remembered(hashOf);
  const frameAt = holding((at: number): FactFrame => {
    const fact = base.facts[at]!;
    const wording = parts[partOf[at]!]!.table.wording(within[at]!);
    const [passage, sources] = [passageOf(fact), sourcesOf(fact)];
    const keys = [hashOf(fact.id), keyHash(passage), keyHash(fact.at.file), ...sources.map(keyHash)];
    // Last, where a wording is the frame of another index.
    return { ...wording, fact, at, passage, sources, keys };
  });
  const find = finder(parts);
  const positions = (kind: KeyKind): Lookup<readonly number[]> => ({
    get: (key) => find(kind, key),
    has: (key) => find(kind, key) !== undefined,
  });
  const framesBy = (kind: KeyKind): Lookup<readonly FactFrame[]> => ({
    get: (key) => find(kind, key)?.map(frameAt),
    has: (key) => find(kind, key) !== undefined,
  });
  const index: FactIndex = {
    base,
    frames: listOf(base.facts.length, frameAt),
    frameAt,
    postings: positions('term'),
    bitsOf: holding((term) => bitsAt(find('term', term) ?? [], base.facts.length), COMMON_TERMS),
    countOf: remembered((term) => countIn(parts, term)),
    digits: positions('digits'),
    passages: framesBy('passage'),
    termsOfPassage: holding((passage) => {
      // Without the facts: many a passage has a dozen of them that no figure is compared with.
      const terms = new Set<string>();
      for (const at of find('passage', passage) ?? []) parts[partOf[at]!]!.table.addTerms(within[at]!, terms);
      return terms;
    }, PASSAGES),
    subjects: framesBy('subject'),
    names: {
      has: remembered((term) => {
        const key = keyOf('term', term);
        return parts.some(({ table }) => table.isName(key));
      }),
    },
    periods: { has: (edtf) => spokenOf(parts, 'period', edtf) },
    years: { has: (year) => spokenOf(parts, 'year', year) },
    published: indexPublished(base.sources),
    associations: lexicon.associations,
    scores: keepScores(base.facts.length),
    kindsAt: (at) => parts[partOf[at]!]!.table.kinds[within[at]!]!,
    notes: new WeakMap(),
    get worlds() {
      worlds ??= worldsOf(
        () => index,
        base,
        parts,
        (own, of) => indexFacts(own, lexicon, of),
      );
      return worlds;
    },
  };
  let worlds: Worlds | undefined;
  return index;
}

function bitsAt(positions: readonly number[], length: number): Uint8Array {
  const bits = new Uint8Array((length + 7) >> 3);
  for (const at of positions) bits[at >> 3]! |= 1 << (at & 7);
  return bits;
}

/** Where parts have facts that are not in the base, only their positions tell. */
function countIn(parts: readonly Part[], term: string): number {
  const key = keyOf('term', term);
  return parts.reduce((sum, { table, places }) => {
    if (!places) return sum + table.count(key);
    return sum + (table.find(key) ?? []).filter((i) => places[i]! >= 0).length;
  }, 0);
}

function spokenOf(parts: readonly Part[], kind: KeyKind, name: string): boolean {
  const key = keyOf(kind, name);
  return parts.some(({ table }) => table.find(key) !== undefined);
}

/** For each fact of the base, its part and its place in it. */
function originsOf(parts: readonly Part[], length: number): readonly [Uint32Array, Uint32Array] {
  const partOf = new Uint32Array(length);
  const within = new Uint32Array(length);
  parts.forEach(({ table, from, places }, part) => {
    for (let i = 0; i < table.length; i++) {
      const at = places ? places[i]! : from + i;
      if (at < 0) continue;
      partOf[at] = part;
      within[at] = i;
    }
  });
  return [partOf, within];
}

/** Keys that were looked up before are answered from memory, until there are this many. */
const REMEMBERED = 50_000;

function remembered<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as T;
    if (known.size >= REMEMBERED) known.clear();
    const found = find(key);
    known.set(key, found);
    return found;
  };
}

type Find = (kind: KeyKind, key: string) => readonly number[] | undefined;

function finder(parts: readonly Part[]): Find {
  const found = new Map<KeyKind, (key: string) => readonly number[] | undefined>();
  const inOrder = parts.every(({ places }) => !places);
  const search = (key: Key): readonly number[] | undefined => {
    let all: number[] | undefined;
    for (const { table, from, places } of parts) {
      const posting = table.find(key);
      if (!posting) continue;
      all ??= [];
      for (const i of posting) {
        const at = places ? places[i]! : from + i;
        if (at >= 0) all.push(at);
      }
    }
    if (all && !inOrder) all.sort((a, b) => a - b);
    return all?.length ? all : undefined;
  };
  return (kind, key) => {
    let remember = found.get(kind);
    if (!remember) {
      remember = remembered((k: string) => search(keyOf(kind, k)));
      found.set(kind, remember);
    }
    return remember(key);
  };
}
