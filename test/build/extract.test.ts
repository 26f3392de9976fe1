import { describe, expect, test } from 'vitest';
import { buildFacts } from '../../server/src/build/build.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';
import type { BuiltFact } from '../../server/src/build/types.ts';

const tools = loadBuildTools();

async function build(...texts: readonly (readonly [name: string, text: string])[]) {
  const inputs = texts.map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text), sha256: path }));
  return buildFacts(inputs, tools);
}

const md = (text: string, date = '2026-06-10', lang = 'en'): string =>
  `---\ntitle: Aldbrook Mill\ndate: ${date}\nlang: ${lang}\n---\n\n${text}\n`;

const facts = async (text: string, date?: string, lang?: string): Promise<readonly BuiltFact[]> =>
  (await build(['a.md', md(text, date, lang)])).facts;

const texts = (list: readonly BuiltFact[]): string[] => list.flatMap((f) => f.values.map((v) => v.text));

describe('values', () => {
  // Sentence, language, what the facts say.
  const cases: [string, string, string[]][] = [
    ['The mill sold nearly 4,120 tonnes of flour.', 'en', ['nearly 4,120 tonnes']],
    ['Le moulin a vendu près de 8,5 millions de sacs.', 'fr', ['près de 8,5 millions']],
    ['Die Mühle verkaufte 4.120 Tonnen Mehl.', 'de', ['4.120 Tonnen']],
    ['The fee went from 71 to 62 million euros.', 'en', ['71 million euros', '62 million euros']],
    ['Visits last 24 hours instead of 72.', 'en', ['24 hours', '72 hours']],
    ['The mill finished third in the contest of the valley.', 'en', ['3rd']],
    ['They are 1.3 million, and the mill lends them 40 million crowns.', 'en', ['1.3 million', '40 million crowns']],
    [
      'Ils sont 1,3 million à emprunter. Le moulin a prêté 40 millions de couronnes.',
      'fr',
      ['1,3 million', '40 millions de couronnes'],
    ],
    ['The weir lifts the level of the pond from 215 to 249 centimetres.', 'en', ['215 centimetres', '249 centimetres']],
    ['Le décret relève la hauteur du barrage de 63 à 65 mètres.', 'fr', ['63 mètres', '65 mètres']],
    ['The mill has 21,500 sacks, 2,300 more than a year earlier.', 'en', ['21,500', '2,300']],
    ['Millers retire seven months later; weavers of the same age, five.', 'en', ['seven months', 'five months']],
    ['Does the mill grind 40 tonnes a day?', 'en', []],
    ['They built it from zero.', 'en', []],
  ];
  for (const [sentence, lang, expected] of cases)
    test(sentence, async () => expect(texts(await facts(sentence, '2026-06-10', lang))).toEqual(expected));

  test('a sum without its currency is in the currency of the document', async () => {
    const all = await facts('The mill cost 12.4 million euros.\n\nThe budget of the weir: 3 million.');
    expect(all.map((f) => f.values[0]!.value)).toMatchObject([
      { dimension: 'money', unit: 'EUR' },
      { dimension: 'money', unit: 'EUR', low: 3e6 },
    ]);
  });

  test('a denominator held apart from its figure', async () => {
    const [fact] = await facts('Nous avons 1 240 euros de dette par habitant.', '2026-06-10', 'fr');
    expect(fact?.per).toBe('inhabitant');
  });

  test('table cells are named by row and column', async () => {
    const all = await facts('| Product | Sold |\n|---|---|\n| Flour | 4,120 tonnes |\n| Bran | 310 tonnes |');
    expect(all.map((f) => [f.property[0], f.values[0]!.text])).toEqual([
      ['Flour', '4,120 tonnes'],
      ['Bran', '310 tonnes'],
    ]);
  });
});

describe('what a figure is about', () => {
  const cases: [string, string, string][] = [
    [
      'Besides Orlen, a mill that opened in May 2024, Vik and Tarn have built weirs. Vik and Tarn are older.',
      'en',
      'Orlen',
    ],
    [
      'Orlen beats Tarn in strength, and its price is 40 crowns. They say that Orlen is old, and that Orlen is slow.',
      'en',
      'Orlen',
    ],
    ['Am 4. Mai 2026 hat die Firma Krenz aus Ulm geliefert.', 'de', 'Krenz'],
    ['Dans la nuit du 3 mai, la maison Corvaz a livré Orlen. Orlen attendait la maison Corvaz.', 'fr', 'Corvaz'],
    ['Según Lanzal, el molino de Orlen perdió 300 sacos.', 'es', 'Orlen'],
  ];
  for (const [text, lang, expected] of cases)
    test(text, async () => expect((await facts(text, '2026-06-10', lang))[0]?.subject).toBe(expected));

  test('what stands before the colon of a question is not asked', async () => {
    expect(texts(await facts('Plans for 2041: growth or standstill?'))).toEqual(['2041']);
    expect(await facts('The question: will 40 mills do?')).toEqual([]);
  });
});

