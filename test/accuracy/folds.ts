import type { Models } from '../../server/src/engine/verdicts/models.ts';
import type { Domain } from './corpus.ts';
import { both, type Outcome, outcomes, train } from './train.ts';

/** Whole domains with models that have not seen them. */
export interface Fold {
  readonly models: Models;
  readonly held: readonly Domain[];
}

/** Splits the domains as `crossValidate` does, and keeps the models: one training serves every measure. */
export function trainFolds(domains: readonly Domain[], folds: number, ...always: readonly Domain[]): Fold[] {
  return Array.from({ length: Math.min(folds, domains.length) }, (_, k) => {
    const models = both(train([...domains.filter((_, i) => i % folds !== k), ...always]));
    return { models, held: domains.filter((_, i) => i % folds === k) };
  });
}

export const heldOut = (folds: readonly Fold[]): Outcome[] =>
  folds.flatMap((fold) => fold.held.flatMap((d) => outcomes(d, fold.models)));
