// Makes the table of a run of facts, in bytes; `table.ts` reads it where it lies.

import { kindsOf } from '../values/kinds.ts';
import { digitKeys, type Group, passageOf, type ReadGroups, type Wording, wordFact } from './frame.ts';
import { bytesOf, hashOf, pack, slotsOf, startRuns, type Writer } from './pack.ts';
import { type EachKey, storiesIn } from './stories.ts';
import type { FactBase } from './types.ts';

/** What facts are found by: a term, the digits of a value, passage, subject; or what the base speaks of at all. */
export type KeyKind = 'term' | 'digits' | 'passage' | 'subject' | 'period' | 'year';
/** What a key of each kind begins with. */
export const PREFIX: Readonly<Record<KeyKind, string>> = {
  term: 't',
  digits: 'd',
  passage: 'p',
  subject: 's',
  period: 'e',
  year: 'y',
};

/** Facts, figures seen and sources whose words and dates go into a table. */
export type Tabulated = Pick<FactBase, 'facts' | 'seen'> & {
  readonly sources: Iterable<{ readonly published?: string }>;
};

interface Keys {
  /** The number of a key, which is new to the table or not. */
  readonly of: (kind: KeyKind, key: string) => number;
  readonly post: (kind: KeyKind, key: string, at: number) => void;
}

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
  const numbers: Record<KeyKind, Map<string, number>> = {
    term: new Map(),
    digits: new Map(),
    passage: new Map(),
    subject: new Map(),
    period: new Map(),
    year: new Map(),
  };
  const keyNames: string[] = [];
  const postings: number[][] = [];
  const names = new Set<number>();
  const keys: Keys = {
    of(kind, key) {
      let number = numbers[kind].get(key);
      if (number === undefined) {
        number = postings.length;
        numbers[kind].set(key, number);
        keyNames.push(PREFIX[kind] + key);
        postings.push([]);
      }
      return number;
    },
    post(kind, key, at) {
      const posting = postings[keys.of(kind, key)]!;
      if (posting.at(-1) !== at) posting.push(at);
    },
  };
  const texts = new Map<string, number>();
  const groups = startGroups(keys, texts);
  const wordings = startRuns();
  let at = -1;
  for (const fact of facts) {
    at++;
    const wording = wordFact(fact, read);
    wordings.add((to) => writeWording(wording, to, keys, groups.of, texts));
    for (const term of wording.terms) keys.post('term', term, at);
    for (const { value } of fact.values) for (const key of digitKeys(value)) keys.post('digits', key, at);
    keys.post('passage', passageOf(fact), at);
    keys.post('subject', fact.subject, at);
    for (const group of [...wording.groups, ...wording.labels.flat()])
      if (group.name) for (const term of group.terms) names.add(keys.of('term', term));
    yield;
  }
  noteDates({ facts, seen, sources }, keys);
  yield;
  const visit: EachKey = (kind, to) => {
    for (const [name, number] of numbers[kind])
      if (postings[number]!.length > 0) to(name, postings[number]!, names.has(number));
  };
  return pack([
    bytesOf(Uint32Array.from(facts, (fact) => kindsOf(fact.values))),
    bytesOf(Float64Array.from(groups.weights())),
    ...keySections(keyNames, postings),
    Uint8Array.from(postings, (_, number) => (names.has(number) ? 1 : 0)),
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

function keySections(keys: readonly string[], postings: readonly (readonly number[])[]): readonly Uint8Array[] {
  const hashes = Uint32Array.from(keys, hashOf);
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
  return [...textSections(keys), bytesOf(hashes), bytesOf(slotsOf(hashes)), ...runs.sections()];
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
  for (const terms of [wording.names, wording.own, wording.head]) writeTerms(terms, terms.size);
}

/** Dates and years that the facts, figures and sources speak of. */
function noteDates({ facts, seen, sources }: Tabulated, keys: Keys): void {
  const add = (edtf: string | undefined): void => {
    if (!edtf) return;
    keys.of('period', edtf);
    // A day says its month.
    const month = /^\d{4}-\d\d(?=-)/.exec(edtf);
    if (month) keys.of('period', month[0]);
    for (const year of edtf.matchAll(/\d{4}/g)) keys.of('year', year[0]);
  };
  for (const fact of facts)
    for (const { value, period, asOf } of fact.values) {
      if (value.type === 'date') add(value.edtf);
      add(period);
      add(asOf);
    }
  for (const { value } of seen) if (value.type === 'date') add(value.edtf);
  for (const { published } of sources) add(published);
}
