import { AGREEING_FEATURES, measureAgreeing } from './agreeing.ts';
import type { Candidate } from './candidates.ts';
import { toFile, toPassage, toSubject } from './company.ts';
import type { Around, Looked } from './context.ts';
import { gapBetween } from './gap.ts';
import type { Note } from './judge.ts';
import { kindOf } from './known.ts';
import type { Situation } from './situation.ts';
import { storyFit } from './story.ts';
import { distinctiveness } from './telling.ts';

/** What is weighed, once a figure's likeliest contradicted fact is known, to decide whether to say so. Signs as in `LINK_FEATURES`. */
export const DECISION_FEATURES = {
  link: 1, // the contradicted fact's link, as log-odds over 4
  ownLink: 1, // … by the figure's own words
  words: 1, // … and by those alone, whatever the values
  share: 1, // the fact's odds among those of all candidates
  lead: 1, // ahead of the next candidate
  ...AGREEING_FEATURES,
  sentence: 1, // other figures of the sentence agree with the same passage
  sentenceAny: 1, // … with any passage
  paragraph: 1,
  paragraphAny: 1,
  draft: 1, // share of the draft's other figures that agree with the base
  draftPassage: 1,
  taken: -1, // another figure of the draft already states the fact rightly
  digits: 1,
  likeness: 1,
  swapped: 1,
  datePart: 1,
  sameStory: 1, // how many figures of the draft agree with the fact's file, saturating
  sameSource: 1, // … with its source
  storyShare: 1, // … times the fact's share
  told: 1, // agreement with the file, as a share of what the draft's values could tell
  stated: 1, // how many figures of the draft state facts of the file by their words, saturating
  spoken: 1, // how surely figures of the draft speak of the file's facts, rightly or wrongly
  faithful: 1, // … as a share of those that speak of one
  slips: 1, // how far the draft's other figures are like facts of the file, without agreeing
  storyLike: 1, // … times the resemblance of the figures
  only: 1, // only hedge, direction, denominator, unit or currency differ
  onlyDirection: 0,
  onlyPer: 0,
  onlyHedge: 0,
  onlyUnit: 0,
  anchor: 1,
  property: 1,
  sole: 1,
  coverage: 1,
  back: 1,
  matched: 1,
  signature: 1,
  kin: 1,
  kinOthers: 1,
  signed: 0,
  formSame: 1,
  formOther: -1,
  headSame: 1,
  headOther: -1,
  ownSame: 1,
  ownOther: -1,
  foreignName: -1,
  otherName: -1,
  topicForeign: -1,
  topicOther: -1,
  derived: -1, // follows by arithmetic from values of the passage
  derivedHere: -1, // … or from other figures of the sentence
  foreignYear: -1,
  yearGap: -1,
  foreignPeriod: -1,
  deadlineClash: -1,
  changeClash: -1,
  previousClash: -1,
  partClash: -1,
  rival: -1,
  furtherSame: 1,
  furtherClash: -1,
  subject: 1, // other figures of the sentence state facts of the same subject
  subjectNear: 1, // … of the paragraph
  plan: -1,
  forecast: -1,
  hypothesis: -1,
  possible: -1,
  denied: -1,
  progress: -1,
  subunit: -1,
  question: -1,
  contrast: -1,
  disputed: -1,
  date: 0,
  coarseDate: 0, // a year, quarter or season: often the period of another figure
  relativeDate: 0, // "last year", "this quarter"
  telling: 0, // distinctiveness of the figure
  gap: 0, // how far the values lie apart
  count: 0, // kinds of values
  money: 0,
  ratio: 0,
} as const;
export type DecisionFeature = keyof typeof DECISION_FEATURES;

const noteTypes = (notes: readonly Note[]) => new Set(notes.map((n) => n.type));
const logOdds = (p: number): number => Math.log(Math.max(1e-6, p) / Math.max(1e-6, 1 - p));
const odds = (p: number): number => p / Math.max(1e-6, 1 - p);
const within = (x: number): number => Math.max(-1, Math.min(1, x));

/** Odds that a figure is about no fact of the base. */
const NO_FACT = 0.2;

const isCoarse = (s: Situation): boolean =>
  s.mention.values.some((v) => v.type === 'date' && /^(?:\d{4}|\d{4}-[2-4]\d|\d{2,3}X+)$/.test(v.edtf));

