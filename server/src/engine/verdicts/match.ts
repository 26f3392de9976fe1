import type { Claim } from '../claims/types.ts';
import type { FactIndex } from '../facts/index.ts';
import { daysOf, daysWithin, lengthOf, readEdtf } from '../values/edtf.ts';
import { type Candidate, type Measured, measureAgain, measureCandidates, rank } from './candidates.ts';
import { sumErrors, weighAmong } from './collective.ts';
import { type Around, type Looked, type Placed, placeBlock, rankInContext, statedBeside } from './context.ts';
import { type DecisionFeature, weigh } from './decision.ts';
import { derivation, derivationHere } from './derivation.ts';
import { chooseWorlds, likenWorlds } from './home.ts';
import { mergeMatches } from './merged.ts';
import { predict } from './model.ts';
import type { Models } from './models.ts';
import { type Situation, situateAll } from './situation.ts';
import { sumStory } from './story.ts';
import { type Support, supportOf } from './support.ts';
import { isOverruled, vetoOf } from './vetoes.ts';

/** A figure with what speaks for and against it. */
export interface Match {
  readonly situation: Situation;
  readonly candidates: readonly Candidate[];
  /** Likeliest fact that the figure agrees with. */
  readonly agree?: Candidate;
  /** Likeliest fact that it contradicts. */
  readonly clash?: Candidate;
  readonly decision?: Readonly<Record<DecisionFeature, number>>;
  /** The decision model's probability that the figure is about `clash` and wrong, by itself and before any veto. */
  readonly weighed?: number;
  /** Why the figure is no claim about `clash`. */
  readonly veto?: string;
  /** The same among the other figures of the draft; 0 where a veto stands against it. */
  readonly refuted: number;
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

/** A figure that has nothing to do with the facts. */
export const idle = (situation: Situation): Prepared => ({ situation, measured: [] });

export const prepareDraft = (claims: readonly Claim[], index: FactIndex): readonly Prepared[] =>
  situateAll(claims).map((situation) => prepare(situation, index));

/** "Today", "this week" and their like date the draft, not the story: there is nothing to refute. */
const datesDraft = (s: Situation): boolean =>
  s.mention.values.some((v) => {
    if (v.type !== 'date' || v.resolved === undefined) return false;
    const [days, today] = [daysOf(v), readEdtf(v.resolved.reference)];
    return days !== undefined && today !== undefined && lengthOf(days) <= WEEK && daysWithin(today, days);
  });
const WEEK = 7;

/** Looks more closely at a candidate that the figure may contradict; at most once for each block. */
function lookAt(candidate: Candidate, { self, before, looked }: Placed, index: FactIndex): Looked {
  const known = looked.get(candidate.fact.at);
  if (known) return known;
  const { situation } = self;
  const made = {
    features: measureAgain(candidate, situation, index),
    derived: derivation(situation, candidate, index),
    derivedHere: derivationHere(self, before, candidate),
  };
  looked.set(candidate.fact.at, made);
  return made;
}

/** The veto against a candidate; asked for at most once for each block. */
function vetoIn(
  placed: Placed,
  clash: Candidate & Looked,
  decision: Readonly<Record<DecisionFeature, number>>,
  weighed: number,
  index: FactIndex,
): string | undefined {
  const { self, vetoes } = placed;
  const { at } = clash.fact;
  if (!vetoes.has(at)) vetoes.set(at, vetoOf(self.situation, clash, decision, index) ?? statedBeside(placed, clash));
  const veto = vetoes.get(at);
  return veto !== undefined && isOverruled(veto, clash.fact.fact, decision, weighed) ? undefined : veto;
}

/** Weighs one figure among the others of its draft. */
export function weighFigure(around: Around, index: FactIndex, models: Models): Match {
  const { situation } = around.self;
  const candidates = rankInContext(around, models.context);
  const agree = candidates.find((c) => c.judgement.relation === 'agrees');
  const clash = datesDraft(situation) ? undefined : candidates.find((c) => c.judgement.relation === 'disagrees');
  if (!clash) return { situation, candidates, ...(agree ? { agree } : {}), refuted: 0 };
  const looked = (c: Candidate): Candidate & Looked => Object.assign({}, c, lookAt(c, around, index));
  const contradicted = looked(clash);
  const decision = weigh(contradicted, agree && looked(agree), candidates, around);
  const weighed = predict(clash.fact.fact.auto ? models.decision.built : models.decision.declared, decision);
  const veto = vetoIn(around, contradicted, decision, weighed, index);
  return {
    situation,
    candidates,
    ...(agree ? { agree } : {}),
    clash,
    decision,
    ...(veto ? { veto } : {}),
    weighed,
    refuted: veto ? 0 : weighed,
  };
}

/** Figures of one block stand side by side in a draft's list. */
function byBlock<T extends { readonly situation: Situation }>(supports: readonly T[]): T[][] {
  const blocks: T[][] = [];
  for (const s of supports) {
    const last = blocks.at(-1);
    if (last && last[0]?.situation.claim.at === s.situation.claim.at) last.push(s);
    else blocks.push([s]);
  }
  return blocks;
}

export const rankFigure = ({ situation, measured }: Prepared, link: Models['link']): Support =>
  supportOf({ situation, candidates: rank(measured, link) });

/** Everything known of each figure of a draft before it is weighed, in order. */
export function placeFigures(prepared: readonly Prepared[], link: Models['link']): Around[] {
  const supports = prepared.map((p) => rankFigure(p, link));
  const story = sumStory(supports);
  return byBlock(supports).flatMap((block) => placeBlock(block).map((placed) => ({ story, ...placed })));
}

/** Weighs each figure of one draft; they speak for one another. */
export const weighFigures = (prepared: readonly Prepared[], index: FactIndex, models: Models): readonly Match[] =>
  placeFigures(prepared, models.link).map((around) => weighFigure(around, index, models));

/** The same, and what errors there are speak for more. */
export function weighDraft(prepared: readonly Prepared[], index: FactIndex, models: Models): readonly Match[] {
  const arounds = placeFigures(prepared, models.link);
  const matches = arounds.map((around) => weighFigure(around, index, models));
  const errors = sumErrors(matches, arounds[0]?.story.figures ?? 0);
  return matches.map((match) => weighAmong(match, errors, models.collective));
}

/** Matches the figures of one draft against the facts: against each world that it may speak of, as if there were no other. */
export function matchDraft(claims: readonly Claim[], index: FactIndex, models: Models): readonly Match[] {
  const blocks = byBlock(situateAll(claims).map((situation) => ({ situation })));
  const likes = blocks.map((block) =>
    likenWorlds(
      block.map(({ situation }) => situation),
      index,
    ),
  );
  const found = blocks.map((block) => block.map((): Match[] => []));
  for (const { world, parts, counts } of chooseWorlds(likes, index)) {
    const own = index.worlds.indexOf(world);
    // Figures that speak of this world, and those that speak of none.
    const here = blocks.flatMap((block, b) =>
      counts(b) ? block.map(({ situation }, i) => ({ situation, b, i })) : [],
    );
    const prepared = here.map(({ situation, b }) => (parts.includes(b) ? prepare(situation, own) : idle(situation)));
    weighDraft(prepared, own, models).forEach((match, k) => {
      found[here[k]!.b]![here[k]!.i]!.push(match);
    });
  }
  return blocks.flatMap((block, b) =>
    block.map(({ situation }, i) => {
      const all = found[b]![i]!;
      return all.length > 0 ? mergeMatches(all) : { situation, candidates: [], refuted: 0 };
    }),
  );
}
