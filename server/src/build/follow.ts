import type { Entry } from './entries.ts';
import { plainOf } from './factNodes.ts';

type Data = Readonly<Record<string, unknown>>;

/** Share of telling words from which an entry and a new fact state the same thing with another value. */
const ALIKE = 0.6;

/**
 * The entry that a fact of a corrected source follows: written by `build` and gone from the source, of the same kind, role and noun, in nearly
 * the same words. So a figure that is corrected in its source keeps its id. Undefined where none does.
 */
export function entryFollowed(data: Data, gone: readonly Entry[]): Entry | undefined {
  let best: { readonly entry: Entry; readonly likeness: number } | undefined;
  for (const entry of gone) {
    const old = plainOf(entry.pair.value) as Data;
    if (['role', 'per', 'direction'].some((key) => old[key] !== data[key])) continue;
    if (kindOf(old) !== kindOf(data) || nounOf(old) !== nounOf(data) || !sharesSource(old, data)) continue;
    const likeness = shared(wordsOf(old), wordsOf(data));
    if (likeness >= ALIKE && (!best || likeness > best.likeness)) best = { entry, likeness };
  }
  return best?.entry;
}

/** One value or date, or several. */
const valuesOf = (data: Data): readonly Data[] => (Array.isArray(data.values) ? (data.values as Data[]) : [data]);

const kindOf = (data: Data): string => (valuesOf(data).some((v) => v.date !== undefined) ? 'date' : 'value');

const nounOf = (data: Data): string =>
  Object.values((data.of ?? {}) as Data)
    .join(' ')
    .toLowerCase();

const sourcesOf = (data: Data): readonly unknown[] =>
  valuesOf(data).flatMap((v) => (Array.isArray(v.evidence) ? (v.evidence as Data[]).map((e) => e.source) : []));

function sharesSource(a: Data, b: Data): boolean {
  const known = new Set(sourcesOf(a));
  return sourcesOf(b).some((s) => known.has(s));
}

const wordsOf = (data: Data): ReadonlySet<string> =>
  new Set(['words', 'names'].flatMap((key) => (Array.isArray(data[key]) ? (data[key] as unknown[]).map(String) : [])));

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((w) => b.has(w)).length;
  return both / Math.max(1, a.size, b.size);
}

/** What an entry's values say, for a person. */
export const saidBy = (data: unknown): string =>
  valuesOf(data as Data)
    .map((v) => String(v.value ?? v.date ?? ''))
    .filter((text) => text !== '')
    .join(' / ');
