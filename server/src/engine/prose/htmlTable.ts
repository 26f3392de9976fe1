import type { Block } from './types.ts';

/** A table while it is read, cell by cell. */
export interface Table {
  readonly number: number;
  readonly headers: string[];
  row: number;
  column: number;
  /** Columns that the current cell takes. */
  span: number;
  label: string;
  /** The row has no data cell yet: its cells are headers of columns. */
  heading: boolean;
  inCell: boolean;
}

/** More columns than any table for readers has. */
const MAX_SPAN = 100;

export const startTable = (number: number): Table => ({
  number,
  headers: [],
  row: -1,
  column: -1,
  span: 1,
  label: '',
  heading: false,
  inCell: false,
});

/** Rows are headers while they hold nothing but headers and none came before, or inside `<thead>`. */
export function startRow(table: Table, inHead: boolean): void {
  const heading = inHead || table.headers.length === 0;
  if (!heading) table.row++;
  Object.assign(table, { column: -1, span: 1, label: '', inCell: false, heading });
}

export function startCell(table: Table, isHeader: boolean, span: number): void {
  table.column += table.span;
  table.span = Math.min(MAX_SPAN, Math.max(1, span));
  table.inCell = true;
  if (isHeader || !table.heading) return;
  table.heading = false;
  table.row++;
}

/** The current cell; notes its text as header of its columns or as label of its row. */
export function cellOf(table: Table, text: string): NonNullable<Block['cell']> {
  const { number, headers, row, column, heading, span } = table;
  const header = heading ? '' : (headers[column] ?? '');
  if (heading)
    for (let i = 0; i < span; i++) headers[column + i] = [headers[column + i], text].filter(Boolean).join(' ');
  const rowLabel = column === 0 ? '' : table.label;
  if (column === 0) table.label = [table.label, text].filter(Boolean).join(' ');
  return { header, rowLabel, row: heading ? -1 : row, column, table: number };
}
