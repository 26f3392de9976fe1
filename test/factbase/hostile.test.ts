// Broken and hostile fact files: never a crash, always a problem at a place within the file, and the good entries in force.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { parseSettings } from '../../server/src/factbase/settings.ts';
import { readPlain } from './stub.ts';

const GOOD =
  'sources: { s: { title: T } }\nfacts:\n  good:\n    subject: a thing\n    properties:\n      p: { value: 7, evidence: s }\n';
const evil = (entries: string): string => `${GOOD}${entries}`;
const BOMB = Array.from(
  { length: 9 },
  (_, i) => `  b${i + 1}: &b${i + 1} { subject: [${Array(10).fill(`*l${i}`).join(', ')}] }`,
);

const HOSTILE: readonly [name: string, text: string, good?: boolean][] = [
  ['nothing', '', false],
  ['a byte-order mark', `\ufeff${GOOD}`],
  ['only a comment', '# nothing\n', false],
  ['a number', '42', false],
  ['a list', '- a\n- b\n', false],
  ['control characters', `\u0000\u0001\u0007${GOOD}`, false],
  ['bytes that were no UTF-8', evil('  x\ufffd: { subject: \ufffd, properties: { p: { value: 3 } } }\n')],
  ['a lone surrogate', evil('  x: { subject: "\ud800", properties: { p: { value: "\udfff" } } }\n')],
  ['tabs', evil('  x:\n\t\tsubject: b\n')],
  [
    'prototype keys',
    evil(
      '  __proto__:\n    subject: { __proto__: [x], constructor: y }\n    properties: { __proto__: { value: 3 }, toString: { value: 4 } }\n',
    ),
  ],
  ['prototype at the top', `__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\n${GOOD}`],
  [
    'anchors that multiply',
    evil(`  b0: &l0 { subject: x }\n${BOMB.join('\n').replaceAll('*l', '*b').replaceAll('*b0', '*l0')}\n`),
  ],
  ['an anchor within itself', evil('  x: &a\n    subject: a\n    properties: { p: *a, q: { value: 2 } }\n')],
  ['an alias of nothing', evil('  x: *nowhere\n')],
  ['merge keys', evil('  x: &a { subject: b, properties: { p: { value: 1 } } }\n  y:\n    <<: *a\n')],
  ['deep lists', evil(`  x: ${'['.repeat(5000)}${']'.repeat(5000)}\n`)],
  ['deep mappings', evil(`  x: ${'{a: '.repeat(3000)}1${'}'.repeat(3000)}\n`)],
  ['deep blocks', evil(Array.from({ length: 900 }, (_, i) => `${' '.repeat(i + 2)}x${i}:`).join('\n'))],
  ['deep and open', `${GOOD}  x: ${'['.repeat(20_000)}`],
  ['a list where a mapping belongs', evil('  x: [1, 2]\n  y: 3\n  z:\n')],
  ['complex keys', evil('  ? [a, b]\n  : { subject: c }\n  ? { d: e }\n  : 1\n')],
  ['tags', evil('  x: !!binary aGVsbG8=\n  y: !custom { subject: a }\n  z: !!set { a, b }\n')],
  [
    'several documents',
    `${GOOD}---\nfacts:\n  other: { subject: b, properties: { p: { value: 1, evidence: s } } }\n...\n---\n[`,
  ],
  ['directives', `%YAML 9.9\n%TAG ! tag:x,2000:\n---\n${GOOD}`],
  ['an unclosed quote', evil('  x: { subject: "abc, properties: { p: { value: 3 } } }\n')],
  [
    'dates that do not exist',
    evil(
      '  x: { subject: b, properties: { p: { date: 2025-13-01 }, q: { date: 2025-02-30 }, r: { date: 0000-00-00 } } }\n',
    ),
  ],
  ['enormous numbers', evil(`  x: { subject: b, properties: { p: { value: ${'9'.repeat(5000)} } } }\n`)],
  ['a key of 100,000 characters', evil(`  ${'k'.repeat(100_000)}: { subject: b }\n`)],
  ['an invisible label', evil('  x: { subject: "\u200b\u2060", properties: { p: { value: 3 } } }\n')],
  ['many duplicates', evil('  x: { subject: b, properties: { p: { value: 3 } } }\n'.repeat(200))],
];

test.each(HOSTILE)('%s', (_, text, good = true) => {
  const file = parseFactFile(text, 'f', readPlain);
  const { base, problems } = mergeFacts([file]);
  if (good) expect(base.facts.map((f) => f.id)).toContain('good.p');
  for (const { span } of problems) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length + 1);
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('a file beyond the limit is read up to it, and the cut is named', () => {
  const filler = `  # ${'x'.repeat(100)}\n`.repeat(90_000);
  const file = parseFactFile(`${GOOD}${filler}`, 'f', readPlain);
  expect(file.facts.map((f) => f.id)).toEqual(['good.p']);
  expect(file.problems.map((p) => p.code)).toEqual(['factbase.too-large']);
});

test('any damage to a file leaves a result', () => {
  const base = `lang: en\n${GOOD}  more:\n    subject: { en: [one, two], not: three }\n    properties:\n      q:\n        values:\n          - { value: "3,5", period: 2024 }\n          - date: 2025-04\n            by: true\nseen: [{ value: 3, words: [a], source: s }]\n`;
  const piece = fc.oneof(
    fc.constantFrom(
      '\t',
      '\n',
      '{',
      '}',
      '[',
      ']',
      ':',
      '- ',
      '? ',
      '"',
      "'",
      '|',
      '>',
      '&a ',
      '*a',
      '!',
      '%',
      '#',
      '---\n',
      '<<',
      '\ufffd',
      '\r',
    ),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(base.length), fc.nat(12), piece), { minLength: 1, maxLength: 8 }), (cuts) => {
      const text = cuts.reduce((t, [at, length, put]) => t.slice(0, at) + put + t.slice(at + length), base);
      const { problems } = mergeFacts([parseFactFile(text, 'f', readPlain)]);
      parseSettings(text, 'f');
      return problems.every((p) => p.span.start >= 0 && p.span.end <= text.length + 1 && p.span.end >= p.span.start);
    }),
    { numRuns: 300 },
  );
});
