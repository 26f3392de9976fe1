import { expect, test } from 'vitest';
import { compoundParts } from '../../server/src/engine/concepts/compounds.ts';
import { wordEntries } from '../../server/src/engine/concepts/lexicon.ts';
import { loadFrameTools } from '../../server/src/languages.ts';

const { lexicon } = loadFrameTools();
const terms = (lang: string, word: string) => compoundParts(lexicon, lang, word).map((e) => e.term);

test.each([
  ['de', 'Krankenhausfusion', ['c:merge', 'c:hospital']],
  ['de', 'Hafenbrückentunnel', ['c:tunnel', 'c:bridge', 'c:port']],
  ['de', 'Museumsgartenzaun', ['c:fence', 'c:garden', 'c:museum']],
  ['nl', 'havenbrugtunnel', ['c:tunnel', 'c:bridge', 'c:port']],
])('%s: %s says what its parts say', (lang, word, parts) => {
  expect(terms(lang, word)).toEqual(expect.arrayContaining(parts));
});

test('a known last part alone is kept; a language without compounds has no parts', () => {
  expect(terms('de', 'Lorentawagen')).toEqual(['c:car']);
  expect(terms('fr', 'portefeuille')).toEqual([]);
});

test('a word that differs in its last letter is no form of it', () => {
  expect(wordEntries(lexicon, 'de', 'hafen')!.map((e) => e.term)).not.toContain('c:oats');
});
