import type { Model, Tree } from '../../server/src/engine/verdicts/model.ts';
import { BINS, binsOf, round, type Table } from './table.ts';

/** Gradient and curvature of the loss at the scores `z`, for each row. */
export type Loss = (z: Float64Array, g: Float64Array, h: Float64Array) => void;

export interface Growth {
  readonly trees: number;
  readonly depth: number;
  /** How far each tree goes towards what it would say by itself. */
  readonly rate: number;
  /** L2 penalty of leaves, and fewest rows in one. */
  readonly ridge: number;
  readonly least: number;
}

/** A node being grown: its rows' sums, and the bounds that signs put on it. */
interface Node {
  g: number;
  h: number;
  n: number;
  low: number;
  high: number;
  split?: {
    readonly column: number;
    readonly bin: number;
    readonly gain: number;
    readonly no: number;
    readonly yes: number;
  };
}

const within = (x: number, low: number, high: number): number => Math.max(low, Math.min(high, x));

/**
 * Fits a sum of trees by gradient boosting (Friedman 2001, with the second-order gain of Chen & Guestrin 2016). `signs` holds each feature
 * to the way in which it may count (1: never down, -1: never up, 0: free). Deterministic: no sampling, ties go to the first feature.
 */
export function boost<K extends string>(
  table: Table<K>,
  signs: Readonly<Record<K, number>>,
  loss: Loss,
  bias: number,
  growth: Growth,
): Model<K> {
  const z = new Float64Array(table.rows).fill(bias);
  const g = new Float64Array(table.rows);
  const h = new Float64Array(table.rows);
  const direction = table.keys.map((k) => signs[k]);
  const trees: Tree<K>[] = [];
  for (let t = 0; t < growth.trees; t++) {
    loss(z, g, h);
    const tree = grow(table, direction, g, h, z, growth);
    if (typeof tree === 'number') break;
    trees.push(tree);
  }
  return { bias: round(bias), weights: {} as Model<K>['weights'], trees };
}

/** Grows one tree level by level, and adds what it says to `z`. */
function grow<K extends string>(
  table: Table<K>,
  signs: readonly number[],
  g: Float64Array,
  h: Float64Array,
  z: Float64Array,
  { depth, rate, ridge, least }: Growth,
): Tree<K> {
  const nodeOf = new Int32Array(table.rows);
  const nodes: (Node | undefined)[] = [{ g: 0, h: 0, n: table.rows, low: -Infinity, high: Infinity }];
  for (let i = 0; i < table.rows; i++) {
    nodes[0]!.g += g[i]!;
    nodes[0]!.h += h[i]!;
  }
  for (let level = 0; level < depth; level++) {
    const first = 2 ** level - 1;
    seekSplits(table, signs, nodes, first, nodeOf, g, h, ridge, least);
    part(table, signs, nodes, first, nodeOf, g, h);
  }
  const leaf = nodes.map((n) => (n ? round(rate * within(-n.g / (n.h + ridge), n.low, n.high)) : 0));
  for (let i = 0; i < table.rows; i++) z[i]! += leaf[nodeOf[i]!]!;
  const write = (at: number): Tree<K> => {
    const split = nodes[at]?.split;
    if (!split) return leaf[at]!;
    return [
      table.keys[split.column]!,
      table.columns[split.column]!.thresholds[split.bin]!,
      write(2 * at + 1),
      write(2 * at + 2),
    ];
  };
  return write(0);
}

/** Finds the best question for each node of a level. */
function seekSplits<K extends string>(
  table: Table<K>,
  signs: readonly number[],
  nodes: readonly (Node | undefined)[],
  first: number,
  nodeOf: Int32Array,
  g: Float64Array,
  h: Float64Array,
  ridge: number,
  least: number,
): void {
  const wide = BINS + 2;
  const count = first + 1;
  table.columns.forEach(({ row, bin, zero, thresholds }, column) => {
    if (thresholds.length === 0) return;
    const sums = new Float64Array(3 * count * wide);
    for (let k = 0; k < row.length; k++) {
      const i = row[k]!;
      const at = nodeOf[i]! - first;
      if (at < 0) continue;
      const cell = 3 * (at * wide + bin[k]!);
      sums[cell]! += g[i]!;
      sums[cell + 1]! += h[i]!;
      sums[cell + 2]! += 1;
    }
    for (let at = 0; at < count; at++) {
      const node = nodes[first + at];
      if (!node || node.n < 2 * least) continue;
      // What is not written is zero.
      const home = 3 * (at * wide + zero);
      let [gz, hz, nz] = [node.g, node.h, node.n];
      for (let b = 0; b <= thresholds.length; b++) {
        gz -= sums[3 * (at * wide + b)]!;
        hz -= sums[3 * (at * wide + b) + 1]!;
        nz -= sums[3 * (at * wide + b) + 2]!;
      }
      sums[home]! += gz;
      sums[home + 1]! += hz;
      sums[home + 2]! += nz;
      seekIn(node, sums, 3 * at * wide, column, thresholds.length, signs[column]!, ridge, least);
    }
  });
}

/** Tries all thresholds of one feature on one node, whose sums by bin start at `from`. */
function seekIn(
  node: Node,
  sums: Float64Array,
  from: number,
  column: number,
  thresholds: number,
  sign: number,
  ridge: number,
  least: number,
): void {
  const here = (node.g * node.g) / (node.h + ridge);
  let [gl, hl, nl] = [0, 0, 0];
  for (let b = 0; b < thresholds; b++) {
    gl += sums[from + 3 * b]!;
    hl += sums[from + 3 * b + 1]!;
    nl += sums[from + 3 * b + 2]!;
    if (nl < least || node.n - nl < least) continue;
    const [gr, hr] = [node.g - gl, node.h - hl];
    const gain = (gl * gl) / (hl + ridge) + (gr * gr) / (hr + ridge) - here;
    if (gain <= (node.split?.gain ?? LEAST_GAIN)) continue;
    const no = within(-gl / (hl + ridge), node.low, node.high);
    const yes = within(-gr / (hr + ridge), node.low, node.high);
    if ((sign > 0 && no > yes) || (sign < 0 && no < yes)) continue;
    node.split = { column, bin: b, gain, no, yes };
  }
}
const LEAST_GAIN = 1e-6;

/** Parts the rows of a level's nodes by their questions. */
function part<K extends string>(
  table: Table<K>,
  signs: readonly number[],
  nodes: (Node | undefined)[],
  first: number,
  nodeOf: Int32Array,
  g: Float64Array,
  h: Float64Array,
): void {
  const above = new Map<number, Uint8Array>();
  for (let at = first; at < 2 * first + 1; at++) {
    const node = nodes[at];
    if (!node?.split) continue;
    const { column, no, yes } = node.split;
    const middle = (no + yes) / 2;
    const { low, high } = node;
    const sign = signs[column]!;
    nodes[2 * at + 1] = { g: 0, h: 0, n: 0, low: sign < 0 ? middle : low, high: sign > 0 ? middle : high };
    nodes[2 * at + 2] = { g: 0, h: 0, n: 0, low: sign > 0 ? middle : low, high: sign < 0 ? middle : high };
    if (!above.has(column)) above.set(column, binsOf(table, column));
  }
  for (let i = 0; i < table.rows; i++) {
    const at = nodeOf[i]!;
    const split = at >= first ? nodes[at]!.split : undefined;
    if (!split) continue;
    const child = 2 * at + (above.get(split.column)![i]! > split.bin ? 2 : 1);
    nodeOf[i] = child;
    const node = nodes[child]!;
    node.g += g[i]!;
    node.h += h[i]!;
    node.n += 1;
  }
}
