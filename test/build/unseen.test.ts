import { describe, expect, test } from 'vitest';
import { loadBuildTools } from '../../server/src/build/tools.ts';
import { articles, judgeArticle } from './unseen.ts';

const tools = loadBuildTools();

describe('articles of many kinds, read by hand before they were built from', () => {
  for (const name of articles())
    test(name, async () => {
      const { figures } = await judgeArticle(name, tools);
      const wrong = figures.filter((f) => f.faults.length > 0 && !f.expected.open);
      expect(wrong.map((f) => [f.expected.at, f.fact?.values[0]?.text, ...f.faults])).toEqual([]);
    });
});
