/** A logistic model: weights by feature name, found by the trainer in `test/accuracy`. */
export interface Model<K extends string = string> {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<K, number>>>;
}

/** The model's probability for one set of features. */
export function predict<K extends string>(model: Model<K>, features: Readonly<Record<K, number>>): number {
  let z = model.bias;
  for (const key in model.weights) z += (model.weights[key] ?? 0) * features[key];
  return 1 / (1 + Math.exp(-z));
}
