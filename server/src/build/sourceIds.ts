import type { Source } from '../engine/facts/types.ts';
import type { ReferenceDate } from './referenceDate.ts';
import { slug, takeId } from './slug.ts';
import type { SourceDocument } from './source.ts';

/** A source document with its id and what is written about it in the fact file. */
interface NamedSource {
  readonly id: string;
  readonly entry: Source;
  readonly doc: SourceDocument;
}

interface ReadDocument {
  /** Path relative to the fact file, with `/`. */
  readonly path: string;
  readonly sha256: string;
  readonly doc: SourceDocument;
  /** Reference date, where one was found or inferred. */
  readonly date?: ReferenceDate;
}

/** Names sources by publisher (or file) and date; one that the fact file knows by its document, address or content keeps its id. */
export function nameSources(read: readonly ReadDocument[], known: readonly Source[]): NamedSource[] {
  const taken = new Set(known.map((s) => s.id));
  const used = new Set<string>();
  return read.map(({ path, sha256, doc, date }) => {
    const old = known.find(
      (s) =>
        !used.has(s.id) &&
        (s.document === path || s.sha256 === sha256 || (s.url !== undefined && s.url === doc.meta.url)),
    );
    const { title, publisher, author, language, url } = doc.meta;
    const published = doc.meta.published ?? date?.date;
    const name = slug(publisher ?? '', 3) || slug(path.replace(/^.*\//, '').replace(/\.\w+$/, ''), 4) || 'source';
    const id = old?.id ?? takeId(published ? `${name}-${published}` : name, taken);
    used.add(id);
    const entry: Source = {
      id,
      ...(title ? { title } : {}),
      ...(publisher ? { publisher } : {}),
      ...(author ? { author } : {}),
      ...(published ? { published } : {}),
      ...(date?.how === 'inferred' ? { note: 'year of publication inferred from a weekday' } : {}),
      ...(language ? { language } : {}),
      ...(url ? { url } : {}),
      document: path,
      sha256,
    };
    return { id, entry, doc };
  });
}
