import { describe, expect, test } from 'vitest';
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
  // Counts in a time.
  ['On compte 2 750 passages de péniches par an à cette écluse.'.replace('2 750', '[2 750]'), 'fr', 2750, '', 'a'],
  ['The lock sees [310] boats of all kinds a day.', 'en', 310, '', 'd'],
  ['The ward sees 520 patients a day, of whom [180] at night.', 'en', 180, '', 'd'],
  ['There were 0.8 attacks per patient with the drug and [1.9] with placebo.', 'en', 1.9, '', 'patient'],
  ['They get £68 per megawatt-hour for 20 years, well below the [£91] of the market.', 'en', 91, 'GBP', 'MW.h'],
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

test('a headline in capitals names nothing but what the text names', async () => {
  const text =
    'VELDEN MILLS\nPress office\n\nVELDEN LIFTS OUTPUT, ORDERS TEN NEW OVENS\n\nARDEN, 5 May 2026 - Velden baked 4,120 loaves in the first quarter.';
  const [loaves] = (await factsOf(text, 'en')).filter((f) => f.values[0]!.text === '4,120');
  expect(loaves).toMatchObject({ subject: 'Velden', own: 'Velden' });
  expect([...loaves!.names, ...loaves!.words].filter((w) => w.length > 1 && w === w.toUpperCase())).toEqual(['ARDEN']);
});
