import { expect, test } from 'vitest';
import { buildFacts } from '../../server/src/build/build.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';

const tools = loadBuildTools();

// Sentence, what its facts say, language: a share of things that were counted tells how many there were, and how many of them are meant.
const cases: [string, string[], string?][] = [
  ['Seven of the 11 recruits of the Fennick laboratory are engineers.', ['Seven of the 11', '11', '7']],
  ['The fault cut off 14 of the 52 services of Fennick Cloud.', ['14 of the 52', '52', '14']],
  ['Two of the five spans of Fennick were weak.', ['Two of the five', '5', '2']],
  ['Trois des huit ponts de Fennick sont fermés.', ['Trois des huit', '8', '3'], 'fr'],
  ['Deux habitants sur cinq de Fennick marchent.', ['Deux habitants sur cinq'], 'fr'],
  ['Zwei der fünf Brücken von Fennick sind gesperrt.', ['Zwei der fünf', '5', '2'], 'de'],
  ['Dos de los cinco puentes de Fennick cerraron.', ['Dos de los cinco', '5', '2'], 'es'],
  ['One in five pupils of Fennick walks to school.', ['One in five']],
  ['At Fennick 40 out of 100 lamps are broken.', ['40 out of 100']],
];
for (const [sentence, expected, language = 'en'] of cases)
  test(sentence, async () => {
    const input = { path: 'a.txt', bytes: new TextEncoder().encode(sentence), sha256: '' };
    const { facts } = await buildFacts([input], tools, { language });
    expect(facts.map((f) => f.values[0]!.text)).toEqual(expected);
  });
