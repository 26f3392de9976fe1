import type { Claim } from '../claims/types.ts';
import type { FactIndex } from '../facts/index.ts';
import { type Candidate, type Measured, measureCandidates, rank } from './candidates.ts';
import { derived } from './derive.ts';
import type { LinkFeature } from './features.ts';
import type { Note } from './judge.ts';
import { type ByOrigin, type Model, predict } from './model.ts';
import { type Situation, situate } from './situation.ts';
import { distinctiveness } from './telling.ts';
import { vetoOf } from './vetoes.ts';

/** What is weighed, once a figure's likeliest contradicted fact is known, to decide whether to say so. Signs as in `LINK_FEATURES`. */
export const DECISION_FEATURES = {
  link: 1, // the contradicted fact's link, as log-odds over 4
  share: 1, // the fact's odds among those of all candidates
  lead: 1, // ahead of the next candidate
  agrees: -1, // link of the best fact that the figure agrees with
  agreesTelling: -1, // the same, by the figure's distinctiveness
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
  sameStory: 1, // how many figures of the draft agree, saturating
  storyShare: 1, // … times the fact's share
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
  headSame: 1,
  headOther: -1,
  ownSame: 1,
  ownOther: -1,
  foreignName: -1,
  otherName: -1,
  topicForeign: -1,
  topicOther: -1,
  derived: -1, // follows by arithmetic from values of the passage
  foreignYear: -1,
  foreignPeriod: -1,
  deadlineClash: -1,
  changeClash: -1,
  previousClash: -1,
  partClash: -1,
  rival: -1,
  tranche: -1,
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
} as const;
export type DecisionFeature = keyof typeof DECISION_FEATURES;

export interface Models {
  readonly link: ByOrigin<Model<LinkFeature>>;
  readonly decision: ByOrigin<Model<DecisionFeature>>;
}

/** A figure with what speaks for and against it. */
export interface Match {
  readonly situation: Situation;
  readonly candidates: readonly Candidate[];
  /** Likeliest fact that the figure agrees with. */
  readonly agree?: Candidate;
  /** Likeliest fact that it contradicts. */
  readonly clash?: Candidate;
  readonly decision?: Readonly<Record<DecisionFeature, number>>;
  /** The decision model's probability, before any veto. */
  readonly weighed?: number;
  /** Why the figure is no claim about `clash`. */
  readonly veto?: string;
  /** Probability that the figure is about `clash` and wrong. */
  readonly refuted: number;
}

interface Support {
  readonly match: { readonly situation: Situation; readonly candidates: readonly Candidate[] };
  /** Agreement with each passage: link times distinctiveness. */
  readonly passages: ReadonlyMap<string, number>;
  readonly facts: ReadonlyMap<string, number>;
  readonly best: number;
}

/** A figure that agrees speaks in full from this link on. */
const SURE = 0.35;

function supportOf(situation: Situation, candidates: readonly Candidate[]): Support {
  const passages = new Map<string, number>();
  const facts = new Map<string, number>();
  const weight = distinctiveness(situation);
  let best = 0;
  for (const c of candidates) {
    if (c.judgement.relation !== 'agrees') continue;
    const strength = Math.min(1, c.link / SURE) * weight;
    best = Math.max(best, strength);
    passages.set(c.fact.passage, Math.max(passages.get(c.fact.passage) ?? 0, strength));
    facts.set(c.fact.fact.id, Math.max(facts.get(c.fact.fact.id) ?? 0, strength));
  }
  return { match: { situation, candidates }, passages, facts, best };
}

const mean = (values: readonly number[]): number =>
  values.length ? values.reduce((a, b) => a + b, 0) / values.length : 0;
const noteTypes = (notes: readonly Note[]) => new Set(notes.map((n) => n.type));
const logOdds = (p: number): number => Math.log(Math.max(1e-6, p) / Math.max(1e-6, 1 - p));

const odds = (p: number): number => p / Math.max(1e-6, 1 - p);
/** Odds that a figure is about no fact of the base. */
const NO_FACT = 0.2;

/** A figure agrees with the base for good from this strength on; this many such figures make a story. */
const AGREES = 0.4;
const STORY = 2.5;

interface Around {
  readonly sentence: readonly Support[];
  readonly block: readonly Support[];
  readonly draft: readonly Support[];
}

const isCoarse = (s: Situation): boolean =>
  s.mention.values.some((v) => v.type === 'date' && /^(?:\d{4}|\d{4}-[2-4]\d|\d{2,3}X+)$/.test(v.edtf));

/** How surely the figure follows from values of the fact's passage: the more digits, the less by chance. */
function derivation(s: Situation, clash: Candidate, index: FactIndex): number {
  const value = s.mention.values[0];
  const values = (index.passages.get(clash.fact.passage) ?? [])
    .slice(0, DERIVED_FROM)
    .flatMap((f) => f.fact.values.map((v) => v.value));
  const found = value && derived(value, values);
  return found ? Math.min(1, found.digits / 2) : 0;
}
/** Facts of a passage that arithmetic looks at. */
const DERIVED_FROM = 8;

