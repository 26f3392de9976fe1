import { describe, expect, test } from 'vitest';
import { buildFacts } from '../../server/src/build/build.ts';
import { readSource } from '../../server/src/build/readSource.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';

const tools = loadBuildTools();

const factsOf = async (path: string, text: string): Promise<string[]> => {
  const { facts, failed } = await buildFacts([{ path, bytes: new TextEncoder().encode(text), sha256: '' }], tools);
  expect(failed).toEqual([]);
  return facts.flatMap((f) => f.values.map((v) => v.text));
};

const ARTICLE = `<h1>Marrable bridge opens to traffic</h1>
<p class="byline">By Una Hartigan · <time datetime="2026-03-09T07:30:00+00:00">9 March 2026</time> · 4 min read</p>
<p>The new bridge at Marrable, 412 metres long, opened to traffic on Monday after five years of work.</p>
<p>It cost 86 million euros, 11 million more than planned, and will carry 23,000 vehicles a day.</p>
<p>The toll is 3.40 euros for a car. Cyclists cross free of charge, and 140 of them did so in the first hour.</p>`;
const FIGURES = ['412 metres', 'five years', '86 million euros', '11 million', '23,000', '3.40 euros', '140'];

const PAGE = `<!doctype html><html lang="en"><head><title>Marrable bridge opens to traffic | Wessel Courier</title>
<meta property="article:published_time" content="2026-03-09"></head><body>
<div id="cookie-banner" role="dialog"><p>We and our 847 partners store cookies for up to 13 months. You can change your 3 choices at any time.</p><button>Accept</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/top10">Top 10</a></li><li><a href="/election-2026">Election 2026</a></li><li><a href="/subscribe">Subscribe from £1.50 a week</a></li></ul></nav></header>
<aside class="ad"><p>Advertisement</p><p>Winter tyres from 59.90 euros! Save 25 % until 31 March.</p></aside>
<main><article>${ARTICLE}
<div class="share-buttons">1,284 shares <a href="#">Facebook</a> <a href="#">Mail</a></div>
<section class="related"><h2>Related articles</h2><ul>
<li><a href="/a/ferry">Ferry company lays off 310 people</a></li>
<li><a href="/a/dam">Dam of 1962 to be torn down for 7 million euros</a></li></ul></section>
</article></main>
<section id="comments"><h3>48 comments</h3><div class="comment"><p>roadhog77: they should have spent the 86 million on 200 buses</p><p>12 likes · 3 days ago</p></div></section>
<aside class="most-read"><h3>Most read</h3><ol><li><a href="/b/1">Rents up 14 % in a year</a></li><li><a href="/b/2">The 25 best walks</a></li></ol></aside>
<footer><p>Wessel Courier, 18 Quay Street, Wessel WS3 4QA. Telephone 01632 960 114.</p><p>© 1998–2026 Wessel Media Ltd. Registered in England no. 04418812. ISSN 1473-2890.</p></footer>
</body></html>`;

// The same page as it comes out of a browser by "select all, copy".
const COPIED = `Skip to content
Home
Top 10
Election 2026
Subscribe from £1.50 a week

We use cookies. We and our 847 partners store cookies for up to 13 months.

Marrable bridge opens to traffic

By Una Hartigan
9 March 2026
4 min read
1,284 shares

The new bridge at Marrable, 412 metres long, opened to traffic on Monday after five years of work.

It cost 86 million euros, 11 million more than planned, and will carry 23,000 vehicles a day.

The toll is 3.40 euros for a car. Cyclists cross free of charge, and 140 of them did so in the first hour.

Related articles
Ferry company lays off 310 people
Dam of 1962 to be torn down for 7 million euros

48 comments

Most read
Rents up 14 % in a year
The 25 best walks

Contact
Telephone 01632 960 114
© 1998–2026 Wessel Media Ltd. All rights reserved.
`;

describe('a page with all that surrounds a text', () => {
  for (const [path, text] of [
    ['page.html', PAGE],
    ['page.txt', COPIED],
  ] as const)
    test(`${path}: figures of the text, and none of its surroundings`, async () => {
      const found = await factsOf(path, text);
      const figures = found.filter((f) => !/^\d{4}-\d{2}/.test(f));
      for (const figure of FIGURES) expect(figures.some((f) => f.includes(figure))).toBe(true);
      expect(figures.filter((f) => !FIGURES.some((figure) => f.includes(figure)) && f !== 'first hour')).toEqual([]);
      // Monday of the day of writing is the only date.
      expect(found.filter((f) => /^\d{4}-\d{2}/.test(f))).toEqual(['2026-03-09']);
    });
});

describe('credits that a page glues to a paragraph', () => {
  const read = async (text: string): Promise<string[]> => {
    const doc = await readSource('a.txt', new TextEncoder().encode(text), { profiles: tools.profiles });
    return doc.blocks.map((b) => b.text);
  };
  const body = 'The new bridge at Marrable, 412 metres long, opened to traffic after';
  const cases: [string, string][] = [
    [`${body} five years of work.Quay Wire`, `${body} five years of work.`],
    [
      `${body} what the mayor calls "a long wait".Quay & Sons LLPHarbourpedia`,
      `${body} what the mayor calls "a long wait".`,
    ],
    [`${body} five years of work. Quay Wire`, `${body} five years of work. Quay Wire`],
    [`${body} a deal with Harbour.Net`, `${body} a deal with Harbour.Net`],
    [`${body} five years of work.`, `${body} five years of work.`],
  ];
  for (const [text, expected] of cases) test(text.slice(60), async () => expect(await read(text)).toEqual([expected]));
});

