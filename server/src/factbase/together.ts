// Fact files that were read from bytes, put together without decoding their facts: only those that stand in one another's way
// (an id given twice, a subject of several files) are looked at.
import type { Part } from '../engine/facts/index.ts';
import { joining } from '../engine/facts/joining.ts';
import { lazyList } from '../engine/facts/lazy.ts';
import { isOneSubject } from '../engine/facts/partition.ts';
import type { Table } from '../engine/facts/table.ts';
import type { Fact } from '../engine/facts/types.ts';
import type { SavedFacts } from './saved.ts';
import { joinSubjects } from './subjects.ts';
import type { FactFile } from './types.ts';

/** Makes the table of a few facts. */
export type TableOf = (facts: readonly Fact[]) => Table;

export interface Together {
  readonly facts: readonly Fact[];
  readonly byId: Pick<ReadonlyMap<string, Fact>, 'get' | 'has'>;
  readonly parts: readonly Part[];
}

type SavedFile = FactFile & { readonly saved: SavedFacts };

/** Undefined where a file was not read from bytes. `twice` hears of each fact whose id an earlier one has. */
export function mergeSaved(
  files: readonly FactFile[],
  tableOf: TableOf,
  twice: (fact: Fact, first: FactFile, second: FactFile) => void,
): Together | undefined {
  const read = files.filter((file): file is SavedFile => file.saved !== undefined);
  if (read.length < files.length) return undefined;
  const dropped = findTwice(read, twice);
  const shared = findShared(read);
  const { places, homes } = placeFacts(read, dropped);
  const subjectOf = (file: number, i: number): string | undefined =>
    shared.get(file)?.get(read[file]!.saved.subjectOf[i]!);
  const joined = new Map<string, Pick<Fact, 'labels' | 'not'>>();
  for (const [file, subjects] of shared)
    for (const subject of subjects.values())
      if (!joined.has(subject)) joined.set(subject, joinOf(read, shared, subject, file));
  const facts = lazyList(homes.file.length, (at): Fact => {
    const file = homes.file[at]!;
    const i = homes.within[at]!;
    const fact = read[file]!.facts[i]!;
    const subject = subjectOf(file, i);
    return subject === undefined ? fact : { ...fact, ...joined.get(subject)! };
  });
  const groups = groupFiles(read, shared);
  const isShared = (file: number, i: number): boolean => subjectOf(file, i) !== undefined;
  const parts = partsOf(read, places, groups, shared, isShared, (own) => tableOf(own.map((at) => facts[at]!)));
  const place = (id: string): number => {
    for (const [file, { saved }] of read.entries()) {
      const at = placeOf(places[file]!, saved.find(id));
      if (at >= 0) return at;
    }
    return -1;
  };
  return {
    facts,
    parts,
    byId: { get: (id) => facts[place(id)], has: (id) => place(id) >= 0 },
  };
}

/** Where the facts of a file stand in the base: one after the other from a place on, or each somewhere, -1 for nowhere. */
type Places = number | Int32Array;
const placeOf = (places: Places, i: number): number => {
  if (i < 0) return -1;
  return typeof places === 'number' ? places + i : places[i]!;
};

/** Facts, by file, whose ids stand in the files before. */
function findTwice(
  files: readonly SavedFile[],
  twice: (fact: Fact, first: FactFile, second: FactFile) => void,
): ReadonlyMap<number, ReadonlySet<number>> {
  const dropped = new Map<number, Set<number>>();
  const seen = new Set<number>();
  files.forEach(({ saved }, file) => {
    for (let i = 0; file > 0 && i < saved.ids.length; i++) {
      if (!seen.has(saved.ids[i]!)) continue;
      const fact = files[file]!.facts[i]!;
      // Two ids may have one hash.
      const first = files.slice(0, file).find((other) => other.saved.find(fact.id) >= 0);
      if (!first) continue;
      twice(fact, first, files[file]!);
      const own = dropped.get(file) ?? new Set<number>();
      dropped.set(file, own.add(i));
    }
    for (const hash of saved.ids) seen.add(hash);
  });
  return dropped;
}

