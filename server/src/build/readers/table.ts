import type { RawBlock } from '../source.ts';
import { type Dom, tag, tidy } from './dom.ts';
import { inlineText } from './inlineText.ts';

interface Cell {
  readonly text: string;
  readonly head: boolean;
  /** It stands here because it spans rows or columns; its own place is elsewhere. */
  readonly spanned: boolean;
}

/** Columns and rows that one cell may span: more is a page's error. */
const SPAN = 50;

const spanOf = (cell: Dom, name: string): number =>
  Math.min(Math.max(1, Number(cell.getAttribute(name) ?? 1) || 1), SPAN);

/** The table as rows of equal columns: a cell that spans several stands in each. */
function gridOf(table: Dom): Cell[][] {
  const rows: Cell[][] = [];
  const below: { cell: Cell; left: number }[] = [];
  for (const tr of table.querySelectorAll('tr')) {
    const row: Cell[] = [];
    const fill = (): void => {
      for (let from = below[row.length]; from && from.left > 0; from = below[row.length]) {
        from.left--;
        row.push(from.cell);
      }
    };
    for (const node of tr.childNodes) {
      if (tag(node) !== 'td' && tag(node) !== 'th') continue;
      fill();
      const rowspan = spanOf(node, 'rowspan');
      const cell = { text: tidy(inlineText(node)), head: tag(node) === 'th', spanned: false };
      for (let i = 0; i < spanOf(node, 'colspan'); i++) {
        below[row.length] = { cell: { ...cell, spanned: true }, left: rowspan - 1 };
        row.push(i === 0 ? cell : { ...cell, spanned: true });
      }
    }
    fill();
    if (row.length > 0) rows.push(row);
  }
  return rows;
}

const hasDigit = (cells: readonly Cell[]): boolean => cells.some((c) => /\d/.test(c.text));

/** Header rows at the top: all of header cells, or without a figure where the rows below have some. */
function headRows(rows: readonly Cell[][]): number {
  const marked = rows.findIndex((row) => !row.every((c) => c.head || c.text === ''));
  if (marked > 0) return marked;
  const [first, ...rest] = rows;
  return first && !hasDigit(first.slice(1)) && rest.some((row) => hasDigit(row.slice(1))) ? 1 : 0;
}

/** What the header cells above a column say, from the top ("2024 Pupils"). */
const headerOf = (heads: readonly Cell[][], column: number): string =>
  [...new Set(heads.map((row) => row[column]?.text ?? ''))].filter(Boolean).join(' ');

/** A row that says one thing across the table is the title of the rows below it. */
const isSection = (row: readonly Cell[]): boolean => {
  const said = new Set(row.map((c) => c.text).filter(Boolean));
  return row.length > 1 && said.size === 1 && row[0]!.text !== '' && !/^[\d.,\s]+$/.test(row[0]!.text);
};

/** The cells of a data table, each with the header of its column and the label of its row. */
export function tableBlocks(table: Dom, headings: readonly string[], number: number): RawBlock[] {
  const rows = gridOf(table);
  const caption = tidy(table.querySelector('caption')?.textContent ?? '');
  const path = caption ? [...headings, caption] : headings;
  if (rows.every((r) => r.length === 1)) {
    // One column: a table used for layout.
    return rows.map((r) => ({ kind: 'paragraph' as const, text: r[0]!.text, headings: path }));
  }
  const heads = rows.slice(0, headRows(rows));
  const out: RawBlock[] = [];
  let section: string | undefined;
  rows.slice(heads.length).forEach((row, r) => {
    if (isSection(row)) {
      section = row[0]!.text;
      return;
    }
    row.forEach((cell, c) => {
      if (!cell.text || cell.spanned) return;
      const header = headerOf(heads, c);
      const rowLabel = c === 0 ? '' : (row[0]?.text ?? '');
      const place = { header, rowLabel, row: r, column: c, table: number };
      out.push({ kind: 'table-cell', text: cell.text, headings: section ? [...path, section] : path, cell: place });
    });
  });
  return out;
}
