import { describe, expect, test } from 'vitest';
import { buildFacts } from '../../server/src/build/build.ts';
import { extractFacts } from '../../server/src/build/extract.ts';
import { readSource } from '../../server/src/build/readSource.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';

const tools = loadBuildTools();

/** Sentence with a [figure], language, the figure's value in its unit, and what it is counted by. */
const CASES: readonly [sentence: string, lang: string, low: number, unit: string, per?: string][] = [
  // The unit of the figure it is compared with.
  ['Le trajet prend 25 minutes, contre [40] aujourd’hui en car.', 'fr', 40, 'min'],
  ['L’attente dépasse 18 mois, contre [11] deux ans plus tôt.', 'fr', 11, 'mo'],
  ['The heating needs fell from 180 kWh per square metre to [75].', 'en', 75, 'kW.h', 'm2'],
  ['El consumo bajó de 140 litros por habitante a [95].', 'es', 95, 'L', 'inhabitant'],
  // A bare number at the end of its clause.
  ['La mission devait durer quatre ans, mais la sonde a du carburant pour [sept].', 'fr', 7, 'a'],
  ['Profit came to 64 million euros, when analysts had hoped for [70].', 'en', 70e6, 'EUR'],
  ['Der Weg dauert zu Fuß 50 Minuten. Mit dem Rad sind es [30].', 'de', 30, 'min'],
  ['The hay must be local to 75 per cent; today the share is [50].', 'en', 0.5, ''],
  // What is usual or holds today, in the unit of the measure told before; not of a count told since, nor of one of two measures.
  ['El caudal llegó a 2.640 metros cúbicos por segundo; el habitual en marzo es de [45].', 'es', 45, 'm3', 's'],
  ['Cette année, 81 400 hectares ont brûlé en 950 feux. La moyenne de dix ans était de [19 600].', 'fr', 19600, 'har'],
  [
    'In diesem Jahr verbrannten 3.900 Hektar, gut dreimal so viele wie sonst. Im Durchschnitt der Jahre sind es [1.150].',
    'de',
    1150,
    'har',
  ],
  ['Oil is sprayed on 3,800 hectares a year; at present it is [450].', 'en', 450, 'har', 'a'],
  ['Dieci anni fa i soci attivi erano 310, oggi sono [260].', 'it', 260, ''],
  ['The frost lasted 31 days and killed 40 hectares of vines. A normal one lasts [12].', 'en', 12, ''],
  // A pronoun for it, a list's item, what it is compared with.
  ['Les ventes tombent à 270 tonnes. La Suède, elle, en a pris [480], un record.', 'fr', 480, 't'],
  ['Al primo spettano 9.000 euro; la maglia bianca ne vale [1.200] al giorno.', 'it', 1200, 'EUR', 'd'],
  ['For beef the limit is 51,000 tonnes; for cheese, [8,200].', 'en', 8200, 't'],
  ['Contact was lost for nine minutes, instead of the [six] they had planned.', 'en', 6, 'min'],
  ['La liaison a été coupée neuf minutes, au lieu des [six].', 'fr', 6, 'min'],
  ['Der Kontakt riss für neun Minuten ab, statt der [sechs].', 'de', 6, 'min'],
  // Years behind a name.
  ['Marta Solberg, [47], who joined the yard in 2011, takes over.', 'en', 47, 'a'],
  // Money by what is done with it, in the currency of the document.
  ['El grupo ingresó 940 millones de euros. Su filial ganó [83 millones].', 'es', 83e6, 'EUR'],
  ['Revenue was 940 million euros. It is about to sell its quarries for [70 million].', 'en', 70e6, 'EUR'],
  ['Le groupe a vendu pour 12 millions de francs suisses. Le lait reste à [81 centimes].', 'fr', 0.81, 'CHF'],
  // It counts what its own noun says.
  ['The tower is 40 metres high and has [30] rooms.', 'en', 30, ''],
  ['The tower is 40 metres high; floors: [30].', 'en', 30, ''],
  // What was counted in between is what it is compared with.
  ['Après 14 ans, le bac portait 40 voitures, contre [25] pour l’ancien.', 'fr', 25, ''],
  ['After 14 years the ferry carried 40 cars, against [25] for the old one.', 'en', 25, ''],
  ['Dopo 14 anni il traghetto portava 40 auto, contro [25] del vecchio.', 'it', 25, ''],
  ['Tras 14 años, el transbordador llevaba 40 coches, frente a [25] del antiguo.', 'es', 25, ''],
  ['Nach 14 Jahren trug die Fähre 40 Autos, gegenüber [25] bei der alten.', 'de', 25, ''],
  ['The trip of 30 pupils takes 24 hours, against [72] before.', 'en', 72, 'h'],
  // Ages.
  ['The choir has 46 members, whose average age is [58].', 'en', 58, 'a'],
  ['Das Alter der Spender lag im Mittel bei [41].', 'de', 41, 'a'],
  ['La edad media de los socios es de [63].', 'es', 63, 'a'],
  ['L’età media è salita a [47].', 'it', 47, 'a'],
  // A sum in the currency of the document.
  ['Fichar al portero costó 3 millones de euros. La cláusula de rescisión es de [15 millones].', 'es', 15e6, 'EUR'],
  // The measure of before, for what holds today.
  ['Die Buden sollen 60 Meter vom Ufer stehen; derzeit sind [40] erlaubt.', 'de', 40, 'm'],
  ['The nets had to be 60 metres off the shore (today it is [45]).', 'en', 45, 'm'],
  ['Les filets devaient être à 60 mètres du bord ; aujourd’hui c’est [45].', 'fr', 45, 'm'],
  // Degrees beside a word for heat are of the document's scale.
  ['It was 19 °C at dawn. By noon the mercury had reached [31 degrees].', 'en', 31, 'Cel'],
  ['It was 66 °F at dawn. By noon the mercury had reached [88 degrees].', 'en', 88, '[degF]'],
  ['It was 19 °C at dawn. The mast leans at [12 degrees].', 'en', 12, 'deg'],
  ['It was 19 °C at dawn. The temperature fell to [minus 12 degrees].', 'en', -12, 'Cel'],
  ['中午气温升至[31度]。', 'zh', 31, 'Cel'],
  // What is appraised is worth money.
  ['El retablo costó 3 millones de euros. Los tapices fueron tasados en [1,4 millones].', 'es', 1.4e6, 'EUR'],
  ['The altar cost 3 million euros. The tapestries were valued at [1.4 million].', 'en', 1.4e6, 'EUR'],
  ['The pumps run at [11 kilovolts].', 'en', 11, 'kV'],
  // What is paid for tells the denominator.
  ['A tent for a week now costs [£90].', 'en', 90, 'GBP', 'wk'],
  ['Un mètre carré coûte en moyenne [3 100 euros].', 'fr', 3100, 'EUR', 'm2'],
  ['Eine Nacht auf dem Platz kostete [24 Euro].', 'de', 24, 'EUR', 'night'],
  ['Una noche en la tienda cuesta [24 euros].', 'es', 24, 'EUR', 'night'],
  ["Un'ora di lezione costa [24 euro].", 'it', 24, 'EUR', 'h'],
  ['Uma noite na tenda custa [24 euros].', 'pt', 24, 'EUR', 'night'],
  ['Een nacht in de tent kost [24 euro].', 'nl', 24, 'EUR', 'night'],
  ['After a week the tent cost [£90].', 'en', 90, 'GBP'],
  ['La mensualité augmentera de [12 euros].', 'fr', 12, 'EUR', 'mo'],
  ['Die Monatsmiete liegt bei [640 Euro].', 'de', 640, 'EUR', 'mo'],
  ['De maandhuur steeg naar [640 euro].', 'nl', 640, 'EUR', 'mo'],
  ['会费的月租为[300元]。', 'zh', 300, 'CNY', 'mo'],
  ['部屋の月額は[3000円]だ。', 'ja', 3000, 'JPY', 'mo'],
  // Counts in a time.
  ['On compte 2 750 passages de péniches par an à cette écluse.'.replace('2 750', '[2 750]'), 'fr', 2750, '', 'a'],
  ['The lock sees [310] boats of all kinds a day.', 'en', 310, '', 'd'],
  ['The ward sees 520 patients a day, of whom [180] at night.', 'en', 180, '', 'd'],
  ['There were 0.8 attacks per patient with the drug and [1.9] with placebo.', 'en', 1.9, '', 'patient'],
  ['They get £68 per megawatt-hour for 20 years, well below the [£91] of the market.', 'en', 91, 'GBP', 'MW.h'],
  ['Ci sono [900] barche in più al mese.', 'it', 900, '', 'mo'],
  ['Es gibt [900] Boote mehr pro Monat.', 'de', 900, '', 'mo'],
  ['Elle compte [3 millions d’euros] d’aides par an.', 'fr', 3e6, 'EUR', 'a'],
  ['Der Kran hebt [40] Kisten pro Tag.', 'de', 40, '', 'd'],
  ['Savings of £9 million a year are expected, and a single cost of [£31 million] before.', 'en', 31e6, 'GBP'],
];

