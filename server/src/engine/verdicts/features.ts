import type { FactFrame, FactIndex, Group } from '../facts/index.ts';
import type { Fact, Role } from '../facts/types.ts';
import { anchorOf, bestCover, bestTerm, coverBack, coverPassage, hasAny } from './coverage.ts';
import type { KnownFigure } from './figure.ts';
import type { Judgement } from './judge.ts';
import { fitKin, type Kinship, NO_KIN } from './kinship.ts';
import { knownOf } from './known.ts';
import { fitNames, fitTopic } from './nameFit.ts';
import { periodClash, yearGap } from './periodFit.ts';
import type { Resemblance } from './resemblance.ts';
import { isRival } from './rivals.ts';
import { fitSignature } from './signature.ts';
import { coverFirst } from './telltale.ts';

/**
 * What is measured of a figure and a fact to tell whether the figure is about the fact. Each is in 0..1 (or -1..1); the
 * sign says which way it may count, so that training cannot turn sense into nonsense.
 */
export const LINK_FEATURES = {
  coverage: 1, // share of the fact's words near the figure
  flat: 1, // share of the fact's words anywhere in the block, its headings or the title
  telling: 1, // the same, weighted by rarity in the base
  first: 1, // the words nearest to the fact's figure stand near this one
  back: 1, // share of the words nearest the figure that the fact knows
  backPassage: 1, // the same with the words of the fact's passage
  signature: 1, // the words near the figure are those that drafts use of the fact
  kin: 1, // they are those that a draft would have for the fact's words (facts built from a source)
  kinOthers: 1, // … without the words that both have
  signed: 0, // drafts of the fact were learned from
  matched: 1, // how much was matched at all, so that one chance word of two is not "half"
  anchor: 1, // how firmly a subject label holds (facts written by hand)
  property: 1, // a word of the property stands near
  sole: 1, // the subject's only fact of this kind
  formSame: 1, // both are a range, a part of a whole, a day, a month …
  formOther: -1, // the figure is one, and the fact is not
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
  yearGap: -1, // the date's own year is far from the fact's
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
  furtherSame: 1, // both are what comes on top ("two further plants")
  furtherClash: -1, // only the figure is
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

type Like = 'digits' | 'likeness' | 'swapped' | 'datePart';

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

/** Slips of magnitude that people make: up to a thousand, and million for trillion. */
const likelyFactor = (factor: number): boolean => {
  const power = Math.abs(Math.log10(factor));
  return power < 3.5 || Math.abs(power - 6) < 0.5;
};

/** A few things are told in a word: nobody who means thousands writes "six", whatever follows. */
const FEW = 20;
const isFew = ({ value: v, situation }: KnownFigure): boolean =>
  v?.type === 'quantity' &&
  v.dimension === 'count' &&
  Number.isInteger(v.high) &&
  v.high < FEW &&
  situation.mention.notation.magnitude === undefined;
/** … but ten for a hundred is a slip. */
const FEW_OFF = 100;

/** A division or a quarter named anywhere in the sentence holds for all of it: their nearness hardly counts. */
const WHOLE_SENTENCE = 3;

/** The same number of the same things tells which fact is meant, however round it is. */
const SAME_THING = 0.6;

/** What is left of a likeness of values when other things are counted: 8 models are not 8 agencies. */
const OTHER_HEAD = 0.4;

/** The concept of what is added, and a cue this near stands beside the figure or behind its noun. */
const ADDED = 'c:add';
const BESIDE = 0.85;

/** How near the nearest of some words stands. */
function nearestOf(groups: readonly Group[], around: ReadonlyMap<string, number>): number {
  let best = 0;
  for (const { terms } of groups) best = Math.max(best, bestTerm(terms, around));
  return best;
}

/** "So far" tells a part of a sum or count; a part is told as such, and a rank, a price or a length of time ("already the 14th plan") is whole. */
const WHOLE: ReadonlySet<Role | undefined> = new Set(['part', 'duration', 'rank', 'rate']);
const mayGrow = ({ role, per }: Fact): boolean => per === undefined && !WHOLE.has(role);

/** Measures one figure against one fact. `judgement` is the comparison of their values, `like` their likeness, `kinship` that of their words where it is known. */
export function measure(
  figure: KnownFigure,
  f: FactFrame,
  index: FactIndex,
  judgement: Judgement,
  like: Likeness | undefined,
  kinship?: Kinship,
): Features {
  const { situation: s, dimension, unit, own, telling: weight } = figure;
  const frame = s.claim.frame;
  const fact = f.fact;
  const known = knownOf(f, index);
  const cover1 = bestCover(known, figure);
  const kin = kinship ?? (fact.auto ? fitKin(figure.kin(), f.groups) : NO_KIN);
  const passage = index.termsOfPassage(f.passage);
  const names = fitNames(figure, f, passage);
  const topic = fitTopic(figure, f, passage);
  const head = frame.head?.terms ?? [];
  const headKnown = head.length > 0 && f.head.size > 0;
  const headSame = headKnown && hasAny(head, f.head);
  const ownKnown = own.length > 0 && f.own.size > 0;
  const ownSame = ownKnown && hasAny(own, f.own);
  const kindSame = known.units.some((d) => d.dimension === dimension);
  const unitSame = unit !== '' && known.units.some((d) => d.unit === unit);
  const isDate = figure.value?.type === 'date';
  const isChange = frame.role === 'change';
  const factChange = fact.role === 'change';
  const cue = frame.cues;
  const per = frame.per;
  const further = dimension === 'count' && (cue.further ?? 0) >= BESIDE;
  const alike = judgement.relation === 'disagrees' && like ? LIKE[like] : undefined;
  const slip = judgement.notes.find((n) => n.type === 'magnitude');
  const far = slip?.type === 'magnitude' ? Math.max(slip.factor, 1 / slip.factor) : 1;
  const sameDigits = alike === 'digits' && likelyFactor(far) && (far < FEW_OFF || !isFew(figure));
  const agrees = judgement.relation === 'agrees';
  // Likeness of values never makes an anchor: for facts with labels it counts as far as a label holds.
  const anchor = anchorOf(f, figure);
  const held = (f.labels.length > 0 ? anchor ** 3 : 1) * (headKnown && !headSame ? OTHER_HEAD : 1);
  return {
    coverage: cover1.near,
    flat: cover1.flat,
    telling: cover1.telling,
    first: coverFirst(known.first, figure.terms),
    back: coverBack(s, f.terms),
    backPassage: coverPassage(figure, f.passage, passage),
    signature: fitSignature(known.signature, figure.terms),
    kin: kin.all,
    kinOthers: kin.others,
    signed: known.signature.size > 0 ? 1 : 0,
    matched: cover1.matched,
    anchor,
    property: nearestOf(f.property, figure.terms),
    sole: known.sole.has(dimension) ? 1 : 0,
    formSame: figure.form !== 'plain' && known.forms.has(figure.form) ? 1 : 0,
    formOther: figure.form !== 'plain' && !known.forms.has(figure.form) ? 1 : 0,
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
    rival: isRival(figure, f) ? 1 : 0,
    unitSame: kindSame && unitSame ? 1 : 0,
    unitOther: unit !== '' && !unitSame ? 1 : 0,
    kindSame: kindSame ? 1 : 0,
    roleSame: frame.role !== undefined && frame.role === fact.role ? 1 : 0,
    changeClash: fact.role !== undefined && isChange !== factChange ? 1 : 0,
    previousClash: fact.role !== 'previous' ? (cue.previous ?? 0) : 0,
    partClash: fact.role !== 'part' ? (cue.part ?? 0) : 0,
    directionClash: fact.direction && frame.direction && fact.direction !== frame.direction ? 1 : 0,
    perSame: per && fact.per === per ? 1 : 0,
    perClash: (per ?? '') !== (fact.per ?? '') ? 1 : 0,
    foreignYear: figure.foreignYear,
    periodClash: periodClash(s, known.periods),
    yearGap: isDate ? yearGap(figure.year, known.years) : 0,
    foreignPeriod: isDate ? 0 : Math.min(1, WHOLE_SENTENCE * figure.foreignPeriod),
    deadlineSame: isDate && frame.role === 'deadline' && known.isDeadline ? 1 : 0,
    deadlineClash: isDate && (frame.role === 'deadline') !== known.isDeadline ? 1 : 0,
    forecast: cue.forecast ?? 0,
    plan: cue.plan ?? 0,
    hypothesis: cue.hypothesis ?? 0,
    possible: cue.possible ?? 0,
    denied: Math.max(cue.negation ?? 0, cue.denial ?? 0),
    progress: !isDate && mayGrow(fact) ? (cue.progress ?? 0) : 0,
    subunit: Math.min(1, WHOLE_SENTENCE * (cue.subunit ?? 0)),
    question: frame.question ? 1 : 0,
    contrast: cue.contrast ?? 0,
    furtherSame: further && f.terms.has(ADDED) ? 1 : 0,
    furtherClash: further && !f.terms.has(ADDED) ? 1 : 0,
    agree: agrees ? held : 0,
    agreeTelling: agrees ? weight * held : 0,
    digits: sameDigits ? Math.max(weight, headSame ? SAME_THING : 0) * held : 0,
    likeness: alike === 'likeness' ? weight * held : 0,
    swapped: alike === 'swapped' ? weight * held : 0,
    datePart: alike === 'datePart' ? weight * held : 0,
    heading: cover1.outer,
  };
}
