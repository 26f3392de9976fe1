// What facts are found by, collected fact by fact.
import { digitKeys, passageOf, type Wording } from './frame.ts';
import type { Fact, FactBase } from './types.ts';

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

export interface Keys {
  /** The number of a key, which is new to the table or not. */
  readonly of: (kind: KeyKind, key: string) => number;
  readonly eachOf: (kind: KeyKind) => Iterable<readonly [key: string, number: number]>;
  /** Keys by their numbers, and the positions of the facts with each, rising. */
  readonly names: readonly string[];
  readonly postings: readonly (readonly number[])[];
  /** Numbers of the terms that stand in the name of something. */
  readonly inNames: ReadonlySet<number>;
  /** Adds what the next fact is found by. */
  readonly add: (fact: Fact, wording: Wording, at: number) => void;
}

export function startKeys(): Keys {
  const numbers: Record<KeyKind, Map<string, number>> = {
    term: new Map(),
    digits: new Map(),
    passage: new Map(),
    subject: new Map(),
    period: new Map(),
    year: new Map(),
  };
  const names: string[] = [];
  const postings: number[][] = [];
  const inNames = new Set<number>();
  const of = (kind: KeyKind, key: string): number => {
    let number = numbers[kind].get(key);
    if (number === undefined) {
      number = postings.length;
      numbers[kind].set(key, number);
      names.push(PREFIX[kind] + key);
      postings.push([]);
    }
    return number;
  };
  const post = (kind: KeyKind, key: string, at: number): void => {
    const posting = postings[of(kind, key)]!;
    if (posting.at(-1) !== at) posting.push(at);
  };
  return {
    of,
    eachOf: (kind) => numbers[kind],
    names,
    postings,
    inNames,
    add(fact, { terms, groups, labels }, at) {
      for (const term of terms) post('term', term, at);
      for (const { value } of fact.values) for (const key of digitKeys(value)) post('digits', key, at);
      post('passage', passageOf(fact), at);
      post('subject', fact.subject, at);
      for (const group of [...groups, ...labels.flat()])
        if (group.name) for (const term of group.terms) inNames.add(of('term', term));
    },
  };
}

/** Dates and years that the facts, figures and sources speak of. */
export function noteDates(
  { facts, seen, sources }: Tabulated,
  note: (kind: 'period' | 'year', date: string) => void,
): void {
  const add = (edtf: string | undefined): void => {
    if (!edtf) return;
    note('period', edtf);
    // A day says its month.
    const month = /^\d{4}-\d\d(?=-)/.exec(edtf);
    if (month) note('period', month[0]);
    for (const year of edtf.matchAll(/\d{4}/g)) note('year', year[0]);
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
