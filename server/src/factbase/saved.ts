// A parsed fact file in bytes, as it is kept between runs: its facts (decoded one by one when they are asked for), and the table
// by which they are found. Positions that only the editor of fact files needs are not in it: they are parsed when asked for.

import type { ReadGroups } from '../engine/facts/frame.ts';
import { lazyList } from '../engine/facts/lazy.ts';
import {
  bytesOf,
  findSlot,
  hashOf,
  numbersIn,
  pack,
  slotsOf,
  startRuns,
  textsIn,
  unpack,
} from '../engine/facts/pack.ts';
import { openTable, type Table } from '../engine/facts/table.ts';
import { tabulateSteps } from '../engine/facts/tabulate.ts';
import type { Fact, FactValue, SeenValue, Source } from '../engine/facts/types.ts';
import { once } from '../engine/once.ts';
import { contentHash } from './hash.ts';
import { linesIn } from './lines.ts';
import { english, speak } from './said.ts';
import type { FactFile, LineRange, Place, Problem, ValuePlace } from './types.ts';

/** What merging needs of a file's facts without decoding them. */
export interface SavedFacts {
  readonly table: Table;
  /** Hashes of the facts' ids. */
  readonly ids: Uint32Array;
  /** Hashes of the subjects' ids, and for each fact the number of its subject. */
  readonly subjects: Uint32Array;
  readonly subjectOf: Uint32Array;
  readonly subjectAt: (number: number) => SavedSubject;
  /** The place of a fact in the file, or -1. */
  readonly find: (id: string) => number;
}

/** What the facts of one subject share. */
export type SavedSubject = Pick<Fact, 'subject' | 'labels' | 'not'>;

/** `lines`: line and unit where it begins, and where it ends. `places` has three numbers for each value: its kind, where it begins and ends. */
type SavedFact = Omit<Fact, 'id' | keyof SavedSubject | 'at'> & {
  readonly at: readonly [number, number];
  readonly lines: readonly [number, number, number, number];
  readonly places: readonly number[];
};
const KINDS = ['value', 'date'] as const;
type SavedProblem = Omit<Problem, 'message' | 'file' | 'fix'> & {
  readonly fix?: Pick<NonNullable<Problem['fix']>, 'said' | 'edits'>;
};
interface Rest {
  readonly sources: readonly Source[];
  readonly cited: readonly string[];
  readonly problems: readonly SavedProblem[];
}

/** JSON, with open bounds of figures as numbers beyond any: `JSON.parse` reads 1e999 as infinity. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, (_, part) =>
    part === Infinity ? '\u0000+' : part === -Infinity ? '\u0000-' : (part as unknown),
  );
  return text.includes('"\\u0000')
    ? text.replace(/"\\u0000([+-])"/g, (_, sign) => `${sign === '-' ? '-' : ''}1e999`)
    : text;
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(toJson(value));
const decode = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

const isOpen = ({ value }: FactValue): boolean =>
  value.type === 'quantity' && !(Number.isFinite(value.low) && Number.isFinite(value.high));

/** Writes a parsed file, in steps of one fact. */
export function* saveSteps(file: FactFile, read: ReadGroups): Generator<undefined, Uint8Array> {
  const { facts, seen, sources, cited } = file;
  const table = yield* tabulateSteps({ facts, seen, sources }, read);
  const subjects = new Map<string, SavedSubject>();
  const numbers = new Map<string, number>();
  const subjectOf = new Uint32Array(facts.length);
  const texts = startRuns();
  const valuesOf = placesOfValues(file.places);
  const lineOf = linesIn(file.text);
  facts.forEach((fact, i) => {
    const { id: _, subject, labels, not, at, ...own } = fact;
    if (!subjects.has(subject)) {
      numbers.set(subject, subjects.size);
      subjects.set(subject, { subject, labels, not });
    }
    subjectOf[i] = numbers.get(subject)!;
    const [start, end] = [lineOf(at.span.start), lineOf(at.span.end)];
    const saved: SavedFact = {
      at: [at.span.start, at.span.end],
      lines: [start.line, start.character, end.line, end.character],
      places: valuesOf.get(fact.id) ?? [],
      ...own,
    };
    texts.add((to) => to.text(fact.values.some(isOpen) ? toJson(saved) : JSON.stringify(saved)));
  });
  yield;
  const shared = startRuns();
  for (const subject of subjects.values()) shared.add((to) => to.text(toJson(subject)));
  const ids = Uint32Array.from(facts, (fact) => hashOf(fact.id));
  const problems = file.problems.map(
    ({ message: _, file: __, fix, ...rest }): SavedProblem => ({
      ...rest,
      ...(fix && { fix: { said: fix.said, edits: fix.edits } }),
    }),
  );
  return pack([
    table,
    ...texts.sections(),
    ...shared.sections(),
    bytesOf(subjectOf),
    bytesOf(ids),
    bytesOf(slotsOf(ids)),
    bytesOf(Uint32Array.from(subjects.keys(), hashOf)),
    encode(seen),
    encode({ sources, cited, problems } satisfies Rest),
  ]);
}

