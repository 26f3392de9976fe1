import { describe, expect, it } from 'vitest';
import type { Fact } from '../../server/src/engine/facts/types.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { sayAgo } from '../../server/src/engine/views/ago.ts';
import { labelOf } from '../../server/src/engine/views/label.ts';
import { writeValue } from '../../server/src/engine/views/write.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { localeOf } from '../../server/src/locales.ts';

/** A value of a fact file, and how English, French and German write it. */
const VALUES: readonly (readonly ['value' | 'date', string, string, string, string])[] = [
  [
    'value',
    'nearly 8.5 billion USD',
    'nearly $8.5 billion',
    'près de 8,5 milliards de dollars',
    'knapp 8,5 Milliarden Dollar',
  ],
  ['value', '8 billion EUR', '€8 billion', "8 milliards d'euros", '8 Milliarden Euro'],
  ['value', '12,400', '12,400', '12\u202f400', '12.400'],
  ['value', '3 to 5', '3–5', '3–5', '3–5'],
  ['value', 'more than 400', 'more than 400', 'plus de 400', 'mehr als 400'],
  ['value', '1.8 million', '1.8 million', '1,8 million', '1,8 Millionen'],
  ['value', '6 USD per hour', '$6 an hour', '6 dollars par heure', '6 Dollar pro Stunde'],
  ['value', '18 months', '18 months', '18 mois', '18 Monate'],
  ['value', 'half', 'half', 'la moitié', 'die Hälfte'],
  ['value', 'a third', 'a third', 'un tiers', 'ein Drittel'],
  ['value', 'about two thirds', 'about two thirds', 'environ deux tiers', 'rund zwei Drittel'],
  ['value', '33 %', '33%', '33\u202f%', '33 Prozent'],
  ['value', 'hundreds', 'hundreds', 'des centaines', 'Hunderte'],
  ['value', '7 of 11', '7 of 11', '7/11', '7/11'],
  ['date', '2025-04', 'April 2025', 'avril 2025', 'April 2025'],
  ['date', '2025-07-14', '14 July 2025', '14 juillet 2025', '14. Juli 2025'],
  ['date', 'mid-July 2025', 'mid-July 2025', 'mi-juillet 2025', 'Mitte Juli 2025'],
  [
    'date',
    '2025-07-10/2025-08-20',
    '10 July 2025 – 20 August 2025',
    '10 juillet 2025 – 20 août 2025',
    '10. Juli 2025 – 20. August 2025',
  ],
];

describe('a fact’s value', () => {
  const read = readerOf((text, lang) => recognise(text, localeOf(lang)));
  for (const [kind, text, ...forms] of VALUES) {
    it(`${text} is written as each language does`, () => {
      const reading = read(text, kind, 'en');
      if ('why' in reading) throw new Error(JSON.stringify(reading.why));
      const value = { value: reading.value, text, deadline: false, evidence: [] };
      const written = ['en', 'fr', 'de'].map((lang) => writeValue(value, { lang: 'en' } as Fact, localeOf(lang)));
      // No-break spaces of either width will do.
      const plain = (s: string): string => s.replace(/[\u00a0\u202f]/g, ' ');
      expect(written.map(plain)).toEqual(forms.map(plain));
    });
  }
});

describe('how long ago', () => {
  it('is said as precisely as the date is', () => {
    const today = '2025-07-20';
    expect(
      ['2025-07-19', '2025-07-10', '2025-06-20', '2023-07-20', '2025-07-22'].map((d) => sayAgo(d, today, 'en')),
    ).toEqual(['yesterday', '10 days ago', 'last month', '2 years ago', 'in 2 days']);
    expect(['2025-04', '2022-11', '2027', '2024'].map((d) => sayAgo(d, today, 'en'))).toEqual([
      '3 months ago',
      '2 years ago',
      'in 2 years',
      'last year',
    ]);
    expect(sayAgo('2025-04', today, 'fr')).toBe('il y a 3 mois');
    expect(sayAgo('XXXX-07-14', today, 'en')).toBeUndefined();
  });
});

describe('what a fact is called', () => {
  const fact = (more: Partial<Fact>): Fact =>
    ({
      subject: 'bridge',
      property: 'pistes-amenagees',
      labels: {},
      propertyLabels: {},
      of: {},
      words: {},
      ...more,
    }) as Fact;
  it.each<[string, Partial<Fact>, string]>([
    [
      'labels in the language asked for',
      { labels: { en: ['bridge'], fr: ['pont'] }, propertyLabels: { fr: ['coût'] } },
      'pont · coût',
    ],
    [
      'in English where there are none',
      { labels: { en: ['the bridge'] }, propertyLabels: { en: ['cost'] } },
      'the bridge · cost',
    ],
    [
      'a count by what it counts',
      { role: 'count', of: { fr: ['voitures'] }, propertyLabels: { fr: ['porte'] } },
      'bridge · voitures',
    ],
    [
      'another figure by its label',
      { role: 'total', of: { fr: ['euros'] }, propertyLabels: { fr: ['coût'] } },
      'bridge · coût',
    ],
    ['an id in the fact’s own words', { words: { fr: ['Aménagées', 'pistes'] } }, 'bridge · pistes aménagées'],
  ])('%s', (_, more, name) => {
    expect(labelOf(fact(more), 'fr')).toBe(name);
  });
});
