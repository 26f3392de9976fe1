import { posix, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expandGlob, globPattern, isGlob } from '../factbase/globs.ts';
import type { Files } from '../files/files.ts';
import { join, nameOf } from '../files/uri.ts';
import { formatOf } from '../lsp/formats.ts';
import type { InputError } from './io.ts';

export const toUri = (cwd: string, path: string): string =>
  pathToFileURL(resolve(cwd, path)).href.replace(/(?<!\/)\/$/, '');
export const toPath = (uri: string): string => fileURLToPath(uri);

/** A file's path relative to the working folder, with `/`. */
export function shown(cwd: string, uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  const slashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));
  return posix.relative(slashes(cwd), slashes(toPath(uri))) || '.';
}

const SKIPPED = new Set(['node_modules']);
const MAX_DEPTH = 24;

/** A draft that was found. */
export interface FoundDraft {
  readonly uri: string;
  /** It stands in a folder that was named, and was not named itself. */
  readonly inFolder: boolean;
}

/**
 * The drafts that paths name: files as they are, all drafts below folders, and patterns. Sorted within each argument, each once.
 * A path that names nothing is an error.
 */
export async function findDrafts(
  files: Files,
  cwd: string,
  paths: readonly string[],
): Promise<{ readonly drafts: readonly FoundDraft[]; readonly errors: readonly InputError[] }> {
  const found = new Map<string, FoundDraft>();
  const errors: InputError[] = [];
  for (const path of paths) {
    const here = await draftsAt(files, cwd, path);
    if (typeof here === 'string') errors.push({ path, message: here });
    else
      for (const draft of here) {
        // Named once, it is named.
        if (!draft.inFolder || !found.has(draft.uri)) found.set(draft.uri, draft);
      }
  }
  return { drafts: [...found.values()], errors };
}

async function draftsAt(files: Files, cwd: string, path: string): Promise<readonly FoundDraft[] | string> {
  const uri = toUri(cwd, path);
  const entry = await typeOf(files, uri);
  if (entry === 'file') return [{ uri, inFolder: false }];
  if (entry === 'folder') {
    const inside: string[] = [];
    await walk(files, uri, inside, MAX_DEPTH);
    if (!inside.length) return 'This folder has no drafts (Markdown, text, HTML or LaTeX files).';
    return inside.sort().map((draft) => ({ uri: draft, inFolder: true }));
  }
  if (!isGlob(path)) return 'There is no such file or folder.';
  const slashed = path.replaceAll('\\', '/');
  const matches = slashed.startsWith('/')
    ? await expandGlob(files, 'file:///', slashed.slice(1))
    : await expandGlob(files, toUri(cwd, '.'), slashed);
  const drafts = matches.filter((match) => formatOf({ uri: match, languageId: '' }));
  return drafts.length ? drafts.map((draft) => ({ uri: draft, inFolder: false })) : 'No draft fits this pattern.';
}

async function typeOf(files: Files, uri: string): Promise<'file' | 'folder' | undefined> {
  if ((await files.list(uri)).length) return 'folder';
  const bytes = await files.read(uri).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Uint8Array) return 'file';
  return bytes.code === 'EISDIR' ? 'folder' : bytes.name === 'FileMissing' ? undefined : 'file';
}

async function walk(files: Files, folder: string, found: string[], depth: number): Promise<void> {
  for (const { name, type, link } of await files.list(folder)) {
    const uri = join(folder, name);
    const entered = type === 'folder' && !link && depth > 1 && !name.startsWith('.') && !SKIPPED.has(name);
    if (entered) await walk(files, uri, found, depth - 1);
    if (type === 'file' && formatOf({ uri, languageId: '' })) found.push(uri);
  }
}

/** Whether a draft is left out by patterns relative to `folder`. */
export const isExcluded = (uri: string, folder: string, patterns: readonly string[]): boolean => {
  const path = uri.startsWith(`${folder}/`) ? decodeURIComponent(uri.slice(folder.length + 1)) : '';
  return path !== '' && patterns.some((p) => globPattern(p).test(path) || globPattern(p).test(nameOf(uri)));
};
