import type { Engine } from '../engine/check.ts';
import { type FactIndex, indexFacts } from '../engine/facts/index.ts';
import { recognise } from '../engine/mentions/recognise.ts';
import { factsNamed, findFacts } from '../factbase/discover.ts';
import { documentUri } from '../factbase/documents.ts';
import { isGlob } from '../factbase/globs.ts';
import { type FactCache, type LoadedFacts, loadFacts } from '../factbase/load.ts';
import { readerOf } from '../factbase/read.ts';
import type { Settings } from '../factbase/settings.ts';
import type { FactFile, Problem } from '../factbase/types.ts';
import type { Files } from '../files/files.ts';
import { nameOf, parentOf } from '../files/uri.ts';
import { type Io, Unusable } from './io.ts';
import { toUri } from './paths.ts';

/** The facts in force for one folder of drafts. */
export interface Base extends LoadedFacts {
  readonly index: FactIndex;
  /** Folder of the fact base, a URI; '' when there is none. */
  readonly folder: string;
  readonly settings?: Settings;
  /** The documents that the facts were built from, URIs. */
  readonly documents: ReadonlySet<string>;
}

/** Loads the facts of drafts, each base once. */
export interface Bases {
  readonly of: (folder: string) => Promise<Base>;
  /** Those loaded so far. */
  readonly loaded: () => Promise<readonly Base[]>;
}

const documentsOf = (files: readonly FactFile[]): ReadonlySet<string> =>
  new Set(
    files.flatMap(({ file, sources }) =>
      sources.flatMap(({ document }) => (document && documentUri(file, document)) || []),
    ),
  );

const isThere = async (files: Files, uri: string): Promise<boolean> =>
  (await files.list(parentOf(uri))).some(({ name }) => name === nameOf(uri));

export function keepBases(
  io: Pick<Io, 'cwd' | 'files' | 'store'>,
  engine: Engine,
  named: readonly string[] = [],
): Bases {
  const readValue = readerOf((text, lang) => recognise(text, engine.locale(lang) ?? engine.locale('en')!, {}));
  const cache: FactCache = new Map();
  const byFolder = new Map<string, Promise<Base>>();
  const byFiles = new Map<string, Promise<Base>>();
  const load = async (
    uris: readonly string[],
    folder: string,
    settings: Settings | undefined,
    problems: readonly Problem[],
  ): Promise<Base> => {
    const loaded = await loadFacts(io.files, uris, readValue, cache, {
      lexicon: () => engine.tools.lexicon,
      ...(io.store && { store: io.store }),
      say: engine.say,
    });
    const index = indexFacts(loaded.base, engine.tools.lexicon, loaded.parts);
    return {
      ...loaded,
      problems: [...problems, ...loaded.problems],
      index,
      folder,
      ...(settings && { settings }),
      documents: documentsOf(loaded.files),
    };
  };
  const share = (
    uris: readonly string[],
    folder: string,
    settings?: Settings,
    problems: readonly Problem[] = [],
  ): Promise<Base> => {
    const key = JSON.stringify([uris, folder]);
    const base = byFiles.get(key) ?? load(uris, folder, settings, problems);
    byFiles.set(key, base);
    return base;
  };
  const find = async (folder: string): Promise<Base> => {
    if (!named.length) {
      const found = await findFacts(io.files, folder);
      return share(found.facts, found.folder, found.settings, found.problems);
    }
    const cwd = toUri(io.cwd, '.');
    const lists = await Promise.all(
      named.map(async (pattern) => {
        const uris = await factsNamed(io.files, cwd, pattern);
        const [only] = uris;
        if (only && !isGlob(pattern) && !(await isThere(io.files, only)))
          throw new Unusable(`There is no fact file or folder ${pattern} (--facts).`);
        return uris;
      }),
    );
    const uris = [...new Set(lists.flat())].sort();
    if (!uris.length) throw new Unusable(`No fact file fits --facts ${named.join(' ')}.`);
    return share(uris, cwd);
  };
  return {
    of(folder) {
      const base = byFolder.get(folder) ?? find(folder);
      byFolder.set(folder, base);
      return base;
    },
    loaded: () => Promise.all(byFiles.values()),
  };
}
