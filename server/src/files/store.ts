import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../factbase/load.ts';

/** Bytes that are kept at most: some 200,000 facts. */
const MAX_BYTES = 256 * 1024 * 1024;
/** A file that nobody read for this long is the first to go, however much room there is. */
const MAX_AGE_MS = 90 * 24 * 3600 * 1000;
/** How exactly the time of reading is noted. */
const NOTED_MS = 24 * 3600 * 1000;
const SUFFIX = '.facts-cache';
/** Left by a program that was interrupted while it wrote. */
const STALE_TEMPORARY_MS = 3600 * 1000;

/** The user's folder for what can be made again: as the system has it, `FACTCHECK_CACHE` before all. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (env.FACTCHECK_CACHE) return env.FACTCHECK_CACHE;
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'draft-fact-check');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'draft-fact-check');
  // A relative path there counts as none, says the standard.
  const base = env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(homedir(), '.cache');
  return join(base, 'draft-fact-check');
}

/** Keeps bytes in files of `folder`, one for each key. */
export function storeIn(folder: string, maxBytes = MAX_BYTES): Store {
  const pathOf = (key: string): string => join(folder, key + SUFFIX);
  let pruning: Promise<void> | undefined;
  let again = false;
  // One at a time; what is written meanwhile is seen by one more.
  const pruneSoon = (): Promise<void> => {
    again = true;
    pruning ??= (async () => {
      while (again) {
        again = false;
        await prune(folder, maxBytes);
      }
    })().finally(() => {
      pruning = undefined;
    });
    return pruning;
  };
  const write = async (key: string, bytes: Uint8Array): Promise<void> => {
    const temporary = join(folder, `${key}.${randomUUID()}.tmp`);
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(temporary, bytes);
      await rename(temporary, pathOf(key));
      await pruneSoon();
    } catch {
      // A full or read-only disk: it is parsed again next time.
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  };
  const writing = new Set<Promise<void>>();
  return {
    async read(key) {
      const path = pathOf(key);
      try {
        const bytes = await readFile(path);
        void noteRead(path);
        return bytes;
      } catch {
        return undefined;
      }
    },
    async write(key, bytes) {
      const work = write(key, bytes);
      writing.add(work);
      await work;
      writing.delete(work);
    },
    written: async () => void (await Promise.all(writing)),
  };
}

async function noteRead(path: string): Promise<void> {
  try {
    const { mtimeMs } = await stat(path);
    const now = new Date();
    if (now.getTime() - mtimeMs > NOTED_MS) await utimes(path, now, now);
  } catch {
    // It may be gone already.
  }
}

/** Removes what is old, then the least recently read, until what is left is within bounds. */
async function prune(folder: string, maxBytes: number): Promise<void> {
  const now = Date.now();
  const files: { readonly path: string; readonly size: number; readonly time: number }[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) continue;
    const age = now - found.mtimeMs;
    if (name.endsWith('.tmp') ? age > STALE_TEMPORARY_MS : name.endsWith(SUFFIX) && age > MAX_AGE_MS)
      await rm(path, { force: true });
    else if (name.endsWith(SUFFIX)) files.push({ path, size: found.size, time: found.mtimeMs });
  }
  files.sort((a, b) => b.time - a.time);
  let total = 0;
  for (const { path, size } of files) {
    total += size;
    if (total > maxBytes) await rm(path, { force: true });
  }
}
