import type { Match } from '../verdicts/match.ts';

/**
 * The figure of the same sentence with which a wrong one has changed places: each contradicts its own fact, and each agrees
 * with the other's.
 */
export function swapOf(match: Match, matches: readonly Match[]): Match | undefined {
  const { claim } = match.situation;
  return matches.find((other) => {
    if (other === match || other.situation.claim.at !== claim.at || other.situation.claim.sentence !== claim.sentence)
      return false;
    return fitsFactOf(match, other) && fitsFactOf(other, match);
  });
}

/** Whether `a` would be right in the place of `b`. */
const fitsFactOf = (a: Match, b: Match): boolean =>
  b.clash !== undefined &&
  a.clash?.fact !== b.clash.fact &&
  a.candidates.some((c) => c.fact === b.clash?.fact && c.judgement.relation === 'agrees');
