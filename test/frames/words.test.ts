import { expect, test } from 'vitest';
import { contentWords } from '../../server/src/engine/concepts/words.ts';
import { tokenise } from '../../server/src/engine/mentions/tokens.ts';
import { loadFrameTools } from '../../server/src/languages.ts';

const { lexicon } = loadFrameTools();
const terms = (text: string, lang: string) => contentWords(tokenise(text), lang, lexicon);

test('names and model names are names; function words are left out', () => {
  const words = terms('Last week the H20 chips of Jensen Huang were sold in Valmorin.', 'en');
  expect(words.filter((w) => w.name === 'sure').map((w) => w.text)).toEqual(['H20', 'Jensen', 'Huang', 'Valmorin']);
  expect(words.some((w) => w.text === 'the' || w.text === 'of')).toBe(false);
});

test('unknown cognates share a term across languages', () => {
  const [en] = terms('a zorbiline', 'en');
  const [fr] = terms('la zorbiline', 'fr');
  expect(en!.terms).toEqual(fr!.terms);
});

/** Language, text, its names (certain or possible). */
const NAMES: readonly [lang: string, text: string, names: readonly string[]][] = [
  // A headline in capitals says nothing about names.
  ['en', 'ZORVELLE LIFTS OUTPUT, ORDERS TEN OVENS', ['ZORVELLE']],
  ['en', 'The output of ZVB rose.', ['ZVB']],
  // Known words with a capital beside each other are a name, one alone is none, and a title is none.
  [
    'en',
    'The survey gives the National Party 47 seats and the Whale Roads show 3.',
    ['National', 'Party', 'Whale', 'Roads'],
  ],
  ['en', 'The members say the Board and the council of the town pay for the water.', []],
  ['en', 'National Party Wins Most Seats', []],
  ['es', 'El agua subió en Puente Real y bajó en la ciudad.', ['Puente', 'Real']],
  // German nouns behind an article are common nouns, whatever their capital.
  ['de', 'Der Grubbel in Zorvelle misst der neuen Fluntze zufolge acht Meter.', ['Zorvelle']],
  ['de', 'Die Zorvelle AG baut im Grubbel.', ['Zorvelle', 'AG']],
];
for (const [lang, text, names] of NAMES)
  test(`names in “${text}”`, () => {
    expect(
      terms(text, lang)
        .filter((w) => w.name !== 'no')
        .map((w) => w.text),
    ).toEqual(names);
  });
