import { kindsOf } from '../values/kinds.ts';
import { digitKeys, passageOf, type Wording } from './frame.ts';
import { type KeyKind, noteDates, type Tabulated } from './keys.ts';
import type { Key, Table } from './table.ts';
import type { Fact } from './types.ts';

const NO_STORIES = new Uint32Array(0);
const NO_FACTS: readonly number[] = [];

/**
 * The table of facts whose words are known, as `openTable` gives it of what `tabulate` writes, but that it tells no stories apart. Nothing is
 * prepared: a key is sought fact by fact, for the few facts of a story that a draft is held against while it is typed in.
 */
export function tableOfFew(said: Tabulated, wordings: readonly Wording[]): Table {
  const { facts } = said;
  const digits = facts.map(({ values }) => values.flatMap(({ value }) => digitKeys(value)));
  const dates = { period: new Set<string>(), year: new Set<string>() };
  noteDates(said, (kind, date) => void dates[kind].add(date));
  const has: Readonly<Record<Exclude<KeyKind, keyof typeof dates>, (fact: Fact, at: number, key: string) => boolean>> =
    {
      term: (_, at, key) => wordings[at]!.terms.has(key),
      digits: (_, at, key) => digits[at]!.includes(key),
      passage: (fact, _, key) => passageOf(fact) === key,
      subject: (fact, _, key) => fact.subject === key,
    };
  const find = ({ kind, key }: Key): readonly number[] | undefined => {
    if (kind === 'period' || kind === 'year') return dates[kind].has(key) ? NO_FACTS : undefined;
    const isIn = has[kind];
    let found: number[] | undefined;
    for (let at = 0; at < facts.length; at++) {
      if (!isIn(facts[at]!, at, key)) continue;
      if (found) found.push(at);
      else found = [at];
    }
    return found;
  };
  return {
    length: facts.length,
    kinds: Uint32Array.from(facts, (fact) => kindsOf(fact.values)),
    wording: (at) => wordings[at]!,
    addTerms(at, to) {
      for (const term of wordings[at]!.terms) to.add(term);
    },
    find,
    count: (key) => find(key)?.length ?? 0,
    isName: (term) => (find(term) ?? []).some((at) => standsInName(term.key, wordings[at]!)),
    storyOf: NO_STORIES,
  };
}

function standsInName(term: string, { groups, labels }: Wording): boolean {
  const isIt = ({ name, terms }: Wording['groups'][number]): boolean => name && terms.includes(term);
  return groups.some(isIt) || labels.some((label) => label.some(isIt));
}
