// The commonest denominators of all, times, in each language.
import { expect, test } from 'vitest';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { localeOf } from '../../server/src/locales.ts';

const COSTS: Readonly<Record<string, string>> = {
  de: 'Es kostet 60 Euro',
  en: 'It costs 60 euros',
  fr: 'Cela coûte 60 euros',
  es: 'Cuesta 60 euros',
  it: 'Costa 60 euro',
  pt: 'Custa 60 euros',
  nl: 'Het kost 60 euro',
};

test.each([
  ['de', 'h', ['pro Stunde']],
  ['de', 'd', ['pro Tag', 'je Tag', 'am Tag', 'täglich']],
  ['de', 'wk', ['pro Woche', 'in der Woche', 'die Woche']],
  ['de', 'mo', ['pro Monat', 'im Monat']],
  ['de', 'a', ['pro Jahr', 'im Jahr']],
  ['en', 'h', ['an hour', 'per hour']],
  ['en', 'd', ['a day', 'per day', 'every day', 'each day', 'daily']],
  ['en', 'mo', ['a month', 'per month', 'each month']],
  ['en', 'a', ['a year', 'per year']],
  ['fr', 'h', ["de l'heure", 'par heure']],
  ['fr', 'd', ['par jour', 'chaque jour']],
  ['fr', 'wk', ['la semaine', 'par semaine']],
  ['fr', 'mo', ['par mois', 'le mois']],
  ['es', 'h', ['la hora', 'por hora']],
  ['es', 'd', ['al día', 'por día', 'cada día']],
  ['es', 'wk', ['a la semana']],
  ['it', 'h', ["all'ora", 'per ora']],
  ['it', 'd', ['al giorno', 'ogni giorno']],
  ['it', 'wk', ['a settimana', 'alla settimana']],
  ['it', 'a', ["all'anno"]],
  ['pt', 'h', ['por hora', 'à hora']],
  ['pt', 'd', ['por dia', 'ao dia', 'todos os dias']],
  ['nl', 'h', ['per uur']],
  ['nl', 'd', ['per dag', 'elke dag']],
  ['nl', 'wk', ['per week']],
])('%s %s', (lang, per, written) => {
  for (const words of written) {
    const [mention] = recognise(`${COSTS[lang]} ${words}.`, localeOf(lang));
    expect([words, mention?.values[0]]).toEqual([words, expect.objectContaining({ unit: 'EUR', low: 60, per })]);
  }
});

test('what is told of each is no denominator', () => {
  const [mention] = recognise('They get 60 euros each.', localeOf('en'));
  expect(mention?.values[0]).toMatchObject({ per: 'each' });
});
