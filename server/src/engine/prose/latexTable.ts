import type { Block, BlockKind } from './types.ts';

/** A table while it is read; row −1 is that of the headers. */
export interface Table {
  readonly number: number;
  readonly headers: string[];
  row: number;
  column: number;
  label: string;
}

/** The place of the cell that has been read; it may be a header or a label of others. */
export function cellOf(table: Table, text: string): NonNullable<Block['cell']> {
  const { number, row, column, headers, label } = table;
  if (row < 0) headers[column] = text;
  if (column === 0) table.label = text;
  const header = row < 0 ? '' : (headers[column] ?? '');
  return { header, rowLabel: row < 0 || column === 0 ? '' : label, row, column, table: number };
}

/** To the next cell, or the next row. */
export function advance(table: Table, sign: string): void {
  if (sign === '&') table.column++;
  else if (sign.startsWith('\\\\')) {
    table.row++;
    table.column = 0;
    table.label = '';
  }
}

/** The kind of block that begins behind an empty line or, in a table, behind a cell; undefined for other signs. */
export function endedBy(sign: string, table: Table | undefined): BlockKind | undefined {
  if (/^[\r\n]/.test(sign)) return table ? 'table-cell' : 'paragraph';
  if (!table) return undefined;
  return sign === '&' || sign.startsWith('\\\\') ? 'table-cell' : undefined;
}
