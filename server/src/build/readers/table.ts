import type { RawBlock } from '../source.ts';
import { type Dom, tag, tidy } from './dom.ts';
import { inlineText } from './htmlBlocks.ts';

/** The cells of a data table, each with the header of its column and the label of its row. Cells that span columns are repeated. */
export function tableBlocks(table: Dom, headings: readonly string[], number: number): RawBlock[] {
  const rows: { text: string; head: boolean }[][] = [];
  for (const tr of table.querySelectorAll('tr')) {
    const row: { text: string; head: boolean }[] = [];
    for (const cell of tr.childNodes) {
      if (tag(cell) !== 'td' && tag(cell) !== 'th') continue;
      const span = Math.min(Number(cell.getAttribute('colspan') ?? 1) || 1, 50);
      const value = { text: tidy(inlineText(cell)), head: tag(cell) === 'th' };
      for (let i = 0; i < span; i++) row.push(value);
    }
    if (row.length > 0) rows.push(row);
  }
  const caption = tidy(table.querySelector('caption')?.textContent ?? '');
  const path = caption ? [...headings, caption] : headings;
  if (rows.length > 0 && rows.every((r) => r.length === 1)) {
    // One column: a table used for layout.
    return rows.map((r) => ({ kind: 'paragraph' as const, text: r[0]!.text, headings: path }));
  }
  const first = rows[0];
  // A header row: marked as such, or with no figure in it while the rows below have some.
  const hasHead =
    first !== undefined &&
    rows.length > 1 &&
    (first.every((c) => c.head) ||
      (!first.slice(1).some((c) => /\d/.test(c.text)) &&
        rows.slice(1).some((r) => r.slice(1).some((c) => /\d/.test(c.text)))));
  const header = hasHead ? first.map((c) => c.text) : [];
  const out: RawBlock[] = [];
  rows.slice(hasHead ? 1 : 0).forEach((row, r) => {
    row.forEach((cell, c) => {
      if (!cell.text) return;
      const place = {
        header: header[c] ?? '',
        rowLabel: c === 0 ? '' : (row[0]?.text ?? ''),
        row: r,
        column: c,
        table: number,
      };
      out.push({ kind: 'table-cell', text: cell.text, headings: path, cell: place });
    });
  });
  return out;
}
