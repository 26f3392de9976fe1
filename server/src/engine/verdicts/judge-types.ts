import type { FactValue, Role } from '../facts/types.ts';

/**
 * Whether a figure and a fact can both be true. `incomparable`: they measure different things (a share, a sum), so
 * neither speaks for or against the other.
 */
export type Relation = 'agrees' | 'disagrees' | 'incomparable';

/** In which way an agreeing figure agrees. */
export type How = 'same' | 'rounded' | 'looser' | 'finer' | 'hedged' | 'converted';

/** What the reader should know of a comparison; on a disagreement, what is wrong with the figure. */
export type Note =
  /** A day before (−1) or after (1) the fact: perhaps another time zone. */
  | { readonly type: 'off-by-a-day'; readonly by: -1 | 1 }
  /** The draft is `factor` times the fact: 10, 100, 1000 … or 0.1, 0.001 … */
  | { readonly type: 'magnitude'; readonly factor: number }
  | { readonly type: 'currency'; readonly draft: string; readonly fact: string }
  | { readonly type: 'unit'; readonly draft: string; readonly fact: string }
  | { readonly type: 'direction'; readonly draft: 'up' | 'down'; readonly fact: 'up' | 'down' }
  | { readonly type: 'per'; readonly draft: string; readonly fact: string }
  /** The figure would do; the hedge beside it does not ("more than 400" for exactly 400). */
  | { readonly type: 'hedge' }
  /** Besides a wrong direction or denominator, the number differs too. */
  | { readonly type: 'figure' }
  /** The draft gives the inverse ("twice" for "half"). */
  | { readonly type: 'inverse' }
  /** The draft's figure stands without the fact's unit; a table or the context may hold it. */
  | { readonly type: 'bare' }
  /** Two dates of which only one is a deadline. */
  | { readonly type: 'deadline' };

export interface Judgement {
  readonly relation: Relation;
  /** Present when the relation is `agrees`. */
  readonly how?: How;
  /** The value compared: the one that agrees, else the nearest that disagrees. */
  readonly value?: FactValue;
  /** Which of the mention's alternatives was compared with it. */
  readonly alternative: number;
  readonly notes: readonly Note[];
  /** The figure agrees with no value in force but as its rounding to fewer digits than a plain figure owns to (3,700 for 3,740). */
  readonly rounded?: true;
  /** The fact's values contradict one another. */
  readonly disputed: boolean;
}

/** One value against one value. */
export interface Comparison {
  readonly relation: Relation;
  readonly how?: How;
  /** It agrees only as a rounding coarser than the figure's own writing. */
  readonly rounded?: true;
  readonly notes: readonly Note[];
}

/** What the frame knows of the draft's figure beyond the mention; all optional. */
export interface JudgeOptions {
  /** Role of the draft's figure: `label` is never refuted, `deadline` makes its date a deadline. */
  readonly role?: Role;
  /** Direction from the verb ("fell by 12 %"), where the mention has none. */
  readonly direction?: 'up' | 'down';
  /** Denominator from further away than the mention sees. */
  readonly per?: string;
  /** Values of the fact to look at (of the right period, say); all where absent. */
  readonly among?: (value: FactValue) => boolean;
}

export const agrees = (how: How, notes: readonly Note[] = []): Comparison => ({ relation: 'agrees', how, notes });
export const disagrees = (notes: readonly Note[] = []): Comparison => ({ relation: 'disagrees', notes });
export const incomparable = (notes: readonly Note[] = []): Comparison => ({ relation: 'incomparable', notes });