/** For each fact the places of its values, as they are saved. */
function placesOfValues(places: readonly Place[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { kind, id, span } of places) {
    if (kind !== 'value' && kind !== 'date') continue;
    const own = found.get(id) ?? [];
    own.push(KINDS.indexOf(kind), span.start, span.end);
    found.set(id, own);
  }
  return found;
}

const readPlaces = (saved: readonly number[]): ValuePlace[] =>
  Array.from({ length: saved.length / 3 }, (_, i) => ({
    kind: KINDS[saved[3 * i]!]!,
    span: { start: saved[3 * i + 1]!, end: saved[3 * i + 2]! },
  }));

const readLines = ([line, character, lastLine, lastCharacter]: SavedFact['lines']): LineRange => ({
  start: { line, character },
  end: { line: lastLine, character: lastCharacter },
});

/** What a saved file is opened with: where it lies, its text, and its places, which are made when they are first asked for. */
export interface Around {
  readonly uri: string;
  /** Changes with the text. */
  readonly key: string;
  readonly text: () => string;
  readonly places: (text: string) => readonly Place[];
}

/** Opens what `saveSteps` wrote; `bytes` begin at a multiple of 8 of their buffer. */
export function openSaved(bytes: Uint8Array, { uri, key, text, places }: Around): FactFile {
  const [table, offsets, texts, subjectOffsets, subjectTexts, ofSubject, idBytes, slots, subjects, seenBytes, rest] =
    unpack(bytes);
  const { sources, cited, problems } = decode(rest!) as Rest;
  const textAt = textsIn(offsets!, texts!, false);
  const subjectTextAt = textsIn(subjectOffsets!, subjectTexts!, false);
  const subjectOf = numbersIn(ofSubject!);
  const ids = numbersIn(idBytes!);
  const subjectHashes = numbersIn(subjects!);
  const known = lazyList(subjectHashes.length, (i) => JSON.parse(subjectTextAt(i)) as SavedSubject);
  const facts = lazyList(ids.length, (i): Fact => {
    const { at, places: _, lines: __, ...own } = JSON.parse(textAt(i)) as SavedFact;
    const subject = known[subjectOf[i]!]!;
    const span = { start: at[0], end: at[1] };
    return Object.assign({ id: `${subject.subject}.${own.property}`, at: { file: uri, span } }, own, subject);
  });
  const saved: SavedFacts = {
    table: openTable(table!),
    ids,
    subjects: subjectHashes,
    subjectOf,
    subjectAt: (i) => known[i]!,
    find: (id) => findSlot(numbersIn(slots!), ids, hashOf(id), (i) => facts[i]!.id === id),
  };
  const textOnce = once(text);
  const seenOnce = once(() => decode(seenBytes!) as readonly SeenValue[]);
  const placesOnce = once(() => places(textOnce()));
  return {
    file: uri,
    facts,
    sources,
    cited,
    problems: problems.map((problem) => said(problem, uri)),
    hash: contentHash(uri, key),
    saved,
    valuePlaces(id) {
      const i = saved.find(id);
      return i < 0 ? [] : readPlaces((JSON.parse(textAt(i)) as SavedFact).places);
    },
    linesOf(id) {
      const i = saved.find(id);
      return i < 0 ? undefined : readLines((JSON.parse(textAt(i)) as SavedFact).lines);
    },
    get seen() {
      return seenOnce();
    },
    get places() {
      return placesOnce();
    },
    get text() {
      return textOnce();
    },
  };
}

const said = ({ fix, ...problem }: SavedProblem, file: string): Problem => ({
  ...problem,
  file,
  message: speak(problem.said, english),
  ...(fix && { fix: { ...fix, title: speak(fix.said, english) } }),
});
