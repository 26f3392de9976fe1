import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../server/src/build/readSource.ts';
import { DOMAINS, domains, keyOf, mark, unmark } from './domains.ts';

const profiles = new Map<string, ReadonlySet<string>>();
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('labelled sources', () => {
  for (const domain of domains()) {
    const key = keyOf(domain);
    for (const file of readdirSync(join(DOMAINS, domain, 'sources'))) {
      test(`${domain}/${file}: every figure of the key stands in a kept block`, async () => {
        const text = readFileSync(join(DOMAINS, domain, 'sources', file), 'utf8');
        // Front matter is read for its keys, and is no block.
        const body = /^---\r?\n.*?\n---\r?\n/s.exec(text)?.[0].length ?? 0;
        const mentions = key.filter((m) => m.source === `sources/${file}` && m.start >= body);
        expect(mentions.length).toBeGreaterThan(0);
        const plain = await readSource(file, encode(text), { profiles });
        const marked = await readSource(file, encode(mark(text, mentions)), { profiles });
        expect(marked.blocks.map((b) => unmark(b.text).text)).toEqual(plain.blocks.map((b) => b.text));
        // A figure of a table's header stands with the cells below it.
        const textsOf = (b: (typeof marked.blocks)[number]) => [b.text, b.cell?.header ?? '', b.cell?.rowLabel ?? ''];
        const found = new Set(marked.blocks.flatMap(textsOf).flatMap((text) => [...unmark(text).at.keys()]));
        expect(mentions.filter((_, i) => !found.has(i)).map((m) => m.surface)).toEqual([]);
        if (process.env.DUMP)
          for (const b of plain.blocks)
            console.log(b.locator, b.kind, b.about ? 'ABOUT' : '', b.text.slice(0, 60), JSON.stringify(b.headings));
        if (process.env.DUMP) console.log(plain.meta);
        expect(plain.meta.title).toBeTruthy();
      });
    }
  }
});

describe('page furniture', () => {
  // Cookie counts, comment and share counts, related headlines, addresses and footers of the labelled pages.
  const FURNITURE =
    /\b(?:\d+ (?:partners|partenaires|Partner)|cookies?|traceurs|réactions|partages|Kommentare|compartidos|ISSN|CPPAP|Tirage|exemplaires|Newsdesk|À lire aussi|Lesen Sie auch|Lo más leído|Read next)\b|©/u;
  for (const domain of domains()) {
    for (const file of readdirSync(join(DOMAINS, domain, 'sources')).filter((f) => f.endsWith('.html'))) {
      test(`${domain}/${file} leaves its furniture out`, async () => {
        const html = readFileSync(join(DOMAINS, domain, 'sources', file));
        const { blocks } = await readSource(file, html, { profiles });
        // A byline is kept for its date, and has no facts.
        const kept = blocks.filter((b) => !b.about);
        expect(kept.filter((b) => b.text.length < 200 && FURNITURE.test(b.text)).map((b) => b.text)).toEqual([]);
        // Cards and links of related stories.
        const links = [...html.toString('utf8').matchAll(/<a href="[^"#]{4,}">([^<]{15,})<\/a>/g)].map((m) => m[1]!);
        expect(
          blocks.filter((b) => b.kind !== 'heading' && links.some((l) => b.text.includes(l))).map((b) => b.text),
        ).toEqual([]);
      });
    }
  }
});

describe('metadata', () => {
  test('JSON-LD graph, publisher by reference, language and canonical address', async () => {
    const html = `<html lang="de-AT"><head><title>Titel | Blatt</title><link rel="canonical" href="https://blatt.example/a">
      <script type="application/ld+json">{"@graph":[{"@type":"Organization","@id":"#o","name":"Blatt"},
      {"@type":"NewsArticle","headline":"Titel","datePublished":"2026-02-03T23:30:00+01:00","publisher":{"@id":"#o"},"author":[{"name":"A"},{"name":"B"}]}]}</script>
      </head><body><article><h1>Titel</h1><p>Der Text hat 40 Worte.</p></article></body></html>`;
    const { meta } = await readSource('a.html', encode(html), { profiles });
    expect(meta).toEqual({
      title: 'Titel',
      publisher: 'Blatt',
      author: 'A, B',
      published: '2026-02-03',
      language: 'de',
      url: 'https://blatt.example/a',
    });
  });

  test('OpenGraph, Dublin Core and <time>', async () => {
    const page = (head: string, body = ''): Uint8Array =>
      encode(`<html lang="fr"><head>${head}</head><body>${body}<p>Le texte compte 40 mots.</p></body></html>`);
    const meta = async (bytes: Uint8Array) => (await readSource('a.html', bytes, { profiles })).meta;
    expect(await meta(page('<meta property="article:published_time" content="2026-01-02T00:00:00Z">'))).toMatchObject({
      published: '2026-01-02',
    });
    expect(
      await meta(
        page(
          '<meta name="dcterms.date" content="2025-11-06"><meta name="DC.publisher" content="Maison"><title>Maison - Un titre</title>',
        ),
      ),
    ).toMatchObject({ published: '2025-11-06', publisher: 'Maison', title: 'Un titre' });
    expect(await meta(page('<title>T</title>', '<time datetime="2024-05-06">6 mai</time>'))).toMatchObject({
      published: '2024-05-06',
    });
  });
});

describe('tables', () => {
  test('cells carry row label and column header', async () => {
    const html = `<html lang="en"><body><h1>Sales</h1><table><tr><th></th><th>2024</th><th>2025</th></tr><tr><th>North</th><td>12</td><td>14</td></tr></table></body></html>`;
    const { blocks } = await readSource('a.html', encode(html), { profiles });
    const cells = blocks.filter((b) => b.cell?.rowLabel);
    expect(cells.map((b) => [b.text, b.cell?.header, b.cell?.rowLabel])).toEqual([
      ['12', '2024', 'North'],
      ['14', '2025', 'North'],
    ]);
  });
});

describe('documents that cannot be read', () => {
  const cases: [string, Uint8Array][] = [
    ['a.pdf', encode('no pdf')],
    ['a.docx', encode('no docx')],
    ['a.xyz', encode('text')],
    ['a.txt', new Uint8Array([0, 1, 2, 0])],
    ['a.txt', encode('')],
    ['a.html', encode('')],
  ];
  for (const [name, bytes] of cases) {
    test(`${name}, ${bytes.length} bytes`, async () => {
      await expect(readSource(name, bytes, { profiles })).rejects.toThrow(/is of|is not|not a|holds no/);
    });
  }
});