describe('roles of averages', () => {
  const cases: [string, string, string][] = [
    ['About 500 scenarios of typical use will be described.', 'en', 'count'],
    ['Rund 300 typische Anwendungen werden beschrieben.', 'de', 'count'],
    ['Unas 120 aplicaciones típicas serán descritas.', 'es', 'count'],
    ['Un mulino lavora in media 14 tonnellate.', 'it', 'rate'],
    ['Le moulin reçoit 340 sacs en moyenne.', 'fr', 'rate'],
    ['Het gemiddelde loon is een derde van dat in de stad.', 'nl', 'share'],
    ['Entre 3 y 5 molinos nuevos abrirán.', 'es', 'count'],
  ];
  for (const [text, lang, role] of cases)
    test(text, async () => expect((await facts(text, '2026-06-10', lang))[0]?.role).toBe(role));

  test('a size that only describes a noun does not rise with it', async () => {
    const all = await facts('Vik veut doubler sa production de meules 40 cm.', '2026-06-10', 'fr');
    expect(all.map((f) => [f.values[0]!.text, f.role, f.direction])).toEqual([
      ['doubler', 'change', undefined],
      ['40 cm', undefined, undefined],
    ]);
  });
});

describe('dates', () => {
  const cases: [string, string, string, string][] = [
    ['The weir was opened on 12 March.', 'en', '2026-06-10', '2026-03-12'],
    ['The weir was opened on 12 November.', 'en', '2026-06-10', '2025-11-12'],
    ['The weir will open on 12 March.', 'en', '2026-06-10', '2027-03-12'],
    ['Le barrage ouvrira le 12 mars.', 'fr', '2026-06-10', '2027-03-12'],
    ['Le barrage a été ouvert en avril dernier.', 'fr', '2026-06-10', '2026-04'],
    ['Das Wehr wurde am 12. November eröffnet.', 'de', '2026-06-10', '2025-11-12'],
    ['Work ends by 2030.', 'en', '2026-06-10', '2030'],
    ['The owner announced on Tuesday that the mill would be sold.', 'en', '2026-06-11', '2026-06-09'],
    ['Le patron a annoncé mardi que le moulin serait vendu.', 'fr', '2026-06-11', '2026-06-09'],
    // A participle behind "be" has no tense of its own.
    ['The toll will be paid from 12 September.', 'en', '2026-08-27', '2026-09-12'],
    ['It costs less if it is bought before 19 June.', 'en', '2026-05-16', '2026-06-19'],
  ];
  for (const [sentence, lang, date, expected] of cases)
    test(sentence, async () => expect(texts(await facts(sentence, date, lang))).toEqual([expected]));

  test('the first day of a stretch is not after its last', async () => {
    const all = await facts('The mill, open from 3 May to 31 August, drew many.', '2026-01-20');
    expect(texts(all)).toEqual(['2025-05-03', '2025-08-31']);
  });

  test('a deadline is marked', async () =>
    expect((await facts('Work ends by 2030.'))[0]).toMatchObject({ by: true, kind: 'date' }));

  test('how a date was resolved is told', async () => {
    const [fact] = await facts('Le barrage a été ouvert en avril dernier.', '2025-07-16', 'fr');
    expect(fact?.values[0]?.resolved).toBe('avril dernier, seen from 2025-07-16');
    const [, appeal] = await facts('The trial began in May 2023, the appeal in July of that year.', '2026-01-22');
    expect(appeal?.values[0]?.resolved).toBe('July of that year, seen from 2023-05');
  });

  test('what follows tomorrow is to come', async () =>
    expect(texts(await facts('Domani la vendita, sabato il gran finale.', '2026-06-11', 'it'))).toEqual([
      '2026-06-12',
      '2026-06-13',
    ]));

  test('a phrase that ends in a preposition dates', async () =>
    expect((await facts('The mill opened in 1967.'))[0]?.role).toBe('event'));

  test('without a reference date a length of time ago is kept as such', async () => {
    const { facts: all } = await build(['a.txt', 'The mill\n\nThe weir was built 22 years ago.']);
    expect(texts(all)).toEqual(['22 years']);
  });

  test('without a reference date relative dates are no facts, and a year stays open', async () => {
    const { facts: all } = await build(['a.txt', 'The mill\n\nThe weir opened last April, and the lock on 12 March.']);
    expect(texts(all)).toEqual(['12 March']);
  });
});

