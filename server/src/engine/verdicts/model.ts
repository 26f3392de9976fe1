/** A leaf's share of the score, or a question: is the feature above the threshold? If not, the third part holds, else the fourth. */
export type Tree<K extends string = string> =
  | number
  | readonly [feature: K, threshold: number, no: Tree<K>, yes: Tree<K>];

/** Weights of named features and a sum of small decision trees over them, either of which may be empty; a score is log-odds. Found by the trainer in `test/accuracy`. */
export interface Model<K extends string = string> {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<K, number>>>;
  readonly trees: readonly Tree<K>[];
}

/** A model laid out for speed: each tree is complete to the same depth, its questions and leaves in rows. */
export interface Forest<K extends string = string> {
  readonly keys: readonly K[];
  readonly bias: number;
  /** By position in `keys`; empty where all are 0. */
  readonly weights: Float64Array;
  readonly depth: number;
  readonly trees: number;
  /** For each tree 2^depth − 1 questions, the root first, the children of i at 2i + 1 and 2i + 2: positions in `keys`. */
  readonly feature: Uint8Array;
  readonly threshold: Float64Array;
  /** For each tree 2^depth leaves. */
  readonly leaf: Float64Array;
}

const depthOf = (tree: Tree): number =>
  typeof tree === 'number' ? 0 : 1 + Math.max(depthOf(tree[2]), depthOf(tree[3]));

/** Lays out a model. `keys`: the features in the order in which values are given to `scoreOf`. */
export function layOut<K extends string>({ bias, weights, trees }: Model<K>, keys: readonly K[]): Forest<K> {
  const depth = Math.max(0, ...trees.map(depthOf));
  const questions = 2 ** depth - 1;
  const feature = new Uint8Array(trees.length * questions);
  const threshold = new Float64Array(trees.length * questions);
  const leaf = new Float64Array(trees.length * (questions + 1));
  const linear = Float64Array.from(Object.keys(weights).length ? keys : [], (k) => weights[k] ?? 0);
  const at = new Map(keys.map((k, i) => [k, i]));
  trees.forEach((root, t) => {
    const place = (tree: Tree<K>, node: number): void => {
      if (node >= questions) leaf[t * (questions + 1) + node - questions] = tree as number;
      else if (typeof tree === 'number') {
        // Above an early leaf any question will do: both answers lead to it.
        place(tree, 2 * node + 1);
        place(tree, 2 * node + 2);
      } else {
        feature[t * questions + node] = at.get(tree[0])!;
        threshold[t * questions + node] = tree[1];
        place(tree[2], 2 * node + 1);
        place(tree[3], 2 * node + 2);
      }
    };
    place(root, 0);
  });
  return { keys, bias, weights: linear, depth, trees: trees.length, feature, threshold, leaf };
}

/** The features' values in the order of the model's keys. */
export function valuesOf<K extends string>({ keys }: Forest<K>, features: Readonly<Record<K, number>>): Float64Array {
  const x = new Float64Array(keys.length);
  for (let i = 0; i < keys.length; i++) x[i] = features[keys[i]!];
  return x;
}

/** The log-odds of one set of features, as `valuesOf` gives them. */
export function scoreOf(forest: Forest, x: Float64Array): number {
  const { weights, depth, trees, feature, threshold, leaf } = forest;
  const questions = 2 ** depth - 1;
  let z = forest.bias;
  for (let i = 0; i < weights.length; i++) z += weights[i]! * x[i]!;
  for (let t = 0; t < trees; t++) {
    const first = t * questions;
    let node = 0;
    while (node < questions) {
      const q = first + node;
      node = 2 * node + (x[feature[q]!]! > threshold[q]! ? 2 : 1);
    }
    z += leaf[first + t + node - questions]!;
  }
  return z;
}

export const score = <K extends string>(forest: Forest<K>, features: Readonly<Record<K, number>>): number =>
  scoreOf(forest, valuesOf(forest, features));

/** The model's probability for one set of features. */
export const predict = <K extends string>(forest: Forest<K>, features: Readonly<Record<K, number>>): number =>
  1 / (1 + Math.exp(-score(forest, features)));

/** Facts built from a source are told by their many words, facts written by hand by their labels: each kind has a model of its own. */
export interface ByOrigin<T> {
  readonly built: T;
  readonly declared: T;
}
