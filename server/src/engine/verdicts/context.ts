import type { FactFrame } from '../facts/index.ts';
import type { Candidate } from './candidates.ts';
import { type Company, gather, isStated, toPassage, toSubject } from './company.ts';
import { figuresBefore } from './derivation.ts';
import type { Features } from './features.ts';
import { type ByOrigin, type Forest, score } from './model.ts';
import { type Story, storyFit } from './story.ts';
import { byAnother } from './strongest.ts';
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
  sentenceLike: 1, // a figure of the sentence is like one of the passage
  blockLike: 1, // … of the paragraph or table
  subject: 1, // a figure of the sentence states another fact of the subject
  subjectNear: 1, // … of the paragraph or table
  next: 1, // a figure beside it agrees with the fact before or after this one in the passage
  passage: 1, // share of the draft that agrees with the passage
  source: 1, // figures of the draft that agree with the source, saturating
  base: 1, // … with the file
  told: 1, // agreement with the file, as a share of what the draft's values could tell
  stated: 1, // figures of the draft whose words tell which of the file's facts they state, saturating
  spoken: 1, // how surely figures of the draft speak of the file's facts, rightly or wrongly
  faithful: 1, // … as a share of those whose words speak of one
  taken: -1, // another figure of the draft states the fact rightly
  takenNear: -1, // … in the same sentence
  takenOwn: 1, // … though the figure's words speak for it
  agreeTaken: -1, // the figure agrees, but another figure states the fact with more right
} as const;
export type ContextFeature = keyof typeof CONTEXT_FEATURES;

/** What the figures of the same block say of a candidate, whatever the rest of the draft says. */
interface BlockFit {
  /** Log-odds of the link by the figure's own words. */
  readonly own: number;
  readonly sentence: number;
  readonly block: number;
  readonly next: number;
  readonly subject: number;
  readonly subjectNear: number;
  readonly near: number;
  readonly sentenceLike: number;
  readonly blockLike: number;
}

/** A figure among those of its block. */
export interface Placed {
  readonly self: Support;
  /** The figures of its sentence and of its block, itself included. */
  readonly sentence: Company;
  readonly block: Company;
  /** Figures that it may follow from by arithmetic, in order of the text. */
  readonly before: readonly Support[];
  /** One for each candidate. */
  readonly fits: readonly BlockFit[];
  /** What was measured more closely of candidates, by the position of their fact: a cache, filled as it is needed. */
  readonly looked: Map<number, Looked>;
  /** Why the figure is no claim about a candidate, where it is none; nothing outside the block has a say in it. The same kind of cache. */
  readonly vetoes: Map<number, string | undefined>;
}

/** What is looked at only of a candidate that the figure may contradict. */
export interface Looked {
  readonly features: Features;
  /** How surely the figure follows by arithmetic from the candidate's passage, and from the figures before it. */
  readonly derived: number;
  readonly derivedHere: number;
}

/** A figure among all of its draft. */
export interface Around extends Placed {
  readonly story: Story;
}

/** Each figure of one block among the others. */
export function placeBlock(block: readonly Support[]): Placed[] {
  const places = placesBySentence(block);
  const all = gather(block);
  const sentences = new Map(
    Array.from(places, ([sentence, at]) => [
      sentence,
      at.length === block.length ? all : gather(at.map((i) => block[i]!)),
    ]),
  );
  return block.map((self, i) => {
    const sentence = sentences.get(self.situation.claim.sentence)!;
    const beside = [block[i - 1], block[i + 1]].filter((s) => s !== undefined);
    const fits = self.candidates.map(({ fact, link }) => ({
      own: logOdds(link),
      sentence: toPassage(sentence, self, fact.passage),
      block: toPassage(all, self, fact.passage),
      next: nextTo(beside, fact),
      subject: toSubject(sentence, self, fact.fact.subject),
      subjectNear: toSubject(all, self, fact.fact.subject),
      near: byAnother(sentence.facts, self, fact.fact.id),
      sentenceLike: byAnother(sentence.likePassages, self, fact.passage),
      blockLike: byAnother(all.likePassages, self, fact.passage),
    }));
    const before = figuresBefore(block, places, i);
    return { self, sentence, block: all, before, fits, looked: new Map(), vetoes: new Map() };
  });
}

/** For each sentence of a block the places of its figures in it. */
function placesBySentence(block: readonly Support[]): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  block.forEach(({ situation }, i) => {
    const known = places.get(situation.claim.sentence);
    if (known) known.push(i);
    else places.set(situation.claim.sentence, [i]);
  });
  return places;
}

const logOdds = (p: number): number => Math.log(Math.max(1e-6, p) / Math.max(1e-6, 1 - p));

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

/** What the draft's other figures say of the figure's candidate at a place of its list. */
export function contextOf({ self, story, fits }: Around, at: number): Readonly<Record<ContextFeature, number>> {
  const c = self.candidates[at]!;
  const { fact, link } = c;
  const here = fits[at]!;
  const fit = storyFit(story, self, fact);
  const agrees = c.judgement.relation === 'agrees';
  return {
    own: here.own / 4,
    none: link < 0.02 ? -1 : 0,
    sentence: here.sentence,
    block: here.block,
    sentenceLike: here.sentenceLike,
    blockLike: here.blockLike,
    next: here.next,
    subject: here.subject,
    subjectNear: here.subjectNear,
    passage: fit.passage,
    source: fit.source,
    base: fit.base,
    told: fit.told,
    spoken: fit.spoken,
    stated: fit.stated,
    faithful: fit.faithful,
    // A right figure may be said twice; a wrong one is hardly said beside the right one.
    taken: agrees ? 0 : fit.taken,
    takenNear: here.near,
    takenOwn: agrees ? 0 : fit.taken * link,
    agreeTaken: agrees ? Math.max(0, fit.taken - (self.facts.get(fact.fact.id) ?? 0)) : 0,
  };
}

/** A figure agrees with a fact for good from this strength on, as `Support` tells it; in the same sentence, however common its value. */
const STATES = 0.5;

/**
 * "Published on 16 July; a follow-up came out on 18 July", "6 dollars here, against 10 elsewhere": where another figure of the paragraph or table
 * states the fact rightly, this one is of something else.
 */
export const statedBeside = ({ self, block, sentence }: Placed, { fact }: Candidate): string | undefined =>
  byAnother(block.facts, self, fact.fact.id) >= STATES || isStated(sentence, self, fact)
    ? 'another figure beside it states the fact'
    : undefined;

/** Ranks the candidates again, now that the other figures are known: likeliest first. */
export function rankInContext(around: Around, models: ByOrigin<Forest<ContextFeature>>): Candidate[] {
  const { candidates } = around.self;
  const odds = candidates.map((c, at) =>
    // What another figure beside it states is not what this one gets wrong.
    c.judgement.relation === 'disagrees' && statedBeside(around, c)
      ? 0
      : Math.exp(score(c.fact.fact.auto ? models.built : models.declared, contextOf(around, at))),
  );
  const total = 1 + odds.reduce((a, b) => a + b, 0);
  return candidates
    .map((c, i) => ({ ...c, link: odds[i]! / total }))
    .sort((a, b) => b.link - a.link || a.fact.at - b.fact.at);
}
