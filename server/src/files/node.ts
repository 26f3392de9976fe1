import { type FSWatcher, watch as watchFolder } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Entry, FileMissing, type Files } from './files.ts';
import { join, normalise, parentOf } from './uri.ts';

/** Files on this machine's disk, for `file:` URIs. */
export const nodeFiles: Files = {
  async list(folder) {
    const path = pathOf(folder);
    if (path === undefined) return [];
    try {
      const entries = await readdir(path, { withFileTypes: true });
      const typed = entries.map(async (entry): Promise<Entry | undefined> => {
        const type = entry.isSymbolicLink() ? await typeBehindLink(`${path}/${entry.name}`) : entry;
        if (type?.isDirectory())
          return { name: entry.name, type: 'folder', ...(entry.isSymbolicLink() && { link: true as const }) };
        return type?.isFile() ? { name: entry.name, type: 'file' } : undefined;
      });
      return (await Promise.all(typed)).filter((entry) => entry !== undefined);
    } catch {
      return [];
    }
  },

  async read(uri) {
    const path = pathOf(uri);
    if (path === undefined) throw new FileMissing(uri);
    try {
      return await readFile(path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' || code === 'ENOTDIR') throw new FileMissing(uri);
      throw error;
    }
  },

  watch(folders, onChange) {
    const watchers = new Map<string, FSWatcher>();
    const missing = new Set<string>();
    const attach = (folder: string): void => {
      const path = pathOf(folder);
      if (path === undefined) return;
      try {
        const watcher = watchFolder(path, { persistent: false }, (_, name) => report(folder, name));
        watcher.on('error', () => detach(folder));
        watchers.set(folder, watcher);
        missing.delete(folder);
      } catch {
        missing.add(folder);
      }
    };
    const detach = (folder: string): void => {
      watchers.get(folder)?.close();
      watchers.delete(folder);
      missing.add(folder);
    };
    const report = (folder: string, name: string | null): void => {
      onChange([name === null ? folder : join(folder, name)]);
      // A watched folder that was made only now: its parent tells.
      for (const absent of [...missing]) if (parentOf(absent) === folder) attach(absent);
    };
    for (const folder of new Set(folders.map(normalise))) attach(folder);
    return { dispose: () => [...watchers.keys()].forEach(detach) };
  },
};

/** The disk path of a `file:` URI; undefined for any other. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** The URI of a path on disk; a relative path is taken from the working folder. */
export const uriOf = (path: string): string => pathToFileURL(path).href;

const typeBehindLink = (path: string) => stat(path).catch(() => undefined);
