import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { diffLines } from '../../server/src/build/diff.ts';
import { slug, takeId } from '../../server/src/build/slug.ts';
import type { BuiltFact } from '../../server/src/build/types.ts';
import { type Built, updateFactFile } from '../../server/src/build/update.ts';

const fact = (subject: string, property: string, text: string, more: Partial<BuiltFact> = {}): BuiltFact => ({
  subject,
  named: true,
  property: [property],
  kind: 'value',
  by: false,
  words: ['mill', 'flour'],
  names: ['Aldbrook'],
  passage: 'a#1',
  lang: 'en',
  values: [
    {
      text,
      value: { type: 'quantity', dimension: 'count', unit: '', low: 1, high: 1, step: 1, exact: true },
      evidence: [{ source: 'a', quote: { exact: `${property} ${text}`, prefix: 'some ' }, locator: '¶ 1' }],
    },
  ],
  terms: new Map(),
  nameTerms: new Set(),
  ownTerms: new Set(),
  headTerms: new Set(),
  at: { block: 0, start: 0, end: 1 },
  order: 0,
  sourceId: 'a',
  ...more,
});

const built = (...facts: BuiltFact[]): Built => ({
  sources: [{ id: 'a', title: 'A: title', document: 'a.txt' }],
  facts,
  seen: [],
});

const FIRST = built(
  fact('Aldbrook Mill', 'flour', '4,120 tonnes'),
  fact('Aldbrook Mill', 'sacks', '8.50'),
  fact('River', 'length', '12 km'),
);

describe('a new fact file', () => {
  const { text, added } = updateFactFile(undefined, FIRST);
  test('is readable YAML with subjects and properties', () => {
    const data = parseDocument(text).toJS();
    expect(Object.keys(data.facts)).toEqual(['aldbrook-mill', 'river']);
    expect(Object.keys(data.facts['aldbrook-mill'].properties)).toEqual(['flour', 'sacks']);
    expect(data.facts.river.properties.length.value).toBe('12 km');
    expect(data.facts['aldbrook-mill'].subject).toEqual(['Aldbrook Mill']);
    expect(text).toMatch(/value: (?:8\.50|"8\.50")\n/);
    expect(added).toEqual(['aldbrook-mill.flour', 'aldbrook-mill.sacks', 'river.length']);
  });
  test('does not change when built again', () => {
    const again = updateFactFile(text, FIRST);
    expect(again.text).toBe(text);
    expect([again.added, again.changed, again.gone, again.kept]).toEqual([[], [], [], []]);
  });
});

describe('an update', () => {
  const { text } = updateFactFile(undefined, FIRST);
  const later = built(
    fact('Aldbrook Mill', 'flour', '4,200 tonnes', {
      values: [{ ...FIRST.facts[0]!.values[0]!, text: '4,200 tonnes' }],
    }),
    fact('Aldbrook Mill', 'sacks', '8.50'),
    fact('Aldbrook Mill', 'workers', '31'),
  );

  test('untouched entries follow the sources', () => {
    const now = updateFactFile(text, later);
    expect(now.changed).toEqual(['aldbrook-mill.flour']);
    expect(now.added).toEqual(['aldbrook-mill.workers']);
    expect(now.gone).toEqual(['river.length']);
    expect(now.text).toContain('4,200 tonnes');
    expect(now.text).not.toContain('river:');
  });

  test('a figure that its source corrects keeps its id', () => {
    const of = (n: string, exact: string): BuiltFact => ({
      ...fact('Aldbrook Mill', n, n),
      words: ['weir', 'long', 'river'],
      values: [{ ...fact('', '', n).values[0]!, evidence: [{ source: 'a', quote: { exact }, locator: '¶ 1' }] }],
    });
    const before = updateFactFile(undefined, built(of('215 metres', 'the weir is 215 metres'))).text;
    const now = updateFactFile(before, built(of('249 metres', 'the weir is 249 metres')));
    expect([now.changed.length, now.added, now.gone]).toEqual([1, [], []]);
    expect(now.text).toContain('249 metres');
    // Of another role it is another fact.
    const other = updateFactFile(before, built({ ...of('249 metres', 'up by 249 metres'), role: 'change' }));
    expect([other.changed, other.added.length, other.gone.length]).toEqual([[], 1, 1]);
  });

  test('an edited entry, its new id, comments and order survive', () => {
    const edited = text
      .replace('value: 4,120 tonnes', 'value: about 4,100 tonnes # checked by phone')
      .replace('flour:', 'harvest:')
      .replace('  river:', '  # the long one\n  river:')
      .replace('value: 12 km', 'value: 12.4 km');
    const now = updateFactFile(edited, later);
    expect(now.kept).toEqual([{ id: 'aldbrook-mill.harvest', own: 'about 4,100 tonnes', sources: '4,200 tonnes' }]);
    expect(now.text).toContain('value: about 4,100 tonnes # checked by phone');
    expect(now.text).toContain('# the long one');
    expect(now.text).toContain('12.4 km');
    expect(now.gone).toEqual([]);
    expect(now.text.indexOf('harvest:')).toBeLessThan(now.text.indexOf('sacks:'));
  });

  test('an entry written by hand is never removed, nor one of a source that was not read', () => {
    const hand = text.replace(
      '  river:\n',
      '  weir:\n    subject: [Weir]\n    properties:\n      height: { value: 3 m }\n  river:\n',
    );
    const now = updateFactFile(hand, { ...later, sources: [{ id: 'b' }] });
    expect(now.text).toContain('height: { value: 3 m }');
    expect(now.gone).toEqual([]);
  });

  test('a file that is no YAML, or no mapping, is refused', () => {
    expect(() => updateFactFile('facts: [', FIRST)).toThrow('not YAML');
    expect(() => updateFactFile('- a\n', FIRST)).toThrow('no mapping');
  });
});

describe('names for ids', () => {
  const cases: [string, string][] = [
    ["L'Épargne brute à 41 %", 'l-epargne-brute-a-41'],
    ['Straße nach Łódź', 'strasse-nach-lodz'],
    ['Mill’s wheel', 'mill-wheel'],
    ['', ''],
  ];
  for (const [text, id] of cases) test(text, () => expect(slug(text)).toBe(id));
  test('a script without Latin letters', () => expect(slug('基金')).toMatch(/^x-[a-z0-9]{6}$/));
  test('numbers alone are no id', () => expect(slug('2027')).toMatch(/^x-/));
  test('taken ids are counted on', () => {
    const taken = new Set(['a']);
    expect([takeId('a', taken), takeId('a', taken), takeId('b', taken)]).toEqual(['a-2', 'a-3', 'b']);
  });
});

test('the difference of two texts', () => {
  expect(diffLines('a\nb\nc\nd\ne\nf\ng', 'a\nb\nc\nX\ne\nf\ng\nh')).toEqual([
    '…',
    '  b',
    '  c',
    '- d',
    '+ X',
    '  e',
    '  f',
    '  g',
    '+ h',
  ]);
  expect(diffLines('a', 'a')).toEqual([]);
});
