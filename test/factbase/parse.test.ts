import { expect, test } from 'vitest';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readPlain } from './stub.ts';

const FILE = 'file:///w/a.facts.yaml';
const parse = (text: string) => parseFactFile(text, FILE, readPlain);

const GOOD = `sources:
  s1: { title: A title, published: 2025-07-16, language: fr }
facts:
  fund:
    subject:
      en: [the AI fund, AI fund]
      fr: fonds d’IA
      not: [Big Fund III]
    properties:
      amount:
        value: 8.50
        role: total
        evidence:
          - source: s1
            quote: { exact: "8,50 milliards", prefix: "environ ", suffix: " de dollars" }
      announced: { date: 2025-04, evidence: s1 }
      target: { date: 2027, by: true, evidence: [s1] }
      companies:
        of: { en: companies, fr: entreprises }
        period: 2025
        evidence: [s1]
        values:
          - { value: 400, asOf: 2025-07-17 }
          - { value: 300, period: 2024 }
seen:
  - { value: 24, words: [hour, day], source: s1 }
`;

test('a whole file', () => {
  const file = parse(GOOD);
  expect(file.problems).toEqual([]);
  expect(file.facts.map((f) => f.id)).toEqual(['fund.amount', 'fund.announced', 'fund.target', 'fund.companies']);
  const [amount, announced, target, companies] = file.facts;
  expect(amount).toMatchObject({
    labels: { en: ['the AI fund', 'AI fund'], fr: ['fonds d’IA'] },
    not: ['Big Fund III'],
    role: 'total',
    lang: 'en',
    auto: false,
  });
  expect(amount!.values[0]).toMatchObject({
    text: '8.50',
    deadline: false,
    evidence: [{ source: 's1', quote: { exact: '8,50 milliards', prefix: 'environ ', suffix: ' de dollars' } }],
  });
  expect(announced!.values[0]!.value).toEqual({ type: 'date', edtf: '2025-04' });
  expect(target!.values[0]!.deadline).toBe(true);
  expect(companies!.values.map((v) => [v.text, v.period, v.asOf, v.evidence.length])).toEqual([
    ['400', '2025', '2025-07-17', 1],
    ['300', '2024', undefined, 1],
  ]);
  expect(file.seen).toMatchObject([{ words: ['hour', 'day'], source: 's1' }]);
  const { span } = amount!.at;
  expect(GOOD.slice(span.start, span.end)).toMatch(/^amount:[\s\S]*de dollars" }$/);
});

/** One property in an otherwise sound file; `‹›` mark where the problem is expected. */
const inProperty = (lines: string): string =>
  `sources: { s1: { title: T } }\nfacts:\n  x:\n    subject: the thing\n    properties:\n      p: ${lines}\n      q: { value: 7, evidence: s1 }\n`;

const DEFECTS: readonly [name: string, text: string, code: string, fixed?: string][] = [
  [
    'folded figure',
    inProperty('{ evidence: s1 }').replace('{ evidence: s1 }', '\n        value: ‹> 400›\n        evidence: s1'),
    'bent-scalar',
    "'> 400'",
  ],
  ['folded, no space', inProperty('\n        value: ‹>400›\n        evidence: s1'), 'bent-scalar', "'>400'"],
  ['alias', inProperty('\n        value: ‹*400›\n        evidence: s1'), 'bent-scalar', "'*400'"],
  ['directive', inProperty('\n        value: ‹%14›\n        evidence: s1'), 'bent-scalar', "'%14'"],
  ['tag', inProperty('\n        value: ‹!500›\n        evidence: s1'), 'bent-scalar', "'!500'"],
  ['anchor', inProperty('\n        value: ‹&400›\n        evidence: s1'), 'bent-scalar', "'&400'"],
  ['comment', inProperty('\n        value: ‹# 400›\n        evidence: s1'), 'bent-scalar', "'# 400'"],
  ['dash', inProperty('\n        value: ‹- 400›\n        evidence: s1'), 'bent-scalar', "'- 400'"],
  ['colon', inProperty('\n        value: ‹400: 500›\n        evidence: s1'), 'bent-scalar', "'400: 500'"],
  ['comma in braces', inProperty('{ value: ‹3,740 tonnes›, evidence: s1 }'), 'bent-scalar', "'3,740 tonnes'"],
  [
    'comma in a quote',
    inProperty(
      '{ value: 3, evidence: [{ source: s1, quote: { exact: ‹près de 8,5 milliards, soit 7,3›, prefix: a } }] }',
    ),
    'bent-scalar',
    "'près de 8,5 milliards, soit 7,3'",
  ],
  ['underscores', inProperty('{ value: ‹1_000›, evidence: s1 }'), 'bent-scalar', '1000'],
  ['hexadecimal', inProperty('{ value: ‹0x1F›, evidence: s1 }'), 'bent-scalar', '31'],
  ['octal', inProperty('{ value: ‹014›, evidence: s1 }'), 'bent-scalar', '14'],
  ['base 60', inProperty('\n        value: ‹1:30›\n        evidence: s1'), 'bent-scalar', "'1:30'"],
  ['truth', inProperty('{ value: ‹yes›, evidence: s1 }'), 'bent-scalar'],
  ['nothing', inProperty('{ value: ‹~›, evidence: s1 }'), 'bent-scalar'],
  ['no figure', inProperty('{ value: ‹many›, evidence: s1 }'), 'value'],
  ['date as value', inProperty('{ value: ‹2025-07-14›, evidence: s1 }'), 'date-as-value', 'date'],
  ['year as value', inProperty('{ value: ‹2027›, evidence: s1 }'), 'date-as-value', 'date'],
  ['no such day', inProperty('{ date: ‹2025-02-30›, evidence: s1 }'), 'date'],
  ['both', inProperty('{ value: 3, ‹date›: 2025, evidence: s1 }'), 'shape'],
  ['neither', inProperty('‹{ evidence: s1 }›'), 'no-value'],
  ['empty', inProperty('\n        ‹value›:\n        evidence: s1'), 'no-value'],
  ['bare', inProperty('‹400›'), 'shape', '{ value: 400 }'],
  ['unknown key', inProperty('{ value: 3, ‹evidnce›: s1, evidence: s1 }'), 'unknown-key', 'evidence'],
  ['duplicate key', inProperty('{ value: 3, ‹value›: 4, evidence: s1 }'), 'duplicate'],
  ['unknown role', inProperty('{ value: 3, role: ‹totl›, evidence: s1 }'), 'shape', 'total'],
  ['evidence without source', inProperty('{ value: 3, evidence: [‹{ locator: p. 3 }›] }'), 'unknown-source'],
  [
    'long quote',
    inProperty(`{ value: 3, evidence: [{ source: s1, quote: { exact: ‹${'x'.repeat(81)}› } }] }`),
    'quote',
  ],
  [
    'long prefix',
    inProperty(`{ value: 3, evidence: [{ source: s1, quote: { exact: x, prefix: ‹${'y'.repeat(33)}› } }] }`),
    'quote',
  ],
  ['no evidence', inProperty('{ value: 3 }').replace('p:', '‹p›:'), 'no-evidence'],
  ['dotted id', inProperty('{ value: 3, evidence: s1 }').replace('p:', '‹p.a›:'), 'id', 'p-a'],
  [
    'no words',
    inProperty('{ value: 3, evidence: s1 }').replace('  x:', '  ‹x›:').replace('the thing', '[]'),
    'no-words',
  ],
  ['unknown top key', `‹fact›: {}\nfacts: {}\n`, 'unknown-key', 'facts'],
  ['property twice', inProperty('{ value: 3, evidence: s1 }').replace('q:', '‹p›:'), 'duplicate'],
  [
    'bad language',
    inProperty('{ value: 3, evidence: s1 }').replace('the thing', '{ en: a thing, ‹english›: b }'),
    'unknown-key',
  ],
];

test.each(DEFECTS)('%s', (_, marked, code, fixed) => {
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  const file = parse(marked.replace(/[‹›]/g, ''));
  expect(file.problems.map((p) => [p.code, p.span])).toEqual([[`factbase.${code}`, { start, end }]]);
  expect(file.problems[0]!.fix?.edits[0]?.text).toBe(fixed);
  // The entry beside the broken one is in force.
  if (marked.includes(' q:')) expect(file.facts.map((f) => f.id)).toContain('x.q');
});
