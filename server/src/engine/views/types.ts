import type { Evidence, Source } from '../facts/types.ts';
import type { MentionKind } from '../mentions/types.ts';
import type { Span } from '../span.ts';
import type { Code, TextEdit, Verdict } from '../verdicts/types.ts';

export interface Citation {
  readonly evidence: Evidence;
  readonly source?: Source;
}

/** One fix the user can take. `replacement` is the text for the finding's own span; `edits` is what is applied. */
export interface Fix {
  readonly replacement: string;
  readonly edits: readonly TextEdit[];
  /** Refuted, one value, one set of edits, high score: may be applied without a look. */
  readonly safe: boolean;
}

/** A figure somewhere else in the draft. */
export interface Elsewhere {
  /** Document offsets. */
  readonly span: Span;
  readonly surface: string;
}

/** One figure or date of the draft with its verdict; every diagnostic, hover, lens, report and CLI line is a view of it. */
export interface Finding {
  /** The figure with unit or currency, or the date phrase without preposition, in document offsets. */
  readonly span: Span;
  /** The hedge beside it, in document offsets. */
  readonly hedge?: Span;
  readonly surface: string;
  readonly kind: MentionKind;
  readonly lang: string;
  readonly verdict: Verdict;
  readonly code: Code;
  /** Fact id, where a fact was matched. */
  readonly fact?: string;
  /** Calibrated probability that the verdict is right, 0..1. */
  readonly confidence: number;
  readonly message: string;
  readonly citations: readonly Citation[];
  /** First is preferred; several where the sources conflict. */
  readonly fixes: readonly Fix[];
  /** The fact's value, or values where sources conflict, as the draft's language writes them. */
  readonly values?: readonly string[];
  /** The date that the draft gives, in EDTF, where it can be read in one way only: `XXXX-05` for "May". */
  readonly date?: string;
  /** What is wrong beyond the value ("one day off: check the time zone"). */
  readonly remarks?: readonly string[];
  /** Another place of the draft that this one contradicts. */
  readonly elsewhere?: Elsewhere;
  /** Id of a second fact that is nearly as likely to be meant. */
  readonly runnerUp?: string;
  /** Why this fact: lines for hover and `explain`. */
  readonly why: readonly string[];
}
