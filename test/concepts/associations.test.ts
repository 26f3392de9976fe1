// Words that stand for one another: how their table is written and read, and what kin the words near a figure are to a fact's.
import { expect, test } from 'vitest';
import { readAssociations, writeAssociations } from '../../server/src/engine/concepts/associations.ts';
import { fitKin, kinOf } from '../../server/src/engine/verdicts/kinship.ts';
import { loadEngine } from '../../server/src/resources.ts';

const ROWS = new Map([
  [
    'c:outlay',
    [
      { term: 'c:investment', times: 20 },
      { term: 's:budg', times: 3 },
    ],
  ],
  [
    'c:investment',
    [
      { term: 'c:investment', times: 50 },
      { term: 's:seldom', times: 0.5 },
    ],
  ],
  ['s:人工', [{ term: 'c:investment', times: 1 }]],
]);
const table = writeAssociations(ROWS);
const associations = readAssociations(() => table);

/** A row as pairs of term and times. */
function rowIn(of: typeof associations, terms: readonly string[], term: string): [string | undefined, number][] {
  const { sources, times } = of.rowOf(of.numberOf(term));
  const named = new Map(terms.map((t) => [of.numberOf(t), t]));
  return [...sources].map((source, i) => [named.get(source), times[i]!]);
}
const TERMS = [...ROWS.keys(), 's:budg', 's:seldom'];

test('what is written is read, to a tenth of the logarithm', () => {
  for (const [term, row] of ROWS) {
    const kept = row.filter(({ times }) => times >= 1);
    const read = rowIn(associations, TERMS, term);
    expect(read.map(([source]) => source)).toEqual(kept.map((a) => a.term));
    read.forEach(([, times], i) => {
      expect(Math.abs(Math.log(times / kept[i]!.times))).toBeLessThanOrEqual(0.05 + 1e-9);
    });
  }
  expect(writeAssociations(new Map([...ROWS].reverse()))).toBe(table);
});

test('a word without a row stands for itself alone', () => {
  expect(associations.numberOf('s:nowhere')).toBe(-1);
  expect(rowIn(associations, TERMS, 's:budg').map(([source]) => source)).toEqual(['s:budg']);
});

const group = (term: string) => ({ text: term, terms: [term], weight: 1, name: false });
const fit = (near: Readonly<Record<string, number>>, ...terms: string[]) =>
  fitKin(kinOf(new Map(Object.entries(near)), associations), terms.map(group));

test('words that stand for the fact’s speak for it, others against it, the nearer the more', () => {
  const same = fit({ 'c:investment': 1 }, 'c:investment', 's:tree');
  const kin = fit({ 'c:outlay': 1 }, 'c:investment', 's:tree');
  const strange = fit({ 's:nowhere': 1 }, 'c:investment', 's:tree');
  expect(same.all).toBeGreaterThan(kin.all);
  expect(kin.all).toBeGreaterThan(0);
  expect(strange.all).toBeLessThan(0);
  expect(fit({ 'c:outlay': 0.3 }, 'c:investment', 's:tree').all).toBeLessThan(kin.all);
  // Without the words that both have, one that is the same is as strange as any.
  expect(kin.others).toBe(kin.all);
  expect(same.others).toBe(strange.others);
});

test('names and far words tell nothing here, and nothing is told of a fact without words', () => {
  expect(fit({ 'n:acme': 1, 'c:outlay': 0.1 }, 'c:investment', 'n:acme')).toEqual({ all: 0, others: 0 });
  expect(fit({ 'c:outlay': 1 }, 'n:acme')).toEqual({ all: 0, others: 0 });
  expect(fit({ 'c:outlay': 1 })).toEqual({ all: 0, others: 0 });
});

test('sums stay in bounds, whatever is near', () => {
  const many = (terms: (i: number) => string) =>
    Object.fromEntries(Array.from({ length: 400 }, (_, i) => [terms(i), 1]));
  expect(
    fit(
      many((i) => `s:${i}`),
      'c:investment',
    ).all,
  ).toBe(-1);
  const all = Array.from({ length: 400 }, (_, i) => `s:${i}`);
  expect(
    fit(
      many((i) => `s:${i}`),
      ...all,
    ).all,
  ).toBe(1);
});

test('the shipped table is whole: each row names terms of the table, each more than once as likely', () => {
  const { associations: shipped } = loadEngine().tools.lexicon;
  expect(shipped.numberOf('c:factory')).toBeGreaterThanOrEqual(0);
  let others = 0;
  for (let number = 0; number < shipped.size(); number++) {
    const { sources, times } = shipped.rowOf(number);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.every((source) => source >= 0 && source < shipped.size())).toBe(true);
    expect(times.every((t) => t >= 1 && Number.isFinite(t))).toBe(true);
    others += sources.filter((source) => source !== number).length;
  }
  expect(others).toBeGreaterThan(10_000);
});

test('figures looked at by turns, and many words, change nothing', () => {
  const [one, two] = [{ 'c:outlay': 1 }, { 'c:investment': 0.5, 's:nowhere': 1 }].map((near) =>
    kinOf(new Map(Object.entries(near)), associations),
  );
  const groups = [group('c:investment'), group('s:nowhere')];
  const alone = [fitKin(one!, groups), fitKin(two!, groups)];
  expect([fitKin(one!, groups), fitKin(two!, groups), fitKin(one!, groups)]).toEqual([...alone, alone[0]]);
  // More links than there is room for at first.
  const names = Array.from({ length: 100 }, (_, i) => `s:${i}`);
  const rows = new Map(names.map((term) => [term, names.map((source) => ({ term: source, times: 5 }))]));
  const wide = readAssociations(() => writeAssociations(rows));
  const all = kinOf(new Map(names.map((term) => [term, 0.5])), wide);
  expect(fitKin(all, [group('s:99')])).toEqual({ all: 1, others: 1 });
  expect(fitKin(all, [group('s:100')])).toEqual({ all: -1, others: -1 });
});
