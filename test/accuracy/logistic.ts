import type { Model } from '../../server/src/engine/verdicts/model.ts';
import { boost, type Growth, type Loss } from './boost.ts';
import { tabulate } from './table.ts';

/** One training example: features by name, the truth, and how much it counts. */
export interface Sample<K extends string> {
  readonly x: Readonly<Record<K, number>>;
  readonly y: 0 | 1;
  readonly weight: number;
}

const logLoss =
  <K extends string>(samples: readonly Sample<K>[]): Loss =>
  (z, g, h) => {
    samples.forEach(({ y, weight }, i) => {
      const p = 1 / (1 + Math.exp(-z[i]!));
      g[i] = weight * (p - y);
      h[i] = weight * p * (1 - p);
    });
  };

/** Fits a model of what is true. Signs as in `boost`. */
export function fit<K extends string>(
  samples: readonly Sample<K>[],
  signs: Readonly<Record<K, number>>,
  growth: Growth,
): Model<K> {
  const share = (y: 0 | 1) => samples.reduce((sum, s) => (s.y === y ? sum + s.weight : sum), 0);
  const table = tabulate(
    Object.keys(signs) as K[],
    samples.map((s) => s.x),
  );
  return boost(table, signs, logLoss(samples), Math.log(share(1) / share(0)), growth);
}
