import { digitKeys, type FactFrame, type FactIndex, slipKeys } from '../facts/index.ts';
import { nearestFacts } from '../facts/nearest.ts';
import type { FactValue } from '../facts/types.ts';
import { reachOf } from './comparable.ts';
import { type Features, type Likeness, type LinkFeature, measure } from './features.ts';
import { type KnownFigure, knowFigure } from './figure.ts';
import { type Judgement, type JudgeOptions, judge } from './judge.ts';
import type { Kinship } from './kinship.ts';
import { type ByOrigin, type Forest, scoreOf, valuesOf } from './model.ts';
import { type Resemblance, resemblance } from './resemblance.ts';
import type { Situation } from './situation.ts';
import { isVacuous } from './vacuous.ts';

/** A fact that a figure may be about. */
export interface Candidate {
  readonly fact: FactFrame;
  readonly judgement: Judgement;
  readonly like?: Resemblance;
  /** The fact has the figure as its value of another period. */
  readonly misdated?: true;
  /** Probability that the figure is about the fact, whether it agrees or not. */
  readonly link: number;
  /** The same by the figure's own words and value, before other figures of the draft are looked at. */
  readonly own: number;
  /** Score of the words alone, whatever the values. */
  readonly words: number;
  /** How far the figure, which is not the fact's, is like it: 0..1. */
  readonly alike: number;
  readonly kin: Kinship;
}

/** The facts that a figure is compared with. Those that measure something else are passed over unseen. */
function shortlist({ situation: { mention }, terms }: KnownFigure, index: FactIndex): FactFrame[] {
  const { kindsAt, frameAt } = index;
  const reach = reachOf(mention);
  const fits = (at: number): boolean => (kindsAt(at) & reach) !== 0;
  const keys = new Set(mention.values.flatMap((v) => [...digitKeys(v), ...slipKeys(v)]));
  return nearestFacts(terms, [...keys], index, fits).map(frameAt);
}

/** A figure without the fact's unit: it may be elliptic, but where something is counted it is a count. */
const isBare = (j: Judgement): boolean => j.notes.some((n) => n.type === 'bare');

/** A fact that counts something says nothing of money, time or measures: "8 dollars" are not 8 agencies. */
const isCount = (f: FactFrame): boolean =>
  f.head.size > 0 && f.fact.values.every(({ value }) => value.type === 'quantity' && value.dimension === 'count');

/** "Of 5.1 billion dollars, the state gives 2.2": a bare number whose magnitude and unit stand elsewhere. */
const isElliptic = (j: Judgement): boolean =>
  j.relation === 'disagrees' && isBare(j) && j.notes.some((n) => n.type === 'magnitude');

/** A year this near the figure says of which period it is. */
const SAID = 0.3;

/** Where the draft names a year and the fact has values by period, only those of that year count. */
function ofPeriod(values: readonly FactValue[], years: ReadonlySet<string>): ((v: FactValue) => boolean) | undefined {
  const fits = (v: FactValue) => v.period !== undefined && years.has(v.period.slice(0, 4));
  return values.length > 1 && values.some(fits) ? fits : undefined;
}

/** A fact measured against a figure; what the link model has not yet weighed. */
export interface Measured extends Pick<Candidate, 'fact' | 'judgement' | 'like' | 'misdated'> {
  readonly features: Features;
}

/** The facts that a figure may be about. Facts that measure something else are left out. */
export function measureCandidates(s: Situation, index: FactIndex): Measured[] {
  const figure = knowFigure(s, index);
  const { role, direction, per } = s.claim.frame;
  const options = { ...(role ? { role } : {}), ...(direction ? { direction } : {}), ...(per ? { per } : {}) };
  const found: Measured[] = [];
  const counts = s.mention.head !== undefined;
  const years = new Set(s.years.filter((y) => y.weight >= SAID).map((y) => y.year));
  for (const fact of shortlist(figure, index)) {
    const among = ofPeriod(fact.fact.values, years);
    const judgement = judge(s.mention, fact.fact, among ? { ...options, among } : options);
    if (
      judgement.relation === 'incomparable' ||
      isVacuous(judgement, s.mention) ||
      isElliptic(judgement) ||
      (isBare(judgement) && (counts || isCount(fact)))
    )
      continue;
    const alike = likenessOf(s, fact, judgement, among && options);
    found.push({ fact, judgement, ...alike, features: measure(figure, fact, index, judgement, kindOf(alike)) });
  }
  return withoutParts(found);
}

