import { concepts } from 'virtual:languages';
import { expect, test } from 'vitest';
import { compileWords, unfold } from '../../server/src/engine/concepts/compiled.ts';
import { stemOf, wordEntries } from '../../server/src/engine/concepts/lexicon.ts';
import { ONE_WORD, readTables } from '../../server/src/engine/concepts/tree.ts';
import { fold, tokenise } from '../../server/src/engine/mentions/tokens.ts';
import { loadFrameTools } from '../../server/src/languages.ts';

test.each(Object.keys(concepts))('%s: what counts as one word is one token', (lang) => {
  const { concepts: tables, names } = concepts[lang]!();
  const phrases = [...tables, names].flatMap((tsv) =>
    tsv
      .split('\n')
      .slice(1)
      .flatMap((row) => row.split('\t').at(-1)!.split('|')),
  );
  expect(phrases.length).toBeGreaterThan(1000);
  for (const phrase of phrases.map((p) => p.replace(/^adj:|^=/, '').trim()).filter((p) => ONE_WORD.test(p)))
    expect(tokenise(phrase).map(({ type, folded }) => [type, folded])).toEqual([['word', fold(phrase)]]);
});

test.each(Object.keys(concepts))('%s: compiled words are found like those of the tables', (lang) => {
  const { lexicon } = loadFrameTools();
  const root = readTables(lexicon.tables(lang), lang, (folded) => stemOf(lexicon, lang, folded));
  const compiled = compileWords(root);
  const again = unfold(compiled);
  for (const [stem, node] of root.next!) expect(again.next!.get(stem)).toEqual(node);
  for (const [word, node] of root.exact ?? []) expect(again.exact!.get(word)).toEqual(node);
  for (const [stem] of root.next!) expect(root.next!.has(`${stem}x`) || !again.next!.get(`${stem}x`)).toBe(true);
  expect(compiled.entries.split('\n').length).toBeGreaterThan(1000);
});

test.each([
  ['fr', 'importantes', 'c:big', 'c:import'],
  ['fr', 'élèves', 'c:student', 'c:high'],
  ['fr', 'loyer', 'c:rent', 'c:law'],
  ['fr', 'marché', 'c:market', 'c:protest'],
  ['en', 'university', 'c:university', 'c:general'],
  ['en', 'bookings', 'c:order', 'c:book'],
])('%s: %s is %s and no %s, though their stem is the same', (lang, word, is, no) => {
  const { lexicon } = loadFrameTools();
  const terms = wordEntries(lexicon, lang, word)!.map((e) => e.term);
  expect(terms).toContain(is);
  expect(terms).not.toContain(no);
});

test.each([
  ['es', 'ordenadores', 'c:computer', 'órdenes'],
  ['it', 'cerchio', 'c:circle', 'cerco'],
  ['en', 'conservatives', 'c:right-wing', 'conservation'],
])('%s: %s is %s as it stands, %s is not', (lang, word, term, other) => {
  const { lexicon } = loadFrameTools();
  const terms = (w: string) => (wordEntries(lexicon, lang, w) ?? []).map((e) => e.term);
  expect(terms(word)).toContain(term);
  expect(terms(other)).not.toContain(term);
});

test('a participle without a form of its own keeps its verb', () => {
  const { lexicon } = loadFrameTools();
  expect(wordEntries(lexicon, 'fr', 'passé')!.map((e) => e.term)).toEqual(expect.arrayContaining(['c:pass', 'c:last']));
});
