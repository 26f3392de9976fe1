import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admissible, intersects, lastDigitUnit, roundingBand, within } from '../../server/src/engine/values/sets.ts';
import type { Quantity } from '../../server/src/engine/values/types.ts';
import { conversion, convertTemperature, unitScale } from '../../server/src/engine/values/units.ts';
import { value } from './make.ts';

const set = (text: string, capped = true) => {
  const { low, high } = admissible(value(text) as Quantity, capped);
  return [Number(low.toPrecision(5)), Number(high.toPrecision(5))];
};

describe('admissible', () => {
  it.each([
    ['412', 412, 412],
    ['8.5bn USD', 8.45e9, 8.55e9],
    ['8bn USD', 7.5e9, 8.5e9],
    ['~200', 180, 220],
    ['<~8.5bn USD', 7.65e9, 8.5e9],
    ['>400', 400, 800],
    ['<400', 200, 400],
    ['>=3', 3, 6],
    ['<=3', 1.5, 3],
    ['^40', 20, 40],
    ['3-5', 3, 5],
    ['d24-99', 24, 99],
    ['8 %', 0.075, 0.085],
    ['186 km', 185.5, 186.5],
    ['1740 EUR', 1740, 1740],
    ['4 nd', 4, 4],
  ])('%s is %d to %d', (text, low, high) => {
    expect(set(text)).toEqual([low, high]);
  });

  it('reads an uncapped bound logically', () => {
    expect(set('>400', false)).toEqual([400, Infinity]);
    expect(set('<400', false)).toEqual([-Infinity, 400]);
  });

  it('knows the unit of the last non-zero digit', () => {
    expect(lastDigitUnit(3700, 1)).toBe(100);
    expect(lastDigitUnit(8.5e9, 1e8)).toBe(1e8);
    expect(roundingBand(value('3700') as Quantity)!.high).toBeCloseTo(3750, 1);
  });
});

describe('intersects', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const interval = fc.tuple(number, number, fc.boolean(), fc.boolean()).map(([a, b, lowOpen, highOpen]) => ({
    low: Math.min(a, b),
    high: Math.max(a, b),
    lowOpen,
    highOpen,
  }));
  it('is symmetric', () => {
    fc.assert(fc.property(interval, interval, (a, b) => intersects(a, b) === intersects(b, a)));
  });
  it('holds of what lies within', () => {
    fc.assert(
      fc.property(interval, number, (a, n) => {
        const point = { low: n, high: n, lowOpen: false, highOpen: false };
        return (
          !(n > a.low && n < a.high && Math.abs(n - a.low) > 2 && Math.abs(n - a.high) > 2) ||
          (intersects(point, a) && within(point, a))
        );
      }),
    );
  });
});

describe('units', () => {
  it.each([
    ['km', 'm', 1000],
    ['[mi_i]', 'km', 1.609344],
    ['mi', '[mi_i]', 1],
    ['har', 'm2', 10000],
    ['km2', 'har', 100],
    ['hL', 'L', 100],
    ['L', 'm3', 0.001],
    ['t', 'kg', 1000],
    ['lb', 'kg', 0.45359237],
    ['kW.h', 'J', 3.6e6],
    ['GWh', 'MWh', 1000],
    ['bar', 'kPa', 100],
    ['GBy', 'MBy', 1000],
    ['Mbit/s', 'kbit/s', 1000],
    ['km/h', 'm/s', 1 / 3.6],
    ['mph', 'km/h', 1.609344],
    ['a', 'mo', 12],
    ['wk', 'd', 7],
    ['h', 'min', 60],
    ['[acr_us]', 'har', 0.40468564],
  ])('1 %s is in %s: %d', (from, to, factor) => {
    const [low, high] = conversion(from, to)!;
    expect(low).toBeCloseTo(factor, 6);
    expect(high).toBeCloseTo(factor, 6);
    const [back] = conversion(to, from)!;
    expect(back * factor).toBeCloseTo(1, 6);
  });

  it('gives months their 28 to 31 days', () => {
    const [low, high] = conversion('mo', 'd')!;
    expect([Math.round(low), Math.round(high)]).toEqual([28, 31]);
  });

  it.each([
    ['km', 'kg'],
    ['USD', 'EUR'],
    ['person', 'kg'],
    ['h', 'm'],
  ])('does not convert %s into %s', (a, b) => {
    expect(conversion(a, b)).toBeUndefined();
  });

  it('reads temperatures', () => {
    expect(convertTemperature(20, 'Cel', '[degF]')).toBeCloseTo(68, 6);
    expect(convertTemperature(-40, '[degF]', 'Cel')).toBeCloseTo(-40, 6);
    expect(unitScale('nothing')).toBeUndefined();
  });
});
