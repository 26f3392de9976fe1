import type { FactFrame } from '../../server/src/engine/facts/index.ts';
import {
  COLLECTIVE_FEATURES,
  type CollectiveFeature,
  collectiveOf,
  isOpen,
  sumErrors,
} from '../../server/src/engine/verdicts/collective.ts';
import { CONTEXT_FEATURES, type ContextFeature, contextOf } from '../../server/src/engine/verdicts/context.ts';
import { DECISION_FEATURES, type DecisionFeature } from '../../server/src/engine/verdicts/decision.ts';
import { LINK_FEATURES, type LinkFeature } from '../../server/src/engine/verdicts/features.ts';
import {
  type Match,
  type Prepared,
  placeFigures,
  prepare,
  weighDraft,
  weighFigures,
} from '../../server/src/engine/verdicts/match.ts';
import type { Model } from '../../server/src/engine/verdicts/model.ts';
import { layOutModels, type Models, type Trained } from '../../server/src/engine/verdicts/models.ts';
import type { Growth } from './boost.ts';
import { type Choice, chooseByTrees } from './choice.ts';
import type { Domain, LabelledDraft } from './corpus.ts';
import { chooseByWeights } from './linear.ts';
import { fit, type Sample } from './logistic.ts';
import { mutant, neighbour } from './mutants.ts';

/**
 * How the models are fitted: an L2 penalty for the first, which is worked out for every fact a figure is held against; trees for those that few
 * facts come to. Held out, deeper trees for the decision gained nothing, nor did trees for the first.
 */
const LINK_RIDGE = 0.0005;
const COLLECTIVE_RIDGE = 0.0001;
const CONTEXT: Growth = { trees: 120, depth: 3, rate: 0.1, ridge: 5, least: 20 };
const DECISION: Growth = { trees: 250, depth: 2, rate: 0.1, ridge: 1, least: 5 };

/** All that is learned from, right and wrong figures and such as have nothing to do with the facts. */
const draftsOf = ({ drafts, strangers = [] }: Domain): readonly LabelledDraft[] => [...drafts, ...strangers];

const about = (domain: Domain, fact: string, claim: string | null): boolean =>
  claim !== null && (domain.claims.get(fact)?.has(claim) ?? false);

/** A wrong figure that nobody traced to its fact tells nothing of which fact it is about, or that it is about none. */
const isTraced = ({ label }: LabelledDraft['figures'][number]): boolean =>
  label?.verdict !== 'disagrees' || label.claim !== null;

/** A right figure of a draft made wrong: what the labelled errors have too few of are plain other numbers. */
interface Slip {
  readonly draft: LabelledDraft;
  readonly at: number;
  readonly prepared: Prepared;
  /** Only the figure's own block counts, as in a note. */
  readonly alone: boolean;
}

/** Every how many-th right figure is made wrong, and how much one counts beside a labelled error. */
const SLIP_EVERY = 2;
const SLIP_WEIGHT = 0.5;
/** Every how many-th is taken out of its draft. */
const ALONE_EVERY = 3;

function slipsOf(domain: Domain): Slip[] {
  const slips: Slip[] = [];
  let turn = 0;
  for (const draft of domain.drafts) {
    // Cases are short: a slip more in each drowned the labelled errors (precision fell by 4 points).
    if (draft.weight !== undefined) continue;
    draft.figures.forEach((f, at) => {
      if (f.label?.verdict !== 'agrees' || !f.label.claim) return;
      // In turns another number, and the number of another fact.
      const said = f.prepared.situation.mention;
      const mention = turn++ % SLIP_EVERY ? neighbour(said, ownFacts(domain, f), domain.index) : mutant(said, turn);
      if (!mention) return;
      const prepared = prepare({ ...f.prepared.situation, mention }, domain.index);
      const own = prepared.measured.filter((m) => about(domain, m.fact.fact.id, f.label!.claim));
      if (own.some((m) => m.judgement.relation === 'disagrees') && own.every((m) => m.judgement.relation !== 'agrees'))
        slips.push({ draft, at, prepared, alone: slips.length % ALONE_EVERY === 0 });
    });
  }
  return slips;
}

/** The facts that a right figure states. */
const ownFacts = (domain: Domain, { label, prepared }: LabelledDraft['figures'][number]): FactFrame[] =>
  prepared.measured
    .filter((m) => m.judgement.relation === 'agrees' && about(domain, m.fact.fact.id, label!.claim))
    .map((m) => m.fact);

const slipCache = new WeakMap<Domain, Slip[]>();
const slips = (domain: Domain): Slip[] => {
  const known = slipCache.get(domain) ?? slipsOf(domain);
  slipCache.set(domain, known);
  return known;
};

