import { type Files, readText } from '../files/files.ts';
import { join, normalise, parentOf } from '../files/uri.ts';
import { expandGlob, isGlob, stepInto } from './globs.ts';
import { NAME_OF_SETTINGS, parseSettings, type Settings } from './settings.ts';
import type { Problem } from './types.ts';

/** The fact base of a draft, not yet read. All are URIs. */
export interface FoundFacts {
  /** Fact files, sorted. */
  readonly facts: readonly string[];
  /** The folder they were found from, "" when there is no fact base. */
  readonly folder: string;
  readonly settingsFile?: string;
  readonly settings?: Settings;
  readonly problems: readonly Problem[];
  /** Folders whose changes can change the answer, for `Files.watch`. */
  readonly watched: readonly string[];
}

const FACT_FILE = /\.facts\.ya?ml$/i;
const YAML_FILE = /\.ya?ml$/i;
/** A fact file by its contents: `facts:` at the left margin. */
const HAS_FACTS = /^(?:facts|"facts"|'facts')[ \t]*:/m;

/**
 * Finds the fact base of a draft: from the draft's `folder` upwards to `root` (a workspace folder; included), the nearest folder
 * that has `*.facts.yaml` files, a folder `facts/` with fact files, or a `factcheck.yaml` that names some. Without a `root` the
 * search ends at the first folder that holds `.git`, and finds nothing beyond `folder` where there is none.
 */
export async function findFacts(files: Files, folder: string, root?: string): Promise<FoundFacts> {
  const watched: string[] = [];
  const top = root === undefined ? await gitRoot(files, folder) : normalise(root);
  for (let at = normalise(folder); ; at = parentOf(at)) {
    watched.push(at, join(at, 'facts'));
    const found = await factsAt(files, at);
    if (found) return { ...found, watched };
    if (at === top || parentOf(at) === at || !at.startsWith(top)) break;
  }
  return { facts: [], folder: '', problems: [], watched };
}

/** Fact files by path or pattern, relative to `folder`: a file, a folder of fact files, or a glob. */
export async function factsNamed(files: Files, folder: string, pattern: string): Promise<readonly string[]> {
  const path = pattern.replaceAll('\\', '/');
  if (isGlob(path)) return expandGlob(files, path.startsWith('/') ? 'file:///' : folder, path.replace(/^\/+/, ''));
  const base = path.startsWith('/') ? 'file:///' : folder;
  const uri = /^[a-z][\w+.-]+:\/\//i.test(path) ? path : path.split('/').reduce(stepInto, base);
  const here = await factFilesIn(files, uri, false);
  return here.length ? here : (await files.list(uri)).length ? factFilesIn(files, uri, true) : [normalise(uri)];
}

async function factsAt(files: Files, folder: string): Promise<Omit<FoundFacts, 'watched'> | undefined> {
  const own = await factFilesIn(files, folder, false);
  const nested = await factFilesIn(files, join(folder, 'facts'), true);
  const settingsFile = await settingsOf(files, folder, nested.length ? join(folder, 'facts') : undefined);
  if (!settingsFile) {
    const facts = [...own, ...nested].sort();
    return facts.length ? { facts, folder, problems: [] } : undefined;
  }
  const { settings, problems } = parseSettings(await readText(files, settingsFile), settingsFile);
  const beside = parentOf(settingsFile);
  const named = await Promise.all(settings.facts.map((pattern) => factsNamed(files, beside, pattern)));
  const facts = [...new Set(settings.facts.length ? named.flat() : [...own, ...nested])].sort();
  return facts.length ? { facts, folder, settingsFile, settings, problems } : undefined;
}

async function settingsOf(files: Files, ...folders: (string | undefined)[]): Promise<string | undefined> {
  for (const folder of folders) {
    if (folder === undefined) continue;
    const entry = (await files.list(folder)).find((e) => (NAME_OF_SETTINGS as readonly string[]).includes(e.name));
    if (entry) return join(folder, entry.name);
  }
  return undefined;
}

/** Fact files directly in a folder: by name, and with `any` also every YAML file that has top-level `facts:`. */
async function factFilesIn(files: Files, folder: string, any: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const { name, type } of await files.list(folder)) {
    if (type !== 'file' || !YAML_FILE.test(name)) continue;
    const uri = join(folder, name);
    if (FACT_FILE.test(name) || (any && HAS_FACTS.test(await readText(files, uri).catch(() => '')))) found.push(uri);
  }
  return found.sort();
}

async function gitRoot(files: Files, folder: string): Promise<string> {
  for (let at = normalise(folder); ; at = parentOf(at)) {
    if ((await files.list(at)).some((entry) => entry.name === '.git')) return at;
    if (parentOf(at) === at) return normalise(folder);
  }
}
