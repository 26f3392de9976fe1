import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../server/src/engine/values/types.ts';
import { judge } from '../../server/src/engine/verdicts/judge.ts';
import { resemblance } from '../../server/src/engine/verdicts/resemblance.ts';
import { fact, mention, value } from '../values/make.ts';

const held = (v: Quantity) => ({ ...fact('1'), values: [{ ...fact('1').values[0]!, value: v }] });
const said = (v: Quantity) => ({ ...mention('1'), values: [v] });

const decimals = fc.integer({ min: 0, max: 2 });
const unit = fc.constantFrom(
  ['count', ''],
  ['money', 'USD'],
  ['money', 'EUR'],
  ['ratio', ''],
  ['length', 'km'],
  ['time', 'd'],
  ['mass', 't'],
  ['points', ''],
  ['times', ''],
) as fc.Arbitrary<[Quantity['dimension'], string]>;
const hedge = fc.constantFrom<Quantity['hedge'][]>(
  undefined,
  undefined,
  'about',
  'nearly',
  'more-than',
  'less-than',
  'at-least',
  'at-most',
  'up-to',
);

const quantity: fc.Arbitrary<Quantity> = fc
  .tuple(fc.integer({ min: 1, max: 99999 }), decimals, unit, hedge)
  .map(([n, d, [dimension, code], h]) => {
    const step = Number((10 ** -d).toFixed(d));
    const low = Number((n * step).toFixed(d));
    return { type: 'quantity', dimension, unit: code, low, high: low, step, exact: d === 0, ...(h && { hedge: h }) };
  });

describe('judge', () => {
  it('lets every value agree with itself', () => {
    fc.assert(fc.property(quantity, (q) => judge(said(q), held(q)).relation === 'agrees'));
  });

  it('lets every rounding agree', () => {
    const places = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999 }), places, (n, place) => {
        const unitOf = 10 ** place;
        const rounded = Math.round(n / unitOf) * unitOf;
        fc.pre(rounded > 0 && Math.abs(rounded - n) / rounded < 0.049 && rounded % (unitOf * 10) !== 0);
        expect(judge(mention(String(rounded)), fact(String(n))).relation).toBe('agrees');
      }),
    );
  });

  it('refutes a magnitude slip, whichever way', () => {
    fc.assert(
      fc.property(quantity, fc.constantFrom(10, 100, 1000), (q, by) => {
        const { hedge: _, ...bare } = q;
        const big = { ...bare, low: bare.low * by, high: bare.high * by, step: bare.step * by };
        fc.pre(bare.dimension !== 'times');
        expect(judge(said(big), held(bare)).relation).toBe('disagrees');
        expect(judge(said(bare), held(big)).relation).toBe('disagrees');
      }),
    );
  });

  it('never compares what has no common measure', () => {
    const clashing: [string, string][] = [
      ['12 %', '12m USD'],
      ['5 km', '5 kg'],
      ['12', '12 %'],
      ['3 nd', '3'],
      ['@2025', '2025'],
      ['T10:00', '10'],
    ];
    for (const [a, b] of clashing) {
      expect(judge(mention(a), fact(b)).relation, `${a} ${b}`).toBe('incomparable');
      expect(judge(mention(b), fact(a)).relation, `${b} ${a}`).toBe('incomparable');
    }
  });
});

describe('resemblance', () => {
  it.each([
    ['83 %', '38 %', 'swapped-digits'],
    ['64820', '68420', 'swapped-digits'],
    ['5860', '6850', 'swapped-digits'],
    ['2.4 pt', '1.4 pt', 'one-digit'],
    ['99.5 %', '99.95 %', 'one-digit'],
    ['27', '17', 'one-digit'],
    ['65m USD', '6.5m USD', 'magnitude'],
    ['8.5bn EUR', '8.5bn USD', 'other-currency'],
    ['14 km', '14 mi', 'other-unit'],
    ['3.2 %', '3.2 pt', 'other-unit'],
    ['7of11', '7of12', 'same-digits'],
    ['412', '412', 'same-digits'],
    ['@2025-07-15', '@2025-07-14', 'day-off'],
    ['@2025-06-14', '@2025-07-14', 'date-part'],
    ['@2024-07-14', '@2025-07-14', 'date-part'],
    ['@XXXX-09-28', '@2025-09-18', 'one-digit'],
    ['@1978', '@1987', 'swapped-digits'],
    ['@2038-03-05/2038-03-21', '@2038-02-05/2038-02-21', 'date-part'],
    ['T08:50', 'T08:05', 'swapped-digits'],
    ['412', '987', undefined],
    ['12 %', '12', undefined],
    ['3 nd', '3', undefined],
    ['@2025', '@2031', undefined],
  ])('%s like %s: %s', (draft, right, kind) => {
    expect(resemblance(mention(draft), value(right))?.kind).toBe(kind);
  });
});