const choiceCache = new WeakMap<Domain, Choice<LinkFeature>[]>();
/** The choices of a domain are the same whatever models are fitted on them. */
const linkChoices = (domain: Domain): Choice<LinkFeature>[] => {
  const known = choiceCache.get(domain) ?? linkChoicesOf(domain);
  choiceCache.set(domain, known);
  return known;
};

/** For each figure, which of its candidates it is about. */
function linkChoicesOf(domain: Domain): Choice<LinkFeature>[] {
  const choice = (prepared: Prepared, claim: string | null) => ({
    options: prepared.measured.map((m) => m.features),
    right: prepared.measured.map((m) => about(domain, m.fact.fact.id, claim)),
  });
  const labelled = draftsOf(domain).flatMap((draft) =>
    draft.figures
      .filter((f) => f.prepared.measured.length > 0 && isTraced(f))
      .map((f) => choice(f.prepared, f.label?.claim ?? null)),
  );
  return [...labelled, ...slips(domain).map((s) => choice(s.prepared, s.draft.figures[s.at]!.label!.claim))];
}

/** The outcome of one figure of a labelled draft. */
export interface Outcome {
  readonly domain: Domain;
  readonly draft: LabelledDraft;
  readonly figure: LabelledDraft['figures'][number];
  readonly match: Match;
}

export const outcomes = (domain: Domain, models: Models, drafts = domain.drafts): Outcome[] =>
  drafts.flatMap((draft) =>
    weighDraft(
      draft.figures.map((f) => f.prepared),
      domain.index,
      models,
    ).map((match, i) => ({ domain, draft, figure: draft.figures[i]!, match })),
  );

/** A wrong figure traced to the wrong fact: not a false alarm, but no right fix either. */
const WRONG_FACT = 0.3;

/** The figures of a draft with one of them made wrong, and where that one stands. */
function slipped({ draft, at, prepared, alone }: Slip): { readonly figures: Prepared[]; readonly place: number } {
  const blockOf = ({ situation }: Prepared) => situation.claim.at;
  const kept = draft.figures.flatMap((f, i) =>
    i === at ? [prepared] : !alone || blockOf(f.prepared) === blockOf(prepared) ? [f.prepared] : [],
  );
  return { figures: kept, place: kept.indexOf(prepared) };
}

/** A draft as it is begun, or a note: one block of it alone. Another block of each in its turn. */
function excerptsOf(domain: Domain): LabelledDraft[] {
  return draftsOf(domain).flatMap((draft, turn) => {
    const blockOf = (f: (typeof draft.figures)[number]) => f.prepared.situation.claim.at;
    const blocks = [...new Set(draft.figures.map(blockOf))];
    if (blocks.length < 2) return [];
    const block = blocks[turn % blocks.length];
    return [{ ...draft, figures: draft.figures.filter((f) => blockOf(f) === block) }];
  });
}

/** For each figure, which of its candidates it is about, with what the draft's other figures say of each. */
function contextChoices(domain: Domain, link: Model<LinkFeature>): Choice<ContextFeature>[] {
  const { link: links } = both({ ...UNTRAINED, link });
  const choice = (around: ReturnType<typeof placeFigures>[number], claim: string | null) => ({
    options: around.self.candidates.map((_, at) => contextOf(around, at)),
    right: around.self.candidates.map((c) => about(domain, c.fact.fact.id, claim)),
  });
  const labelled = [...draftsOf(domain), ...excerptsOf(domain)].flatMap((draft) =>
    placeFigures(
      draft.figures.map((f) => f.prepared),
      links,
    ).flatMap((around, i) => {
      const figure = draft.figures[i]!;
      return isTraced(figure) ? [choice(around, figure.label?.claim ?? null)] : [];
    }),
  );
  const wrong = slips(domain).map((slip) => {
    const { figures, place } = slipped(slip);
    return choice(placeFigures(figures, links)[place]!, slip.draft.figures[slip.at]!.label!.claim);
  });
  return [...labelled, ...wrong].filter((c) => c.options.length > 0);
}

function decisionSamples(domain: Domain, models: Models): Sample<DecisionFeature>[] {
  const samples: Sample<DecisionFeature>[] = [];
  for (const o of outcomes(domain, models, [...draftsOf(domain), ...excerptsOf(domain)])) {
    const { clash, decision } = o.match;
    if (!clash || !decision) continue;
    const label = o.figure.label;
    if (!isTraced(o.figure)) continue;
    const wrong = label?.verdict === 'disagrees';
    const right = wrong && about(o.domain, clash.fact.fact.id, label.claim);
    samples.push({ x: decision, y: right ? 1 : 0, weight: (o.draft.weight ?? 1) * (wrong && !right ? WRONG_FACT : 1) });
  }
  for (const slip of slips(domain)) {
    const { figures, place } = slipped(slip);
    const match = weighDraft(figures, domain.index, models)[place]!;
    if (!match.clash || !match.decision) continue;
    const right = about(domain, match.clash.fact.fact.id, slip.draft.figures[slip.at]!.label!.claim);
    samples.push({ x: match.decision, y: right ? 1 : 0, weight: right ? SLIP_WEIGHT : SLIP_WEIGHT * WRONG_FACT });
  }
  return samples;
}

