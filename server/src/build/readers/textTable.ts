/** A table that plain text lays out with spaces or tabs. */
export interface Grid {
  /** What stands above each column; '' where nothing does. */
  readonly heads: readonly string[];
  /** Cells of the rows below, as many in each as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

/** Lines of a paragraph: those of a table, or of running text. */
export type Part = { readonly lines: readonly string[] } | { readonly grid: Grid };

/** Something stands on both sides of a wide gap, or the line begins far to the right (heads above columns). */
const GAP = /\S(?: {2,}|\t)\s*\S|^(?: {4,}|\t)\s*\S/;
/** Rows below the heads. */
const ROWS = 2;
const YEAR = /\b(?:19|20)\d\d\b/;

/** Parts a paragraph's lines where a table begins and ends: two rows at least whose columns stand below one another and have figures. */
export function partsOf(lines: readonly string[]): Part[] {
  const from = lines.findIndex((line) => GAP.test(line));
  if (from < 0) return [{ lines }];
  let to = from;
  while (to < lines.length && GAP.test(lines[to]!)) to++;
  const rest = to < lines.length ? partsOf(lines.slice(to)) : [];
  const grid = gridOf(lines.slice(from, to));
  if (!grid) {
    const [next, ...others] = rest;
    // Lines that turn out to be text stay one paragraph with those below.
    return next && 'lines' in next
      ? [{ lines: [...lines.slice(0, to), ...next.lines] }, ...others]
      : [{ lines: lines.slice(0, to) }, ...rest];
  }
  return [...(from > 0 ? [{ lines: lines.slice(0, from) }] : []), { grid }, ...rest];
}

function gridOf(lines: readonly string[]): Grid | undefined {
  const [first, ...below] = lines;
  if (!first) return undefined;
  const withHeads = below.length >= ROWS ? cellsOf(below) : undefined;
  const heads = withHeads && headsOf(first, withHeads.columns);
  const rows = heads && isHead(heads) ? withHeads.rows : cellsOf(lines)?.rows;
  const width = rows?.[0]?.length ?? 0;
  if (!rows || rows.length < ROWS || width < 2) return undefined;
  const figures = rows.flatMap((row) => row.slice(1)).filter((cell) => /\d/.test(cell));
  // Half of the cells at least: what is set in columns may be a list of names.
  if (figures.length * 2 < rows.length * (width - 1)) return undefined;
  return { heads: rows === withHeads?.rows ? heads! : rows[0]!.map(() => ''), rows };
}

/** Heads have no figures but years ("2024", "H1 2026"). */
const isHead = (cells: readonly string[]): boolean =>
  cells.slice(1).some(Boolean) && cells.slice(1).every((cell) => !/\d/.test(cell) || YEAR.test(cell));

/** Where a column stands in the lines, in UTF-16 units. */
interface Column {
  readonly from: number;
  readonly to: number;
}

/** The lines cut at tabs, or where all of them have two blanks or more; undefined where they have no columns in common. */
function cellsOf(lines: readonly string[]): { rows: string[][]; columns: readonly Column[] | undefined } | undefined {
  if (lines.every((line) => line.includes('\t'))) {
    const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
    return rows.every((row) => row.length === rows[0]!.length) ? { rows, columns: undefined } : undefined;
  }
  const columns = columnsOf(lines.map((line) => line.replaceAll('\t', '    ')));
  if (columns.length < 2) return undefined;
  return { rows: lines.map((line) => columns.map((c) => line.slice(c.from, c.to).trim())), columns };
}

function columnsOf(lines: readonly string[]): Column[] {
  const width = Math.max(...lines.map((line) => line.length));
  const columns: Column[] = [];
  let from = 0;
  let blanks = 0;
  for (let i = 0; i <= width; i++) {
    if (i < width && lines.every((line) => (line[i] ?? ' ') === ' ')) {
      blanks++;
      continue;
    }
    if (i === width || blanks >= 2) {
      const to = i === width ? width : i - blanks;
      if (to > from) columns.push({ from, to });
      from = i;
    }
    blanks = 0;
  }
  return columns;
}

/** What a line of heads says above each column: in their order where there are as many, else by what stands nearest. */
function headsOf(line: string, columns: readonly Column[] | undefined): string[] | undefined {
  if (!columns) return line.split('\t').map((cell) => cell.trim());
  const found = [...line.matchAll(/\S+(?: \S+)*/g)].map((m) => ({ text: m[0], middle: m.index + m[0].length / 2 }));
  const missing = columns.length - found.length;
  if (missing === 0) return found.map((h) => h.text);
  if (missing < 0) return undefined;
  if (missing === 1) return ['', ...found.map((h) => h.text)];
  const away = ({ from, to }: Column, x: number): number => Math.abs((from + to) / 2 - x);
  const heads = columns.map(() => '');
  for (const { text, middle } of found) {
    const nearest = columns.reduce((best, c, i) => (away(c, middle) < away(columns[best]!, middle) ? i : best), 0);
    heads[nearest] = text;
  }
  return heads;
}
