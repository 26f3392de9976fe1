// Facts read from bytes are the facts that were parsed, alone and put together, and what bytes cannot be trusted is told.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { digitKeys, groupsBy, passageOf, wordFact } from '../../server/src/engine/facts/frame.ts';
import { indexFacts } from '../../server/src/engine/facts/index.ts';
import { keyOf, openTable } from '../../server/src/engine/facts/table.ts';
import { tableOfFew } from '../../server/src/engine/facts/tableOfFew.ts';
import { tabulate } from '../../server/src/engine/facts/tabulate.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { linesIn } from '../../server/src/factbase/lines.ts';
import { saveFile } from '../../server/src/factbase/load.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { openSaved, toJson } from '../../server/src/factbase/saved.ts';
import { contentKey, seal, unseal } from '../../server/src/factbase/seal.ts';
import { atOnce } from '../../server/src/factbase/slices.ts';
import type { FactFile } from '../../server/src/factbase/types.ts';
import { localeOf } from '../../server/src/locales.ts';
import { loadEngine } from '../../server/src/resources.ts';

const FACTS = new URL('../../facts/', import.meta.url);
const { lexicon } = loadEngine().tools;
const readValue = readerOf((text, lang) => recognise(text, localeOf(lang)));
const shipped = readdirSync(FACTS)
  .filter((name) => name.endsWith('.facts.yaml'))
  .map((name) => [name, readFileSync(new URL(name, FACTS), 'utf8')] as const);
/** Shares a subject and repeats a fact of the first shipped file; names a source that is not there; holds a broken value. */
const OTHER = `facts:
  startup-fund:
    subject: { en: [the money for start-ups], de: [der Fonds] }
    properties:
      amount: { value: 9 billion USD, evidence: nowhere }
      managers: { value: 12, of: { en: managers }, evidence: 01net-2025-07-16 }
      broken: { value: many }
  harbour:
    subject: [Skerrin harbour]
    properties:
      cranes: { value: 7, of: cranes, evidence: 01net-2025-07-16, period: 2024 }
seen: [{ value: 24 hours, words: [a], source: 01net-2025-07-16 }, { date: 2031-02, words: [b] }]
`;
const FILES = [...shipped, ['other.facts.yaml', OTHER] as const];

const saved = (name: string, text: string): FactFile =>
  openSaved(atOnce(saveFile(text, readValue, lexicon)), {
    uri: name,
    key: name,
    text: () => text,
    places: (t) => parseFactFile(t, name, readValue).places,
  });
const parsed = FILES.map(([name, text]) => parseFactFile(text, name, readValue));
const opened = FILES.map(([name, text]) => saved(name, text));
const tableOf = (facts: FactFile['facts']) => openTable(tabulate({ facts, seen: [], sources: [] }, groupsBy(lexicon)));

test.each(FILES.map(([name], i) => [name, i] as const))('%s is the same from bytes', (_, i) => {
  const { hash: _a, facts, saved: _b, valuePlaces, linesOf, ...rest } = opened[i]!;
  const { hash: _c, facts: expected, ...others } = parsed[i]!;
  expect([...facts]).toEqual(expected);
  expect(rest).toEqual(others);
  const document = TextDocument.create('', 'yaml', 0, others.text);
  for (const { id, at } of expected) {
    expect(linesOf!(id)).toEqual({ start: document.positionAt(at.span.start), end: document.positionAt(at.span.end) });
    const own = others.places.filter((place) => place.id === id && (place.kind === 'value' || place.kind === 'date'));
    expect(valuePlaces?.(id)).toEqual(own.map(({ kind, span }) => ({ kind, span })));
  }
});

test.each(['', 'a', 'a\nb', 'a\r\nb\r\n', '\r\r\n\n\ra', 'ä😀\n\n😀b'])(
  'lines are counted as editors count them: %j',
  (text) => {
    const document = TextDocument.create('', 'yaml', 0, text);
    for (let at = 0; at <= text.length + 1; at++) expect(linesIn(text)(at)).toEqual(document.positionAt(at));
  },
);

test('put together they are the same base', () => {
  const one = mergeFacts(parsed);
  const two = mergeFacts(opened, tableOf);
  expect(two.parts).toHaveLength(FILES.length + 1);
  expect([...two.base.facts]).toEqual(one.base.facts);
  expect(two.base.sources).toEqual(one.base.sources);
  expect(two.base.seen).toEqual(one.base.seen);
  expect(two.problems).toEqual(one.problems);
  expect(two.problems.map((p) => p.code)).toEqual(
    expect.arrayContaining(['factbase.duplicate', 'factbase.unknown-source', 'factbase.value']),
  );
  for (const fact of one.base.facts) expect(two.byId.get(fact.id)).toEqual(fact);
  expect(two.byId.has('startup-fund.nothing')).toBe(false);
});