/** For each figure that may be wrong, whether it is, with what the draft's other figures come to. */
function collectiveChoices(domain: Domain, models: Models): Choice<CollectiveFeature>[] {
  return draftsOf(domain).flatMap((draft) => {
    const prepared = draft.figures.map((f) => f.prepared);
    const matches = weighFigures(prepared, domain.index, models);
    const errors = sumErrors(matches, matches.length);
    return matches.flatMap((match, i) => {
      const figure = draft.figures[i]!;
      const wrong = figure.label?.verdict === 'disagrees';
      const right = wrong && about(domain, match.clash?.fact.fact.id ?? '', figure.label!.claim);
      // Wrong about another fact: neither.
      if (!isOpen(match) || !isTraced(figure) || wrong !== right) return [];
      const choice = { options: [collectiveOf(match, errors)], right: [wrong] };
      return Array.from({ length: Math.round(draft.weight ?? 1) }, () => choice);
    });
  });
}

const FOLDS = 4;
/** The decision is fitted this often more, to tell what it says of domains that it has not seen. */
const HALVES = 2;

/** The same models for facts of either origin: a labelled set has facts of one origin only. */
export const both = (trained: Trained): Models => layOutModels({ built: trained, declared: trained });

const NONE = { bias: 0, weights: {}, trees: [] };
const UNTRAINED: Trained = { link: NONE, context: NONE, decision: NONE };

/** Of facts written by hand alone; `seen` gives the models of the stages before, for the domain at a place. */
function trainCollective(
  domains: readonly Domain[],
  samples: readonly (readonly Sample<DecisionFeature>[])[],
  seen: (at: number) => Trained,
): Model<CollectiveFeature> | undefined {
  if (domains.every(({ index }) => index.frames.every((f) => f.fact.auto))) return undefined;
  const halves = Array.from({ length: HALVES }, (_, h) =>
    fit(samples.filter((_, i) => i % HALVES !== h).flat(), DECISION_FEATURES, DECISION),
  );
  const among = domains.flatMap((d, i) => collectiveChoices(d, both({ ...seen(i), decision: halves[i % HALVES]! })));
  return chooseByWeights(among, COLLECTIVE_FEATURES, COLLECTIVE_RIDGE);
}

/** Trains all models on the domains. Each stage sees what the stages before it say of domains that they have not seen. */
export function train(domains: readonly Domain[]): Trained {
  const folds = Math.min(FOLDS, domains.length);
  const choices = new Map(domains.map((d) => [d, linkChoices(d)]));
  const without = <T>(fold: number, of: (d: Domain) => readonly T[]) =>
    domains.flatMap((d, i) => (i % folds === fold ? [] : of(d)));
  const links = Array.from({ length: folds }, (_, k) =>
    chooseByWeights(
      without(k, (d) => choices.get(d)!),
      LINK_FEATURES,
      LINK_RIDGE,
    ),
  );
  const placed = new Map(domains.map((d, i) => [d, contextChoices(d, links[i % folds]!)]));
  const contexts = Array.from({ length: folds }, (_, k) =>
    chooseByTrees(
      without(k, (d) => placed.get(d)!),
      CONTEXT_FEATURES,
      CONTEXT,
    ),
  );
  const seen = (i: number): Trained => ({ ...UNTRAINED, link: links[i % folds]!, context: contexts[i % folds]! });
  const samples = domains.map((d, i) => decisionSamples(d, both(seen(i))));
  const collective = trainCollective(domains, samples, seen);
  return {
    link: chooseByWeights([...choices.values()].flat(), LINK_FEATURES, LINK_RIDGE),
    context: chooseByTrees([...placed.values()].flat(), CONTEXT_FEATURES, CONTEXT),
    decision: fit(samples.flat(), DECISION_FEATURES, DECISION),
    ...(collective && { collective }),
  };
}

/** Outcomes of every domain under models that have not seen it; `always` are trained on besides. */
export function crossValidate(domains: readonly Domain[], folds: number, ...always: readonly Domain[]): Outcome[] {
  const all: Outcome[] = [];
  for (let k = 0; k < Math.min(folds, domains.length); k++) {
    const models = train([...domains.filter((_, i) => i % folds !== k), ...always]);
    for (const d of domains.filter((_, i) => i % folds === k)) all.push(...outcomes(d, both(models)));
  }
  return all;
}
