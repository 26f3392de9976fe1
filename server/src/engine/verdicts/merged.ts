import type { Candidate } from './candidates.ts';
import type { Match } from './match.ts';

/** How surely a world refutes the figure by itself: what else is wrong or right by its facts says nothing of another world's. */
const sureness = ({ refuted, weighed }: Match): number => (refuted > 0 ? (weighed ?? refuted) : 0);
const linkOf = (candidate: Candidate | undefined): number => candidate?.link ?? 0;

/** A figure that is like a fact of one world, and likelier about it than not, is no slip of another world's that it is unlike. */
const LIKELY = 0.5;
const isSlip = (m: Match): boolean => m.clash?.like !== undefined && sureness(m) >= LIKELY;

/** The match by the world that is surest that the figure is wrong. */
function surestOf(all: readonly Match[]): Match {
  const slips = all.filter(isSlip);
  return (slips.length > 0 ? slips : all).reduce((a, b) =>
    sureness(b) > sureness(a) || (sureness(b) === sureness(a) && linkOf(b.clash) > linkOf(a.clash)) ? b : a,
  );
}

/**
 * What several worlds say of one figure: it agrees with the fact that it is likeliest about, and is refuted by the world that is surest of it,
 * unless another world has a fact that it agrees with and is as likely about.
 */
export function mergeMatches(all: readonly Match[]): Match {
  const [first] = all;
  if (all.length === 1) return first!;
  const surest = surestOf(all);
  const agree = all.reduce<Candidate | undefined>((a, m) => (linkOf(m.agree) > linkOf(a) ? m.agree : a), undefined);
  const candidates = all.flatMap((m) => m.candidates).sort((a, b) => b.link - a.link);
  const spared = agree !== undefined && agree !== surest.agree && agree.link >= linkOf(surest.clash);
  const { situation, clash, decision, weighed, veto } = surest;
  return {
    situation,
    candidates,
    ...(agree && { agree }),
    ...(clash && { clash }),
    ...(decision && { decision }),
    ...(weighed !== undefined && { weighed }),
    ...(veto && { veto }),
    refuted: spared ? 0 : surest.refuted,
  };
}
