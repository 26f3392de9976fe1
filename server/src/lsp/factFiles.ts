import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Fact, FactBase } from '../engine/facts/types.ts';
import { type FoundFacts, factsNamed, findFacts } from '../factbase/discover.ts';
import { type FactCache, type LoadedFacts, type LoadTools, loadFacts } from '../factbase/load.ts';
import type { Settings as SharedSettings } from '../factbase/settings.ts';
import type { FactFile, Problem, ReadValue } from '../factbase/types.ts';
import { type Disposable, decode, type Files } from '../files/files.ts';
import { isInside, nameOf, normalise, parentOf } from '../files/uri.ts';

/** The facts in force for the drafts of one folder. */
export interface BaseInForce {
  readonly base: FactBase;
  /** URIs of the fact files. */
  readonly files: readonly string[];
  /** Folder of the fact base, '' when there is none. */
  readonly folder: string;
  readonly shared?: SharedSettings;
  readonly problems: readonly Problem[];
  readonly parsed: readonly FactFile[];
  /** Fact and settings files by normalised URI, as they were read. */
  readonly texts: Texts;
  readonly byId: Pick<ReadonlyMap<string, Fact>, 'get' | 'has'>;
}

/** Texts of files by normalised URI, made when they are first asked for. */
export type Texts = Pick<ReadonlyMap<string, TextDocument>, 'get'>;

export interface Bases {
  /** Facts for a document: those named in the settings, or the nearest ones. Never rejects. */
  of(uri: string, named: readonly string[]): Promise<BaseInForce>;
  /** Something changed on disk or in an open fact file; `onChange` follows when things have settled. */
  changed(): void;
  /** All that is loaded now. */
  loaded(): Promise<readonly BaseInForce[]>;
  dispose(): void;
}

export interface BasesOptions {
  readonly files: Files;
  readonly readValue: () => Promise<ReadValue>;
  /** Keeping parsed files between runs, and what else loading can be done with. */
  readonly tools?: () => Promise<LoadTools | undefined>;
  readonly folders: () => readonly string[];
  readonly onChange: () => void;
  /** Called after each load. */
  readonly onLoaded: () => void;
  readonly log: (message: string) => void;
}

/** An editor writes a file in several steps, and a checkout changes many: they are taken as one change. */
const SETTLE_MS = 40;
/** While a large fact file is typed in, it is read again in pauses: as long as reading takes, at most this. */
const MAX_SETTLE_MS = 1500;

/** Finds, loads and watches fact bases, one for each folder of drafts, until something changes. */
export function keepBases({ files, readValue, tools, folders, onChange, onLoaded, log }: BasesOptions): Bases {
  const parsed: FactCache = new Map();
  const known = new Map<string, Promise<BaseInForce>>();
  // The last state of each base: what says the same stays the same object, so that nothing made from it is made again.
  const before = new Map<string, FactBase>();
  let watched: ReadonlySet<string> = new Set();
  let watching: Disposable | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let loadingTime = 0;

  const changed = (): void => {
    clearTimeout(settling);
    settling = setTimeout(
      () => {
        known.clear();
        onChange();
      },
      Math.min(MAX_SETTLE_MS, Math.max(SETTLE_MS, loadingTime)),
    );
  };
  const watch = (more: readonly string[]): void => {
    if (more.every((folder) => watched.has(folder))) return;
    watched = new Set([...watched, ...more]);
    watching?.dispose();
    watching = files.watch([...watched], (uris) => {
      if (uris.some(isOfInterest)) changed();
    });
  };
  const load = async (folder: string, root: string | undefined, named: readonly string[]): Promise<BaseInForce> => {
    const read = new Map<string, Uint8Array>();
    const texts = textsOf(read);
    const start = performance.now();
    try {
      const reading = remembering(files, read);
      const found =
        named.length > 0 ? await findNamed(reading, root ?? folder, named) : await findFacts(reading, folder, root);
      watch([...found.watched, ...found.facts.map(parentOf)]);
      const loaded = await loadFacts(reading, found.facts, await readValue(), parsed, await tools?.());
      const { base, problems } = loaded;
      const key = found.facts.join('\n');
      const same = before.get(key);
      const kept = same?.revision === base.revision ? same : base;
      before.set(key, kept);
      return inForce(found, kept, [...problems, ...found.problems], texts, loaded);
    } catch (error) {
      log(`The facts for ${folder} could not be loaded: ${error instanceof Error ? error.stack : error}`);
      return inForce(NOTHING, EMPTY, [], texts);
    } finally {
      loadingTime = performance.now() - start;
      onLoaded();
    }
  };

  return {
    of(uri, named) {
      const root = rootOf(uri, folders());
      const folder = /^untitled:/.test(uri) ? root : parentOf(normalise(uri));
      if (folder === undefined) return Promise.resolve(inForce(NOTHING, EMPTY, [], new Map()));
      const key = JSON.stringify([folder, named]);
      const base = known.get(key) ?? load(folder, root, named);
      known.set(key, base);
      return base;
    },
    changed,
    loaded: () => Promise.all(known.values()),
    dispose() {
      clearTimeout(settling);
      watching?.dispose();
    },
  };
}

const EMPTY: FactBase = { facts: [], sources: new Map(), seen: [], revision: '' };
const NOTHING: FoundFacts = { facts: [], folder: '', problems: [], watched: [] };

function inForce(
  found: FoundFacts,
  base: FactBase,
  problems: readonly Problem[],
  texts: Texts,
  loaded?: LoadedFacts,
): BaseInForce {
  const { files: parsed = [], byId = new Map() } = loaded ?? {};
  const shared = found.settings ? { shared: found.settings } : {};
  return { base, files: found.facts, folder: found.folder, problems, parsed, texts, byId, ...shared };
}

async function findNamed(files: Files, folder: string, named: readonly string[]): Promise<FoundFacts> {
  const facts = await Promise.all(named.map((pattern) => factsNamed(files, folder, pattern)));
  return { facts: [...new Set(facts.flat())].sort(), folder, problems: [], watched: [] };
}

/** The innermost workspace folder of a document; for an untitled one the first. */
function rootOf(uri: string, folders: readonly string[]): string | undefined {
  if (/^untitled:/.test(uri)) return folders[0] && normalise(folders[0]);
  const around = folders.map(normalise).filter((folder) => isInside(folder, uri));
  return around.sort((a, b) => b.length - a.length)[0];
}

/** Fact files, settings, and folders (no extension) that may hold some. */
const isOfInterest = (uri: string): boolean =>
  /\.ya?ml$/i.test(uri) || !/\./.test(nameOf(uri)) || nameOf(uri) === '.git';

/** `files`, keeping the text of what is read so that problems and facts can be shown at their place. */
function remembering(files: Files, read: Map<string, Uint8Array>): Files {
  return {
    ...files,
    async read(uri) {
      const bytes = await files.read(uri);
      read.set(normalise(uri), bytes);
      return bytes;
    },
  };
}

/** A large base is rarely looked at in its files: they become text when they are. */
function textsOf(read: ReadonlyMap<string, Uint8Array>): Texts {
  const made = new Map<string, TextDocument>();
  return {
    get(uri) {
      const bytes = read.get(uri);
      const known = made.get(uri);
      if (known || !bytes) return known;
      const document = TextDocument.create(uri, 'yaml', 0, decode(bytes));
      made.set(uri, document);
      return document;
    },
  };
}
