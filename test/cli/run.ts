import { posix } from 'node:path';
import { keepBases } from '../../server/src/cli/bases.ts';
import type { Io } from '../../server/src/cli/io.ts';
import { type Lane, laneHere } from '../../server/src/cli/lanes.ts';
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

/** The machine around the command line. */
export interface Around {
  /** Lanes beside the first thread, given one that checks. */
  readonly threads?: (here: Lane) => readonly Lane[];
  /** Every look at the clock takes a second. */
  readonly slow?: boolean;
  /** Ctrl-C after so many texts have been written. */
  readonly interruptAfter?: number;
}

/** Runs one command line over files in memory; the working folder is /w. */
export async function factcheck(
  argv: readonly string[],
  tree: Readonly<Record<string, string | Uint8Array>>,
  stdin = '',
  around: Around = {},
): Promise<Ran> {
  const bytes = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const files = new Map(Object.entries(tree).map(([path, content]) => [posix.resolve('/w', path), bytes(content)]));
  let out = '';
  let err = '';
  let written = 0;
  let time = 0;
  const interruption = new AbortController();
  const { threads, slow, interruptAfter } = around;
  const io: Io = {
    cwd: '/w',
    files: filesIn(files),
    out: (text) => {
      out += text;
      if (++written === interruptAfter) interruption.abort();
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
    async *stdinLines() {
      yield* stdin.split('\n');
    },
    interruptible: () => interruption.signal,
    ...(slow && { clock: () => (time += 1000) }),
    ...(threads && {
      threads: (settings, packs) =>
        threads(
          laneHere(io, engine, keepBases({ ...io, store: packs.store }, engine, settings.options.facts), settings),
        ),
    }),
  };
  const code = await run(argv, io, async () => engine, '1.2.3');
  return { code, out, err, files };
}