describe('bylines and toolbars of copied pages', () => {
  const TEXT = 'The tannery at Holm reopened on Monday with 36 workers, and the vats hold 1,850 litres each.';
  const build = async (top: string, bottom = '') => {
    const text = `The Holm Courier\n\nThe tannery that would not close for good\n\n${top}\n\n${TEXT} Its owner expects to hire more.\n${bottom}`;
    return buildFacts([{ path: 'a.txt', bytes: new TextEncoder().encode(text), sha256: '' }], tools);
  };
  // What stands above the text; the day of writing is 11 May 2026, a Monday.
  const cases: [string, string][] = [
    ['Una Bly · 11 May 2026 · Reading time: 5 min\nShare · Print · 12 comments', ''],
    ['Una Bly | 11 May 2026 | 5 min read', '\n> The 10 best pictures of the week\n> Weather: 14 degrees on Saturday\n'],
    ['Ysé Delmas · 11 mai 2026 · Lecture : 5 min\nPartager · Imprimer · 12 commentaires', ''],
    ['Jana Reimers • 11. Mai 2026 • Lesezeit: 5 Minuten\nTeilen • Drucken • 12 Kommentare', ''],
    ['Por Inés Roldán · 11 de mayo de 2026 · Lectura: 5 min\nCompartir · Imprimir · 12 comentarios', ''],
    ['di Elia Brandi | 11 maggio 2026 | Lettura: 5 min\nCondividi | Stampa | 12 commenti', ''],
    ['Sanne Vos · 11 mei 2026 · Leestijd: 5 min\nDelen · Afdrukken · 12 reacties', ''],
    ['Rui Sá · 11 de maio de 2026 · Leitura: 5 min\nPartilhar · Imprimir · 12 comentários', ''],
  ];
  for (const [top, bottom] of cases)
    test(top.split('\n')[0]!, async () => {
      const { facts, sources } = await build(top, bottom);
      expect(sources[0]?.published).toBe('2026-05-11');
      expect(facts.flatMap((f) => f.values.map((v) => v.text)).sort()).toEqual([
        '1,850 litres each',
        '2026-05-11',
        '36',
      ]);
    });

  test('what is parted in a line of figures is no toolbar', async () => {
    const { facts } = await build('Vats: 14 · Hides: 3,200 · Share of export: 61 %');
    expect(facts.flatMap((f) => f.values.map((v) => v.text))).toEqual(expect.arrayContaining(['3,200', '61 %']));
  });
});

describe('requests for consent', () => {
  const read = async (line: string): Promise<string[]> => {
    const text = `The store that was dug out of salt\n\nThe caverns at Holm were dug out in 1987, and brine filled them until last spring.\n\n${line}\n\nThe next one is planned for 2031, if the town agrees to it.\n`;
    const doc = await readSource('a.txt', new TextEncoder().encode(text), { profiles: tools.profiles });
    return doc.blocks.map((b) => b.text);
  };
  const asks = [
    'We and our 847 partners store cookies for up to 13 months.',
    'We and our 1,204 partners process personal data, such as your IP address.',
    'We and our 211 partners store and/or access information on a device.',
    'Nos 847 partenaires et nous-mêmes, avec nos partenaires, utilisons des cookies pendant 13 mois.',
    'Wir und bis zu 163 Partner verarbeiten Daten. Mit dem Abo für 3,99 Euro im Monat lesen Sie ohne Werbung.',
    'Nous et nos 92 partenaires stockons et/ou accédons à des informations.',
    'Wir und unsere 847 Partner verarbeiten Daten 13 Monate lang.',
    'Nosotros y nuestros 92 socios almacenamos o accedemos a información en un dispositivo.',
    'Noi e i nostri 92 partner archiviamo e/o accediamo a informazioni su un dispositivo.',
    'Wij en onze 92 partners verwerken persoonsgegevens, 13 maanden lang.',
    'Nós e os nossos 92 parceiros armazenamos e/ou acedemos a informações.',
  ];
  for (const line of asks) test(line, async () => expect(await read(line)).not.toContain(line));
  const told = [
    'The 12 partners store hydrogen in salt caverns.',
    'The partners process 40 tonnes of salt a day.',
    'Les 12 partenaires traitent 40 tonnes de sel par jour.',
    'Wir und 12 Partner speichern 40 Tonnen Wasserstoff.',
    'Die 12 Partner verarbeiten Daten von 40 Satelliten.',
    'Die Partner speichern 40 Tonnen Wasserstoff in Salzkavernen.',
    'Con 12 socios almacenamos 40 toneladas de hidrógeno.',
    'Con 12 partner archiviamo 40 anni di giornali.',
    'De 12 partners verwerken 40 ton zout per dag.',
    'Os 12 parceiros armazenam 40 toneladas de hidrogénio.',
  ];
  for (const line of told) test(line, async () => expect(await read(line)).toContain(line));
});