function weigh(
  self: Support,
  clash: Candidate,
  agree: Candidate | undefined,
  around: Around,
  index: FactIndex,
): Record<DecisionFeature, number> {
  const passage = clash.fact.passage;
  const toPassage = (s: readonly Support[]) => Math.max(0, ...s.map((x) => x.passages.get(passage) ?? 0));
  const toAny = (s: readonly Support[]) => mean(s.map((x) => x.best));
  const rest = self.match.candidates.filter((c) => c.fact.fact.id !== clash.fact.fact.id);
  const next = Math.max(0, ...rest.map((c) => c.link));
  const weight = distinctiveness(self.match.situation);
  const notes = noteTypes(clash.judgement.notes);
  const f = clash.features;
  const share = odds(clash.link) / (self.match.candidates.reduce((sum, c) => sum + odds(c.link), 0) + NO_FACT);
  const story = 1 - Math.exp(-around.draft.filter((x) => x.best > AGREES).length / STORY);
  const only =
    notes.has('direction') || notes.has('per') || notes.has('hedge') || notes.has('currency') || notes.has('unit');
  return {
    link: logOdds(clash.link) / 4,
    share,
    lead: clash.link - next,
    agrees: agree?.link ?? 0,
    agreesTelling: (agree?.link ?? 0) * weight,
    sentence: toPassage(around.sentence),
    sentenceAny: toAny(around.sentence),
    paragraph: toPassage(around.block),
    paragraphAny: toAny(around.block),
    draft: toAny(around.draft),
    draftPassage: mean(around.draft.map((x) => x.passages.get(passage) ?? 0)),
    taken: Math.max(0, ...around.draft.map((x) => x.facts.get(clash.fact.fact.id) ?? 0)),
    digits: f.digits,
    likeness: f.likeness,
    swapped: f.swapped,
    datePart: f.datePart,
    sameStory: story,
    storyShare: story * share,
    storyLike: story * Math.max(f.digits, f.likeness, f.swapped, f.datePart),
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
    headSame: f.headSame,
    headOther: f.headOther,
    ownSame: f.ownSame,
    ownOther: f.ownOther,
    foreignName: f.foreignName,
    otherName: f.otherName,
    topicForeign: f.topicForeign,
    topicOther: f.topicOther,
    derived: derivation(self.match.situation, clash, index),
    foreignYear: f.foreignYear,
    foreignPeriod: f.foreignPeriod,
    deadlineClash: f.deadlineClash,
    changeClash: f.changeClash,
    previousClash: f.previousClash,
    partClash: f.partClash,
    rival: f.rival,
    tranche: f.tranche,
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
    date: self.match.situation.mention.values[0]?.type === 'date' ? 1 : 0,
    coarseDate: isCoarse(self.match.situation) ? 1 : 0,
    relativeDate: self.match.situation.mention.values.some((v) => v.type === 'date' && v.resolved) ? 1 : 0,
    telling: weight,
  };
}

/** A draft's figures with the facts they may be about, not yet weighed. */
export interface Prepared {
  readonly situation: Situation;
  readonly measured: readonly Measured[];
}

export const prepare = (situation: Situation, index: FactIndex): Prepared => ({
  situation,
  measured: measureCandidates(situation, index),
});

export function prepareDraft(claims: readonly Claim[], index: FactIndex): readonly Prepared[] {
  return claims.map((claim) => prepare(situate(claim, claims), index));
}

/** "Today" and its like date the draft, not the story: there is nothing to refute. */
const isToday = (s: Situation): boolean =>
  s.mention.values.some((v) => v.type === 'date' && v.resolved !== undefined && v.resolved.reference === v.edtf);

/** Weighs the figures of one draft; they speak for one another. */
export function weighDraft(
  prepared: readonly Prepared[],
  index: FactIndex,
  link: Models['link'],
  decision: Models['decision'],
): readonly Match[] {
  const supports = prepared.map((p) => supportOf(p.situation, rank(p.measured, link)));
  return supports.map((self, i) => {
    const { situation, candidates } = self.match;
    const agree = candidates.find((c) => c.judgement.relation === 'agrees');
    const clash = isToday(situation) ? undefined : candidates.find((c) => c.judgement.relation === 'disagrees');
    if (!clash) return { situation, candidates, ...(agree ? { agree } : {}), refuted: 0 };
    const { claim } = situation;
    const others = supports.filter((_, k) => k !== i);
    const block = others.filter((s) => s.match.situation.claim.at === claim.at);
    const sentence = block.filter((s) => s.match.situation.claim.sentence === claim.sentence);
    const weighed = weigh(self, clash, agree, { sentence, block, draft: others }, index);
    const p = predict(clash.fact.fact.auto ? decision.built : decision.declared, weighed);
    const veto = vetoOf(situation, clash, index);
    return {
      situation,
      candidates,
      ...(agree ? { agree } : {}),
      clash,
      decision: weighed,
      ...(veto ? { veto } : {}),
      weighed: p,
      refuted: veto ? 0 : p,
    };
  });
}

/** Matches the figures of one draft against the facts. */
export const matchDraft = (claims: readonly Claim[], index: FactIndex, models: Models): readonly Match[] =>
  weighDraft(prepareDraft(claims, index), index, models.link, models.decision);
