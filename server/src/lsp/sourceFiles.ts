import type { Location } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { anchor } from '../build/anchor.ts';
import type { Evidence, Source } from '../engine/facts/types.ts';
import { webAddress } from '../engine/views/escape.ts';
import { documentUri } from '../factbase/documents.ts';
import { decode, type Files } from '../files/files.ts';
import { isInside } from '../files/uri.ts';
import type { BaseInForce } from './factFiles.ts';
import { toRange } from './toLsp.ts';

/** Where the words of a source stand. */
export interface SourceFiles {
  /** The quoted words in the source's document, or its start; undefined when it is not in the workspace, or is gone. */
  find(base: BaseInForce, evidence: Evidence): Promise<Location | undefined>;
}

/** Documents that an editor shows as text, and in which quotes can be found as they are. */
const TEXT = /\.(?:txt|md|markdown|html?)$/i;
/** Bytes of a source that are searched. */
const MAX_BYTES = 2_000_000;

/** Reads sources when they are first asked for; each is kept as long as its fact base. */
export function keepSources(files: Files, folders: () => readonly string[]): SourceFiles {
  const read = new WeakMap<BaseInForce, Map<string, Promise<TextDocument | undefined>>>();
  const textOf = (base: BaseInForce, uri: string): Promise<TextDocument | undefined> => {
    const known = read.get(base) ?? new Map<string, Promise<TextDocument | undefined>>();
    read.set(base, known);
    const text = known.get(uri) ?? load(files, uri);
    known.set(uri, text);
    return text;
  };
  return {
    async find(base, evidence) {
      const uri = documentOf(base, evidence.source, folders());
      if (!uri) return undefined;
      const document = await textOf(base, uri);
      if (!document) return undefined;
      const place = evidence.quote && anchor(document.getText(), evidence.quote);
      return { uri, range: toRange(document, place?.span ?? { start: 0, end: 0 }) };
    },
  };
}

async function load(files: Files, uri: string): Promise<TextDocument | undefined> {
  try {
    const bytes = await files.read(uri);
    const text = TEXT.test(uri) && bytes.length <= MAX_BYTES ? decode(bytes) : '';
    return TextDocument.create(uri, 'plaintext', 0, text);
  } catch {
    return undefined;
  }
}

/** The URI of a source's document, named relative to its fact file; only inside the workspace or the fact base's folder. */
export function documentOf(base: BaseInForce, source: string, folders: readonly string[]): string | undefined {
  const file = base.parsed.find(({ sources }) => sources.some(({ id, document }) => id === source && document));
  const path = file?.sources.find(({ id }) => id === source)?.document;
  const uri = file && path && documentUri(file.file, path);
  return uri && [...folders, base.folder].some((folder) => folder !== '' && isInside(folder, uri)) ? uri : undefined;
}

/** The source's web address at the quoted words (a text fragment, which browsers scroll to); undefined without an address. */
export function addressOf(source: Source | undefined, evidence: Evidence): string | undefined {
  const url = webAddress(source?.url);
  if (!url || !evidence.quote || url.includes('#')) return url;
  const words = encodeURIComponent(evidence.quote.exact.trim()).replaceAll('-', '%2D');
  return `${url}#:~:text=${words}`;
}