async function factsOf(sentence: string, lang: string, name = 'a.txt') {
  const doc = await readSource(name, new TextEncoder().encode(sentence), { profiles: tools.profiles, language: lang });
  return extractFacts(doc, 's', '2026-06-01', tools).facts;
}

describe('units and denominators that other words tell', () => {
  for (const [sentence, lang, low, unit, per] of CASES)
    test(sentence, async () => {
      const start = sentence.indexOf('[');
      const facts = await factsOf(sentence.replace(/[[\]]/g, ''), lang);
      const fact = facts.find((f) => f.at.start <= start && start < f.at.end);
      const value = fact?.values[0]?.value;
      expect(value).toMatchObject({ unit });
      expect(value?.type === 'quantity' && value.low).toBeCloseTo(low, 9);
      expect(fact?.per).toBe(per);
    });

  // Label of a row, language, what its number is then, and what it is counted by.
  const ROWS: readonly [label: string, lang: string, number: string, text: string, per: string | undefined][] = [
    ['Boxes a month', 'en', '21,000', '21,000', 'mo'],
    ['Rent (euros per square metre)', 'en', '13.20', '13.20 EUR', 'm2'],
    ['Affitto privato (euro al metro quadro)', 'it', '13,20', '13,20 EUR', 'm2'],
    ['Prix, euros par kilo', 'fr', '2,10', '2,10 EUR', 'kg'],
    ['Output (MWh per year)', 'en', '420', '420 MWh', 'a'],
    ['Boxes a month (planned)', 'en', '21,000', '21,000', 'mo'],
    ['Share per cent', 'en', '38', '38 %', undefined],
    ['Staff', 'en', '2,250', '2,250', undefined],
  ];
  for (const [label, lang, number, text, per] of ROWS)
    test(`a table's “${label}”`, async () => {
      const byRow = await factsOf(`|  | Arden |\n|---|---|\n| ${label} | ${number} |`, lang, 'a.md');
      const byColumn = await factsOf(`|  | ${label} |\n|---|---|\n| Arden | ${number} |`, lang, 'a.md');
      for (const [fact] of [byRow, byColumn]) expect([fact?.values[0]?.text, fact?.per]).toEqual([text, per]);
    });
});

