import { describe, expect, test } from 'vitest';
import { answer } from '../../server/src/cli/mentions.ts';

/** Text, with the span in brackets, kind and first values of the `mentions` contract; reference 2016-11-07, a Monday. */
const ROWS: readonly (readonly [lang: string, text: string, kind: string, value: unknown])[] = [
  ['en', 'They meet [in two weeks].', 'date', '2016-11-21'],
  ['en', 'It broke [two months ago].', 'date', '2016-09-07'],
  ['en', 'over the [last 3 months]', 'daterange', '2016-08-07/2016-11-07'],
  ['en', 'back [within five days]', 'daterange', '2016-11-07/2016-11-12'],
  ['en', 'in the [past two quarters]', 'daterange', '2016-04-01/2016-10-01'],
  ['en', '[the month of September]', 'daterange', 'XXXX-09'],
  ['en', '[from 2007 to May 2008]', 'daterange', '2007/2008-05'],
  ['en', '[2 weeks before May 13 1999]', 'date', '1999-04-29'],
  ['en', 'sales for [2012 or later]', 'daterange', '2012/..'],
  ['en', 'It came [later this year].', 'daterange', '2016'],
  ['en', 'in [the 1970s]', 'daterange', '1970/1979'],
  ['en', 'It rained [all day].', 'duration', 'P1D'],
  ['en', 'It took [a few weeks].', 'duration', 'P3W'],
  ['en', 'It broke [a couple of months ago].', 'date', '2016-09-07'],
  ['en', 'in the [previous week]', 'daterange', '2016-10-31/2016-11-06'],
  ['en', 'in [week 31]', 'daterange', '2016-08-01/2016-08-07'],
  ['en', 'in the [same year]', 'daterange', 'XXXX'],
  ['en', 'due [within 2 weeks from today]', 'daterange', '2016-11-07/2016-11-21'],
  ['en', 'done [more than 2 weeks before today]', 'daterange', '2016-10-24'],
  ['en', '[from next Monday to Friday]', 'daterange', '2016-11-14/2016-11-18'],
  ['en', 'Muslims fast in [Ramadan].', 'date', ''],
  ['fr', "Il a plu [toute l'année].", 'duration', 'P1Y'],
  ['fr', 'Il a plu la [journée entière].', 'duration', 'P1D'],
  ['fr', 'Il a fallu [quelques semaines].', 'duration', 'P3W'],
  ['fr', 'avant la fin, en [2016 ou plus tôt]', 'daterange', '../2016'],
  ['fr', 'Il part [dans deux semaines].', 'date', '2016-11-21'],
  ['fr', 'Il est venu [il y a deux ans].', 'date', '2014-11-07'],
  ['fr', 'absent [du 2 au 22 octobre]', 'daterange', 'XXXX-10-02/XXXX-10-22'],
  ['fr', 'les [3 prochains jours]', 'daterange', '2016-11-07/2016-11-10'],
  ['fr', 'au [mois de novembre 2016]', 'daterange', '2016-11'],
  ['fr', "[dix-huit mois] après l'incendie", 'duration', 'P18M'],
  ['en', 'The trial will last [six weeks].', 'duration', 'P6W'],
  ['de', 'Sie regierte [von 2005 bis 2021].', 'daterange', '2005/2021'],
  ['pt', 'a noite [de sexta para sábado]', 'daterange', '2016-11-04/2016-11-05'],
  ['zh', '[1997年至2002年]任总理', 'daterange', '1997/2002'],
];

const results = (lang: string, text: string): readonly { start: number; end: number; kind: string; value: unknown }[] =>
  JSON.parse(answer(JSON.stringify({ id: 1, text, lang, refDate: '2016-11-07' }))).results;

describe('dates of the mentions contract', () => {
  test.each(ROWS)('%s: %s', (lang, marked, kind, value) => {
    const text = marked.replace(/[[\]]/g, '');
    const start = marked.indexOf('[');
    const end = marked.indexOf(']') - 1;
    const found = results(lang, text).find((r) => r.start === start && r.end === end);
    expect(found?.kind).toBe(kind);
    expect(Array.isArray(found?.value) ? found.value[0] : found?.value).toEqual(value);
  });

  test('without a reference date, TIMEX forms', () => {
    const [first] = JSON.parse(answer(JSON.stringify({ id: 1, text: 'du 3 au 12 septembre', lang: 'fr' }))).results;
    expect(first.value).toContain('(XXXX-09-03,XXXX-09-12,P9D)');
  });

  test.each([
    ['fr', 'mardi prochain', 'XXXX-WXX-2'],
    ['fr', 'mardi de la semaine prochaine', 'XXXX-WXX-2'],
    ['en', 'next Tuesday', 'XXXX-WXX-2'],
    ['fr', 'le vendredi 31', 'XXXX-WXX-5'],
    ['en', 'Thanksgiving', 'XXXX-11-WXX-4-4'],
    ['fr', 'le premier vendredi de juillet', 'XXXX-07-WXX-5-#1'],
    ['fr', 'le troisième quart de 2016', '2016-Q3'],
    ['fr', 'deux semaines avant Noël', 'XXXX-12-11'],
    ['en', 'three days after 12 January', 'XXXX-01-15'],
  ])('without a reference date, %s: %s → %s', (lang, text, timex) => {
    const [first] = JSON.parse(answer(JSON.stringify({ id: 1, text, lang }))).results;
    expect([first.value].flat()).toContain(timex);
  });
});
