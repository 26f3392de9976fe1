// Makes the table of a run of facts, in bytes; `table.ts` reads it where it lies.

import { kindsOf } from '../values/kinds.ts';
import { type Group, type ReadGroups, type Wording, wordFact } from './frame.ts';
import { type Keys, noteDates, startKeys, type Tabulated } from './keys.ts';
import { bytesOf, hashOf, pack, slotsOf, startRuns, type Writer } from './pack.ts';
import { type EachKey, storiesIn } from './stories.ts';

/** Makes the table of some facts. */
export function tabulate(tabulated: Tabulated, read: ReadGroups): Uint8Array {
  const steps = tabulateSteps(tabulated, read);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of one fact, for hosts that attend to other things between them. */
export function* tabulateSteps(
  { facts, seen, sources }: Tabulated,
  read: ReadGroups,
): Generator<undefined, Uint8Array> {
  const keys = startKeys();
  const texts = new Map<string, number>();
  const groups = startGroups(keys, texts);
  const wordings = startRuns();
  let at = -1;
  for (const fact of facts) {
    at++;
    const wording = wordFact(fact, read);
    wordings.add((to) => writeWording(wording, to, keys, groups.of, texts));
    keys.add(fact, wording, at);
    yield;
  }
  noteDates({ facts, seen, sources }, keys.of);
  yield;
  const visit: EachKey = (kind, to) => {
    for (const [name, number] of keys.eachOf(kind))
      if (keys.postings[number]!.length > 0) to(name, keys.postings[number]!, keys.inNames.has(number));
  };
  return pack([
    bytesOf(Uint32Array.from(facts, (fact) => kindsOf(fact.values))),
    bytesOf(Float64Array.from(groups.weights())),
    ...keySections(keys),
    Uint8Array.from(keys.postings, (_, number) => (keys.inNames.has(number) ? 1 : 0)),
    ...textSections(texts.keys()),
    ...wordings.sections(),
    ...groups.sections(),
    bytesOf(at < LARGE ? new Uint32Array(0) : storiesIn(visit, at + 1)),
  ]);
}

/** A table of more facts than this is looked through for stories: the sources of one story hardly ever give as many. */
const LARGE = 256;

function textSections(texts: Iterable<string>): readonly Uint8Array[] {
  const runs = startRuns();
  for (const text of texts) runs.add((to) => to.text(text));
  return runs.sections();
}

function keySections({ names, postings }: Keys): readonly Uint8Array[] {
  const hashes = Uint32Array.from(names, hashOf);
  const runs = startRuns();
  for (const posting of postings) {
    runs.add((to) => {
      let last = 0;
      for (const at of posting) {
        to.number(at - last);
        last = at;
      }
    });
  }
  return [...textSections(names), bytesOf(hashes), bytesOf(slotsOf(hashes)), ...runs.sections()];
}

const numberOf = <T>(numbers: Map<T, number>, entry: T): number => {
  const known = numbers.get(entry);
  if (known !== undefined) return known;
  numbers.set(entry, numbers.size);
  return numbers.size - 1;
};

/** The groups of a table, each once: the same words stand in many facts. */
interface Groups {
  readonly of: (group: Group) => number;
  readonly weights: () => Iterable<number>;
  readonly sections: () => readonly Uint8Array[];
}

function startGroups(keys: Keys, texts: Map<string, number>): Groups {
  const numbers = new Map<string, number>();
  const weights = new Map<number, number>();
  const runs = startRuns();
  return {
    of({ text, terms, weight, name }) {
      const parts = [numberOf(texts, text), 2 * numberOf(weights, weight) + (name ? 1 : 0), terms.length];
      for (const term of terms) parts.push(keys.of('term', term));
      const key = parts.join(' ');
      const known = numbers.get(key);
      if (known !== undefined) return known;
      runs.add((to) => {
        for (const part of parts) to.number(part);
      });
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    },
    weights: () => weights.keys(),
    sections: runs.sections,
  };
}

function writeWording(
  wording: Wording,
  to: Writer,
  keys: Keys,
  groupOf: (group: Group) => number,
  texts: Map<string, number>,
): void {
  const writeTerms = (terms: Iterable<string>, count: number): void => {
    to.number(count);
    for (const term of terms) to.number(keys.of('term', term));
  };
  const writeGroups = (groups: readonly Group[]): void => {
    to.number(groups.length);
    for (const group of groups) to.number(groupOf(group));
  };
  writeGroups(wording.groups);
  to.number(wording.labels.length);
  for (const label of wording.labels) writeGroups(label);
  writeGroups(wording.property);
  to.number(wording.rivals.length);
  for (const rival of wording.rivals) to.number(numberOf(texts, rival));
  writeGroups(wording.signature);
  for (const terms of [wording.names, wording.own, wording.head]) writeTerms(terms, terms.size);
}
