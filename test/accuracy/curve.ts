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

/** The most wrong figures found at some precisions, whatever the threshold; the mean precision over all recalls. */
export function sayAtPrecisions(all: readonly Outcome[]): string {
  const total = wrongFigures(all);
  const sorted = all.filter((o) => o.match.clash).sort((a, b) => b.match.refuted - a.match.refuted);
  let right = 0;
  let mean = 0;
  const best = new Map(PRECISIONS.map((p) => [p, 0]));
  sorted.forEach((o, i) => {
    if (o.figure.label?.verdict !== 'disagrees') return;
    right++;
    mean += right / (i + 1) / total;
    for (const p of PRECISIONS) if (right / (i + 1) >= p) best.set(p, right / total);
  });
  const at = PRECISIONS.map((p) => `${(100 * best.get(p)!).toFixed(1)} % at ${100 * p} %`);
  return `recall at a precision: ${at.join(', ')}; mean precision ${mean.toFixed(4)}`;
}
const PRECISIONS = [0.85, 0.88, 0.9, 0.92, 0.95];
