import type { Candidate } from './candidates.ts';
import type { Match } from './match.ts';
import { unstatedBy } from './vetoes.ts';

/**
 * What is thought of a plain figure that is a fact's rounding (3,700 for 3,740): it agrees; it agrees and is remarked on; it is
 * wrong. A hedged one ("about 3,700") says that it is rounded, and agrees in any case.
 */
export const ROUNDINGS = ['accept', 'remark', 'exact'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** The figure's agreement as a policy sees it. */
export interface Agreement {
  readonly candidate: Candidate;
  /** The figure states the fact's value no more exactly than its rounding, and the policy minds. */
  readonly rounded: boolean;
}

/**
 * What a figure agrees with, of the facts that are at least as likely as `least` to be meant. Where rounding matters, a fact that
 * the figure gives as it stands comes before one that it rounds.
 */
export function agreementOf(match: Match, least: number, rounding: Rounding): Agreement | undefined {
  const { agree, candidates, situation } = match;
  if (!agree || agree.link < least) return undefined;
  if (rounding === 'accept' || !agree.judgement.rounded || unstatedBy(situation))
    return { candidate: agree, rounded: false };
  const firm = candidates.find(
    ({ judgement, link }) => judgement.relation === 'agrees' && !judgement.rounded && link >= least,
  );
  return { candidate: firm ?? agree, rounded: !firm };
}