describe('reference dates', () => {
  const published = async (text: string, ...beside: [string, string][]): Promise<string | undefined> =>
    (await build(['a.txt', text], ...beside)).sources[0]?.published;
  const body = 'The mill by the river has been standing for more than two hundred years, and it still grinds.';

  const cases: [string, string, string | undefined][] = [
    ['a letterhead', `ALDBROOK MILL\nPress release\nAldbrook, 5 May 2026\n\n${body}`, '2026-05-05'],
    ['place and date before the text', `The mill stands\n\nAldbrook, 5 May 2026. ${body}`, '2026-05-05'],
    ['a date line in another script', `The mill stands\n\n2025年07月17日 11:29\n\n${body}`, '2025-07-17'],
    [
      'a date line under a title of its own',
      `MILL OFFICE\nNOTICE NUMBER 14 ON THE WEIR\n\nUpper Aldbrook, 24 May 2026\n\n${body}`,
      '2026-05-24',
    ],
    ['a labelled date', `MILL OFFICE\nNotice\nVeröffentlicht am: 10. März 2026\n\n${body}`, '2026-03-10'],
    ['a copyright year is no date', `The mill stands\n\n${body}\n\n© 2026 Aldbrook`, undefined],
  ];
  for (const [name, text, expected] of cases) test(name, async () => expect(await published(text)).toBe(expected));

  test('a weekday takes the latest fitting year not after the newest source beside it', async () => {
    const text = `The mill stands\n\n${body} It was opened again, the owner said on Wednesday 16 July.`;
    expect(await published(text)).toBeUndefined();
    expect(await published(text, ['b.md', md('The weir is new.', '2025-07-17')])).toBe('2025-07-16');
    expect(await published(text, ['b.md', md('The weir is new.', '2025-07-01')])).toBe('2014-07-16');
  });
});

describe('merging', () => {
  test('the same claim of two sources has two pieces of evidence, in one language or two', async () => {
    const { facts: all } = await build(
      ['a.md', md('The Aldbrook mill sold 4,120 tonnes of flour in 2025.')],
      ['b.md', md('Le moulin d’Aldbrook a vendu 4 120 tonnes de farine en 2025.', '2026-06-11', 'fr')],
    );
    const flour = all.filter((f) => f.kind === 'value');
    expect(flour).toHaveLength(1);
    expect(flour[0]!.values[0]!.evidence.map((e) => e.source)).toEqual(['a-2026-06-10', 'b-2026-06-11']);
  });

  test('different values for one claim stand side by side', async () => {
    const { facts: all } = await build(
      ['a.md', md('The petition of the millers gathered 6,850 signatures.')],
      ['b.md', md('The petition of the millers gathered 6,580 signatures.')],
    );
    expect(all.map((f) => f.values.map((v) => v.text))).toEqual([['6,850', '6,580']]);
  });

  test('targets that share a year stay apart', async () => {
    const { facts: all } = await build(
      ['a.md', md('The mill wants to double its flour output by 2030.')],
      ['b.md', md('The council will plant oaks along the river road by 2030.')],
    );
    expect(all.filter((f) => f.by)).toHaveLength(2);
  });
});

test('a figure of speech, a question and a date line are kept as seen values', async () => {
  const { seen, facts: all } = await build([
    'a.txt',
    'ALDBROOK MILL\nNotice\nAldbrook, 5 May 2026\n\nDoes the mill grind 40 tonnes a day?',
  ]);
  expect(all).toEqual([]);
  expect(seen.map((s) => s.text)).toContain('2026-05-05');
  expect(seen).toHaveLength(2);
});

test('a document that cannot be read is named, and the others go on', async () => {
  const { failed, facts: all } = await build(['a.pdf', 'no pdf'], ['b.md', md('The mill sold 4,120 tonnes of flour.')]);
  expect(failed.map((f) => f.path)).toEqual(['a.pdf']);
  expect(all).toHaveLength(1);
});

test('quotes are short and words few', async () => {
  const long = `The mill ${'that stands by the river and grinds '.repeat(8)}sold 4,120 tonnes of flour to the bakers of the valley.`;
  const [fact] = await facts(long);
  const quote = fact!.values[0]!.evidence[0]!.quote!;
  expect(quote.exact.length).toBeLessThanOrEqual(80);
  expect(quote.prefix!.length).toBeLessThanOrEqual(32);
  expect(quote.suffix!.length).toBeLessThanOrEqual(32);
  expect(fact!.words.length).toBeLessThanOrEqual(10);
});
