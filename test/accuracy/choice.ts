import type { Model } from '../../server/src/engine/verdicts/model.ts';
import { boost, type Growth, type Loss } from './boost.ts';
import { tabulate } from './table.ts';

/** The candidates of one figure: their features, and which are right. None right: the figure is about no fact. */
export interface Choice<K extends string> {
  readonly options: readonly Readonly<Record<K, number>>[];
  readonly right: readonly boolean[];
}

/** Scores beyond it are no surer, only harder to unlearn. */
const SUREST = 20;
/** Few figures are about any one of their candidates. */
const BIAS = -3;

/** Candidates of one figure compete with one another and with "no fact" (score 0). */
function conditionalLogit(groups: readonly (readonly boolean[])[]): Loss {
  return (z, g, h) => {
    let from = 0;
    for (const right of groups) {
      let total = 1;
      let rightTotal = 0;
      for (let i = 0; i < right.length; i++) {
        const odds = Math.exp(Math.min(SUREST, z[from + i]!));
        g[from + i] = odds;
        total += odds;
        if (right[i]) rightTotal += odds;
      }
      for (let i = 0; i < right.length; i++) {
        const odds = g[from + i]!;
        const p = odds / total;
        g[from + i] = p - (right[i] ? odds / rightTotal : 0);
        h[from + i] = p * (1 - p) + 1e-6;
      }
      from += right.length;
    }
  };
}

/** Fits a model of which candidate a figure is about. Signs as in `boost`. */
export function chooseByTrees<K extends string>(
  choices: readonly Choice<K>[],
  signs: Readonly<Record<K, number>>,
  growth: Growth,
): Model<K> {
  const keys = Object.keys(signs) as K[];
  const table = tabulate(
    keys,
    choices.flatMap((c) => c.options),
  );
  return boost(table, signs, conditionalLogit(choices.map((c) => c.right)), BIAS, growth);
}
