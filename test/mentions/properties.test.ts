import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../server/src/engine/locales/types.ts';
import { findFigures } from '../../server/src/engine/mentions/figures.ts';
import { readNumber } from '../../server/src/engine/mentions/numbers.ts';
import { tokenise } from '../../server/src/engine/mentions/tokens.ts';
import type { Quantity } from '../../server/src/engine/values/types.ts';
import { localeOf } from '../../server/src/locales.ts';

const TAGS = [
  'en-US',
  'en-GB',
  'fr-FR',
  'fr-CH',
  'de-DE',
  'es-ES',
  'it-IT',
  'pt-PT',
  'pt-BR',
  'nl-NL',
  'zh-CN',
  'zh-TW',
  'ja-JP',
];
const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** The one figure that covers the whole text, or undefined. */
function whole(text: string, locale: Locale): readonly Quantity[] | undefined {
  const [m, ...rest] = findFigures(tokenise(text), locale);
  if (!m || rest.length || m.span.start !== 0 || m.span.end !== text.length) return undefined;
  return m.values as readonly Quantity[];
}
const reads = (text: string, locale: Locale, fits: (q: Quantity) => boolean): boolean =>
  whole(text, locale)?.some(fits) ?? false;
const decimal = fc.integer({ min: 1, max: 99_999_999 }).map((n) => n / 100);

describe.each(TAGS)('formatted by Intl for %s', (tag) => {
  const locale = localeOf(tag);
  it('decimals', () => {
    const format = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
    fc.assert(fc.property(decimal, (n) => reads(format.format(n), locale, (q) => close(q.low, n))));
  });
  it('percentages', () => {
    const format = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (n) =>
        reads(format.format(n / 1000), locale, (q) => q.dimension === 'ratio' && close(q.low, n / 1000)),
      ),
    );
  });
  it.each(['USD', 'EUR', 'GBP', 'CHF', 'BRL', 'CAD'])('sums in %s', (currency) => {
    for (const currencyDisplay of ['symbol', 'code', 'name'] as const) {
      const format = new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay });
      fc.assert(
        fc.property(decimal, (n) => reads(format.format(n), locale, (q) => q.unit === currency && close(q.low, n))),
        { numRuns: 12 },
      );
    }
  });
  it.each([
    ['kilometer', 'km'],
    ['kilogram', 'kg'],
    ['liter', 'L'],
    ['celsius', 'Cel'],
    ['hectare', 'har'],
    ['gigabyte', 'GBy'],
    ['kilometer-per-hour', 'km/h'],
    ['mile', '[mi_i]'],
  ])('measures in %s', (unit, code) => {
    // In Chinese and Japanese the long forms stand around the number.
    const isAround = /^(?:zh|ja)/.test(tag);
    for (const unitDisplay of isAround ? (['short'] as const) : (['long', 'short'] as const)) {
      const format = new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 2 });
      fc.assert(
        fc.property(decimal, (n) => reads(format.format(n), locale, (q) => q.unit === code && close(q.low, n))),
        { numRuns: 12 },
      );
    }
  });
  it('compact forms, to their own precision', () => {
    for (const compactDisplay of ['long', 'short'] as const) {
      const format = new Intl.NumberFormat(tag, { notation: 'compact', compactDisplay });
      fc.assert(
        fc.property(fc.integer({ min: 1000, max: 999_000_000_000 }), (n) =>
          reads(format.format(n), locale, (q) => Math.abs(q.low - n) <= Math.max(q.step, 0.05 * n)),
        ),
      );
    }
  });
});

const SPELLED = [
  'en-US',
  'en-GB',
  'fr-FR',
  'fr-BE',
  'de-DE',
  'es-ES',
  'it-IT',
  'pt-PT',
  'nl-NL',
  'zh-Hans-CN',
  'zh-Hant-TW',
  'ja-JP',
];
describe.each(SPELLED)('spelled by n2words for %s', async (tag) => {
  const { toCardinal } = (await import(`n2words/${tag}`)) as { toCardinal: (n: number) => string };
  const locale = localeOf(tag);
  it('is read back over the whole span', () => {
    // One ideograph by itself is more often part of a word.
    const min = /^(?:zh|ja)/.test(tag) ? 11 : 0;
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min, max: 9999 }), fc.integer({ min, max: 999_999_999 })), (n) => {
        const text = toCardinal(n);
        // 百 and 千 alone are one ideograph too.
        fc.pre(min === 0 || text.length > 1);
        const tokens = tokenise(text);
        const read = readNumber(tokens, 0, locale);
        expect([text, read?.end, read?.values]).toEqual([text, tokens.length, [n]]);
      }),
      { numRuns: 120 },
    );
  });
});

describe('arbitrary text', () => {
  const pieces = fc.constantFrom(
    '1',
    '12',
    '2,5',
    '8.5',
    '1 234',
    ' ',
    '-',
    '–',
    '%',
    '$',
    '€',
    'billion',
    'of',
    'one',
    'three',
    'and a half',
    'half',
    'a',
    'third',
    'between',
    'and',
    'to',
    'more than',
    '×',
    '/',
    ':',
    '.',
    ',',
    '(',
    '[',
    ']',
    '\n',
    'e',
    'un',
    'sur',
    'und',
    'H',
    '\ud800',
    '½',
    '²',
    '٣',
    '日',
    '万',
    '三',
    '十',
    '第',
    '分之',
    '亿美元',
    'million',
    'per',
    'times',
    'as many',
  );
  it.each(['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'zh', 'ja'])(
    'gives sorted, separate spans in range in %s',
    (lang) => {
      const locale = localeOf(lang);
      fc.assert(
        fc.property(
          fc.oneof(
            fc.array(pieces, { maxLength: 40 }).map((p) => p.join(' ')),
            fc.array(pieces, { maxLength: 40 }).map((p) => p.join('')),
            fc.string({ unit: 'binary' }),
          ),
          (text) => {
            let at = 0;
            for (const m of findFigures(tokenise(text), locale)) {
              expect(m.span.start).toBeGreaterThanOrEqual(at);
              expect(m.span.end).toBeGreaterThan(m.span.start);
              at = m.span.end;
              for (const v of m.values) expect(Number.isFinite((v as Quantity).low)).toBe(true);
            }
            expect(at).toBeLessThanOrEqual(text.length);
          },
        ),
        { numRuns: 120 },
      );
    },
  );
  it('survives a megabyte of digits', () => {
    const locale = localeOf('en');
    expect(findFigures(tokenise('7'.repeat(1_000_000)), locale)).toEqual([]);
    expect(Array.isArray(findFigures(tokenise('1 '.repeat(20_000)), locale))).toBe(true);
    expect(Array.isArray(findFigures(tokenise('1,'.repeat(20_000)), locale))).toBe(true);
    expect(Array.isArray(findFigures(tokenise('one '.repeat(20_000)), locale))).toBe(true);
  });
});
