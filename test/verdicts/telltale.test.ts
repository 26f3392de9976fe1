// Of two facts of one sentence, which stands nearer to a figure by its words; and which figures are one another's slips.
import { expect, test } from 'vitest';
import type { FactFrame, Group } from '../../server/src/engine/facts/index.ts';
import { digitKeys, slipKeys } from '../../server/src/engine/facts/index.ts';
import { coverApart, coverFirst, firstWordsOf } from '../../server/src/engine/verdicts/telltale.ts';
import { mention } from '../values/make.ts';

const groups = (...words: string[]): Group[] => words.map((w) => ({ text: w, terms: [w], weight: 1, name: false }));
const frame = (...words: string[]): FactFrame =>
  ({ groups: groups(...words), terms: new Set(words) }) as unknown as FactFrame;
const cattle = frame('cattle', 'pigs', 'bone');
const pigs = frame('pigs', 'cattle', 'bone');
const around = new Map([
  ['cattle', 0.9],
  ['bone', 0.5],
]);

test('the word nearest to the figure counts most', () => {
  const [a, b] = [cattle, pigs].map((f) => coverFirst(firstWordsOf(f.groups), around));
  expect(a).toBeGreaterThan(b!);
  expect(coverFirst(firstWordsOf([]), around)).toBe(0);
  expect(
    coverFirst(firstWordsOf(groups('cattle', 'bone')), new Map(around).set('bone', 1).set('cattle', 1)),
  ).toBeCloseTo(1);
});

test('words that both facts have tell them not apart', () => {
  expect(coverApart(cattle, pigs, around)).toBe(0);
  expect(coverApart(frame('cattle', 'pigs'), frame('pigs', 'sheep'), around)).toBeCloseTo(0.6);
  expect(coverApart(frame('sheep'), pigs, around)).toBe(0);
});

test.each([
  ['430', '340'],
  ['1580', '1850'],
  ['14000', '41000'],
  ['8.5bn USD', '5.8bn USD'],
  ['@1976', '@1967'],
  ['@2053-02', '@2035'],
])('%s is found for %s', (draft, fact) => {
  const keys = mention(draft).values.flatMap(slipKeys);
  expect(
    mention(fact)
      .values.flatMap(digitKeys)
      .some((key) => keys.includes(key)),
  ).toBe(true);
});

test.each(['44', '4000', '@1999', '@XXXX-07-14', '0'])('%s has no two digits to exchange', (draft) => {
  expect(mention(draft).values.flatMap(slipKeys)).toEqual([]);
});
