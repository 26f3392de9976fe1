import type { RawBlock, SourceMeta } from '../source.ts';

/** Reads one document's bytes. Throws an Error that says what is wrong when the document cannot be read. */
export type Read = (bytes: Uint8Array) => Promise<{ meta: SourceMeta; blocks: RawBlock[] }>;

/** File extension → reader, loaded when first needed: PDF and DOCX libraries are large. */
const READERS: Readonly<Record<string, () => Promise<{ read: Read }>>> = {
  txt: () => import('./text.ts'),
  text: () => import('./text.ts'),
  md: () => import('./markdown.ts'),
  markdown: () => import('./markdown.ts'),
  html: () => import('./html.ts'),
  htm: () => import('./html.ts'),
  xhtml: () => import('./html.ts'),
  pdf: () => import('./pdf.ts'),
  docx: () => import('./docx.ts'),
};

/** The reader for a path's extension, or undefined when the format is not known. */
export function readerFor(path: string): (() => Promise<{ read: Read }>) | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(READERS, extension) ? READERS[extension] : undefined;
}
