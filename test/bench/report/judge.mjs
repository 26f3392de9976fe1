import { percentile } from '../drive/numbers.mjs';
import { GOALS } from './goals.mjs';

/** The statistic of a measure: `name` is its median, `name@p99` the 99th percentile; undefined when it was not measured. */
export function statistic(samples, name) {
  const [key, stat = 'p50'] = name.split('@');
  const values = samples[key];
  return values?.length ? percentile(values, Number(stat.slice(1)) / 100) : undefined;
}

/** How the goals stand that were measured: `{ id, text, ours, other, value, goal, kind, met }`. `words` is the size of the long draft. */
export function judgeGoals(samples, words) {
  return GOALS.flatMap((goal) => {
    const ours = statistic(samples, goal.ours);
    const other = goal.other && statistic(samples, goal.other);
    if (ours === undefined || (goal.other && other === undefined)) return [];
    const [kind, limit] = limitOf(goal);
    const value = {
      ratio: ours / other,
      atLeast: ours / other,
      less: ours - other,
      only: ours,
      exponent: Math.log10(ours / other),
    }[kind];
    const met = limit === undefined ? undefined : kind === 'atLeast' ? value >= limit : value <= limit;
    const text = goal.text.replace('100k words', `${words} words`);
    return [{ ...goal, text, ours, other, value, kind, limit, met }];
  });
}

function limitOf(goal) {
  for (const kind of ['ratio', 'atLeast', 'less', 'only', 'exponent'])
    if (goal[kind] !== undefined) return [kind, goal[kind]];
  return ['ratio', undefined];
}

/** Goals that stand worse than the budget allows. What was not measured is not judged. */
export const overBudget = (judged, budget) =>
  judged.filter(({ id, kind, value }) => {
    const allowed = budget[id];
    return allowed !== undefined && (kind === 'atLeast' ? value < allowed : value > allowed);
  });
