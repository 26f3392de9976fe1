import { expect, it } from 'vitest';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import type { Quantity } from '../../server/src/engine/values/types.ts';
import { localeOf } from '../../server/src/locales.ts';

// Language, header of the column, label of the row, cell; kind, value in the unit, unit.
const CELLS: readonly [string, string, string, string, string, number, string][] = [
  ['en', 'Amount ($bn)', 'Big Fund', '8.5', 'money', 8.5e9, 'USD'],
  ['en', 'Turnover in € million', 'Total', '1,240', 'money', 1.24e9, 'EUR'],
  ['en', 'Revenue, USD million', 'Total', '12', 'money', 12e6, 'USD'],
  ['en', 'Share (%)', 'Total', '12.5', 'percent', 0.125, ''],
  ['en', 'Height, m', 'Tower', '324', 'quantity', 324, 'm'],
  ['en', 'Staff (thousands)', 'Total', '3.4', 'number', 3400, ''],
  ['en', '2024', 'Net profit (£m)', '88', 'money', 88e6, 'GBP'],
  ['en', 'Score', 'A', '12', 'number', 12, ''],
  ['en', 'Amount ($bn)', 'Total', '12 km', 'quantity', 12, 'km'],
  ['en', 'Members', 'in Paris', '12', 'number', 12, ''],
  ['fr', 'CA (M€)', 'Total', '8,5', 'money', 8.5e6, 'EUR'],
  ['fr', 'Recettes en milliers d’euros', 'Total', '1 240', 'money', 1.24e6, 'EUR'],
  ['fr', 'Part, en %', 'Total', '12,5', 'percent', 0.125, ''],
  ['fr', '2024', 'Adhérents gagnés en un an', '3 200', 'number', 3200, ''],
  ['en', '2024', 'Members won in a year', '3,200', 'number', 3200, ''],
  ['fr', 'Mds €', 'Total', '3,4', 'money', 3.4e9, 'EUR'],
  ['de', 'Umsatz (Mio. Euro)', 'Gesamt', '3,4', 'money', 3.4e6, 'EUR'],
  ['es', 'Ingresos (millones de euros)', 'Total', '1.240', 'money', 1.24e9, 'EUR'],
  ['it', 'Ricavi (mln €)', 'Totale', '12', 'money', 12e6, 'EUR'],
];

it.each(CELLS)('%s: %s, %s: %s', (lang, header, label, text, kind, value, unit) => {
  const [m, ...rest] = recognise(text, localeOf(lang), { labels: [header, label] });
  expect(rest).toEqual([]);
  const q = m!.values[0] as Quantity;
  expect([m!.kind, q.low, q.unit]).toEqual([kind, expect.closeTo(value, 6), unit]);
  expect(text.slice(m!.span.start, m!.span.end)).toBe(text);
});
