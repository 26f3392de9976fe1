import type { Say } from './say.ts';

/** What is known of one draft. */
export interface Tally {
  /** Figures and dates recognised. */
  readonly figures: number;
  /** Findings by code that disagree. */
  readonly refuted: number;
  /** Facts in force for this draft. */
  readonly facts: number;
  /** Front matter or a setting switches checking off. */
  readonly off: boolean;
}

/** One line: "4 figures checked, 1 disagrees". */
export function statusText(tally: Tally, say: Say): string {
  if (tally.off) return say('status.off');
  if (tally.facts === 0) return say('status.noBase');
  const checked = say('status.figures', { count: tally.figures });
  return tally.refuted === 0
    ? checked
    : say('status.both', { checked, disagree: say('status.disagree', { count: tally.refuted }) });
}
