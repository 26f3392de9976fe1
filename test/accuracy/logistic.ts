import type { Model } from '../../server/src/engine/verdicts/model.ts';

/** One training example: features by name, the truth, and how much it counts. */
export interface Sample<K extends string> {
  readonly x: Readonly<Record<K, number>>;
  readonly y: 0 | 1;
  readonly weight: number;
}

/** Passes over all weights; the last ones change nothing in the decimals kept. */
const PASSES = 60;
/** Decimals kept in the committed table: enough for the score, few enough to be the same on every machine. */
const DECIMALS = 3;

/**
 * Fits a logistic model by cyclic coordinate descent with Newton steps. Deterministic: no random start, no sampling.
 * `signs` constrains each weight (1: not negative, -1: not positive, 0: free); `ridge` is the L2 penalty per unit of sample weight.
 */
export function fit<K extends string>(
  samples: readonly Sample<K>[],
  signs: Readonly<Record<K, number>>,
  ridge: number,
): Model<K> {
  const keys = Object.keys(signs) as K[];
  const columns = keys.map((k) => Float64Array.from(samples, (s) => s.x[k]));
  const y = Float64Array.from(samples, (s) => s.y);
  const weight = Float64Array.from(samples, (s) => s.weight);
  const total = weight.reduce((a, b) => a + b, 0) || 1;
  const z = new Float64Array(samples.length);
  const w = new Float64Array(keys.length);
  let bias = 0;
  const step = (column: Float64Array | undefined, old: number, penalty: number, sign: number): number => {
    let g = penalty * old;
    let h = penalty + 1e-9;
    for (let i = 0; i < z.length; i++) {
      const x = column ? column[i]! : 1;
      if (x === 0) continue;
      const p = 1 / (1 + Math.exp(-z[i]!));
      g += (weight[i]! * (p - y[i]!) * x) / total;
      h += (weight[i]! * p * (1 - p) * x * x) / total;
    }
    // A step of at most 1 keeps Newton safe far from the optimum.
    let next = old - Math.max(-1, Math.min(1, g / h));
    if ((sign > 0 && next < 0) || (sign < 0 && next > 0)) next = 0;
    if (next !== old) for (let i = 0; i < z.length; i++) z[i]! += (next - old) * (column ? column[i]! : 1);
    return next;
  };
  for (let pass = 0; pass < PASSES; pass++) {
    bias = step(undefined, bias, 0, 0);
    keys.forEach((k, j) => {
      w[j] = step(columns[j]!, w[j]!, ridge, signs[k]);
    });
  }
  const round = (v: number) => Number(v.toFixed(DECIMALS)) || 0;
  const weights = Object.fromEntries(keys.map((k, j) => [k, round(w[j]!)]).filter(([, v]) => v !== 0)) as Partial<
    Record<K, number>
  >;
  return { bias: round(bias), weights };
}
