import { LINK_FEATURES, type LinkFeature } from '../../server/src/engine/verdicts/features.ts';
import {
  DECISION_FEATURES,
  type DecisionFeature,
  type Match,
  type Models,
  weighDraft,
} from '../../server/src/engine/verdicts/match.ts';
import type { Model } from '../../server/src/engine/verdicts/model.ts';
import { type Choice, fitChoice } from './choice.ts';
import type { Domain, LabelledDraft } from './corpus.ts';
import { fit, type Sample } from './logistic.ts';

/** L2 penalties, found best in cross-validation. */
const LINK_RIDGE = 0.0005;
const DECISION_RIDGE = 0.002;

const about = (domain: Domain, fact: string, claim: string | null): boolean =>
  claim !== null && (domain.claims.get(fact)?.has(claim) ?? false);

/** For each figure, which of its candidates it is about. */
export function linkChoices(domain: Domain): Choice<LinkFeature>[] {
  return domain.drafts.flatMap((draft) =>
    draft.figures
      .filter((f) => f.prepared.measured.length > 0)
      .map((f) => ({
        options: f.prepared.measured.map((m) => m.features),
        right: f.prepared.measured.map((m) => about(domain, m.fact.fact.id, f.label?.claim ?? null)),
      })),
  );
}

/** The outcome of one figure of a labelled draft. */
export interface Outcome {
  readonly domain: Domain;
  readonly draft: LabelledDraft;
  readonly figure: LabelledDraft['figures'][number];
  readonly match: Match;
}

export function outcomes(domain: Domain, models: Models): Outcome[] {
  return domain.drafts.flatMap((draft) => {
    const matches = weighDraft(
      draft.figures.map((f) => f.prepared),
      domain.index,
      models.link,
      models.decision,
    );
    return matches.map((match, i) => ({ domain, draft, figure: draft.figures[i]!, match }));
  });
}

const NO_DECISION: Model<DecisionFeature> = { bias: 0, weights: {} };
/** A wrong figure traced to the wrong fact: not a false alarm, but no right fix either. */
const WRONG_FACT = 0.3;

function decisionSamples(domain: Domain, link: Model<LinkFeature>): Sample<DecisionFeature>[] {
  const samples: Sample<DecisionFeature>[] = [];
  for (const o of outcomes(domain, both({ link, decision: NO_DECISION }))) {
    const { clash, decision } = o.match;
    if (!clash || !decision) continue;
    const label = o.figure.label;
    const wrong = label?.verdict === 'disagrees';
    const right = wrong && about(o.domain, clash.fact.fact.id, label.claim);
    samples.push({ x: decision, y: right ? 1 : 0, weight: wrong && !right ? WRONG_FACT : 1 });
  }
  return samples;
}

const FOLDS = 4;

/** The two models of one kind of fact. */
export interface Trained {
  readonly link: Model<LinkFeature>;
  readonly decision: Model<DecisionFeature>;
}

/** The same models for facts of either origin: a labelled set has facts of one origin only. */
const both = ({ link, decision }: Trained): Models => ({ link: { built: link, declared: link }, decision: { built: decision, declared: decision } });

/** Trains both models on the domains. The decision model sees links of models that have not seen its domain. */
export function train(domains: readonly Domain[]): Trained {
  const samples = new Map(domains.map((d) => [d, linkChoices(d)]));
  const linkWithout = (fold: number) =>
    fitChoice(
      domains.flatMap((d, i) => (i % FOLDS === fold ? [] : samples.get(d)!)),
      LINK_FEATURES,
      LINK_RIDGE,
    );
  const links = Array.from({ length: Math.min(FOLDS, domains.length) }, (_, k) => linkWithout(k));
  const decisions = domains.flatMap((d, i) => decisionSamples(d, links[i % FOLDS]!));
  const link = fitChoice([...samples.values()].flat(), LINK_FEATURES, LINK_RIDGE);
  return { link, decision: fit(decisions, DECISION_FEATURES, DECISION_RIDGE) };
}

/** Outcomes of every domain under models that have not seen it. */
export function crossValidate(domains: readonly Domain[], folds: number): Outcome[] {
  const all: Outcome[] = [];
  for (let k = 0; k < Math.min(folds, domains.length); k++) {
    const models = train(domains.filter((_, i) => i % folds !== k));
    for (const d of domains.filter((_, i) => i % folds === k)) all.push(...outcomes(d, both(models)));
  }
  return all;
}
