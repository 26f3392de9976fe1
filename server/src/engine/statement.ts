import type { Candidate } from './verdicts/candidates.ts';
import type { Match } from './verdicts/match.ts';

/** A figure that says a fact, surely enough to be held against other places of the draft. Never changes. */
export interface Statement {
  /** Which of its block's findings is its own. */
  readonly finding: number;
  readonly match: Match;
  readonly candidate: Candidate;
  /** The fact's id. */
  readonly fact: string;
  /** It agrees with the fact. */
  readonly agrees: boolean;
  /** Values with the same key are the same. */
  readonly key: string;
}

/** A statement with the index of its block among those of its stretch that have findings. Never changes. */
export interface Stated {
  readonly block: number;
  readonly statement: Statement;
}

/** A statement with its place: its stretch, and its block in that. */
export interface Placed extends Stated {
  readonly stretch: number;
}
