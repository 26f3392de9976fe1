import type { Lexicon } from '../concepts/lexicon.ts';
import { contentWords, type Word, weightOf } from '../concepts/words.ts';
import { tokenise } from '../mentions/tokens.ts';
import type { Value } from '../values/types.ts';
import type { Fact, FactBase, Labels } from './types.ts';

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
  readonly names: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  readonly head: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  /** Facts of one passage speak for each other. */
  readonly passage: string;
  /** Place within the passage. */
  readonly order: number;
}

export interface FactIndex {
  readonly base: FactBase;
  readonly frames: readonly FactFrame[];
  /** Facts by term. */
  readonly postings: ReadonlyMap<string, readonly number[]>;
  /** Facts by the leading digits of their values. */
  readonly digits: ReadonlyMap<string, readonly number[]>;
  readonly passages: ReadonlyMap<string, readonly FactFrame[]>;
  readonly subjects: ReadonlyMap<string, readonly FactFrame[]>;
  /** All name terms of the base. */
  readonly names: ReadonlySet<string>;
  /** All dates and periods the base speaks of, in EDTF. */
  readonly periods: ReadonlySet<string>;
  /** All years the base speaks of. */
  readonly years: ReadonlySet<string>;
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

/** How much a telling word loses with each rank: the list is nearest first. */
const RANK_DECAY = 0.05;
const RANK_FLOOR = 0.5;

const groupsOf = (text: string, lang: string, lexicon: Lexicon): Group[] =>
  contentWords(tokenise(text), lang, lexicon).map(toGroup);
const toGroup = (w: Word): Group => ({ text: w.text, terms: w.terms, weight: weightOf(w), name: w.name !== 'no' });

/** A text as folded words between single spaces, so that phrases are found in it whole. */
export const spoken = (text: string): string =>
  ` ${tokenise(text)
    .filter((t) => t.type === 'word' || t.type === 'digits')
    .map((t) => t.folded)
    .join(' ')} `;

function labelGroups(labels: Labels, lexicon: Lexicon): Group[][] {
  const all: Group[][] = [];
  for (const [lang, list] of Object.entries(labels))
    for (const label of list) all.push(groupsOf(label, lang || 'en', lexicon));
  return all.filter((g) => g.length > 0);
}

/** One group for labels that translate each other: any word of any language stands for it. */
function joined(labels: Labels, lexicon: Lexicon): Group[] {
  const lists = labelGroups(labels, lexicon);
  if (lists.length === 0) return [];
  const terms = [...new Set(lists.flatMap((l) => l.flatMap((g) => g.terms)))];
  const weight = Math.max(...lists.flatMap((l) => l.map((g) => g.weight)));
  return [{ text: lists[0]!.map((g) => g.text).join(' '), terms, weight, name: false }];
}

function distinct(groups: readonly Group[]): Group[] {
  const seen = new Set<string>();
  return groups.filter((g) => {
    const key = g.terms.join(' ');
    return seen.has(key) ? false : seen.add(key);
  });
}

function frameFact(fact: Fact, at: number, order: number, passage: string, lexicon: Lexicon): FactFrame {
  const words = fact.words.flatMap((w, i) =>
    groupsOf(w, fact.lang, lexicon).map((g) => ({ ...g, weight: g.weight * Math.max(RANK_FLOOR, 1 - RANK_DECAY * i) })),
  );
  const names = fact.names.flatMap((n) => groupsOf(n, fact.lang, lexicon));
  const own = fact.own ? groupsOf(fact.own, fact.lang, lexicon) : [];
  const head = labelGroups(fact.of, lexicon).flat();
  const property = fact.auto
    ? []
    : [
        ...joined(fact.propertyLabels, lexicon),
        ...(Object.keys(fact.propertyLabels).length
          ? []
          : groupsOf(fact.property.replace(/[-_]/g, ' '), 'en', lexicon)),
      ];
  const groups = distinct([...own, ...words, ...names, ...joined(fact.of, lexicon), ...property]);
  const labels = fact.auto ? [] : labelGroups(fact.labels, lexicon);
  const nameTerms = new Set([...names, ...own, ...labels.flat()].filter((g) => g.name).flatMap((g) => g.terms));
  return {
    fact,
    at,
    groups,
    labels,
    property: fact.auto ? [] : [...property, ...joined(fact.of, lexicon)],
    rivals: fact.not.map(spoken),
    names: nameTerms,
    own: new Set(own.flatMap((g) => g.terms)),
    head: new Set(head.flatMap((g) => g.terms)),
    terms: new Set([...groups, ...labels.flat()].flatMap((g) => g.terms)),
    passage,
    order,
  };
}

function yearsOf(base: FactBase): Set<string> {
  const years = new Set<string>();
  const add = (text: string | undefined) => {
    for (const m of text?.matchAll(/\d{4}/g) ?? []) years.add(m[0]);
  };
  for (const fact of base.facts)
    for (const v of fact.values) {
      if (v.value.type === 'date') add(v.value.edtf);
      add(v.period);
      add(v.asOf);
    }
  for (const s of base.seen) if (s.value.type === 'date') add(s.value.edtf);
  for (const s of base.sources.values()) add(s.published);
  return years;
}

function periodsOf(base: FactBase): Set<string> {
  const periods = new Set<string>();
  const add = (edtf: string | undefined) => {
    if (!edtf) return;
    periods.add(edtf);
    // A day says its month.
    const month = /^\d{4}-\d\d(?=-)/.exec(edtf);
    if (month) periods.add(month[0]);
  };
  for (const fact of base.facts)
    for (const v of fact.values) {
      if (v.value.type === 'date') add(v.value.edtf);
      add(v.period);
      add(v.asOf);
    }
  for (const s of base.seen) if (s.value.type === 'date') add(s.value.edtf);
  for (const s of base.sources.values()) add(s.published);
  return periods;
}

/** Prepares a fact base for matching: terms of every fact, and the facts of every term. */
export function indexFacts(base: FactBase, lexicon: Lexicon): FactIndex {
  const passages = new Map<string, FactFrame[]>();
  const subjects = new Map<string, FactFrame[]>();
  const postings = new Map<string, number[]>();
  const digits = new Map<string, number[]>();
  const post = (map: Map<string, number[]>, key: string, at: number) => {
    const posting = map.get(key);
    if (!posting) map.set(key, [at]);
    else if (posting.at(-1) !== at) posting.push(at);
  };
  const names = new Set<string>();
  const frames = base.facts.map((fact, at) => {
    // Facts written by hand have no passage: those of one subject belong together.
    const key = fact.passage ?? `subject:${fact.subject}`;
    const list = passages.get(key) ?? [];
    const frame = frameFact(fact, at, list.length, key, lexicon);
    list.push(frame);
    passages.set(key, list);
    subjects.set(fact.subject, [...(subjects.get(fact.subject) ?? []), frame]);
    for (const term of frame.terms) post(postings, term, at);
    for (const v of fact.values) for (const key of digitKeys(v.value)) post(digits, key, at);
    for (const g of [...frame.groups, ...frame.labels.flat()]) if (g.name) for (const t of g.terms) names.add(t);
    return frame;
  });
  return { base, frames, postings, digits, passages, subjects, names, periods: periodsOf(base), years: yearsOf(base) };
}
