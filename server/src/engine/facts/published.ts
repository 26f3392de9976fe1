import { once } from '../once.ts';
import type { Source } from './types.ts';

/** The sources published on a date (EDTF, as exact as a text says it) whose name begins with a word; in the order of the base. */
export type Published = (edtf: string, word: string) => readonly Source[];

const WORD = /[\p{L}\p{N}]+/u;

/** The looser forms in which a text may give a day: 2025-07-16, 2025-07, 2025, 16 July of no year. */
function formsOf(published: string): readonly string[] {
  const [year, month, day] = published.split('-');
  return [published, ...(day ? [`${year}-${month}`, `XXXX-${month}-${day}`] : []), ...(month ? [year!] : [])];
}

/** Sources by date, and those of a date by the first words of title and publisher: in a large base a year has thousands. Each is made when first asked for. */
export function indexPublished(sources: ReadonlyMap<string, Source>): Published {
  const dated = once(() => byDate(sources.values()));
  const worded = new Map<string, ReadonlyMap<string, readonly Source[]>>();
  return (edtf, word) => {
    const found = dated().get(edtf);
    if (!found) return [];
    const known = worded.get(edtf) ?? byWord(found);
    worded.set(edtf, known);
    return known.get(word) ?? [];
  };
}

/** Sources by all forms of their dates. */
function byDate(sources: Iterable<Source>): ReadonlyMap<string, readonly Source[]> {
  const by = new Map<string, Source[]>();
  const listsOf = new Map<string, readonly Source[][]>();
  const listOf = (form: string): Source[] => {
    const list = by.get(form) ?? [];
    by.set(form, list);
    return list;
  };
  for (const source of sources) {
    const { published } = source;
    if (!published) continue;
    const lists = listsOf.get(published) ?? formsOf(published).map(listOf);
    listsOf.set(published, lists);
    for (const list of lists) list.push(source);
  }
  return by;
}

function byWord(sources: readonly Source[]): ReadonlyMap<string, readonly Source[]> {
  const by = new Map<string, Source[]>();
  for (const source of sources) {
    const words = new Set([source.title, source.publisher].flatMap((name) => WORD.exec(name ?? '')?.[0] ?? []));
    for (const word of words) {
      const known = by.get(word);
      if (known) known.push(source);
      else by.set(word, [source]);
    }
  }
  return by;
}
