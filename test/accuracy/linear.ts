import type { Model } from '../../server/src/engine/verdicts/model.ts';
import type { Choice } from './choice.ts';

const ROUNDS = 150;
const DECIMALS = 3;

/** The features of one candidate that are not zero: their positions, bias first, and values. */
interface Row {
  readonly at: Int32Array;
  readonly x: Float64Array;
  readonly right: boolean;
}

const rowCache = new WeakMap<object, readonly Row[]>();

/** Most features of a candidate are zero. A figure's rows are made once, however many models are fitted on it. */
function rowsOf<K extends string>(choice: Choice<K>, keys: readonly K[]): readonly Row[] {
  const known = rowCache.get(choice);
  if (known) return known;
  const rows = choice.options.map((o, i) => {
    const at = [0];
    const x = [1];
    keys.forEach((k, j) => {
      if (o[k] === 0) return;
      at.push(j + 1);
      x.push(o[k]);
    });
    return { at: Int32Array.from(at), x: Float64Array.from(x), right: choice.right[i]! };
  });
  rowCache.set(choice, rows);
  return rows;
}

/** Adds one figure's part of the gradient and of the curvature's diagonal. */
function addChoice(rows: readonly Row[], w: Float64Array, g: Float64Array, h: Float64Array): void {
  let total = 1;
  let rightTotal = 0;
  const scores = rows.map((row) => {
    const s = Math.exp(Math.min(20, dot(w, row)));
    total += s;
    if (row.right) rightTotal += s;
    return s;
  });
  rows.forEach(({ at, x, right }, i) => {
    const p = scores[i]! / total;
    const q = right && rightTotal > 0 ? scores[i]! / rightTotal : 0;
    for (let k = 0; k < at.length; k++) {
      const j = at[k]!;
      g[j]! += (p - q) * x[k]!;
      h[j]! += p * (1 - p) * x[k]! * x[k]!;
    }
  });
}

/**
 * Fits a conditional logit: candidates of one figure compete with one another and with "no fact" (score 0). Diagonal Newton steps
 * with momentum; deterministic. Signs and ridge as in `fit`.
 */
export function chooseByWeights<K extends string>(
  choices: readonly Choice<K>[],
  signs: Readonly<Record<K, number>>,
  ridge: number,
): Model<K> {
  const keys = Object.keys(signs) as K[];
  const n = keys.length + 1;
  const rows = choices.map((c) => rowsOf(c, keys));
  const w = new Float64Array(n);
  const v = new Float64Array(n);
  w[0] = -3;
  for (let round = 0; round < ROUNDS; round++) {
    const g = new Float64Array(n);
    const h = new Float64Array(n).fill(1e-6);
    for (const r of rows) addChoice(r, w, g, h);
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
  return { bias: round(w[0]!), weights, trees: [] };
}

function dot(w: Float64Array, { at, x }: Row): number {
  let sum = 0;
  for (let k = 0; k < at.length; k++) sum += w[at[k]!]! * x[k]!;
  return sum;
}
