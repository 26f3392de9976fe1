import { describe, expect, test } from 'vitest';
import { buildFacts } from '../../server/src/build/build.ts';
import { partsOf } from '../../server/src/build/readers/textTable.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';
import { docx, paragraph } from './documents.ts';

const tools = loadBuildTools();

/** What the facts of a document say: value, period, and whether these words are among theirs. */
async function read(path: string, source: string | Uint8Array): Promise<{ text: string; about: string }[]> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const { facts, failed } = await buildFacts([{ path, bytes, sha256: '' }], tools, { language: 'en' });
  expect(failed).toEqual([]);
  return facts.map((f) => ({
    text: [f.values[0]!.text, f.values[0]!.period].filter(Boolean).join(' @ '),
    about: [...f.property, ...f.words, ...f.names].join(' '),
  }));
}

const html = (table: string): string =>
  `<html lang="en"><body><article><h1>Schools of Aldbrook in figures</h1><p>The council publishes them each spring.</p>${table}</article></body></html>`;

describe('tables of web pages', () => {
  test('the unit of a title is not that of a column of counts', async () => {
    const table = (title: string, rows: string) =>
      html(`<h2>${title}</h2><table><tr><th>Venue</th><th>Takings</th><th>Visitors</th></tr>${rows}</table>`);
    const rows = '<tr><td>North</td><td>4.6</td><td>3,912</td></tr><tr><td>South</td><td>11.2</td><td>8,340</td></tr>';
    const found = await read('a.html', table('The season, in millions of euros', rows));
    expect(found.map((f) => f.text)).toEqual(['4,600,000 EUR', '3,912', '11,200,000 EUR', '8,340']);
    const whole = '<tr><td>North</td><td>4,600</td><td>3,912</td></tr>';
    const all = await read('a.html', table('The season, in thousands of euros', whole));
    expect(all.map((f) => f.text)).toEqual(['4,600,000 EUR', '3,912,000 EUR']);
  });

  test('levels of successive periods have the way between them', async () => {
    const way = async (table: string) => {
      const bytes = new TextEncoder().encode(html(table));
      const { facts } = await buildFacts([{ path: 'a.html', bytes, sha256: '' }], tools, { language: 'en' });
      return facts.map((f) => `${f.values[0]!.text} ${f.direction ?? '-'}`);
    };
    const years = '<table><tr><th></th><th>1994</th><th>2024</th></tr>';
    expect(
      await way(`${years}<tr><td>Load limit</td><td>18 tonnes</td><td>26 tonnes</td></tr>
        <tr><td>Tolls</td><td>€2.4m</td><td>€1.9m</td></tr><tr><td>Lanes</td><td>4 m</td><td>4 m</td></tr></table>`),
    ).toEqual(['18 tonnes -', '26 tonnes up', '€2.4m -', '€1.9m down', '4 m -', '4 m -']);
    const towns = '<table><tr><th></th><th>North</th><th>South</th></tr>';
    expect(await way(`${towns}<tr><td>Load limit</td><td>18 tonnes</td><td>26 tonnes</td></tr></table>`)).toEqual([
      '18 tonnes -',
      '26 tonnes -',
    ]);
  });

  test('several header rows, spanning cells, a title inside, units in the header', async () => {
    const found = await read(
      'a.html',
      html(`<table><thead><tr><th rowspan="2">School</th><th colspan="2">2024</th><th colspan="2">2025</th></tr>
        <tr><th>Pupils</th><th>Budget (€ thousand)</th><th>Pupils</th><th>Budget (€ thousand)</th></tr></thead>
        <tbody><tr><td colspan="5">Primary</td></tr><tr><th>North</th><td>412</td><td>1,930</td><td>430</td><td>2,010</td></tr>
        <tr><td colspan="5">Secondary</td></tr><tr><th>South</th><td>388</td><td>1,770</td><td>371</td><td>1,805</td></tr></tbody></table>`),
    );
    expect(found.map((f) => f.text)).toEqual([
      '412 @ 2024',
      '1,930,000 EUR @ 2024',
      '430 @ 2025',
      '2,010,000 EUR @ 2025',
      '388 @ 2024',
      '1,770,000 EUR @ 2024',
      '371 @ 2025',
      '1,805,000 EUR @ 2025',
    ]);
    expect(found[0]!.about).toMatch(/North.*Pupils/);
    expect(found.map((f) => /Primary/.test(f.about))).toEqual([true, true, true, true, false, false, false, false]);
  });

  test('a label that spans rows', async () => {
    const found = await read(
      'a.html',
      html(`<table><tr><th>School</th><th>Kind</th><th>Pupils</th></tr><tr><td rowspan="2">North</td><td>day</td><td>412</td></tr>
        <tr><td>boarding</td><td>77</td></tr></table>`),
    );
    expect(found.map((f) => f.text)).toEqual(['412', '77']);
    expect(found[1]!.about).toContain('North');
  });

  test('a unit in the caption holds for cells that have none', async () => {
    const found = await read(
      'a.html',
      html(`<table><caption>Spending by school (in million euros)</caption><tr><th>School</th><th>Buildings</th><th>Share (%)</th></tr>
        <tr><td>North</td><td>1.4</td><td>38</td></tr></table>`),
    );
    expect(found.map((f) => f.text)).toEqual(['1,400,000 EUR', '38 %']);
  });
});

