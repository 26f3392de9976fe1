import type { Candidate } from './candidates.ts';
import type { Looked } from './context.ts';
import type { Features } from './features.ts';
import { type Situation, termsAround } from './situation.ts';
import { coverApart } from './telltale.ts';

/**
 * What speaks for the fact that a figure agrees with, where it contradicts another: a neighbour's figure put in the place of the right one agrees
 * with the neighbour. All are 0 where the figure agrees with none. Signs as in `LINK_FEATURES`.
 */
export const AGREEING_FEATURES = {
  agrees: -1, // its link
  agreesTelling: -1, // the same, by the figure's distinctiveness
  agreeWords: -1, // score of the words alone
  wordsLead: 1, // how far the words speak rather for the contradicted fact
  agreeTaken: 1, // another figure of the draft states it
  agreeNear: 0, // it is of the contradicted fact's passage
  agreeCoverage: -1,
  agreeHeadSame: -1,
  agreeHeadOther: 1,
  agreeOwnSame: -1,
  agreeOwnOther: 1,
  agreeUnitOther: 1,
  agreeFurtherClash: 1,
  furtherLead: 1,
  subjectLead: 1, // other figures of the sentence state facts of the contradicted one's subject, and not of this one's
  agreeChangeClash: 1,
  headLead: 1, // the head noun is the contradicted fact's, and not this one's
  ownLead: 1,
  coverageLead: 1,
  firstLead: 1, // the words nearest to the contradicted fact's figure rather stand near this one
  apart: 1, // words of the contradicted fact alone stand near it
  agreeApart: -1, // … of this fact alone
  agreePrevious: 1, // this fact tells what was before, and the figure does not; or the other way round
  previousLead: 1, // … while the contradicted one fits
} as const;
export type AgreeingFeature = keyof typeof AGREEING_FEATURES;

const NONE = Object.fromEntries(Object.keys(AGREEING_FEATURES).map((k) => [k, 0])) as Record<AgreeingFeature, number>;

/** Scores beyond it say no more. */
const SUREST = 4;
const within = (x: number): number => Math.max(-1, Math.min(1, x / SUREST));

/** A word for what was before, this near the figure, may be said of it. */
const STANDS_BY = 0.5;

/** Measures the fact that a figure agrees with. `taken`: how surely another figure states it; `weight`: the figure's distinctiveness. */
export function measureAgreeing(
  agree: (Candidate & Looked) | undefined,
  clash: Candidate & Looked,
  taken: number,
  weight: number,
  { claim }: Situation,
  spoken: (f: Candidate) => number,
): Readonly<Record<AgreeingFeature, number>> {
  if (!agree) return { ...NONE, agreeWords: -1 };
  const a = agree.features;
  const c: Features = clash.features;
  const around = termsAround(claim);
  const before = (claim.frame.cues.previous ?? 0) >= STANDS_BY || claim.frame.role === 'previous';
  const misplaced = (f: Candidate): number => ((f.fact.fact.role === 'previous') === before ? 0 : 1);
  return {
    agrees: agree.link,
    agreesTelling: agree.link * weight,
    agreeWords: within(agree.words),
    wordsLead: within(clash.words - agree.words),
    agreeTaken: taken,
    agreeNear: agree.fact.passage === clash.fact.passage ? 1 : 0,
    agreeCoverage: a.coverage,
    agreeHeadSame: a.headSame,
    agreeHeadOther: a.headOther,
    agreeOwnSame: a.ownSame,
    agreeOwnOther: a.ownOther,
    agreeUnitOther: a.unitOther,
    agreeFurtherClash: a.furtherClash,
    furtherLead: c.furtherSame - a.furtherSame,
    subjectLead: spoken(clash) - spoken(agree),
    agreeChangeClash: a.changeClash,
    headLead: c.headSame - a.headSame,
    ownLead: c.ownSame - a.ownSame,
    coverageLead: c.coverage - a.coverage,
    firstLead: c.first - a.first,
    apart: coverApart(clash.fact, agree.fact, around),
    agreeApart: coverApart(agree.fact, clash.fact, around),
    agreePrevious: misplaced(agree),
    previousLead: misplaced(agree) - misplaced(clash),
  };
}
