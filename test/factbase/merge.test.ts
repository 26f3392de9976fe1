import { expect, test } from 'vitest';
import { isDisputed } from '../../server/src/engine/verdicts/judge.ts';
import { keepGood } from '../../server/src/factbase/load.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readPlain } from './stub.ts';

const parse = (name: string, text: string) => parseFactFile(text, `file:///w/${name}.facts.yaml`, readPlain);
const fact = (subject: string, property: string, value: string, labels: string): string =>
  `facts: { ${subject}: { subject: ${labels}, properties: { ${property}: ${value} } } }\n`;
const SOURCE = 'sources: { s1: { title: T } }\n';

test('a subject in two files has the labels and rivals of both', () => {
  const { base, problems } = mergeFacts([
    parse('a', SOURCE + fact('x', 'p', '{ value: 1, evidence: s1 }', '{ en: [one, two], not: a }')),
    parse('b', fact('x', 'q', '{ value: 2, evidence: s1 }', '{ en: [two, three], fr: un, not: b }')),
  ]);
  expect(problems).toEqual([]);
  for (const f of base.facts) {
    expect(f.labels).toEqual({ en: ['one', 'two', 'three'], fr: ['un'] });
    expect(f.not).toEqual(['a', 'b']);
  }
});

test('a property twice is a problem in the second file; the first is in force', () => {
  const { base, problems } = mergeFacts([
    parse('a', SOURCE + fact('x', 'p', '{ value: 1, evidence: s1 }', 'a word')),
    parse('b', fact('x', 'p', '{ value: 2, evidence: s1 }', 'a word')),
  ]);
  expect(problems.map((p) => [p.code, p.file])).toEqual([['factbase.duplicate', 'file:///w/b.facts.yaml']]);
  expect(base.facts.map((f) => f.values[0]!.text)).toEqual(['1']);
});

test('an unknown source is named, with the one that is probably meant', () => {
  const text = `sources: { nytimes-2025: { title: T } }\n${fact('x', 'p', '{ value: 1, evidence: nytimes-2052 }', 'a word')}`;
  const { problems } = mergeFacts([parse('a', text)]);
  expect(problems.map((p) => [p.code, p.fix?.edits[0]?.text])).toEqual([['factbase.unknown-source', 'nytimes-2025']]);
  expect(text.slice(problems[0]!.span.start, problems[0]!.span.end)).toBe('nytimes-2052');
});

test('the revision follows the contents', () => {
  const revision = (text: string): string => mergeFacts([parse('a', text)]).base.revision;
  expect(revision('facts: {}\n')).toBe(revision('facts: {}\n'));
  expect(revision('facts: {}\n')).not.toBe(revision('facts: { }\n'));
});

test.each([
  ['[{ value: 1, evidence: s1 }, { value: 2, evidence: s1 }]', true],
  ['[{ value: 1, evidence: s1 }, { value: 1, evidence: s1 }]', false],
  ['[{ value: 1, period: 2024, evidence: s1 }, { value: 2, period: 2025, evidence: s1 }]', false],
])('values %s in dispute: %s', (values, disputed) => {
  const { base } = mergeFacts([parse('a', SOURCE + fact('x', 'p', `{ values: ${values} }`, 'a word'))]);
  expect(isDisputed(base.facts[0]!)).toBe(disputed);
});

test('while the YAML is broken, what it said before stays in force', () => {
  const good = parse('a', SOURCE + fact('x', 'p', '{ value: 1, evidence: s1 }', 'a word'));
  const broken = parse(
    'a',
    SOURCE + fact('x', 'p', '{ value: 1, evidence: s1 }', 'a word').replace(/\} \}\n$/, '\n: ]\n'),
  );
  expect(broken.problems.some((p) => p.code === 'factbase.syntax')).toBe(true);
  expect(keepGood(good, broken).facts.map((f) => f.id)).toEqual(['x.p']);
});