const isPartOf = ({ fact }: Measured): boolean =>
  fact.fact.values.some(({ value }) => value.type === 'quantity' && value.of !== undefined);

/** "7 of 17" where the fact has 7 of 11 says that they are 7, too; it is wrong all the same. */
function withoutParts(found: readonly Measured[]): Measured[] {
  const wrong = new Set(
    found
      .filter((m) => m.judgement.relation === 'disagrees' && m.like?.kind === 'same-digits' && isPartOf(m))
      .map((m) => m.fact.fact.subject),
  );
  return found.filter((m) => !(m.judgement.relation === 'agrees' && !isPartOf(m) && wrong.has(m.fact.fact.subject)));
}

type Alike = Pick<Candidate, 'like' | 'misdated'>;

/** How a figure that disagrees with a fact resembles it. `all` is how it is judged by all values, where only some count. */
function likenessOf(
  s: Situation,
  { fact }: FactFrame,
  { relation, value }: Judgement,
  all: JudgeOptions | undefined,
): Alike {
  if (relation !== 'disagrees') return {};
  const like = value && resemblance(s.mention, value.value);
  // "In 2023, 4.83 billion" where 4.83 is the figure of 2024.
  const misdated = all !== undefined && judge(s.mention, fact, all).relation === 'agrees';
  return { ...(like ? { like } : {}), ...(misdated ? { misdated } : {}) };
}

const kindOf = ({ like, misdated }: Alike): Likeness | undefined => (misdated ? 'misdated' : like?.kind);

/** Measures one candidate of a figure again. */
export const measureAgain = (candidate: Candidate, s: Situation, index: FactIndex): Features =>
  measure(knowFigure(s, index), candidate.fact, index, candidate.judgement, kindOf(candidate), candidate.kin);

/** Features that compare values. */
const OF_VALUES = ['agree', 'agreeTelling', 'digits', 'likeness', 'swapped', 'datePart'] as const;

const valuesIn = ({ keys }: Forest<LinkFeature>): readonly number[] => OF_VALUES.map((key) => keys.indexOf(key));

/** Weighs measured candidates, which compete with one another and with "no fact": likeliest first. */
export function rank(measured: readonly Measured[], models: ByOrigin<Forest<LinkFeature>>): Candidate[] {
  const [built, declared] = [valuesIn(models.built), valuesIn(models.declared)];
  const scores = measured.map((m) => {
    const { auto } = m.fact.fact;
    const model = auto ? models.built : models.declared;
    const x = valuesOf(model, m.features);
    const odds = Math.exp(scoreOf(model, x));
    for (const at of auto ? built : declared) x[at] = 0;
    return { odds, words: scoreOf(model, x) };
  });
  const total = 1 + scores.reduce((sum, s) => sum + s.odds, 0);
  const order = measured.map((_, i) => i);
  order.sort((a, b) => scores[b]!.odds - scores[a]!.odds || measured[a]!.fact.at - measured[b]!.fact.at);
  const agreeing = order.find((i) => measured[i]!.judgement.relation === 'agrees');
  return order
    .filter((i, place) => place < KEPT || i === agreeing)
    .map((i) => {
      const { features: f, ...kept } = measured[i]!;
      const link = scores[i]!.odds / total;
      const alike = Math.max(f.digits, f.likeness, f.swapped, f.datePart);
      const kin = { all: f.kin, others: f.kinOthers };
      return { link, own: link, words: scores[i]!.words, alike, kin, ...kept };
    });
}

/** Candidates that are kept of a figure: those behind them have no chance, and a book has thousands of figures. */
const KEPT = 12;
