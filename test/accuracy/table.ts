/** Rows of numbers, most of them zero, by feature. */
export interface Table<K extends string> {
  readonly keys: readonly K[];
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** The values of one feature that are not zero, and the thresholds that part them. */
interface Column {
  readonly row: Int32Array;
  /** Number of thresholds below the value. */
  readonly bin: Uint8Array;
  readonly zero: number;
  readonly thresholds: readonly number[];
}

/** Thresholds of one feature at most; more change nothing held out. */
export const BINS = 24;
/** Decimals kept in the committed table: enough for the score, few enough to read. */
const DECIMALS = 4;
export const round = (x: number): number => Number(x.toFixed(DECIMALS)) || 0;

function columnOf(values: Float64Array): Column {
  const said = values.filter((v) => v !== 0).sort();
  let marks = [...new Set([0, ...said])].sort((a, b) => a - b);
  if (marks.length > BINS)
    marks = [
      ...new Set([
        0,
        ...Array.from({ length: BINS }, (_, i) => said[Math.floor((i * (said.length - 1)) / (BINS - 1))]!),
      ]),
    ].sort((a, b) => a - b);
  const thresholds = [...new Set(marks.slice(1).map((m, i) => round((m + marks[i]!) / 2)))];
  const binOf = (v: number) => thresholds.reduce((n, t) => (v > t ? n + 1 : n), 0);
  const row = Int32Array.from([...values.keys()].filter((i) => values[i] !== 0));
  return { row, bin: Uint8Array.from(row, (i) => binOf(values[i]!)), zero: binOf(0), thresholds };
}

export function tabulate<K extends string>(keys: readonly K[], rows: readonly Readonly<Record<K, number>>[]): Table<K> {
  return { keys, rows: rows.length, columns: keys.map((k) => columnOf(Float64Array.from(rows, (r) => r[k]))) };
}

/** The bin of every row, zeros too. */
export function binsOf<K extends string>({ columns, rows }: Table<K>, column: number): Uint8Array {
  const { row, bin, zero } = columns[column]!;
  const all = new Uint8Array(rows).fill(zero);
  row.forEach((i, k) => {
    all[i] = bin[k]!;
  });
  return all;
}
