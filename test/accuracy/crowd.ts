import type { Engine } from '../../server/src/engine/check.ts';
import { type FactIndex, indexFacts } from '../../server/src/engine/facts/index.ts';
import type { FactBase } from '../../server/src/engine/facts/types.ts';
import { matchDraft } from '../../server/src/engine/verdicts/match.ts';
import type { Domain } from './corpus.ts';
import type { Fold } from './folds.ts';
import type { Outcome } from './train.ts';

/** The base of another domain, so named that it meets nothing of one's own. `file`: the fact file that it stands in. */
function estranged({ name, index }: Domain, file: string): FactBase {
  const { facts, seen, sources, revision } = index.base;
  const strange = <T extends { readonly source: string }>(one: T): T => ({ ...one, source: `${name}:${one.source}` });
  return {
    facts: facts.map((f) => ({
      ...f,
      id: `${name}:${f.id}`,
      subject: `${name}:${f.subject}`,
      ...(f.passage ? { passage: `${name}:${f.passage}` } : {}),
      values: f.values.map((v) => ({ ...v, evidence: v.evidence.map(strange) })),
      at: { ...f.at, file },
    })),
    seen: seen.map(strange),
    sources: new Map([...sources].map(([id, source]) => [`${name}:${id}`, source])),
    revision,
  };
}

/** Where the facts of others stand: in a file for each domain, or in one and the same. */
export type Crowd = 'files' | 'file';

/** A domain's facts with those of others loaded besides. */
function crowdedIndex(domain: Domain, others: readonly Domain[], engine: Engine, crowd: Crowd): FactIndex {
  const own = domain.index.base;
  const home = own.facts[0]!.at.file;
  // Lots of one base differ in their signatures at most.
  const baseOf = (o: Domain): string => o.index.base.revision;
  const strangers = [...new Map(others.map((o) => [baseOf(o), o])).values()]
    .filter((o) => baseOf(o) !== baseOf(domain))
    .map((o) => estranged(o, crowd === 'file' ? home : `${o.name}.facts.yaml`));
  const all = [own, ...strangers];
  return indexFacts(
    {
      facts: all.flatMap((base) => base.facts),
      seen: all.flatMap((base) => base.seen),
      sources: new Map(all.flatMap((base) => [...base.sources])),
      revision: `${own.revision} among others`,
    },
    { ...engine.tools.lexicon, associations: domain.index.associations },
  );
}

/** Outcomes of the held-out domains, each among the facts of all the others: what a large base of many subjects costs. */
export function amongOthers(folds: readonly Fold[], engine: Engine, crowd: Crowd): Outcome[] {
  const others = folds.flatMap((f) => f.held);
  return folds.flatMap(({ held, models }) =>
    held.flatMap((domain) => {
      const index = crowdedIndex(domain, others, engine, crowd);
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
