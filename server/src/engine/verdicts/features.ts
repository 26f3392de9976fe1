import type { FactFrame, FactIndex, Group } from '../facts/index.ts';
import type { Value } from '../values/types.ts';
import type { Judgement } from './judge.ts';
import type { Resemblance } from './resemblance.ts';
import type { Situation } from './situation.ts';

/**
 * What is measured of a figure and a fact to tell whether the figure is about the fact. Each is in 0..1 (or -1..1); the
 * sign says which way it may count, so that training cannot turn sense into nonsense.
 */
export const LINK_FEATURES = {
  coverage: 1, // share of the fact's words near the figure
  flat: 1, // share of the fact's words anywhere in the block, its headings or the title
  telling: 1, // the same, weighted by rarity in the base
  back: 1, // share of the words nearest the figure that the fact knows
  backPassage: 1, // the same with the words of the fact's passage
  matched: 1, // how much was matched at all, so that one chance word of two is not "half"
  anchor: 1, // how firmly a subject label holds (facts written by hand)
  property: 1, // a word of the property stands near
  sole: 1, // the subject's only fact of this kind
  headSame: 1,
  headOther: -1,
  ownSame: 1,
  ownOther: -1,
  nameNear: 1, // a name of the fact stands in the sentence
  nameMissing: -1, // the fact has names and none is anywhere around
  foreignName: -1, // a name near the figure that the base does not know
  otherName: -1, // a name near the figure that the fact and its passage do not have
  topicSame: 1, // the name last spoken of is one of the fact's
  topicForeign: -1, // … is unknown to the base
  topicOther: -1, // … is known to the base, but not to the fact and its passage
  rival: -1, // a label of `not`
  unitSame: 1,
  unitOther: -1,
  kindSame: 1,
  roleSame: 1,
  changeClash: -1, // one is a change, the other a level
  previousClash: -1,
  partClash: -1,
  directionClash: -1,
  perSame: 1,
  perClash: -1,
  foreignYear: -1, // a year beside the figure that the base does not know
  periodClash: -1,
  foreignPeriod: -1, // a quarter, half or month beside the figure that the base does not know
  deadlineSame: 1, // both are deadlines
  deadlineClash: -1, // one is a deadline, the other an event
  forecast: -1,
  plan: 0,
  hypothesis: -1,
  possible: -1, // "could", "might"
  denied: -1, // "not", "denied"
  progress: -1, // "already", "so far": a part, whatever the verb
  subunit: -1, // a division, a branch
  question: -1,
  contrast: -1,
  tranche: -1,
  agree: 1, // the values agree
  agreeTelling: 1, // … and say which fact is meant
  digits: 1, // same written digits, in another unit, currency or magnitude
  likeness: 1, // one digit off, a day off
  swapped: 1, // two digits swapped
  datePart: 1, // one part of a date off
  heading: 0, // share of the match that rests on headings and title alone
} as const;
export type LinkFeature = keyof typeof LINK_FEATURES;
export type Features<K extends string = LinkFeature> = Readonly<Record<K, number>>;

/** A matched word, for the explanation. */
export interface MatchedWord {
  readonly text: string;
  readonly fact: string;
  readonly weight: number;
}

const bestTerm = (terms: readonly string[], around: ReadonlyMap<string, number>): number => {
  let best = 0;
  for (const t of terms) {
    const w = around.get(t);
    if (w !== undefined && w > best) best = w;
  }
  return best;
};

const rarity = (terms: readonly string[], index: FactIndex): number => {
  let df = index.frames.length;
  for (const t of terms) df = Math.min(df, index.postings.get(t)?.length ?? 0);
  return Math.max(0.1, Math.log((index.frames.length + 1) / (df + 0.5)) / Math.log(index.frames.length + 2));
};

interface Coverage {
  readonly near: number;
  readonly flat: number;
  readonly telling: number;
  readonly matched: number;
  readonly outer: number;
}

function cover(groups: readonly Group[], s: Situation, index: FactIndex): Coverage {
  let total = 0;
  let near = 0;
  let flat = 0;
  let rareTotal = 0;
  let rare = 0;
  let outer = 0;
  for (const g of groups) {
    const p = bestTerm(g.terms, s.terms);
    const r = g.weight * rarity(g.terms, index);
    total += g.weight;
    rareTotal += r;
    near += g.weight * p;
    rare += r * p;
    if (p > 0) flat += g.weight;
    if (p > 0 && p < 0.36) outer += g.weight * p;
  }
  if (total === 0) return { near: 0, flat: 0, telling: 0, matched: 0, outer: 0 };
  return {
    near: near / total,
    flat: flat / total,
    telling: rare / rareTotal,
    matched: Math.min(1, near / 3),
    outer: near > 0 ? outer / near : 0,
  };
}

