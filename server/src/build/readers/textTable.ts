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
/** Blanks that part cells. */
const BLANKS = /\S {2,}\S/;
/** Columns between tab stops. */
const TAB = 8;
/** Rows below the heads. */
const ROWS = 2;
const YEAR = /\b(?:19|20)\d\d\b/;

/** Parts a paragraph's lines where a table begins and ends: two rows at least whose columns stand below one another and have figures. */
export function partsOf(lines: readonly string[]): Part[] {
  const parts: Part[] = [];
  // Lines that turn out to be text stay one paragraph with those below.
  let text: string[] = [];
  const endText = (): void => {
    if (text.length > 0) parts.push({ lines: text });
    text = [];
  };
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (to < lines.length && GAP.test(lines[to]!)) to++;
    const grid = to > from ? gridOf(lines.slice(from, to)) : undefined;
    if (grid) {
      endText();
      parts.push({ grid });
    } else for (const line of lines.slice(from, Math.max(to, from + 1))) text.push(line);
    from = Math.max(to, from + 1);
  }
  endText();
  return parts;
}

function gridOf(lines: readonly string[]): Grid | undefined {
  const [first, ...below] = lines;
  if (!first) return undefined;
  const withHeads = below.length >= ROWS ? cellsOf(below) : undefined;
  const heads = withHeads && headsOf(withHeads.columns ? untabbed(first) : first, withHeads.columns);
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
    if (rows.every((row) => row.length === rows[0]!.length)) return { rows, columns: undefined };
    // Tabs that stand for cells are no stops; those that stand among blanks are.
    if (!lines.some((line) => BLANKS.test(line))) return undefined;
  }
  const even = lines.map(untabbed);
  const columns = columnsOf(even);
  if (columns.length < 2) return undefined;
  return { rows: even.map((line) => columns.map((c) => line.slice(c.from, c.to).trim())), columns };
}

/** The line as it is seen: a tab goes on to the next stop. */
function untabbed(line: string): string {
  const [first = '', ...others] = line.split('\t');
  const pieces = [first];
  let length = first.length;
  for (const part of others) {
    const gap = TAB - (length % TAB);
    pieces.push(' '.repeat(gap), part);
    length += gap + part.length;
  }
  return pieces.join('');
}

function columnsOf(lines: readonly string[]): Column[] {
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  /** 1 where a line has more than a blank. */
  const inked = new Uint8Array(width);
  for (const line of lines) for (let i = 0; i < line.length; i++) if (line[i] !== ' ') inked[i] = 1;
  const columns: Column[] = [];
  let from = 0;
  let blanks = 0;
  for (let i = 0; i <= width; i++) {
    if (i < width && inked[i] === 0) {
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
