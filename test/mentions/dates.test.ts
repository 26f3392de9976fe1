import { describe, expect, test } from 'vitest';
import { cutText } from '../../server/src/engine/mentions/cut.ts';
import { datesIn, scanDates } from '../../server/src/engine/mentions/dates/index.ts';
import type { Quantity } from '../../server/src/engine/values/types.ts';
import { localeOf } from '../../server/src/locales.ts';

const read = (text: string, lang: string) => scanDates(text, localeOf(lang), { refDate: '2025-07-20' }).mentions;

/** A phrase, its language, and the hedge of the one length in it. */
const HEDGES: readonly (readonly [string, string, string | undefined])[] = [
  ['less than a year of spending', 'en', 'less-than'],
  ['cars older than ten years', 'en', 'more-than'],
  ['over the past two years', 'en', undefined],
  ['around the last 3 months', 'en', 'about'],
  ['6,100, or 2% fewer than a year ago', 'en', undefined],
  ['rose for more than two years', 'en', 'more-than'],
  ["moins d'un an", 'fr', 'less-than'],
  ['depuis plus de dix ans', 'fr', 'more-than'],
];

test.each(HEDGES)('the hedge of the length in "%s" (%s) is %s', (text, lang, hedge) => {
  const lengths = read(text, lang).flatMap((m) => m.values.filter((v): v is Quantity => v.type === 'quantity'));
  expect(lengths.map((q) => q.hedge)).toEqual([hedge]);
});

test('the sign of a degree is no hedge of the date behind it', () => {
  expect(read('It climbed to 39 °C. Since 22 June the team has rested.', 'en')[0]?.hedge).toBeUndefined();
});

describe('what is read at a place does not depend on what stands far from it', () => {
  // Look-ups are kept for some tokens only: a text longer than those reads the same.
  const filler = 'The council met and agreed to meet again, and so did the board. ';
  test.each([0, 1, 7, 40, 200])('behind %i sentences', (n) => {
    const before = filler.repeat(n);
    const text = `${before}From 3 to 5 May 2024, and on the first Friday of July, it rained for two and a half hours.`;
    const found = read(text, 'en').map((m) => text.slice(m.span.start, m.span.end));
    expect(found).toEqual(['3 to 5 May 2024', 'first Friday of July', 'two and a half hours']);
  });
});

describe('a long text is read in parts', () => {
  const paragraph = (n: number): string =>
    `On ${1 + (n % 28)} May ${2000 + (n % 25)} the council met for three hours. It met again 24 hours a day, «sometimes» in the spring of 2019.`;
  const text = Array.from({ length: 200 }, (_, n) => paragraph(n)).join('\n\n');

  test('as it is read whole', () => {
    const locale = localeOf('en');
    const cut = cutText(text, locale.dates.starts.words);
    expect(text.length).toBeGreaterThan(16_384);
    expect(scanDates(text, locale, {})).toEqual(datesIn(cut, locale, {}));
  });

  test('one paragraph longer than a part among them', () => {
    const long = `${paragraph(3)} `.repeat(120).trim();
    const found = scanDates(`${text}\n\n${long}\n\n${text}`, localeOf('en'), {}).mentions;
    expect(found).toHaveLength(4 * 520);
  });
});