/** Coverage of the fact by its words with the subject label that fits best, where it has labels. */
function bestCover(f: FactFrame, s: Situation, index: FactIndex): Coverage {
  if (f.labels.length === 0) return cover(f.groups, s, index);
  return f.labels.map((l) => cover([...l, ...f.groups], s, index)).reduce((a, b) => (b.near > a.near ? b : a));
}

/** How firmly the best subject label binds the figure: all its words, in the sentence or just before it. */
function anchorOf(f: FactFrame, s: Situation): number {
  let best = 0;
  for (const label of f.labels) {
    let total = 0;
    let held = 0;
    for (const g of label) {
      total += g.weight;
      held += g.weight * bestTerm(g.terms, s.places);
    }
    best = Math.max(best, total > 0 ? held / total : 0);
  }
  return best;
}

/** Whether the subject has no other fact that measures the same kind of thing. */
function isSole(f: FactFrame, s: Situation, index: FactIndex): boolean {
  const kind = kindOf(s.mention.values[0]);
  const alike = (x: FactFrame) => x.fact.values.some((v) => kindOf(v.value) === kind);
  return alike(f) && (index.subjects.get(f.fact.subject) ?? []).filter(alike).length === 1;
}
const kindOf = (v: Value | undefined): string => (v?.type === 'quantity' ? v.dimension : (v?.type ?? ''));

function coverBack(s: Situation, knows: (term: string) => boolean): number {
  let total = 0;
  let known = 0;
  for (const n of s.nearest) {
    total += n.weight;
    if (n.terms.some(knows)) known += n.weight;
  }
  return total === 0 ? 0 : known / total;
}

const passageKnows = (f: FactFrame, index: FactIndex) => {
  const frames = index.passages.get(f.passage) ?? [];
  return (t: string) => frames.some((x) => x.terms.has(t));
};

interface NameFit {
  readonly near: number;
  readonly missing: number;
  readonly foreign: number;
  readonly other: number;
}

function fitNames(s: Situation, f: FactFrame, index: FactIndex, inPassage: (t: string) => boolean): NameFit {
  let near = 0;
  let foreign = 0;
  let other = 0;
  for (const n of s.names) {
    const mine = n.terms.some((t) => f.names.has(t) || f.terms.has(t));
    if (mine) near = Math.max(near, n.weight);
    else if (!n.terms.some((t) => index.names.has(t) || index.postings.has(t)))
      foreign = Math.max(foreign, n.weight * (n.sure ? 1 : 0.5));
    else if (!n.terms.some(inPassage)) other = Math.max(other, n.weight);
  }
  const missing = f.names.size > 0 && ![...f.names].some((t) => s.terms.has(t)) ? 1 : 0;
  return { near, missing, foreign, other };
}

function fitTopic(
  s: Situation,
  f: FactFrame,
  index: FactIndex,
  inPassage: (t: string) => boolean,
): 'same' | 'foreign' | 'other' | 'none' {
  if (s.topic.length === 0) return 'none';
  const terms = s.topic.flatMap((n) => n.terms);
  if (terms.some((t) => f.names.has(t) || f.terms.has(t))) return 'same';
  if (!terms.some((t) => index.names.has(t) || index.postings.has(t))) return 'foreign';
  return terms.some(inPassage) ? 'none' : 'other';
}

const units = (f: FactFrame): { dimension: string; unit: string }[] =>
  f.fact.values.map(({ value: v }) =>
    v.type === 'quantity' ? { dimension: v.dimension, unit: v.unit } : { dimension: v.type, unit: '' },
  );

const ownTerms = (s: Situation): string[] => s.claim.frame.own.flatMap((w) => w.terms);

function foreignYear(s: Situation, index: FactIndex): number {
  let worst = 0;
  for (const y of s.years) if (!index.years.has(y.year)) worst = Math.max(worst, y.weight);
  return worst;
}

function periodClash(s: Situation, f: FactFrame): number {
  const periods = f.fact.values.flatMap((v) => (v.period ? [...v.period.matchAll(/\d{4}/g)].map((m) => m[0]) : []));
  if (periods.length === 0) return 0;
  const other = s.years.filter((y) => !periods.includes(y.year));
  return s.years.some((y) => periods.includes(y.year)) ? 0 : Math.max(0, ...other.map((y) => y.weight));
}

type Like = 'digits' | 'likeness' | 'swapped' | 'datePart';
/** "In the fourth quarter of 2024" where the base knows only years. */
const FINE = /^\d{4}-(?:\d\d)$/;

