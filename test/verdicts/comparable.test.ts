// What is passed over without a comparison is what a comparison would find incomparable.
import { expect, test } from 'vitest';
import { kindsOf } from '../../server/src/engine/values/kinds.ts';
import { reachOf } from '../../server/src/engine/verdicts/comparable.ts';
import { judge } from '../../server/src/engine/verdicts/judge.ts';
import { fact, mention } from '../values/make.ts';
import cases from './judge.tsv';

const rows = cases
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [string, string]);
const facts = [...new Set(rows.map(([held]) => held))].map((text) => fact(text));
const mentions = [...new Set(rows.map(([, draft]) => draft))].map((text) => mention(text));

test('no figure and fact that are passed over can be compared', () => {
  let passed = 0;
  let compared = 0;
  for (const one of facts)
    for (const other of mentions) {
      const passedOver = (kindsOf(one.values) & reachOf(other)) === 0;
      const { relation } = judge(other, one);
      if (relation !== 'incomparable') compared++;
      if (!passedOver) continue;
      passed++;
      expect(relation, `${JSON.stringify(other.values)} / ${one.values[0]?.text}`).toBe('incomparable');
    }
  expect(Math.min(passed, compared)).toBeGreaterThan(1000);
});
