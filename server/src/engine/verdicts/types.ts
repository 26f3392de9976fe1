import type { Span } from '../span.ts';

export type Verdict = 'supported' | 'refuted' | 'doubtful' | 'disputed' | 'outdated' | 'unsupported';

/** Stable codes of the contract (design §6). */
export type Code =
  | 'fact.refuted'
  | 'fact.doubtful'
  | 'fact.disputed'
  | 'fact.outdated'
  | 'fact.unsupported'
  | 'fact.supported'
  /** It agrees, rounded, where that is to be remarked. */
  | 'fact.rounded'
  | 'date.weekday'
  | 'draft.inconsistent'
  | 'stet.unused';

/** A replacement of document text. */
export interface TextEdit extends Span {
  readonly text: string;
}