/** Subjects that stand in several files: their numbers and ids, by file. */
function findShared(files: readonly SavedFile[]): ReadonlyMap<number, ReadonlyMap<number, string>> {
  const homes = new Map<number, number>();
  const suspects = new Set<number>();
  files.forEach(({ saved }, file) => {
    for (const hash of saved.subjects) {
      const home = homes.get(hash);
      if (home === undefined) homes.set(hash, file);
      else if (home !== file) suspects.add(hash);
    }
  });
  if (suspects.size === 0) return new Map();
  const byName = new Map<string, [file: number, number: number][]>();
  files.forEach(({ saved }, file) => {
    saved.subjects.forEach((hash, number) => {
      if (!suspects.has(hash)) return;
      const { subject } = saved.subjectAt(number);
      byName.set(subject, [...(byName.get(subject) ?? []), [file, number]]);
    });
  });
  const shared = new Map<number, Map<number, string>>();
  for (const [subject, places] of byName) {
    if (places.length < 2) continue;
    for (const [file, number] of places) {
      const own = shared.get(file) ?? new Map<number, string>();
      shared.set(file, own.set(number, subject));
    }
  }
  return shared;
}

/** What the files say of a subject, joined. The first file that has it is `from`. */
function joinOf(
  files: readonly SavedFile[],
  shared: ReadonlyMap<number, ReadonlyMap<number, string>>,
  subject: string,
  from: number,
): Pick<Fact, 'labels' | 'not'> {
  const parts: Pick<Fact, 'labels' | 'not'>[] = [];
  for (let file = from; file < files.length; file++)
    for (const [number, name] of shared.get(file) ?? [])
      if (name === subject) parts.push(files[file]!.saved.subjectAt(number));
  return joinSubjects(parts);
}

interface Homes {
  readonly file: Uint32Array;
  readonly within: Uint32Array;
}

function placeFacts(
  files: readonly SavedFile[],
  dropped: ReadonlyMap<number, ReadonlySet<number>>,
): { readonly places: readonly Places[]; readonly homes: Homes } {
  const left = [...dropped.values()].reduce((n, own) => n + own.size, 0);
  const total = files.reduce((n, file) => n + file.saved.ids.length, 0) - left;
  const homes = { file: new Uint32Array(total), within: new Uint32Array(total) };
  let at = 0;
  const places = files.map(({ saved }, file): Places => {
    const own = dropped.get(file);
    const start = at;
    const each = own && new Int32Array(saved.ids.length).fill(-1);
    for (let i = 0; i < saved.ids.length; i++) {
      if (own?.has(i)) continue;
      homes.file[at] = file;
      homes.within[at] = i;
      if (each) each[i] = at;
      at++;
    }
    return each ?? start;
  });
  return { places, homes };
}

/** The group of each file that has a subject or a source in common with another: the number of one of them. */
function groupFiles(
  files: readonly SavedFile[],
  shared: ReadonlyMap<number, ReadonlyMap<number, string>>,
): readonly number[] {
  const groups = joining<number>();
  files.forEach(({ saved, facts, cited }, file) => {
    for (const source of cited) groups.meet(`source ${source}`, file);
    for (const [number, subject] of shared.get(file) ?? []) {
      // Not `some` of the facts: that would decode all of them.
      const own = [...saved.subjectOf.keys()].filter((i) => saved.subjectOf[i] === number);
      if (own.some((i) => isOneSubject(facts[i]!))) groups.meet(`subject ${subject}`, file);
    }
  });
  return files.map((_, file) => groups.find(file));
}

/** The tables of the files; facts whose subject says more in another file stand in a table of their own. */
function partsOf(
  files: readonly SavedFile[],
  places: readonly Places[],
  groups: readonly number[],
  shared: ReadonlyMap<number, unknown>,
  isShared: (file: number, i: number) => boolean,
  tableAt: (places: readonly number[]) => Table,
): readonly Part[] {
  const reworded = new Map<number, number[]>();
  const parts = files.map(({ saved }, file): Part => {
    const { table, subjectOf } = saved;
    const own = places[file]!;
    const group = groups[file]!;
    if (!shared.has(file))
      return typeof own === 'number' ? { table, from: own, group } : { table, from: 0, places: own, group };
    const moved = reworded.get(group) ?? [];
    reworded.set(group, moved);
    const each = Int32Array.from(subjectOf, (_, i) => placeOf(own, i));
    each.forEach((at, i) => {
      if (!isShared(file, i)) return;
      if (at >= 0) moved.push(at);
      each[i] = -1;
    });
    return { table, from: 0, places: each, group };
  });
  const again = [...reworded].filter(([, moved]) => moved.length > 0);
  return [
    ...parts,
    ...again.map(([group, moved]) => ({ table: tableAt(moved), from: 0, places: Int32Array.from(moved), group })),
  ];
}