test('of two denominators both are kept', async () => {
  const read = async (sentence: string, lang: string) => (await factsOf(sentence, lang))[0]?.values[0]?.value;
  for (const [sentence, lang] of [
    ['Les frais restent à 3 € par adhérent et par mois.', 'fr'],
    ['Die Gebühr beträgt 3 Euro je Einwohner und Monat.', 'de'],
    ['La cuota es de 3 euros por habitante y mes.', 'es'],
    ['The fee is 3 euros per inhabitant per month.', 'en'],
    ['La quota è di 3 euro per abitante al mese.', 'it'],
  ] as const) {
    const value = await read(sentence, lang);
    expect([sentence, value]).toMatchObject([sentence, { perTime: 'mo' }]);
    expect(value?.type === 'quantity' && value.per).not.toBe('mo');
  }
});

test('a time with a denominator is not one without', async () => {
  const text = 'The desk is open 24 hours a week.\n\nThe desk reports an open incident within 24 hours.';
  const { facts } = await buildFacts([{ path: 'a.md', bytes: new TextEncoder().encode(text), sha256: '' }], tools, {
    language: 'en',
  });
  expect(facts.filter((f) => /24/.test(f.values[0]!.text))).toHaveLength(2);
});

test('a headline in capitals names nothing but what the text names', async () => {
  const text =
    'VELDEN MILLS\nPress office\n\nVELDEN LIFTS OUTPUT, ORDERS TEN NEW OVENS\n\nARDEN, 5 May 2026 - Velden baked 4,120 loaves in the first quarter.';
  const [loaves] = (await factsOf(text, 'en')).filter((f) => f.values[0]!.text === '4,120');
  expect(loaves).toMatchObject({ subject: 'Velden', own: 'Velden' });
  expect([...loaves!.names, ...loaves!.words].filter((w) => w.length > 1 && w === w.toUpperCase())).toEqual(['ARDEN']);
});
