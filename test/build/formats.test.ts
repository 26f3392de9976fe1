import { describe, expect, test } from 'vitest';
import { readSource } from '../../server/src/build/readSource.ts';
import { docx, paragraph, pdf } from './documents.ts';

const profiles = new Map<string, ReadonlySet<string>>();

describe('PDF', () => {
  test('blocks carry their page; running heads and page numbers are left out', async () => {
    const bytes = pdf([
      ['Aldbrook Review 2026', 'The mill sold 4,120 tonnes of flour last spring.', '1'],
      ['Aldbrook Review 2026', 'Its wheel turns 31 times a minute.', '2'],
      ['Aldbrook Review 2026', 'The weir is three metres high.', '3'],
    ]);
    const { blocks } = await readSource('review.pdf', bytes, { profiles });
    expect(blocks.map((b) => [b.locator, b.text])).toEqual([
      ['p. 1', 'The mill sold 4,120 tonnes of flour last spring.'],
      ['p. 2', 'Its wheel turns 31 times a minute.'],
      ['p. 3', 'The weir is three metres high.'],
    ]);
  });
});

describe('Word', () => {
  test('headings, paragraphs and table cells with their labels', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
    const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const bytes = docx(
      paragraph('Aldbrook Mill', 'Heading1') +
        paragraph('The mill sold 4,120 tonnes of flour.') +
        `<w:tbl>${row('Year', 'Sacks')}${row('2025', '31,520')}</w:tbl>`,
    );
    const { blocks, meta } = await readSource('mill.docx', bytes, { profiles });
    expect(meta.title).toBe('Aldbrook Mill');
    expect(blocks.map((b) => [b.kind, b.locator, b.text, b.cell?.header ?? ''])).toEqual([
      ['heading', '¶ 1', 'Aldbrook Mill', ''],
      ['paragraph', '¶ 2', 'The mill sold 4,120 tonnes of flour.', ''],
      ['table-cell', '¶ 3', '2025', 'Year'],
      ['table-cell', '¶ 4', '31,520', 'Sacks'],
    ]);
  });
});
