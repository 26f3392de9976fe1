/** A word of a source, as a term, and how many times likelier a draft that states the fact has the associated term than any draft. */
export interface Associate {
  readonly term: string;
  readonly times: number;
}

/** The words of sources for which a draft's word may stand, by number. */
export interface Row {
  readonly sources: Int32Array;
  readonly times: Float64Array;
}

/** The words of sources for which a draft's word may stand: "outlay" for "investment". */
export interface Associations {
  /** Terms that have a number: 0 up to this. */
  readonly size: () => number;
  /** The number of a term, -1 for one that the table does not have: it stands for itself alone. */
  readonly numberOf: (term: string) => number;
  readonly rowOf: (number: number) => Row;
  /** Room for `kinOf`. */
  readonly room: () => Room;
}

/** For each term of a source the first of a chain of words near a figure that may stand for it. It is used again for each figure. */
export interface Room {
  /** The figure that it was last used for; `marks` has it for each term with a chain. */
  now: number;
  readonly marks: Int32Array;
  readonly first: Int32Array;
  next: Int32Array;
  words: Int32Array;
  times: Float64Array;
}

/** What is not listed stands for itself alone: a word that hardly any draft has is all the more telling. */
export const ITSELF = Math.exp(7);
const TENTHS = 10;
/** Base of the numbers in a table. */
const RADIX = 36;

/** Links of chains that there is room for at first. */
const LINKS = 4096;

/**
 * Reads a table: each line has a term, a tab, and pairs of the number of a source's term (the number of its own line, from 0) and the natural
 * logarithm of its times, in tenths; numbers are to the base of 36. Rows are parsed when they are asked for.
 */
export function readAssociations(table: () => string): Associations {
  let lines: { readonly numbers: ReadonlyMap<string, number>; readonly cells: readonly string[] } | undefined;
  const cut = (): NonNullable<typeof lines> => {
    lines ??= cutLines(table());
    return lines;
  };
  const rows: Row[] = [];
  let room: Room | undefined;
  return {
    size: () => cut().cells.length,
    numberOf: (term) => cut().numbers.get(term) ?? -1,
    rowOf(number) {
      rows[number] ??= parseRow(cut().cells[number]!, number);
      return rows[number];
    },
    room() {
      const size = cut().cells.length;
      room ??= {
        now: 0,
        marks: new Int32Array(size),
        first: new Int32Array(size),
        next: new Int32Array(LINKS),
        words: new Int32Array(LINKS),
        times: new Float64Array(LINKS),
      };
      return room;
    },
  };
}

function cutLines(table: string): { numbers: ReadonlyMap<string, number>; cells: readonly string[] } {
  const numbers = new Map<string, number>();
  const cells: string[] = [];
  for (const line of table.split('\n')) {
    if (!line) continue;
    const tab = line.indexOf('\t');
    numbers.set(line.slice(0, tab), cells.length);
    cells.push(line.slice(tab + 1));
  }
  return { numbers, cells };
}

function parseRow(text: string, own: number): Row {
  if (!text) return { sources: Int32Array.of(own), times: Float64Array.of(ITSELF) };
  const cells = text.split(' ');
  const numbers = cells.map((cell) => Number.parseInt(cell, RADIX));
  return {
    sources: Int32Array.from(numbers.filter((_, i) => i % 2 === 0)),
    times: Float64Array.from(numbers.filter((_, i) => i % 2 === 1).map((tenths) => Math.exp(tenths / TENTHS))),
  };
}

/** Writes rows as `readAssociations` reads them. Times below 1 are left out. */
export function writeAssociations(rows: ReadonlyMap<string, readonly Associate[]>): string {
  const terms = [...new Set([...rows.keys(), ...[...rows.values()].flatMap((row) => row.map((a) => a.term))])].sort();
  const at = new Map(terms.map((term, i) => [term, i.toString(RADIX)]));
  return terms
    .map((term) => {
      const cells = (rows.get(term) ?? [])
        .filter(({ times }) => times >= 1)
        .map((a) => `${at.get(a.term)} ${Math.round(TENTHS * Math.log(a.times)).toString(RADIX)}`);
      return `${term}\t${cells.join(' ')}\n`;
    })
    .join('');
}

/** Where nothing is known, each word stands for itself. */
export const NO_ASSOCIATIONS: Associations = readAssociations(() => '');
