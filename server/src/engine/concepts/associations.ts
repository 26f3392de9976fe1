/** A word of a source, as a term, and how many times likelier a draft that states the fact has the associated term than any draft. */
export interface Associate {
  readonly term: string;
  readonly times: number;
}

/** The words of sources for which a draft's word may stand: "outlay" for "investment". */
export interface Associations {
  readonly of: (term: string) => readonly Associate[];
}

/** What is not listed stands for itself alone: a word that hardly any draft has is all the more telling. */
const ITSELF = Math.exp(7);
const TENTHS = 10;
/** Base of the numbers in a table. */
const RADIX = 36;

/** Rows that are held parsed. */
const REMEMBERED = 20_000;

/**
 * Reads a table: each line has a term, a tab, and pairs of the number of a source's term (the number of its own line, from 0) and the natural
 * logarithm of its times, in tenths; numbers are to the base of 36. Rows are parsed when they are asked for.
 */
export function readAssociations(table: () => string): Associations {
  let lines: { readonly terms: readonly string[]; readonly rows: ReadonlyMap<string, string> } | undefined;
  const parsed = new Map<string, readonly Associate[]>();
  const parse = (term: string): readonly Associate[] => {
    lines ??= cut(table());
    const { terms, rows } = lines;
    const cells = rows.get(term)?.split(' ') ?? [];
    if (cells.length < 2) return [{ term, times: ITSELF }];
    return Array.from({ length: cells.length >> 1 }, (_, i) => ({
      term: terms[Number.parseInt(cells[2 * i]!, RADIX)]!,
      times: Math.exp(Number.parseInt(cells[2 * i + 1]!, RADIX) / TENTHS),
    }));
  };
  return {
    of(term) {
      let known = parsed.get(term);
      if (!known) {
        if (parsed.size >= REMEMBERED) parsed.clear();
        known = parse(term);
        parsed.set(term, known);
      }
      return known;
    },
  };
}

function cut(table: string): { terms: readonly string[]; rows: ReadonlyMap<string, string> } {
  const pairs = table
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t') as [string, string]);
  return { terms: pairs.map(([term]) => term), rows: new Map(pairs) };
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
