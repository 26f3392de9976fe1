import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanDates } from '../../server/src/engine/mentions/dates/index.ts';
import { LANGUAGES, localeOf } from '../../server/src/locales.ts';

/** Region variants that write dates in ways of their own. */
const REGIONS: Readonly<Record<string, readonly string[]>> = {
  en: ['en-GB', 'en-US', 'en-AU'],
  fr: ['fr-FR', 'fr-CA', 'fr-CH'],
  de: ['de-DE', 'de-AT'],
  es: ['es-ES', 'es-MX'],
  it: ['it-IT'],
  pt: ['pt-PT', 'pt-BR'],
  nl: ['nl-NL', 'nl-BE'],
  zh: ['zh-CN', 'zh-TW'],
  ja: ['ja-JP'],
};

const day = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const scan = (text: string, lang: string) => scanDates(text, localeOf(lang), { refDate: '2025-07-20' }).mentions;
const edtfs = (text: string, lang: string) =>
  scan(text, lang).flatMap((m) => m.values.map((v) => (v.type === 'date' ? v.edtf : '')));

describe.each([...LANGUAGES])('dates of Intl in %s', (lang) => {
  const regions = REGIONS[lang] ?? [lang];
  test.each(['full', 'long', 'medium'] as const)('%s style is read back over the whole span', (dateStyle) => {
    fc.assert(
      fc.property(day, fc.constantFrom(...regions), (date, region) => {
        const text = new Intl.DateTimeFormat(region, { dateStyle, timeZone: 'UTC' }).format(date);
        const [mention] = scan(text, lang);
        expect([text, mention && text.slice(mention.span.start, mention.span.end)]).toEqual([text, text]);
        const iso = date.toISOString().slice(0, 10);
        expect([text, mention?.values.some((v) => v.type === 'date' && v.edtf === iso)]).toEqual([text, true]);
        expect(mention?.weekdayClash).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });
  test('short style holds the date among its alternatives', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...regions), (date, region) => {
        const text = new Intl.DateTimeFormat(region, {
          day: '2-digit',
          month: '2-digit',
          year: 'numeric',
          timeZone: 'UTC',
        }).format(date);
        expect([text, edtfs(text, lang)]).toEqual([text, expect.arrayContaining([date.toISOString().slice(0, 10)])]);
      }),
      { numRuns: 60 },
    );
  });
  test('month with year, day with month', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...regions), (date, region) => {
        const iso = date.toISOString();
        const my = new Intl.DateTimeFormat(region, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
        expect([my, edtfs(my, lang)]).toEqual([my, [iso.slice(0, 7)]]);
        const dm = new Intl.DateTimeFormat(region, { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(date);
        expect([dm, edtfs(dm, lang)]).toEqual([dm, [`XXXX${iso.slice(4, 10)}`]]);
      }),
      { numRuns: 40 },
    );
  });
  test('never throws, never overlaps, stays in range', () => {
    const words = Object.values(SCRAPS).flat();
    const text = fc
      .array(
        fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 6 }), fc.nat(3000).map(String)),
        { maxLength: 30 },
      )
      .map((a) => a.join(' '));
    fc.assert(
      fc.property(text, (t) => {
        let end = 0;
        for (const m of scan(t, lang)) {
          expect(m.span.start).toBeGreaterThanOrEqual(end);
          expect(m.span.end).toBeGreaterThan(m.span.start);
          end = m.span.end;
          for (const part of m.notation.date ?? []) expect(part.span.start).toBeLessThan(part.span.end);
        }
        expect(end).toBeLessThanOrEqual(t.length);
      }),
      { numRuns: 200 },
    );
  });
});

/** Pieces of dates, to be put together in any order. */
const SCRAPS = {
  en: [
    '14',
    'July',
    '2025',
    'last',
    'of',
    'the',
    'quarter',
    'mid-',
    'two',
    'years',
    'ago',
    'half',
    'an',
    'hour',
    '-',
    '/',
    '.',
    ':',
    'by',
    'end of',
    "'",
    '1st',
    'XIX',
    's',
    'p.m.',
    '\ud800',
    '٣',
    '２０２５',
  ],
  fr: [
    'juillet',
    'dernier',
    'la',
    'fin de',
    "l'",
    'été',
    'siècle',
    'et demi',
    'h',
    'du',
    'au',
    'trimestre',
    'il y a',
    'années',
  ],
  de: ['Juli', 'bis', 'Ende', 'Uhr', 'er Jahre', 'halb', 'dreijährige', '14.'],
  cjk: ['年', '月', '日', '昨日', '上午', '去年', '時', '分', '第', '四半期'],
} as const;
