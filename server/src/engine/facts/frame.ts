import type { Lexicon } from '../concepts/lexicon.ts';
import type { Word } from '../concepts/types.ts';
import { contentWords, weightOf } from '../concepts/words.ts';
import { tokenise } from '../mentions/tokens.ts';
import type { Value } from '../values/types.ts';
import type { Fact, Labels } from './types.ts';

/** A word of a fact: any of its terms stands for it. */
export interface Group {
  readonly text: string;
  readonly terms: readonly string[];
  readonly weight: number;
  readonly name: boolean;
}

/** A fact as the matcher sees it. */
export interface FactFrame {
  readonly fact: Fact;
  /** Position in the index. */
  readonly at: number;
  /** Words that any mention of the fact may be expected near: telling words, property and head noun. */
  readonly groups: readonly Group[];
  /** Subject labels, each a list of words; a mention needs only one label. Empty for facts built from a source. */
  readonly labels: readonly (readonly Group[])[];
  /** Words of the property and the counted noun alone, for facts written by hand. */
  readonly property: readonly Group[];
  /** Phrases that rule the fact out where they are said, folded and between spaces. */
  readonly rivals: readonly string[];
  /** Words that drafts use of the fact; the weight is how much each tells, below 0 where it is said of others. */
  readonly signature: readonly Group[];
  readonly names: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  readonly head: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  /** Facts of one passage speak for each other. */
  readonly passage: string;
  /** Ids of the sources that state it, each once. */
  readonly sources: readonly string[];
  /** Hashes of everything that it belongs to: its id, passage, file and sources. What shares none with another has nothing to do with it. */
  readonly keys: readonly number[];
}

/** Significant digits compared: enough to tell figures apart, few enough to find a rounded one. */
const SIGNIFICANT = 2;

/** Keys under which equal and like figures meet whatever their unit or magnitude: leading digits; for dates, month and day, or year. */
export function digitKeys(value: Value): readonly string[] {
  if (value.type === 'date') {
    const [, year, month, day] = /^(\d{4})?X*(?:-(\d\d))?(?:-(\d\d))?/.exec(value.edtf) ?? [];
    return [...(month ? [`d${month}${day ?? ''}`] : []), ...(year ? [`y${year}`] : [])];
  }
  if (value.type !== 'quantity') return [];
  return [...new Set([value.low, value.high])]
    .filter((n) => Number.isFinite(n) && n !== 0)
    .map(
      (n) =>
        `n${
          Math.abs(n)
            .toExponential(SIGNIFICANT - 1)
            .split('e')[0]
        }`,
    );
}

/** Digits of a figure that are looked at for a slip, behind its sign and leading noughts. */
const SLIPS = 5;

const swapAt = (digits: string, i: number): string =>
  `${digits.slice(0, i)}${digits[i + 1]}${digits[i]}${digits.slice(i + 2)}`;

/** The keys of figures that have two digits of this one exchanged (340 for 430), and of the years that have their last two. */
export function slipKeys(value: Value): readonly string[] {
  if (value.type === 'date') {
    const year = /^\d{4}/.exec(value.edtf)?.[0];
    return year && year[2] !== year[3] ? [`y${swapAt(year, 2)}`] : [];
  }
  if (value.type !== 'quantity' || value.low === 0 || !Number.isFinite(value.low)) return [];
  const [mantissa, power] = Math.abs(value.low)
    .toExponential(SLIPS - 1)
    .split('e') as [string, string];
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  const keys = new Set<string>();
  for (let i = 0; i + 1 < digits.length; i++) {
    if (digits[i] === digits[i + 1] || (i === 0 && digits[1] === '0')) continue;
    const swapped = swapAt(digits, i);
    for (const key of digitKeys({ ...value, low: Number(`${swapped[0]}.${swapped.slice(1)}e${power}`), high: 0 }))
      keys.add(key);
  }
  return [...keys];
}

/** How much a telling word loses with each rank: the list is nearest first. */
const RANK_DECAY = 0.05;
const RANK_FLOOR = 0.5;

/** The content words of a text in a language. */
export type ReadGroups = (text: string, lang: string) => readonly Group[];

const toGroup = (w: Word): Group => ({ text: w.text, terms: w.terms, weight: weightOf(w), name: w.name !== 'no' });

/** Texts that are remembered for each language. */
const REMEMBERED = 50_000;

/** Reads words with a lexicon. The same words stand in many facts: each is read once. */
export function groupsBy(lexicon: Lexicon): ReadGroups {
  const languages = new Map<string, Map<string, readonly Group[]>>();
  return (text, lang) => {
    const known = languages.get(lang) ?? new Map<string, readonly Group[]>();
    languages.set(lang, known);
    let groups = known.get(text);
    if (!groups) {
      if (known.size >= REMEMBERED) known.clear();
      groups = contentWords(tokenise(text), lang, lexicon).map(toGroup);
      known.set(text, groups);
    }
    return groups;
  };
}

