import { describe, expect, it } from 'vitest';
import type { Match } from '../../server/src/engine/verdicts/match.ts';
import { swapOf } from '../../server/src/engine/views/swaps.ts';

const FACTS: Readonly<Record<string, object>> = { cars: { id: 'cars' }, bicycles: { id: 'bicycles' } };

/** A figure that contradicts the fact `clash`, with what it says to each fact. */
const match = (clash: string, says: Readonly<Record<string, 'agrees' | 'disagrees'>>, sentence = 0, at = 0): Match => {
  const candidates = Object.entries(says).map(([id, relation]) => ({ fact: FACTS[id], judgement: { relation } }));
  const own = candidates.find(({ fact }) => fact === FACTS[clash]);
  return { situation: { claim: { at, sentence } }, candidates, clash: own } as unknown as Match;
};

describe('figures that have changed places', () => {
  const cars = match('cars', { cars: 'disagrees', bicycles: 'agrees' });
  const bicycles = match('bicycles', { cars: 'agrees', bicycles: 'disagrees' });

  it('are each right in the other’s place', () => {
    expect(swapOf(cars, [cars, bicycles])).toBe(bicycles);
    expect(swapOf(bicycles, [cars, bicycles])).toBe(cars);
  });

  it.each<[string, Match]>([
    ['in another sentence', match('bicycles', { cars: 'agrees', bicycles: 'disagrees' }, 1)],
    ['in another block', match('bicycles', { cars: 'agrees', bicycles: 'disagrees' }, 0, 1)],
    ['right where only one fits', match('bicycles', { cars: 'disagrees', bicycles: 'disagrees' })],
    ['about the same fact', match('cars', { cars: 'disagrees', bicycles: 'agrees' })],
  ])('not when they are %s', (_, other) => {
    expect(swapOf(cars, [cars, other])).toBeUndefined();
  });
});
