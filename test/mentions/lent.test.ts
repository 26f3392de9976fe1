import { describe, expect, test } from 'vitest';
import { lendUnits } from '../../server/src/engine/mentions/lent.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import type { Value } from '../../server/src/engine/values/types.ts';
import { localeOf } from '../../server/src/locales.ts';

/** Language, a text with the bare figure in brackets, and its readings: the lent one first, the number alone behind it. */
const CASES: readonly [lang: string, text: string, readings: string][] = [
  // Sums and their magnitude words.
  ['en', 'Sales rose to €45 million from [27 million].', '27000000 EUR | 27000000'],
  ['en', 'The loss narrowed from [34] to 12 million pounds.', '34000000 GBP | 34000000 [lb_av]'],
  ['en', 'A fee of €18.5 million, with [three] more in bonuses.', '3000000 EUR up | 3 up'],
  ['pt', 'Paga 185 milhões de euros, mais [três] em objetivos.', '3000000 EUR up | 3 up'],
  ['es', 'El viaje lleva 27 minutos, [tres] menos que hace un año.', '3 min down | 3 down'],
  ['de', 'Das kostet 1200 Euro, [50] mehr als zuvor.', '50 EUR up | 50 up'],
  ['it', 'Il viaggio dura 27 minuti, [tre] in meno di prima.', '3 min down | 3 down'],
  ['es', 'Facturó 300 millones de euros, frente a [227 millones] un año antes.', '227000000 EUR | 227000000'],
  ['it', 'Ha pagato 5,2 milioni di euro, e il secondo [4,9].', '4900000 EUR | 4.9'],
  ['de', 'Der Umsatz stieg auf 45 Millionen Euro, nach [27 Millionen] im Vorjahr.', '27000000 EUR | 27000000'],
  ['pt', 'Pagou 18,5 milhões de euros, contra [16 milhões] há um ano.', '16000000 EUR | 16000000'],
  ['nl', 'De omzet steeg naar 45 miljoen euro, tegen [27 miljoen] een jaar eerder.', '27000000 EUR | 27000000'],
  ['fr', 'Le chantier a coûté 1,47 million d’euros, au lieu de [1,3 million].', '1300000 EUR | 1300000'],
  ['zh', '销售额从2700万增至4500万欧元，去年为[3000万]。', '30000000 EUR | 30000000'],
  // A sum of the sentence before.
  ['fr', 'Elle a reçu 1 720 milliards de yens. Il en faudra [5 000 milliards].', '5000000000000 JPY | 5000000000000'],
  ['es', 'El fichaje costó 22 millones de euros. El otro vale [18,5 millones].', '18500000 EUR | 18500000'],
  // Shares.
  ['en', 'Turnout was 15 percent, against [12] before.', '0.12 | 12'],
  ['fr', 'La part atteint 15 %, contre [12] un an plus tôt.', '0.12 | 12'],
  ['it', 'Il candidato era indietro, [33,5] contro 47,1 per cento.', '0.335 | 33.5'],
  ['nl', 'Het werd 7 %; de werkgever bood [5,5], de bond eiste veel meer.', '0.055 | 5.5'],
  ['de', 'Die Quote sank auf 12 Prozent, zuvor waren es [15].', '0.15 | 15'],
  // Measures and lengths of time.
  ['de', 'Statt an [14,6] nur noch an 9,7 Tagen Migräne.', '14.6 d | 14.6'],
  ['en', 'They needed pills on 4.3 days, against [8.1].', '8.1 d | 8.1'],
  ['fr', 'Il doit tenir sept ans ; son aîné, prévu pour [cinq], tourne toujours.', '5 a | 5'],
  ['pt', 'A ponte mede 480 metros, contra [390] da antiga.', '390 m | 390'],
  // What is counted, an age, and what is not of one size.
  ['en', 'Sales rose to €45 million. The town has [27 million] people.', '27000000'],
  ['en', 'He paid $14 billion for 49% of it and made Alexander, then [28], its chief.', '28'],
  ['en', 'The fare is 14 euros. The ferry carried 40 cars, against [25] before.', '25'],
  ['de', '39 Prozent stiegen aus, [elf] mussten ins Krankenhaus.', '11'],
  ['pt', 'Sete em cada dez vieram; os outros [dezasseis] foram embora.', '16'],
  ['en', 'It cost €45 million and was shown to [12].', '12'],
  ['fr', 'Il a 3 milliards de dollars canadiens. Pékin a mis [8,5 milliards] américains.', '8500000000'],
];

const show = (v: Value): string => {
  if (v.type !== 'quantity') return v.type;
  const figure = v.low === v.high ? `${v.low}` : `${v.low}..${v.high}`;
  return `${figure}${v.unit ? ` ${v.unit}` : ''}${v.direction ? ` ${v.direction}` : ''}`;
};

describe('a bare figure beside a measure', () => {
  test.each(CASES)('%s: %s', (lang, marked, readings) => {
    const start = marked.indexOf('[');
    const text = marked.replace(/[[\]]/g, '');
    const locale = localeOf(lang);
    const mention = lendUnits(recognise(text, locale), text, locale).find((m) => m.span.start === start);
    expect(mention?.values.map(show).join(' | ')).toBe(readings);
  });

  test('any number of figures in a sentence, and of sentences', () => {
    const locale = localeOf('en');
    const read = (text: string) => lendUnits(recognise(text, locale), text, locale);
    const sentence = read(`It cost €45.5, ${'then 27.5; '.repeat(20_000)}at last.`);
    const inEuros = sentence.filter((m) => m.notation.told);
    expect([sentence.length, inEuros.length]).toEqual([20_001, 20_000]);
    const sums = read(`It cost €45 million. ${'Then came 27 million. '.repeat(20_000)}`);
    expect([sums.length, sums.filter((m) => m.notation.told).length]).toEqual([20_001, 20_000]);
    const far = read(`It cost €45.5, ${'or 900; '.repeat(20_000)}at last.`);
    expect(far.filter((m) => m.notation.told)).toEqual([]);
  });

  test('nothing is lent where nothing is bare', () => {
    const text = 'It cost €45 million and has 27 rooms.';
    const mentions = recognise(text, localeOf('en'));
    expect(lendUnits(mentions, text, localeOf('en'))).toBe(mentions);
  });
});
