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
  ['Three of our eight branches at Fennick close.', ['Three of our eight', '8', '3']],
  ['Trois de leurs huit agences de Fennick ferment.', ['Trois de leurs huit', '8', '3'], 'fr'],
  ['In Fennick fielen drei seiner zwölf Schiffe aus.', ['drei seiner zwölf', '12', '3'], 'de'],
  ['En Fennick cierran tres de nuestras ocho oficinas.', ['tres de nuestras ocho', '8', '3'], 'es'],
  ['A Fennick chiudono tre delle nostre otto filiali.', ['tre delle nostre otto', '8', '3'], 'it'],
  ['In Fennick sluiten drie van onze acht kantoren.', ['drie van onze acht', '8', '3'], 'nl'],
  ['Em Fennick fecham três das nossas oito agências.', ['três das nossas oito', '8', '3'], 'pt'],
  ['One in five pupils of Fennick walks to school.', ['One in five']],
  ['At Fennick 40 out of 100 lamps are broken.', ['40 out of 100']],
];
for (const [sentence, expected, language = 'en'] of cases)
  test(sentence, async () => {
    const input = { path: 'a.txt', bytes: new TextEncoder().encode(sentence), sha256: '' };
    const { facts } = await buildFacts([input], tools, { language });
    expect(facts.map((f) => f.values[0]!.text)).toEqual(expected);
  });
