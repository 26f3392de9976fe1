import { expect, test } from 'vitest';
import { buildFacts } from '../../server/src/build/build.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';

const tools = loadBuildTools();

// Sentence, and what its facts say: a share of things that were counted tells how many there were.
const cases: [string, string[]][] = [
  ['Seven of the 11 recruits of the Fennick laboratory are engineers.', ['Seven of the 11', '11']],
  ['The fault cut off 14 of the 52 services of Fennick Cloud.', ['14 of the 52', '52']],
  ['One in five pupils of Fennick walks to school.', ['One in five']],
  ['At Fennick 40 out of 100 lamps are broken.', ['40 out of 100']],
];
for (const [sentence, expected] of cases)
  test(sentence, async () => {
    const input = { path: 'a.txt', bytes: new TextEncoder().encode(sentence), sha256: '' };
    const { facts } = await buildFacts([input], tools, { language: 'en' });
    expect(facts.map((f) => f.values[0]!.text)).toEqual(expected);
  });