test('put together they are found by the same words', () => {
  const one = indexFacts(mergeFacts(parsed).base, lexicon);
  const merged = mergeFacts(opened, tableOf);
  const two = indexFacts(merged.base, lexicon, merged.parts);
  expect([...two.frames]).toEqual([...one.frames]);
  const terms = new Set(one.frames.flatMap((frame) => [...frame.terms]));
  expect(terms.size).toBeGreaterThan(300);
  for (const term of terms) {
    // What a term finds is what has it.
    expect(two.postings.get(term)).toEqual(one.frames.filter((f) => f.terms.has(term)).map((f) => f.at));
    expect(two.names.has(term)).toBe(one.names.has(term));
  }
  for (const { passage, fact } of one.frames) {
    expect(two.passages.get(passage)).toEqual(one.passages.get(passage));
    expect(two.subjects.get(fact.subject)).toEqual(one.subjects.get(fact.subject));
  }
  for (const date of ['2024', '2025-07-16', '2025-07', '2031-02', '2027', '1999', '2025'])
    expect([date, two.periods.has(date), two.years.has(date)]).toEqual([
      date,
      one.periods.has(date),
      one.years.has(date),
    ]);
  expect(two.periods.has('2031-02') && two.years.has('2024') && !two.years.has('1999')).toBe(true);
  expect(two.postings.has('s:nothing of the sort')).toBe(false);
});

test('a few facts are found by what they are found by in bytes', () => {
  const { base } = mergeFacts(parsed);
  const said = { facts: base.facts.slice(0, 40), seen: base.seen, sources: [...base.sources.values()] };
  const read = groupsBy(lexicon);
  const bytes = openTable(tabulate(said, read));
  const few = tableOfFew(
    said,
    said.facts.map((fact) => wordFact(fact, read)),
  );
  expect([few.length, [...few.kinds]]).toEqual([bytes.length, [...bytes.kinds]]);
  const all = indexFacts(base, lexicon);
  const terms = [...new Set(all.frames.flatMap((frame) => [...frame.terms]))].map((term) => keyOf('term', term));
  const facts = base.facts.flatMap((fact) => [keyOf('subject', fact.subject), keyOf('passage', passageOf(fact))]);
  const digits = base.facts.flatMap(({ values }) => values.flatMap(({ value }) => digitKeys(value)));
  const dates = ['2024', '2025', '2025-07', '2025-07-16', '2031-02'].flatMap((date) => [
    keyOf('period', date),
    keyOf('year', date),
  ]);
  let found = 0;
  for (const key of [...terms, ...facts, ...digits.map((one) => keyOf('digits', one)), ...dates]) {
    expect([few.find(key), few.count(key), few.isName(key)]).toEqual([
      bytes.find(key),
      bytes.count(key),
      bytes.isName(key),
    ]);
    if (few.count(key) > 0) found++;
  }
  expect(found).toBeGreaterThan(200);
  for (let at = 0; at < few.length; at++) {
    const [one, other] = [new Set<string>(), new Set<string>()];
    few.addTerms(at, one);
    bytes.addTerms(at, other);
    expect([few.wording(at), [...one]]).toEqual([bytes.wording(at), [...other]]);
  }
});

test('bytes are trusted only where they are whole, ours, and of this content', async () => {
  const body = atOnce(saveFile(OTHER, readValue, lexicon));
  const key = (await contentKey(new TextEncoder().encode(OTHER)))!;
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  const bytes = seal(body, key, 'program 1');
  expect(unseal(bytes, key, 'program 1')).toEqual(body);
  expect(unseal(bytes, key, 'program 2')).toBeUndefined();
  expect(
    unseal(
      bytes,
      key.replace(/^./, (c) => (c === '0' ? '1' : '0')),
      'program 1',
    ),
  ).toBeUndefined();
  expect(unseal(bytes.subarray(0, bytes.length - 8), key, 'program 1')).toBeUndefined();
  expect(unseal(new Uint8Array(0), key, 'program 1')).toBeUndefined();
  expect(
    unseal(new TextEncoder().encode('no such thing at all, but long enough for a head. '.repeat(9)), key, 'program 1'),
  ).toBeUndefined();
  // Read into a pool, they begin anywhere.
  const pool = new Uint8Array(bytes.length + 3);
  pool.set(bytes, 3);
  expect(unseal(pool.subarray(3), key, 'program 1')).toEqual(body);
  for (let at = 0; at < bytes.length; at += 997) {
    const damaged = Uint8Array.from(bytes);
    damaged[at]! ^= 4;
    expect(unseal(damaged, key, 'program 1')).toBeUndefined();
  }
});

test('open bounds stay open', () => {
  const value = { low: -Infinity, high: Infinity, list: [1, 'Infinity', '1e999', '\u0000+ and more', Infinity] };
  expect(JSON.parse(toJson(value))).toEqual(value);
});
