// The signature of a fact: how it is read, what it makes of the words near a figure, and how it is put into a fact file.
import { expect, test } from 'vitest';
import { groupsBy, wordFact } from '../../server/src/engine/facts/frame.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { fitSignature, signatureOf } from '../../server/src/engine/verdicts/signature.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { localeOf } from '../../server/src/locales.ts';
import { loadEngine } from '../../server/src/resources.ts';
import { writeSignatures } from '../accuracy/sign.ts';

const lexicon = loadEngine().tools.lexicon;
const read = readerOf((text, lang) => recognise(text, localeOf(lang)!, {}));
const parse = (text: string) => parseFactFile(text, 'a.facts.yaml', read);
const base = (signature: string) => `sources: { s: { title: S } }
facts:
  orchard:
    subject: { en: [orchard] }
    properties:
      cost: { value: 8.5 million USD, evidence: s, signature: ${signature} }
`;
const factOf = (signature: string) => parse(base(signature)).facts[0]!;
const signatureIn = (signature: string) => signatureOf(wordFact(factOf(signature), groupsBy(lexicon)).signature);

test('words and what they tell are read by language', () => {
  const file = parse(base('{ en: { factory: 2.1, plum: -0.8 }, fr-CH: { verger: 1 } }'));
  expect(file.problems).toEqual([]);
  expect(file.facts[0]!.signature).toEqual({ en: { factory: 2.1, plum: -0.8 }, fr: { verger: 1 } });
  expect(parse(base('{}')).facts[0]!.signature).toEqual({});
});

test('what is no number is told at its word, and the other words hold', () => {
  const text = base('{ en: { factory: much, plum: 1 } }');
  const { facts, problems } = parse(text);
  expect(problems.map((p) => [p.code, text.slice(p.span.start, p.span.end)])).toEqual([['factbase.shape', 'factory']]);
  expect(facts[0]!.signature).toEqual({ en: { plum: 1 } });
});

test('a word stands for its translations, and what is told of a compound does not hold for its part', () => {
  expect(signatureIn('{ fr: { usine: 2 } }').get('c:factory')).toBe(2);
  const compound = { text: 'Staatsfonds', terms: ['s:staatsfonds', 'c:state', 'c:fund'], weight: 0.5, name: false };
  const part = { text: 'Fonds', terms: ['c:fund'], weight: 1.5, name: false };
  for (const groups of [
    [compound, part],
    [part, compound],
  ])
    expect(Object.fromEntries(signatureOf(groups))).toEqual({ 's:staatsfonds': 0.5, 'c:state': 0.5, 'c:fund': 1.5 });
});

test('words of the fact speak for it, others against it, the nearer the more', () => {
  const signature = signatureIn('{ en: { factory: 2, harvest: 1.5, bank: -1.5 } }');
  const fit = (words: Readonly<Record<string, number>>) => fitSignature(signature, new Map(Object.entries(words)));
  const [factory, bank] = ['c:factory', 'c:bank'];
  expect([...signature.keys()]).toEqual(expect.arrayContaining([factory, bank]));
  expect(fit({ [factory]: 0.9 })).toBeGreaterThan(fit({ [factory]: 0.3 }));
  expect(fit({ [factory]: 0.3 })).toBeGreaterThan(0);
  expect(fit({ 's:nobody lists it': 0.9 })).toBeLessThan(0);
  expect(fit({ [bank]: 0.9 })).toBeLessThan(fit({ 's:nobody lists it': 0.9 }));
  // Far words are said of something else.
  expect(fit({ [factory]: 0.1, [bank]: 0.1 })).toBe(0);
  const loud = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`s:${i}`, 1]));
  expect(fit(loud)).toBe(-1);
});

test('nothing is said of a fact without a signature', () => {
  expect(fitSignature(signatureOf([]), new Map([['c:factory', 1]]))).toBe(0);
});

const FILE = `# The orchard.
sources: { s: { title: S } }
facts:
  orchard:
    subject: { en: [orchard] } # where it is
    properties:
      cost:
        value: 8.5 million USD
        evidence: s # the cost

      # When it began.
      opened:
        date: 2024-05
        signature:
          en: { old: 1 }
        evidence: s
  # The other one.
  barn:
    subject: { en: [barn] }
    properties: { height: { value: 12 m, evidence: s } }
`;

test('signatures are put into a file, which else stays as it is', () => {
  const signatures = new Map([
    ['orchard.cost', { en: { on: 1.5, 'start-up': 2, '7': 0.4, 'C&A': -1.2 }, zh: { 果园: 2 } }],
    ['orchard.opened', { fr: { "l'été": 3 } }],
  ]);
  const text = writeSignatures(FILE, signatures);
  const { facts, problems } = parse(text);
  expect(problems).toEqual([]);
  expect(facts.map((f) => [f.id, f.signature])).toEqual([
    ['orchard.cost', signatures.get('orchard.cost')],
    ['orchard.opened', signatures.get('orchard.opened')],
    ['barn.height', undefined],
  ]);
  const kept = (t: string) => t.split('\n').filter((l) => !/^ {8}signature:|^ {10}/.test(l));
  expect(kept(text)).toEqual(kept(FILE));
  expect(writeSignatures(text, signatures)).toBe(text);
  expect(kept(writeSignatures(text, new Map()))).toEqual(kept(FILE));
});

test('long signatures are broken into lines', () => {
  const words = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`word${i}`, 1.1]));
  const text = writeSignatures(FILE, new Map([['orchard.cost', { en: words }]]));
  expect(Math.max(...text.split('\n').map((l) => l.length))).toBeLessThanOrEqual(120);
  expect(parse(text).facts[0]!.signature).toEqual({ en: words });
});
