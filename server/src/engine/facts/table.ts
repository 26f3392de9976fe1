// What matching needs of a run of facts, in bytes: the words of each, and the facts of each term. A table is made once, kept in
// files, and read where it lies: opening one costs nothing, whatever its size.
import { type Group, setOf, termsOf, type Wording } from './frame.ts';
import { type KeyKind, PREFIX } from './keys.ts';
import { encodeText, findSlot, hashOf, isAt, numbersIn, remembering, startReader, textsIn, unpack } from './pack.ts';

export interface Table {
  /** Number of facts. */
  readonly length: number;
  /** The kinds of each fact's values, one bit each. */
  readonly kinds: Uint32Array;
  readonly wording: (at: number) => Wording;
  /** Adds the terms of a fact, as its wording has them. */
  readonly addTerms: (at: number, to: Set<string>) => void;
  /** Positions of the facts with a key, rising; undefined where the table does not have it. */
  readonly find: (key: Key) => readonly number[] | undefined;
  /** Number of the facts with a key; told without reading which they are. */
  readonly count: (key: Key) => number;
  /** Whether a term stands in the name of something. */
  readonly isName: (term: Key) => boolean;
  /** The number of the story of each fact, where a table is so large that it tells several; else empty. */
  readonly storyOf: Uint32Array;
}

/** A key as tables have it: a base of many files has many tables, and what is looked for in all is made once. */
export interface Key {
  readonly kind: KeyKind;
  readonly key: string;
  /** The kind and the key, encoded. */
  readonly bytes: Uint8Array;
  readonly hash: number;
}

export function keyOf(kind: KeyKind, key: string): Key {
  const name = PREFIX[kind] + key;
  let bytes: Uint8Array | undefined;
  let hash: number | undefined;
  return {
    kind,
    key,
    // Tables of a few facts ask for neither.
    get bytes() {
      bytes ??= encodeText(name);
      return bytes;
    },
    get hash() {
      hash ??= hashOf(name);
      return hash;
    },
  };
}

/** Opens the bytes of a table, which begin at a multiple of 8 of their buffer. */
export function openTable(bytes: Uint8Array): Table {
  const [kinds, weightBytes, keyOffsets, keyBytes, hashBytes, slotBytes, postOffsets, postings, names, ...rest] =
    unpack(bytes);
  const [textOffsets, texts, wordOffsets, wordings, groupOffsets, groups, stories] = rest;
  const weights = new Float64Array(weightBytes!.buffer, weightBytes!.byteOffset, weightBytes!.length >> 3);
  const hashes = numbersIn(hashBytes!);
  const slots = numbersIn(slotBytes!);
  const keyAt = textsIn(keyOffsets!, keyBytes!, false);
  // Terms of the facts that were looked at.
  const termAt = remembering((key: number) => keyAt(key).slice(1));
  const textAt = textsIn(textOffsets!, texts!, true);
  const groupStarts = numbersIn(groupOffsets!);
  // The same words stand in many facts: they are held once.
  const groupAt = remembering((group: number) =>
    readGroup(startReader(groups!, groupStarts[group]!), weights, textAt, termAt),
  );
  const starts = numbersIn(postOffsets!);
  const offsets = numbersIn(wordOffsets!);
  const keyEnds = numbersIn(keyOffsets!);
  const numberOf = ({ bytes, hash }: Key): number =>
    findSlot(slots, hashes, hash, (number) => isAt(bytes, keyBytes!, keyEnds[number]!, keyEnds[number + 1]!));
  return {
    length: kinds!.length >> 2,
    kinds: numbersIn(kinds!),
    wording: (at) => readWording(startReader(wordings!, offsets[at]!), groupAt, textAt, termAt),
    addTerms: (at, to) => addTerms(startReader(wordings!, offsets[at]!), groupAt, to),
    find(key) {
      const number = numberOf(key);
      if (number < 0) return undefined;
      // Words of a signature alone find nothing.
      const posting = readPosting(postings!, starts[number]!, starts[number + 1]!);
      return posting.length === 0 && key.kind === 'term' ? undefined : posting;
    },
    count(key) {
      const number = numberOf(key);
      return number < 0 ? 0 : countPosting(postings!, starts[number]!, starts[number + 1]!);
    },
    isName(term) {
      const number = numberOf(term);
      return number >= 0 && names![number] === 1;
    },
    storyOf: numbersIn(stories!),
  };
}

/** Each entry ends with the one byte of it that is below 0x80. */
function countPosting(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (bytes[i]! < 0x80) count++;
  return count;
}

function readPosting(bytes: Uint8Array, start: number, end: number): readonly number[] {
  const posting: number[] = [];
  let last = 0;
  for (let i = start; i < end; ) {
    let step = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = bytes[i++]!;
      step |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte >= 0x80);
    last += step;
    posting.push(last);
  }
  return posting;
}

function readList<T>(next: () => number, read: (number: number) => T): T[] {
  const count = next();
  const items: T[] = [];
  for (let i = 0; i < count; i++) items.push(read(next()));
  return items;
}

function readGroup(
  next: () => number,
  weights: Float64Array,
  textAt: (at: number) => string,
  termAt: (at: number) => string,
): Group {
  const text = textAt(next());
  const kind = next();
  return { text, weight: weights[kind >> 1]!, name: (kind & 1) === 1, terms: readList(next, termAt) };
}

function readWording(
  next: () => number,
  groupAt: (at: number) => Group,
  textAt: (at: number) => string,
  termAt: (at: number) => string,
): Wording {
  const readGroups = (): Group[] => readList(next, groupAt);
  const groups = readGroups();
  const labels = Array.from({ length: next() }, readGroups);
  const property = readGroups();
  const rivals = readList(next, textAt);
  const signature = readGroups();
  const names = setOf(readList(next, termAt));
  const own = setOf(readList(next, termAt));
  const head = setOf(readList(next, termAt));
  return { groups, labels, property, rivals, signature, names, own, head, terms: termsOf(groups, labels) };
}

/** The terms of the groups and labels with which a wording begins. */
function addTerms(next: () => number, groupAt: (at: number) => Group, to: Set<string>): void {
  const addList = (): void => {
    for (let left = next(); left > 0; left--) for (const term of groupAt(next()).terms) to.add(term);
  };
  addList();
  for (let left = next(); left > 0; left--) addList();
}
