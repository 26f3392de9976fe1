import { expect, test } from 'vitest';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { localeOf } from '../../server/src/locales.ts';

const read = readerOf((text, lang) => recognise(text, localeOf(lang), {}));

const VALUES: readonly [lang: string, text: string, expected: Record<string, unknown>][] = [
  ['en', 'nearly 8.5 billion USD', { dimension: 'money', unit: 'USD', low: 8.5e9, hedge: 'nearly', step: 1e8 }],
  ['en', '> 400', { low: 400, hedge: 'more-than' }],
  ['en', '~400', { low: 400, hedge: 'about' }],
  ['en', '8.50', { low: 8.5, step: 0.01 }],
  ['en', '3.20 EUR', { dimension: 'money', unit: 'EUR', low: 3.2 }],
  ['en', '3 to 5', { low: 3, high: 5 }],
  ['en', 'half', { dimension: 'ratio', low: 0.5 }],
  ['en', '7 of 11', { dimension: 'ratio', of: { part: 7, whole: 11 } }],
  ['en', 'threefold', { dimension: 'times', low: 3 }],
  ['en', '6 USD per hour', { unit: 'USD', low: 6, per: 'h' }],
  ['en', '14th', { dimension: 'ordinal', low: 14 }],
  ['en', 'almost ten years', { dimension: 'time', unit: 'a', low: 10, hedge: 'nearly' }],
  ['fr', '1,234', { low: 1.234 }],
  ['en', '1,234', { low: 1234 }],
  ['fr', 'près de 8,5 Md$', { unit: 'USD', low: 8.5e9, hedge: 'nearly' }],
];

test.each(VALUES)('value in %s: %s', (lang, text, expected) => {
  expect(read(text, 'value', lang)).toMatchObject({ value: expected, rest: '' });
});

const DATES: readonly [lang: string, text: string, edtf: string, deadline?: boolean][] = [
  ['en', '2025-07-14', '2025-07-14'],
  ['en', '2025-22', '2025-22'],
  ['en', 'XXXX-07-14', 'XXXX-07-14'],
  ['en', '2014/..', '2014/..'],
  ['en', 'since 2014', '2014/..'],
  ['en', '14 July 2025', '2025-07-14'],
  ['en', 'Q2 2025', '2025-34'],
  ['en', 'by 2027', '2027', true],
  ['fr', 'd’ici 2027', '2027', true],
  ['fr', '1er mai 2025', '2025-05-01'],
];

test.each(DATES)('date in %s: %s', (lang, text, edtf, deadline = false) => {
  expect(read(text, 'date', lang)).toMatchObject({ value: { type: 'date', edtf }, deadline });
});

test.each<[text: string, kind: 'value' | 'date', expected: Record<string, unknown>]>([
  ['many', 'value', { why: { key: 'problem.read.value' } }],
  ['2025-07-14', 'value', { belongs: 'date' }],
  ['14 July 2025', 'value', { belongs: 'date' }],
  ['400', 'date', { belongs: 'value' }],
  ['2025-02-30', 'date', { why: { key: 'problem.read.noDay' } }],
  ['2025-13', 'date', { why: { key: 'problem.read.noMonth' } }],
  ['yesterday', 'date', { why: { key: 'problem.read.relative' } }],
  ['03/04/2025', 'date', { why: { key: 'problem.read.twoWays' } }],
  ['12 000', 'value', { value: { low: 12000, exact: true } }],
  ['8 agencies and 5 models', 'value', { why: { key: 'problem.read.several' } }],
])('%s is no %s', (text, kind, expected) => {
  expect(read(text, kind, 'en')).toMatchObject(expected);
});

test.each([
  ['square metre', 'm2'],
  ['m2', 'm2'],
  ['hour', 'h'],
  ['train', 'train'],
])('`per: %s` is the denominator of drafts', (written, per) => {
  const text = `facts: { a: { subject: { en: [the rent] }, properties: { rent: { value: 17.20 EUR, per: ${written} } } } }`;
  expect(parseFactFile(text, 'file:///w/a.facts.yaml', read).facts[0]?.per).toBe(per);
});

test('what is counted is read with the figure', () => {
  expect(read('more than 400 companies', 'value', 'en')).toMatchObject({ head: 'companies', rest: '' });
});