/** A text as folded words between single spaces, so that phrases are found in it whole. */
export const spoken = (text: string): string =>
  ` ${tokenise(text)
    .filter((t) => t.type === 'word' || t.type === 'digits')
    .map((t) => t.folded)
    .join(' ')} `;

function labelGroups(labels: Labels, read: ReadGroups): (readonly Group[])[] {
  const all: (readonly Group[])[] = [];
  for (const [lang, list] of Object.entries(labels)) for (const label of list) all.push(read(label, lang || 'en'));
  return all.filter((g) => g.length > 0);
}

/** The most telling words of a label: "funding" stands for "initial funding", "initial" does not. */
function mostTelling(label: readonly Group[]): readonly Group[] {
  const most = Math.max(...label.map((g) => g.weight));
  return label.filter((g) => g.weight === most);
}

/** One group for labels that translate each other: any telling word of any language stands for it. */
function joined(lists: readonly (readonly Group[])[]): Group[] {
  if (lists.length === 0) return [];
  const told = lists.map(mostTelling);
  const terms = [...new Set(told.flatMap((l) => l.flatMap((g) => g.terms)))];
  const weight = Math.max(...told.flatMap((l) => l.map((g) => g.weight)));
  return [{ text: lists[0]!.map((g) => g.text).join(' '), terms, weight, name: false }];
}

function distinct(groups: readonly Group[]): Group[] {
  const seen = new Set<string>();
  return groups.filter((g) => {
    const key = g.terms.join(' ');
    return seen.has(key) ? false : seen.add(key);
  });
}

/** The words of a fact that matching compares; a `FactFrame` without its fact and place. */
export type Wording = Omit<FactFrame, 'fact' | 'at' | 'passage' | 'sources' | 'keys'>;

/** Facts written by hand have no passage: those of one subject belong together. */
export const passageOf = (fact: Fact): string => fact.passage ?? `subject:${fact.subject}`;

/** Ids of the sources that state a fact, each once. */
export const sourcesOf = (fact: Fact): readonly string[] => [
  ...new Set(fact.values.flatMap((v) => v.evidence.map((e) => e.source))),
];

const NONE: ReadonlySet<string> = new Set();

/** A set of terms; most facts have no name, no own name, or count nothing: they share one. */
export const setOf = (terms: readonly string[]): ReadonlySet<string> => (terms.length === 0 ? NONE : new Set(terms));

/** Finds the words of a fact. */
export function wordFact(fact: Fact, read: ReadGroups): Wording {
  const words = Object.entries(fact.words).flatMap(([lang, list]) => tellingWords(list, lang || fact.lang, read));
  const names = fact.names.flatMap((n) => read(n, fact.lang));
  const own = fact.own ? read(fact.own, fact.lang) : [];
  const head = labelGroups(fact.of, read);
  const counted = joined(head);
  const property = fact.auto ? [] : propertyWords(fact, read);
  const groups = distinct([...own, ...words, ...names, ...counted, ...property]);
  const labels = fact.auto ? [] : labelGroups(fact.labels, read);
  const namesIn = [...names, ...own, ...labels.flat()].filter((g) => g.name);
  return {
    groups,
    labels,
    property: fact.auto ? [] : [...property, ...counted],
    rivals: fact.not.map(spoken),
    signature: signatureWords(fact, read),
    names: setOf(namesIn.flatMap((g) => g.terms)),
    own: setOf(own.flatMap((g) => g.terms)),
    head: setOf(head.flat().flatMap((g) => g.terms)),
    terms: termsOf(groups, labels),
  };
}

const tellingWords = (words: readonly string[], lang: string, read: ReadGroups): Group[] =>
  words.flatMap((w, i) =>
    read(w, lang).map((g) => ({ ...g, weight: g.weight * Math.max(RANK_FLOOR, 1 - RANK_DECAY * i) })),
  );

/** In a fact without a signature it costs nothing. */
const UNSIGNED: readonly Group[] = [];

const signatureWords = ({ signature }: Fact, read: ReadGroups): readonly Group[] =>
  signature
    ? Object.entries(signature).flatMap(([lang, words]) =>
        Object.entries(words).flatMap(([word, weight]) => read(word, lang).map((g) => ({ ...g, weight }))),
      )
    : UNSIGNED;

const propertyWords = (fact: Fact, read: ReadGroups): readonly Group[] =>
  Object.keys(fact.propertyLabels).length
    ? joined(labelGroups(fact.propertyLabels, read))
    : read(fact.property.replace(/[-_]/g, ' '), 'en');

export function termsOf(groups: readonly Group[], labels: readonly (readonly Group[])[]): ReadonlySet<string> {
  const terms = new Set<string>();
  const add = (list: readonly Group[]): void => {
    for (const group of list) for (const term of group.terms) terms.add(term);
  };
  add(groups);
  for (const label of labels) add(label);
  return terms;
}
