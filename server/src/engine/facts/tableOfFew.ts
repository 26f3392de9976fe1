import { kindsOf } from '../values/kinds.ts';
import type { Wording } from './frame.ts';
import { noteDates, startKeys, type Tabulated } from './keys.ts';
import type { Table } from './table.ts';

const NO_STORIES = new Uint32Array(0);

/**
 * The table of facts whose words are known, as `openTable` gives it of what `tabulate` writes, but that it tells no stories apart. Nothing is
 * put into bytes: for the few facts of a story that are held against a draft while it is typed in.
 */
export function tableOfFew(said: Tabulated, wordings: readonly Wording[]): Table {
  const { facts } = said;
  const keys = startKeys();
  for (const [at, fact] of facts.entries()) keys.add(fact, wordings[at]!, at);
  noteDates(said, keys);
  return {
    length: facts.length,
    kinds: Uint32Array.from(facts, (fact) => kindsOf(fact.values)),
    wording: (at) => wordings[at]!,
    addTerms(at, to) {
      for (const term of wordings[at]!.terms) to.add(term);
    },
    find({ kind, key }) {
      const number = keys.known(kind, key);
      return number === undefined ? undefined : keys.postings[number];
    },
    count({ kind, key }) {
      const number = keys.known(kind, key);
      return number === undefined ? 0 : keys.postings[number]!.length;
    },
    isName({ kind, key }) {
      const number = keys.known(kind, key);
      return number !== undefined && keys.inNames.has(number);
    },
    storyOf: NO_STORIES,
  };
}
