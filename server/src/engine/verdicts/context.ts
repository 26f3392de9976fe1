import type { FactFrame } from '../facts/index.ts';
import type { Candidate } from './candidates.ts';
import { type ByOrigin, type Model, score } from './model.ts';
import { type Story, storyFit } from './story.ts';
import type { Support } from './support.ts';

/**
 * What the draft's other figures say of which fact a figure is about, beside what its own words say (`own`). Signs as in
 * `LINK_FEATURES`.
 */
export const CONTEXT_FEATURES = {
  own: 1, // log-odds of the link by the figure's own words, over 4
  none: 1, // … where they hardly speak for any fact
  sentence: 1, // a figure of the sentence agrees with the passage
  block: 1, // a figure of the paragraph or table does
  next: 1, // a figure beside it agrees with the fact before or after this one in the passage
  passage: 1, // share of the draft that agrees with the passage
  source: 1, // figures of the draft that agree with the source, saturating
  base: 1, // … with the file
  taken: -1, // another figure of the draft states the fact rightly
  takenNear: -1, // … in the same sentence
  takenOwn: 1, // … though the figure's words speak for it
  agreeTaken: -1, // the figure agrees, but another figure states the fact with more right
} as const;
export type ContextFeature = keyof typeof CONTEXT_FEATURES;

/** The supports around a figure. */
export interface Around {
  readonly self: Support;
  /** Other figures of the sentence and of the block, in order of the text. */
  readonly sentence: readonly Support[];
  readonly block: readonly Support[];
  /** The figures before and after it in the block. */
  readonly beside: readonly Support[];
  readonly story: Story;
}

const logOdds = (p: number): number => Math.log(Math.max(1e-6, p) / Math.max(1e-6, 1 - p));
const strongest = (supports: readonly Support[], key: (s: Support) => number | undefined): number => {
  let best = 0;
  for (const s of supports) best = Math.max(best, key(s) ?? 0);
  return best;
};

/** How surely a figure beside agrees with the passage's fact before or after `f`. */
function nextTo(beside: readonly Support[], f: FactFrame): number {
  let best = 0;
  for (const s of beside)
    for (const c of s.candidates) {
      if (c.judgement.relation !== 'agrees' || c.fact.passage !== f.passage) continue;
      if (Math.abs(c.fact.at - f.at) === 1) best = Math.max(best, s.facts.get(c.fact.fact.id) ?? 0);
    }
  return best;
}

/** What the draft's other figures say of one candidate. */
export function contextOf(c: Candidate, around: Around): Readonly<Record<ContextFeature, number>> {
  const { fact, link } = c;
  const fit = storyFit(around.story, around.self, fact);
  const near = strongest(around.sentence, (s) => s.facts.get(fact.fact.id));
  const agrees = c.judgement.relation === 'agrees';
  const own = logOdds(link);
  return {
    own: own / 4,
    none: link < 0.02 ? -1 : 0,
    sentence: strongest(around.sentence, (s) => s.passages.get(fact.passage)),
    block: strongest(around.block, (s) => s.passages.get(fact.passage)),
    next: nextTo(around.beside, fact),
    passage: fit.passage,
    source: fit.source,
    base: fit.base,
    // A right figure may be said twice; a wrong one is hardly said beside the right one.
    taken: agrees ? 0 : fit.taken,
    takenNear: near,
    takenOwn: agrees ? 0 : fit.taken * link,
    agreeTaken: agrees ? Math.max(0, fit.taken - (around.self.facts.get(fact.fact.id) ?? 0)) : 0,
  };
}

/** Ranks the candidates again, now that the other figures are known: likeliest first. */
export function rankInContext(around: Around, models: ByOrigin<Model<ContextFeature>>): Candidate[] {
  const { candidates } = around.self;
  const odds = candidates.map((c) =>
    Math.exp(score(c.fact.fact.auto ? models.built : models.declared, contextOf(c, around))),
  );
  const total = 1 + odds.reduce((a, b) => a + b, 0);
  return candidates
    .map((c, i) => ({ ...c, link: odds[i]! / total }))
    .sort((a, b) => b.link - a.link || a.fact.at - b.fact.at);
}
