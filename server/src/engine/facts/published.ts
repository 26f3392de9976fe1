import type { Source } from './types.ts';

/** The sources published on a date (EDTF, as exact as a text says it) whose name begins with a word; in the order of the base. */
export type Published = (edtf: string, word: string) => readonly Source[];

const WORD = /[\p{L}\p{N}]+/u;

/** The looser forms in which a text may give a day: 2025-07-16, 2025-07, 2025, 16 July of no year. */
function formsOf(published: string): readonly string[] {
  const [year, month, day] = published.split('-');
  return [published, ...(day ? [`${year}-${month}`, `XXXX-${month}-${day}`] : []), ...(month ? [year!] : [])];
}

/** Sources by date and first word of title or publisher: in a large base a year has thousands. Made when first asked for. */
export function indexPublished(sources: ReadonlyMap<string, Source>): Published {
  let found: Map<string, Source[]> | undefined;
  const make = (): Map<string, Source[]> => {
    const by = new Map<string, Source[]>();
    for (const source of sources.values()) {
      if (!source.published) continue;
      const words = new Set([source.title, source.publisher].flatMap((name) => WORD.exec(name ?? '')?.[0] ?? []));
      for (const form of formsOf(source.published))
        for (const word of words) {
          const key = `${form} ${word}`;
          const known = by.get(key);
          if (known) known.push(source);
          else by.set(key, [source]);
        }
    }
    return by;
  };
  return (edtf, word) => {
    found ??= make();
    return found.get(`${edtf} ${word}`) ?? [];
  };
}
