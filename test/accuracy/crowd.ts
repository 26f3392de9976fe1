import type { Engine } from '../../server/src/engine/check.ts';
import { type FactIndex, indexFacts } from '../../server/src/engine/facts/index.ts';
import type { Fact, FactBase, Source } from '../../server/src/engine/facts/types.ts';
import { matchDraft } from '../../server/src/engine/verdicts/match.ts';
import type { Domain } from './corpus.ts';
import type { Fold } from './folds.ts';
import type { Outcome } from './train.ts';

/** The facts of another domain, so named that they meet none of one's own. */
function estranged({ name, index }: Domain): Fact[] {
  return index.base.facts.map((f) => ({
    ...f,
    id: `${name}:${f.id}`,
    subject: `${name}:${f.subject}`,
    ...(f.passage ? { passage: `${name}:${f.passage}` } : {}),
    at: { ...f.at, file: `${name}.facts.yaml` },
  }));
}

/** A domain's facts with those of others loaded besides. */
function crowdedIndex(domain: Domain, others: readonly Domain[], engine: Engine): FactIndex {
  const { base } = domain.index;
  const strangers = others.filter((o) => o !== domain);
  const sources = new Map<string, Source>([...strangers.flatMap((o) => [...o.index.base.sources]), ...base.sources]);
  const all: FactBase = {
    facts: [...base.facts, ...strangers.flatMap(estranged)],
    seen: [...base.seen, ...strangers.flatMap((o) => o.index.base.seen)],
    sources,
    revision: `${base.revision} among others`,
  };
  return indexFacts(all, engine.tools.lexicon);
}

/** Outcomes of the held-out domains, each among the facts of all the others: what a large base of many subjects costs. */
export function amongOthers(folds: readonly Fold[], engine: Engine): Outcome[] {
  const others = folds.flatMap((f) => f.held);
  return folds.flatMap(({ held, models }) =>
    held.flatMap((domain) => {
      const index = crowdedIndex(domain, others, engine);
      return domain.drafts.flatMap((draft) =>
        matchDraft(
          draft.figures.map((f) => f.prepared.situation.claim),
          index,
          models,
        ).map((match, i) => ({ domain: { ...domain, index }, draft, figure: draft.figures[i]!, match })),
      );
    }),
  );
}
