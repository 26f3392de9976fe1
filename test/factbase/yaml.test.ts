// The fast way of reading YAML and the one that recovers from errors must not differ in anything that the fast one reads.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlainYaml } from '../../server/src/factbase/events.ts';
import { readAnyYaml } from '../../server/src/factbase/yaml.ts';

const FACTS = new URL('../../facts/', import.meta.url);
const shipped = readdirSync(FACTS)
  .filter((name) => name.endsWith('.facts.yaml'))
  .map((name) => [name, readFileSync(new URL(name, FACTS), 'utf8')] as const);

test.each(shipped)('%s is read the fast way, alike', (_, text) => {
  const fast = readPlainYaml(text, 32);
  expect(fast).toBeDefined();
  expect({ roots: fast, errors: [] }).toEqual(readAnyYaml(text));
});

const FORMS: readonly (readonly [name: string, text: string])[] = [
  ['plain', 'a: b\nc: d e f # note\n'],
  ['quotes', `a: "b\\tc"\n'd': 'it''s'\n"e": ''\n`],
  ['folded', 'a: >-\n  one\n  two\n\n  three\nb: |\n  x\n   y\nc: >+\n  z\n\nd: e\n'],
  ['folded with a note', 'a: > # more > less\n  one\n  two\nb: c\n'],
  ['several lines', 'a: one\n  two\n  three\nb: "x\n  y"\n'],
  ['lists', 'a:\n- b\n- c:\n    d: e\n  f: g\n-\n- - h\n  - i\n'],
  ['braces', 'a: { b: 1, c: [d, e,], f: { g: h }, i: , j }\nk: [ ]\nl: {}\nm: {\n  n: o, # note }\n  p: q\n  }\n'],
  ['empty values', 'a:\nb:\n  c:\n  d: # none\ne: f\n'],
  ['keys again', 'a: b\na: c\n'],
  ['carriage returns', 'a: b\r\nc:\r\n  - d\r\n  - e\r\n'],
  ['no end of line', 'a:\n  b: c'],
  ['only a comment', '# a\n'],
  ['nothing', ''],
  ['figures', 'a: 8.50\nb: 1_000\nc: 2025-04-01\nd: ~\ne: -5 %\nf: 12:30\n'],
];

test.each(FORMS)('%s', (_, text) => {
  const fast = readPlainYaml(text, 32);
  expect(fast).toBeDefined();
  expect({ roots: fast, errors: [] }).toEqual(readAnyYaml(text));
});

test.each([
  ['an anchor', 'a: &x b\nc: *x\n'],
  ['a tag', 'a: !!str b\n'],
  ['two documents', 'a: b\n---\nc: d\n'],
  ['an error', 'a: [b\n'],
  ['complex keys', '? [a]\n: b\n'],
  ['a pair in a list', 'a: [b: c]\n'],
])('%s is left to the other', (_, text) => {
  expect(readPlainYaml(text, 32)).toBeUndefined();
});

test('after any damage, what the fast one reads is what the other reads', () => {
  const base = `lang: en\nsources: { s: { title: "T: x" } }\nfacts:\n  more: # note\n    subject: { en: [one, two], not: three }\n    properties:\n      q:\n        values:\n          - { value: "3,5", period: 2024 }\n          - date: 2025-04\n            by: true\n        note: >\n          folded\n          text\n      p: 'it''s'\nseen: [{ value: 3, words: [a], source: s }]\n`;
  const marks = ['\t', '\n', '\n\n', '{', '}', '[', ']', ':', ': ', ', ', '- ', '? ', '"', "'", '|', '>', '&a ', '*a'];
  const more = [
    '!',
    '%',
    '#',
    ' #',
    '---\n',
    '...\n',
    '<<',
    '\ufffd',
    '\r',
    '\r\n',
    ' ',
    '  ',
    '\u0085',
    '\u2028',
    '\u00a0',
  ];
  const piece = fc.oneof(fc.constantFrom(...marks, ...more), fc.string({ maxLength: 6 }));
  let read = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(base.length), fc.nat(4), piece), { minLength: 1, maxLength: 4 }), (cuts) => {
      const text = cuts.reduce((t, [at, length, put]) => t.slice(0, at) + put + t.slice(at + length), base);
      const fast = readPlainYaml(text, 32);
      if (!fast) return;
      read++;
      expect({ roots: fast, errors: [] }).toEqual(readAnyYaml(text));
    }),
    { numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(100);
});
