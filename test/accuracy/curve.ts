import type { Outcome } from './train.ts';

export interface Point {
  readonly threshold: number;
  readonly recall: number;
  readonly precision: number;
  readonly flagged: number;
  readonly false: number;
}

/** Wrong figures in the labelled drafts, found by the recogniser or not. */
export function wrongFigures(all: readonly Outcome[]): number {
  const drafts = new Set(all.map((o) => o.draft));
  return [...drafts].reduce((n, d) => n + d.labels.filter((l) => l.verdict === 'disagrees').length, 0);
}

/** Recall and precision of refutation at each threshold: a flagged figure counts as right when its label says it is wrong. */
export function curve(all: readonly Outcome[], thresholds: readonly number[]): Point[] {
  const wrong = wrongFigures(all);
  return thresholds.map((threshold) => {
    const flagged = all.filter((o) => o.match.clash && o.match.refuted >= threshold);
    const right = flagged.filter((o) => o.figure.label?.verdict === 'disagrees');
    const caught = new Set(right.map((o) => o.figure.label)).size;
    return {
      threshold,
      recall: caught / wrong,
      precision: flagged.length ? right.length / flagged.length : 1,
      flagged: flagged.length,
      false: flagged.length - right.length,
    };
  });
}
