/** A logistic model: weights by feature name, found by the trainer in `test/accuracy`. */
export interface Model<K extends string = string> {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<K, number>>>;
}

/** The log-odds of one set of features. */
export function score<K extends string>(model: Model<K>, features: Readonly<Record<K, number>>): number {
  let z = model.bias;
  for (const key in model.weights) z += (model.weights[key] ?? 0) * features[key];
  return z;
}

/** The model's probability for one set of features. */
export const predict = <K extends string>(model: Model<K>, features: Readonly<Record<K, number>>): number =>
  1 / (1 + Math.exp(-score(model, features)));

/** Facts built from a source are told by their many words, facts written by hand by their labels: each kind has weights of its own. */
export interface ByOrigin<T> {
  readonly built: T;
  readonly declared: T;
}
