import { describe, expect, test } from 'vitest';
import { loadBuildTools } from '../../server/src/build/tools.ts';
import { articles, judgeArticle } from './unseen.ts';

const tools = loadBuildTools();

for (const kind of ['unseen', 'features'] as const)
  describe(`articles read by hand before they were built from: ${kind}`, () => {
    for (const name of articles(kind))
      test(name, async () => {
        const { figures, unwanted } = await judgeArticle(name, tools, kind);
        const wrong = figures.filter((f) => f.faults.length > 0 && !f.expected.open);
        expect(wrong.map((f) => [f.expected.at, f.fact?.values[0]?.text, ...f.faults])).toEqual([]);
        if (kind === 'features') expect(unwanted).toEqual([]);
      });
  });