function foreignPeriod(s: Situation, index: FactIndex): number {
  let worst = 0;
  for (const d of s.claim.frame.dates)
    if (FINE.test(d.edtf) && !index.periods.has(d.edtf)) worst = Math.max(worst, d.weight);
  return worst;
}

const isDeadline = (f: FactFrame): boolean => f.fact.role === 'deadline' || f.fact.values.some((v) => v.deadline);

/** How a figure that disagrees resembles the fact's; `misdated`: it is the fact's value of another period. */
export type Likeness = Resemblance['kind'] | 'misdated';
const LIKE: Readonly<Record<Likeness, Like>> = {
  misdated: 'swapped',
  'same-digits': 'digits',
  'other-unit': 'digits',
  'other-currency': 'digits',
  magnitude: 'digits',
  'swapped-digits': 'swapped',
  'one-digit': 'likeness',
  'day-off': 'likeness',
  'date-part': 'datePart',
};

/** Significant digits of a value as one writes it: 68,420 has four, 3 million has one. */
const significant = (n: number): number =>
  Math.abs(n)
    .toPrecision(10)
    .replace(/e.*$/, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;

/** What a figure of one, two, three and more digits tells about which fact is meant: "3" little, "68,420" much. */
const TELLING = [0.2, 0.25, 0.55, 0.85] as const;
/** Fractions and multiples in words are few, whatever their decimals. */
const FORM_TELLING = 0.3;
const UNIT_TELLING = 0.15;

/** Distinctiveness of a written figure, 0..1. */
export function distinctiveness(s: Situation): number {
  const v = s.mention.values[0];
  if (!v) return 0;
  if (v.type === 'date')
    return /\d{4}-\d\d-\d\d/.test(v.edtf)
      ? 1
      : /-\d\d-\d\d$/.test(v.edtf)
        ? 0.8
        : /\d{4}-\d\d/.test(v.edtf)
          ? 0.6
          : 0.35;
  if (v.type !== 'quantity') return FORM_TELLING;
  if ((v.dimension === 'ratio' || v.dimension === 'times') && s.mention.notation.style !== 'digits')
    return FORM_TELLING;
  const digits = v.of ? significant(v.of.part) + significant(v.of.whole) - 1 : significant(v.low);
  const telling = TELLING[Math.min(3, digits)]!;
  return Math.min(1, telling + (v.unit !== '' && v.dimension !== 'ratio' && digits > 1 ? UNIT_TELLING : 0));
}

/** Slips of magnitude that people make: up to a thousand, and million for trillion. */
const likelyFactor = (factor: number): boolean => {
  const power = Math.abs(Math.log10(factor));
  return power < 3.5 || Math.abs(power - 6) < 0.5;
};

/** A division or a quarter named anywhere in the sentence holds for all of it: their nearness hardly counts. */
const WHOLE_SENTENCE = 3;

/** The same number of the same things tells which fact is meant, however round it is. */
const SAME_THING = 0.6;

/** What is left of a likeness of values when other things are counted: 8 models are not 8 agencies. */
const OTHER_HEAD = 0.4;

/** Measures one figure against one fact. `judgement` is the comparison of their values, `like` their likeness. */
export function measure(
  s: Situation,
  f: FactFrame,
  index: FactIndex,
  judgement: Judgement,
  like: Likeness | undefined,
): Features {
  const frame = s.claim.frame;
  const fact = f.fact;
  const cover1 = bestCover(f, s, index);
  const inPassage = passageKnows(f, index);
  const names = fitNames(s, f, index, inPassage);
  const topic = fitTopic(s, f, index, inPassage);
  const head = frame.head?.terms ?? [];
  const headKnown = head.length > 0 && f.head.size > 0;
  const headSame = headKnown && head.some((t) => f.head.has(t));
  const own = ownTerms(s);
  const ownKnown = own.length > 0 && f.own.size > 0;
  const ownSame = ownKnown && own.some((t) => f.own.has(t));
  const value = s.mention.values[0];
  const dims = units(f);
  const dimension = value?.type === 'quantity' ? value.dimension : (value?.type ?? '');
  const unit = value?.type === 'quantity' ? value.unit : '';
  const kindSame = dims.some((d) => d.dimension === dimension);
  const isDate = value?.type === 'date';
  const isChange = frame.role === 'change';
  const factChange = fact.role === 'change';
  const cue = frame.cues;
  const per = frame.per;
  const alike = judgement.relation === 'disagrees' && like ? LIKE[like] : undefined;
  const weight = distinctiveness(s);
  const slip = judgement.notes.find((n) => n.type === 'magnitude');
  const sameDigits = alike === 'digits' && (slip?.type !== 'magnitude' || likelyFactor(slip.factor));
  const agrees = judgement.relation === 'agrees';
  // Likeness of values never makes an anchor: for facts with labels it counts as far as a label holds.
  const anchor = anchorOf(f, s);
  const held = (f.labels.length > 0 ? anchor ** 3 : 1) * (headKnown && !headSame ? OTHER_HEAD : 1);
  return {
    coverage: cover1.near,
    flat: cover1.flat,
    telling: cover1.telling,
    back: coverBack(s, (t) => f.terms.has(t)),
    backPassage: coverBack(s, inPassage),
    matched: cover1.matched,
    anchor,
    property: Math.max(0, ...f.property.map((g) => bestTerm(g.terms, s.terms))),
    sole: f.labels.length > 0 && isSole(f, s, index) ? 1 : 0,
    headSame: headSame ? 1 : 0,
    headOther: headKnown && !headSame ? 1 : 0,
    ownSame: ownSame ? 1 : 0,
    ownOther: ownKnown && !ownSame ? 1 : 0,
    nameNear: names.near,
    nameMissing: names.missing,
    foreignName: names.foreign,
    otherName: names.other,
    topicSame: topic === 'same' ? 1 : 0,
    topicForeign: topic === 'foreign' ? 1 : 0,
    topicOther: topic === 'other' ? 1 : 0,
    rival: f.rivals.some((r) => s.said.includes(r)) ? 1 : 0,
    unitSame: kindSame && unit !== '' && dims.some((d) => d.unit === unit) ? 1 : 0,
    unitOther: unit !== '' && !dims.some((d) => d.unit === unit) ? 1 : 0,
    kindSame: kindSame ? 1 : 0,
    roleSame: frame.role !== undefined && frame.role === fact.role ? 1 : 0,
    changeClash: fact.role !== undefined && isChange !== factChange ? 1 : 0,
    previousClash: fact.role !== 'previous' ? (cue.previous ?? 0) : 0,
    partClash: fact.role !== 'part' ? (cue.part ?? 0) : 0,
    directionClash: fact.direction && frame.direction && fact.direction !== frame.direction ? 1 : 0,
    perSame: per && fact.per === per ? 1 : 0,
    perClash: (per ?? '') !== (fact.per ?? '') ? 1 : 0,
    foreignYear: foreignYear(s, index),
    periodClash: periodClash(s, f),
    foreignPeriod: isDate ? 0 : Math.min(1, WHOLE_SENTENCE * foreignPeriod(s, index)),
    deadlineSame: isDate && frame.role === 'deadline' && isDeadline(f) ? 1 : 0,
    deadlineClash: isDate && (frame.role === 'deadline') !== isDeadline(f) ? 1 : 0,
    forecast: cue.forecast ?? 0,
    plan: cue.plan ?? 0,
    hypothesis: cue.hypothesis ?? 0,
    possible: cue.possible ?? 0,
    denied: Math.max(cue.negation ?? 0, cue.denial ?? 0),
    progress: fact.role !== 'part' && fact.role !== 'duration' ? (cue.progress ?? 0) : 0,
    subunit: Math.min(1, WHOLE_SENTENCE * (cue.subunit ?? 0)),
    question: frame.question ? 1 : 0,
    contrast: cue.contrast ?? 0,
    tranche: fact.role !== 'part' ? (cue.tranche ?? 0) : 0,
    agree: agrees ? held : 0,
    agreeTelling: agrees ? weight * held : 0,
    digits: sameDigits ? Math.max(weight, headSame ? SAME_THING : 0) * held : 0,
    likeness: alike === 'likeness' ? weight * held : 0,
    swapped: alike === 'swapped' ? weight * held : 0,
    datePart: alike === 'datePart' ? weight * held : 0,
    heading: cover1.outer,
  };
}

/** The words that carried the match, strongest first. */
export function matchedWords(s: Situation, f: FactFrame): MatchedWord[] {
  const found: MatchedWord[] = [];
  for (const g of [...f.groups, ...f.labels.flat()]) {
    let best: { text: string; weight: number } | undefined;
    for (const n of s.claim.frame.near) {
      if (best && best.weight >= n.weight) break;
      if (n.word.terms.some((t) => g.terms.includes(t))) best = { text: n.word.text, weight: n.weight };
    }
    if (best && !found.some((m) => m.text === best.text))
      found.push({ text: best.text, fact: g.text, weight: best.weight * g.weight });
  }
  return found.sort((a, b) => b.weight - a.weight);
}
