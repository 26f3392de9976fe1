import { detectDocumentLanguage, type Profiles } from '../engine/prose/language.ts';
import { dropFurniture } from './furniture.ts';
import { readerFor } from './readers/registry.ts';
import { isDateLine } from './readers/text.ts';
import { assemble, type SourceDocument } from './source.ts';

const TOP_BLOCKS = 10;

/** A document of more than this is refused: no article or report comes near it. */
const LARGEST = 50 * 1024 * 1024;

/**
 * Reads one source document: metadata and content blocks, page furniture left out. `language` overrides the document's own.
 * Throws an Error whose message says what is wrong (the caller names the path).
 */
export async function readSource(
  path: string,
  bytes: Uint8Array,
  options: { readonly profiles: Profiles; readonly language?: string },
): Promise<SourceDocument> {
  const load = readerFor(path);
  if (!load) throw new Error('is of a format that cannot be read');
  if (bytes.length > LARGEST) throw new Error('is larger than 50 MB');
  const { read } = await load();
  const { meta, blocks } = await read(bytes);
  const marked = dropFurniture(blocks).map((b, i) =>
    // A date line near the top says when the text was written, whatever tag it is in.
    i < TOP_BLOCKS &&
    !b.about &&
    b.kind !== 'table-cell' &&
    b.kind !== 'list-item' &&
    b.text !== meta.title &&
    isDateLine(b.text)
      ? { ...b, kind: 'paragraph' as const, about: true }
      : b,
  );
  const about = new Set(marked.filter((b) => b.about).map((b) => b.text));
  const kept = marked.map((b) => ({ ...b, headings: b.headings.filter((h) => !about.has(h)) }));
  if (kept.length === 0) throw new Error('holds no text');
  const language =
    options.language ??
    meta.language ??
    detectDocumentLanguage(
      kept.map((b) => b.text),
      options.profiles,
      'en',
    );
  return assemble({ ...meta, language }, kept, language);
}