/** Everything that speaks for and against a refutation by `clash`. */
export function weigh(
  clash: Candidate & Looked,
  agree: (Candidate & Looked) | undefined,
  candidates: readonly Candidate[],
  around: Around,
): Record<DecisionFeature, number> {
  const { self, sentence, block } = around;
  const { situation } = self;
  const { passage, fact } = clash.fact;
  const next = candidates.reduce((best, c) => (c.fact.at === clash.fact.at ? best : Math.max(best, c.link)), 0);
  const weight = distinctiveness(situation);
  const value = situation.mention.values[0];
  const measures = (dimension: string): number => (kindOf(value) === dimension ? 1 : 0);
  const notes = noteTypes(clash.judgement.notes);
  const f = clash.features;
  const share = odds(clash.link) / (candidates.reduce((sum, c) => sum + odds(c.link), 0) + NO_FACT);
  const fit = storyFit(around.story, around.self, clash.fact);
  const only =
    notes.has('direction') || notes.has('per') || notes.has('hedge') || notes.has('currency') || notes.has('unit');
  return {
    link: logOdds(clash.link) / 4,
    ownLink: logOdds(clash.own) / 4,
    words: within(clash.words / 4),
    share,
    lead: clash.link - next,
    sentence: toPassage(sentence, self, passage),
    sentenceAny: toFile(sentence, self, fact.at.file),
    paragraph: toPassage(block, self, passage),
    paragraphAny: toFile(block, self, fact.at.file),
    draft: fit.file,
    draftPassage: fit.passage,
    taken: fit.taken,
    digits: f.digits,
    likeness: f.likeness,
    swapped: f.swapped,
    datePart: f.datePart,
    sameStory: fit.base,
    sameSource: fit.source,
    storyShare: fit.base * share,
    told: fit.told,
    spoken: fit.spoken,
    stated: fit.stated,
    faithful: fit.faithful,
    slips: fit.slips,
    storyLike: fit.base * Math.max(f.digits, f.likeness, f.swapped, f.datePart),
    only: only ? 1 : 0,
    onlyDirection: notes.has('direction') ? 1 : 0,
    onlyPer: notes.has('per') ? 1 : 0,
    onlyHedge: notes.has('hedge') ? 1 : 0,
    onlyUnit: notes.has('unit') || notes.has('currency') ? 1 : 0,
    anchor: f.anchor,
    property: f.property,
    sole: f.sole,
    coverage: f.coverage,
    back: f.back,
    matched: f.matched,
    signature: f.signature,
    kin: f.kin,
    kinOthers: f.kinOthers,
    signed: f.signed,
    formSame: f.formSame,
    formOther: f.formOther,
    headSame: f.headSame,
    headOther: f.headOther,
    ownSame: f.ownSame,
    ownOther: f.ownOther,
    foreignName: f.foreignName,
    otherName: f.otherName,
    topicForeign: f.topicForeign,
    topicOther: f.topicOther,
    derived: clash.derived,
    derivedHere: clash.derivedHere,
    foreignYear: f.foreignYear,
    yearGap: f.yearGap,
    foreignPeriod: f.foreignPeriod,
    deadlineClash: f.deadlineClash,
    changeClash: f.changeClash,
    previousClash: f.previousClash,
    partClash: f.partClash,
    rival: f.rival,
    furtherSame: f.furtherSame,
    furtherClash: f.furtherClash,
    subject: toSubject(sentence, self, fact.subject),
    subjectNear: toSubject(block, self, fact.subject),
    plan: f.plan,
    forecast: f.forecast,
    hypothesis: f.hypothesis,
    possible: f.possible,
    denied: f.denied,
    progress: f.progress,
    subunit: f.subunit,
    question: f.question,
    contrast: f.contrast,
    disputed: clash.judgement.disputed ? 1 : 0,
    date: measures('date'),
    coarseDate: isCoarse(situation) ? 1 : 0,
    relativeDate: situation.mention.values.some((v) => v.type === 'date' && v.resolved) ? 1 : 0,
    telling: weight,
    gap: gapBetween(value, clash.judgement.value?.value),
    count: measures('count'),
    money: measures('money'),
    ratio: measures('ratio'),
    // Last: V8 makes what stands before in one go, and adds what stands behind one by one.
    ...measureAgreeing(
      agree,
      clash,
      agree ? storyFit(around.story, around.self, agree.fact).taken : 0,
      weight,
      situation,
      (f) => toSubject(sentence, self, f.fact.fact.subject),
    ),
  };
}
