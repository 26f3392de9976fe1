import { posix } from 'node:path';
import type { Io } from '../../server/src/cli/io.ts';
import { run } from '../../server/src/cli/run.ts';
import { type Entry, FileMissing, type Files } from '../../server/src/files/files.ts';
import { loadEngine } from '../../server/src/resources.ts';

const engine = loadEngine();

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Files after the command, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const pathOf = (uri: string): string => decodeURIComponent(uri.slice('file://'.length)).replace(/(?<=.)\/$/, '');

/** Files in memory, by absolute path. */
function filesIn(tree: ReadonlyMap<string, Uint8Array>): Files {
  return {
    async list(uri) {
      const folder = pathOf(uri) === '/' ? '/' : `${pathOf(uri)}/`;
      const entries = new Map<string, Entry>();
      for (const file of tree.keys()) {
        if (!file.startsWith(folder)) continue;
        const [name, ...more] = file.slice(folder.length).split('/');
        entries.set(name!, { name: name!, type: more.length ? 'folder' : 'file' });
      }
      return [...entries.values()];
    },
    async read(uri) {
      const bytes = tree.get(pathOf(uri));
      if (!bytes) throw new FileMissing(uri);
      return bytes;
    },
    watch: () => ({ dispose() {} }),
  };
}

/** Runs one command line over files in memory; the working folder is /w. */
export async function factcheck(
  argv: readonly string[],
  tree: Readonly<Record<string, string | Uint8Array>>,
  stdin = '',
): Promise<Ran> {
  const bytes = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const files = new Map(Object.entries(tree).map(([path, content]) => [posix.resolve('/w', path), bytes(content)]));
  let out = '';
  let err = '';
  const io: Io = {
    cwd: '/w',
    files: filesIn(files),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: async () => bytes(stdin),
    write: async (path, content) => {
      files.set(path, content);
    },
    colour: false,
    width: 100,
  };
  const code = await run(argv, io, async () => engine, '1.2.3');
  return { code, out, err, files };
}