describe('tables of Markdown', () => {
  test('a figure whose unit cannot be written behind it is kept as it stands', async () => {
    const found = await read(
      'a.md',
      '| Plant | Capacity (wafers per month) | Range (µm) |\n|---|---|---|\n| Cork | 26,500 | 0.9 to 5 |\n',
    );
    expect(found.map((f) => f.text)).toEqual(['26,500', '0.9 to 5']);
  });

  test('years in the header date the figures and are no facts; a row with its first cell alone is a title', async () => {
    const found = await read(
      'a.md',
      '# Finances of Aldbrook\n\n| | 2023 | 2024 |\n|---|---|---|\n| **Revenue (€m)** | | |\n| Tolls | 41.2 | 44.8 |\n| Rents | 12.0 | 11.4 |\n',
    );
    expect(found.map((f) => f.text)).toEqual([
      '41,200,000 EUR @ 2023',
      '44,800,000 EUR @ 2024',
      '12,000,000 EUR @ 2023',
      '11,400,000 EUR @ 2024',
    ]);
  });

  test('dates of a timeline are facts', async () => {
    const found = await read(
      'a.md',
      '| Date | Event |\n|---|---|\n| March 1998 | The bridge opens |\n| 1999 | The toll is dropped |\n',
    );
    expect(found.map((f) => f.text)).toEqual(['1998-03', '1999']);
  });

  test('items of a list know what leads them in', async () => {
    const found = await read('a.md', 'The bus plan of Aldbrook calls for:\n\n- 40 new vehicles\n- 12 km of lanes\n');
    expect(found.map((f) => f.text)).toEqual(['40', '12 km']);
    for (const { about } of found) expect(about).toContain('plan');
  });
});

test('tables of Word documents', async () => {
  const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
  const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
  const table = `<w:tbl>${row('School', 'Pupils', 'Share (%)')}${row('North', '412', '38')}${row('South', '388', '36')}</w:tbl>`;
  const found = await read('a.docx', docx(`${paragraph('The schools of Aldbrook were counted.')}${table}`));
  expect(found.map((f) => f.text)).toEqual(['412', '38 %', '388', '36 %']);
  expect(found[2]!.about).toMatch(/South.*Pupils/);
});

