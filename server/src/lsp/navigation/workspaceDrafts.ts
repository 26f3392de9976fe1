import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Format } from '../../engine/prose/types.ts';
import { decode, type Files } from '../../files/files.ts';
import { join, normalise } from '../../files/uri.ts';
import { formatOf, isYaml } from '../formats.ts';
import type { Server } from '../running.ts';

/** A draft of the workspace: as it is in the editor where it is open, else as it is on disk. */
export interface WorkspaceDraft {
  readonly document: TextDocument;
  readonly format: Format;
  readonly isOpen: boolean;
}

/** Folders that hold no drafts of the writer's own. */
const SKIPPED = /^(?:\..*|node_modules|vendor|dist|build|out|target|__pycache__)$/;
/** Drafts looked at, and folders below the workspace's. */
const MAX_DRAFTS = 5000;
const MAX_DEPTH = 12;
/** A longer text is no draft. */
const MAX_BYTES = 5_000_000;

/** The URIs of all drafts in the workspace folders, and of open drafts elsewhere; sorted. */
export async function listDrafts({ files, folders, documents }: Server, isCancelled: () => boolean): Promise<string[]> {
  const found = new Set(
    documents
      .all()
      .filter(formatOf)
      .map(({ uri }) => normalise(uri)),
  );
  for (const folder of folders()) await collect(files, normalise(folder), 0, found, isCancelled);
  return [...found].sort();
}

async function collect(
  files: Files,
  folder: string,
  depth: number,
  found: Set<string>,
  isCancelled: () => boolean,
): Promise<void> {
  if (isCancelled() || depth > MAX_DEPTH) return;
  for (const { name, type, link } of await files.list(folder)) {
    if (found.size >= MAX_DRAFTS) return;
    const uri = normalise(join(folder, name));
    if (type === 'folder' && !link && !SKIPPED.test(name)) await collect(files, uri, depth + 1, found, isCancelled);
    else if (type === 'file' && formatOf({ uri, languageId: '' })) found.add(uri);
  }
}

/** Reads one of them; undefined when it is gone, or too long. */
export async function readDraft({ files, documents }: Server, uri: string): Promise<WorkspaceDraft | undefined> {
  const open = documents.all().find((document) => !isYaml(document) && normalise(document.uri) === uri);
  const format = formatOf(open ?? { uri, languageId: '' });
  if (!format) return undefined;
  if (open) return { document: open, format, isOpen: true };
  try {
    const bytes = await files.read(uri);
    if (bytes.length > MAX_BYTES) return undefined;
    return { document: TextDocument.create(uri, '', 0, decode(bytes)), format, isOpen: false };
  } catch {
    return undefined;
  }
}
