import type { CheckResult, Draft } from '../engine/check.ts';
import type { FactBase } from '../engine/facts/types.ts';
import type { WriteValue } from '../engine/views/write.ts';
import type { ReadValue } from '../factbase/types.ts';

/** What the server needs of the engine; loaded after the server has answered `initialize`. */
export interface Checker {
  /** Pure; throws only by a defect. */
  check(draft: Draft, base: FactBase): CheckResult;
  readonly readValue: ReadValue;
  readonly write: WriteValue;
}
