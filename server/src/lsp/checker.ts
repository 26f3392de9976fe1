import type { CheckResult, Draft, SoFar } from '../engine/check.ts';
import type { Lexicon } from '../engine/concepts/lexicon.ts';
import type { FactBase } from '../engine/facts/types.ts';
import type { WriteValue } from '../engine/views/write.ts';
import type { ReadValue } from '../factbase/types.ts';

/** What the server needs of the engine; loaded after the server has answered `initialize`. */
export interface Checker {
  /** Pure; throws only by a defect. */
  check(draft: Draft, base: FactBase): CheckResult;
  /** The same in steps, so that a long draft leaves other requests their turn. */
  readonly checkSteps?: (draft: Draft, base: FactBase) => Generator<SoFar | undefined, CheckResult>;
  readonly readValue: ReadValue;
  /** The words of all languages, with which fact files are put into the form that is kept. */
  readonly lexicon?: () => Lexicon;
  readonly write: WriteValue;
  /** Units and currencies as a fact file may name them. */
  readonly units: readonly string[];
  /** Languages that are read, ISO 639-1. */
  readonly languages: readonly string[];
}