describe('tables of plain text', () => {
  const page = (table: string): string =>
    `The schools of Aldbrook were counted, as they are every year.\n\n${table}\n\nThe next count is due in two years.\n`;

  test('columns that blanks part, numbers to the right or to the left', async () => {
    const left =
      'School        Pupils   Full      Share (%)\nNorth End     1,412    yes       38\nWest          388      not yet   36.5';
    const found = await read('a.txt', page(left));
    expect(found.map((f) => f.text)).toEqual(['1,412', '38 %', '388', '36.5 %', 'two years']);
    expect(found[0]!.about).toMatch(/North.*Pupils|Pupils.*North/);
    expect(found[2]!.about).not.toMatch(/North/);
    const right =
      'Budget (EUR million)\n                        2023     2024\nTeaching                 41.2    144.8\nRent per place (EUR)  1,012.0    987.4';
    expect((await read('a.txt', page(right))).map((f) => f.text)).toEqual([
      '41,200,000 EUR @ 2023',
      '144,800,000 EUR @ 2024',
      '1,012.0 EUR @ 2023',
      '987.4 EUR @ 2024',
      'two years',
    ]);
  });

  test('a line that ends in a colon is the title', async () => {
    const found = await read(
      'a.txt',
      page('Places by school (in per cent):\n\nSchool   2023   2024\nNorth    31     38\nWest     28     36'),
    );
    expect(found.map((f) => f.text)).toEqual(['31 % @ 2023', '38 % @ 2024', '28 % @ 2023', '36 % @ 2024', 'two years']);
  });

  test('columns parted by tabs', async () => {
    const found = await read('a.txt', page('School\tPupils\tShare (%)\nNorth\t412\t38\nWest\t\t36'));
    expect(found.map((f) => f.text)).toEqual(['412', '38 %', '36 %', 'two years']);
  });

  test('columns that blanks part in some lines, and tabs in others', async () => {
    const table =
      'School          Pupils  Share (%)\nNorth End\t1,412   38\nWest            388\t36.5\nEast\t\t1,020\t41';
    const found = await read('a.txt', page(table));
    expect(found.map((f) => f.text)).toEqual(['1,412', '38 %', '388', '36.5 %', '1,020', '41 %', 'two years']);
    const heads = 'School\t\tPupils\nNorth End       1,412\nWest            388';
    expect((await read('a.txt', page(heads))).map((f) => f.text)).toEqual(['1,412', '388', 'two years']);
  });

  test('any number of lines that have gaps or tables in them', () => {
    const gapped = Array.from({ length: 100_000 }, (_, i) => (i % 2 ? 'They left.  Nobody knows' : 'why they did.'));
    expect(partsOf(gapped)).toEqual([{ lines: gapped }]);
    const rows = Array.from({ length: 200_000 }, (_, i) => `North ${i % 10}    ${i % 7}`);
    const [table, ...others] = partsOf(rows);
    expect(others).toEqual([]);
    expect(table && 'grid' in table && table.grid.rows.length).toBe(rows.length);
    const tables = Array.from({ length: 30_000 }, (_, i) => (i % 3 ? 'North    4' : 'Next'));
    expect(partsOf(tables)).toHaveLength(20_000);
  });

  test('two blanks behind a stop are no columns, nor are names side by side', async () => {
    const text =
      'North has 412 pupils.  West has 388.\nNobody knows why.  The parents\nof 30 others waited.  They left.';
    expect((await read('a.txt', page(text))).map((f) => f.text)).toEqual(['412', '388', '30', 'two years']);
    const names = 'Ann Bly      chair\nBen Coe      clerk\nCy Dunn      member of 2 boards';
    expect((await read('a.txt', page(names))).map((f) => f.text)).toEqual(['2', 'two years']);
  });

  test('the name of a month beside a row is no unit', async () => {
    const table = '| Mes | Anomalía |\n|---|---|\n| Junio | +1,4 |\n| Julio | +3,1 |\n';
    const bytes = new TextEncoder().encode(table);
    const { facts } = await buildFacts([{ path: 'a.md', bytes, sha256: '' }], tools, { language: 'es' });
    expect(facts.map((f) => f.values[0]!.text)).toEqual(['+1,4', '+3,1']);
  });
});
