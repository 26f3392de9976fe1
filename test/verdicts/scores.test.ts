import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestOf, keepScores } from '../../server/src/engine/facts/scores.ts';

const weights = fc.array(fc.constantFrom(0, 0.5, 1, 1.25, 2, 7), { maxLength: 60 });

test('the best are the first of all in the order of their scores, of equal ones the first in the base', () => {
  fc.assert(
    fc.property(weights, fc.nat({ max: 70 }), (of, count) => {
      const positions = of.map((_, at) => at).reverse();
      const sorted = positions.toSorted((a, b) => of[b]! - of[a]! || a - b);
      expect(bestOf(positions, (at) => of[at]!, count)).toEqual(sorted.slice(0, count));
    }),
    { seed: 3 },
  );
});

test('scores are sums, and are forgotten with the next figure', () => {
  const scores = keepScores(8);
  scores.clear();
  scores.addAll([1, 4, 6], 2);
  scores.add(4, 1);
  scores.add(0, 0);
  expect(scores.best(2)).toEqual([4, 1]);
  expect(scores.best(9)).toEqual([4, 1, 6, 0]);
  scores.clear();
  expect([scores.size(), scores.of(4), scores.best(3)]).toEqual([0, 0, []]);
});
