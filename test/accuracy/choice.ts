import type { Model } from '../../server/src/engine/verdicts/model.ts';

/** The candidates of one figure: their features, and which are right. None right: the figure is about no fact. */
export interface Choice<K extends string> {
  readonly options: readonly Readonly<Record<K, number>>[];
  readonly right: readonly boolean[];
}

const ROUNDS = 150;
const DECIMALS = 3;

/**
 * Fits a conditional logit: candidates of one figure compete with one another and with "no fact" (score 0). Diagonal Newton steps
 * with momentum; deterministic. Signs and ridge as in `fit`.
 */
export function fitChoice<K extends string>(
  choices: readonly Choice<K>[],
  signs: Readonly<Record<K, number>>,
  ridge: number,
): Model<K> {
  const keys = Object.keys(signs) as K[];
  const n = keys.length + 1;
  const rows = choices.map((c) => c.options.map((o) => Float64Array.from([1, ...keys.map((k) => o[k])])));
  const w = new Float64Array(n);
  const v = new Float64Array(n);
  w[0] = -3;
  for (let round = 0; round < ROUNDS; round++) {
    const g = new Float64Array(n);
    const h = new Float64Array(n).fill(1e-6);
    choices.forEach((c, ci) => {
      const xs = rows[ci]!;
      const scores = xs.map((x) => Math.exp(Math.min(20, dot(w, x))));
      const total = 1 + scores.reduce((a, b) => a + b, 0);
      const rightTotal = scores.reduce((a, s, i) => a + (c.right[i] ? s : 0), 0);
      xs.forEach((x, i) => {
        const p = scores[i]! / total;
        const q = c.right[i] && rightTotal > 0 ? scores[i]! / rightTotal : 0;
        for (let j = 0; j < n; j++) {
          const xj = x[j]!;
          if (xj === 0) continue;
          g[j]! += (p - q) * xj;
          h[j]! += p * (1 - p) * xj * xj;
        }
      });
    });
    for (let j = 0; j < n; j++) {
      const penalty = j === 0 ? 0 : ridge;
      const grad = g[j]! / choices.length + penalty * w[j]!;
      const curve = h[j]! / choices.length + penalty;
      v[j] = 0.6 * v[j]! - 0.25 * Math.max(-1, Math.min(1, grad / curve));
      w[j]! += v[j]!;
      const sign = j === 0 ? 0 : signs[keys[j - 1]!];
      if ((sign > 0 && w[j]! < 0) || (sign < 0 && w[j]! > 0)) {
        w[j] = 0;
        v[j] = 0;
      }
    }
  }
  const round = (x: number) => Number(x.toFixed(DECIMALS)) || 0;
  const weights = Object.fromEntries(keys.map((k, j) => [k, round(w[j + 1]!)]).filter(([, x]) => x !== 0)) as Partial<
    Record<K, number>
  >;
  return { bias: round(w[0]!), weights };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
