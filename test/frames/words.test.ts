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
