// Telling words of a fact, in its own language or by language, and what stands for a label of several words.
import { expect, test } from 'vitest';
import { groupsBy, wordFact } from '../../server/src/engine/facts/frame.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { localeOf } from '../../server/src/locales.ts';
import { loadEngine } from '../../server/src/resources.ts';

const lexicon = loadEngine().tools.lexicon;
const read = readerOf((text, lang) => recognise(text, localeOf(lang)!, {}));
const parse = (words: string, more = '') =>
  parseFactFile(
    `sources: { s: { title: S } }
facts:
  orchard:
    subject: { en: [orchard] }
    properties:
      cost: { value: 8.5 million USD, words: ${words}, ${more}evidence: s }
`,
    'a.facts.yaml',
    read,
  );
const wordingOf = (words: string, more?: string) => wordFact(parse(words, more).facts[0]!, groupsBy(lexicon));

test('words by language are read in it, though the value is in another', () => {
  const file = parse('{ fr: [usine, financement], en: [factory] }');
  expect(file.problems).toEqual([]);
  expect(file.facts[0]).toMatchObject({ lang: 'en', words: { fr: ['usine', 'financement'], en: ['factory'] } });
  const plain = wordFact(parse('[usine, financement]').facts[0]!, groupsBy(lexicon)).terms;
  const told = wordingOf('{ fr: [usine, financement] }').terms;
  // "usine" is no English word: read as one it is not the factory.
  expect(told).toContain('c:factory');
  expect(plain).not.toContain('c:factory');
});

test('a list is in the language of the fact', () => {
  expect(parse('[usine]').facts[0]!.words).toEqual({ '': ['usine'] });
  expect(wordingOf('[usine]', 'lang: fr, ').terms).toContain('c:factory');
});

test('a language that is none is told at its place', () => {
  expect(parse('{ french: [usine] }').problems.map((p) => p.code)).toEqual(['factbase.unknown-key']);
});

test('of a label of several words the most telling one stands for it', () => {
  const { property } = wordingOf('[factory]', 'label: { en: [first factory] }, ');
  const terms = property.flatMap((g) => g.terms);
  expect(terms).toContain('c:factory');
  expect(terms).not.toContain('c:first');
});
