import type { Lexicon } from '../engine/concepts/lexicon.ts';
import { groupsBy, type ReadGroups } from '../engine/facts/frame.ts';
import type { Part } from '../engine/facts/index.ts';
import { openTable } from '../engine/facts/table.ts';
import { tabulate } from '../engine/facts/tabulate.ts';
import type { FactBase } from '../engine/facts/types.ts';
import type { Say } from '../engine/views/say.ts';
import { decode, FileMissing, type Files } from '../files/files.ts';
import { nameOf } from '../files/uri.ts';
import { contentHash } from './hash.ts';
import { type MergedFacts, mergeFacts } from './merge.ts';
import { parseFactFile, parseSteps } from './parse.ts';
import { PROGRAM } from './program.ts';
import { english, said, speak } from './said.ts';
import { type Around, openSaved, saveSteps } from './saved.ts';
import { contentKey, seal, unseal } from './seal.ts';
import { inSlices } from './slices.ts';
import type { FactFile, Problem, ReadValue } from './types.ts';

/** Parsed fact files by URI, so that only what changed is parsed again. Owned by the caller. */
export type FactCache = Map<string, FactFile>;

/** Where parsed fact files are kept between runs, by the hash of their contents. */
export interface Store {
  /** Undefined where there is nothing, or it cannot be read. Never rejects. */
  readonly read: (key: string) => Promise<Uint8Array | undefined>;
  /** Replaces in one step. What cannot be written is not kept. Never rejects. */
  readonly write: (key: string, bytes: Uint8Array) => Promise<void>;
  /** Resolves when all that was to be written so far is. Never rejects. */
  readonly written?: () => Promise<void>;
}

/** What loading can be done with besides reading and merging. */
export interface LoadTools {
  /** For the words of facts; asked for only when a file is parsed, not when it is read from the store. */
  readonly lexicon: () => Lexicon;
  readonly store?: Store;
  /** Parses a file somewhere else (a thread of its own) and gives the bytes of `saveFile`; undefined where it is better done here. */
  readonly elsewhere?: (bytes: Uint8Array, key: string) => Promise<Uint8Array | undefined>;
  /** Gives other work of this thread its turn. */
  readonly pause?: () => Promise<void>;
  /** The reader's language for problems. */
  readonly say?: Say;
}

export interface LoadedFacts extends MergedFacts {
  readonly files: readonly FactFile[];
}

/** Files of one base use the same words: what was read of them is kept for the next file. */
const words = new WeakMap<Lexicon, ReadGroups>();
function groupsOf(lexicon: Lexicon): ReadGroups {
  const read = words.get(lexicon) ?? groupsBy(lexicon);
  words.set(lexicon, read);
  return read;
}

const parts = new WeakMap<FactBase, readonly Part[]>();

/** The tables that a base was loaded with, for its index. */
export const partsOf = (base: FactBase): readonly Part[] | undefined => parts.get(base);

/** Reads and merges fact files. A file that cannot be read is a problem of its own; the others are in force. Never rejects. */
export async function loadFacts(
  files: Files,
  uris: readonly string[],
  readValue: ReadValue,
  cache: FactCache = new Map(),
  tools?: LoadTools,
): Promise<LoadedFacts> {
  const parsed = await Promise.all(uris.map((uri) => loadFile(files, uri, readValue, cache, tools)));
  const merged = mergeFacts(
    parsed,
    tools && ((facts) => openTable(tabulate({ facts, seen: [], sources: [] }, groupsOf(tools.lexicon())))),
  );
  if (merged.parts) parts.set(merged.base, merged.parts);
  const { say } = tools ?? {};
  const problems = say ? merged.problems.map((problem) => inWords(problem, say)) : merged.problems;
  return { ...merged, problems, files: parsed };
}

/** A problem in the reader's language. */
export const inWords = (problem: Problem, say: Say): Problem => ({
  ...problem,
  message: speak(problem.said, say),
  ...(problem.fix && { fix: { ...problem.fix, title: speak(problem.fix.said, say) } }),
});

async function loadFile(
  files: Files,
  uri: string,
  readValue: ReadValue,
  cache: FactCache,
  tools: LoadTools | undefined,
): Promise<FactFile> {
  let bytes: Uint8Array;
  try {
    bytes = await files.read(uri);
  } catch (error) {
    return missing(uri, error instanceof FileMissing);
  }
  const key = tools && (await contentKey(bytes));
  if (!tools || !key) return parseCached(decode(bytes), uri, readValue, cache);
  const known = cache.get(uri);
  if (known?.hash === contentHash(uri, key)) return known;
  const body = (await kept(tools, key)) ?? (await parseBytes(bytes, key, readValue, tools));
  const around: Around = {
    uri,
    key,
    text: () => decode(bytes),
    places: (text) => parseFactFile(text, uri, readValue).places,
  };
  const fresh = openSaved(body, around);
  const file = known ? await keepSaved(known, fresh, around, tools) : fresh;
  cache.set(uri, file);
  return file;
}

/** `keepGood`, in bytes again, so that one broken file does not make all others be decoded. */
async function keepSaved(before: FactFile, now: FactFile, around: Around, tools: LoadTools): Promise<FactFile> {
  const file = keepGood(before, now);
  if (file === now) return now;
  const { lexicon, pause = noPause } = tools;
  const body = await inSlices(saveSteps(file, groupsOf(lexicon())), pause);
  return openSaved(body, { ...around, key: `${around.key} ${before.hash}` });
}

const noPause = async (): Promise<void> => {};

async function kept({ store }: LoadTools, key: string): Promise<Uint8Array | undefined> {
  const found = await store?.read(key);
  return found && unseal(found, key, PROGRAM);
}

/** Parses a file, elsewhere or here, and keeps the result. */
async function parseBytes(bytes: Uint8Array, key: string, readValue: ReadValue, tools: LoadTools): Promise<Uint8Array> {
  const { elsewhere, pause = noPause, lexicon, store } = tools;
  const far = await elsewhere?.(bytes, key);
  const body =
    (far && unseal(far, key, PROGRAM)) ?? (await inSlices(saveFile(decode(bytes), readValue, lexicon()), pause));
  // Nobody waits for it.
  if (store) void store.write(key, seal(body, key, PROGRAM));
  return body;
}

/** Parses a file into the bytes that are kept of it, in steps. */
export function* saveFile(text: string, readValue: ReadValue, lexicon: Lexicon): Generator<undefined, Uint8Array> {
  const file = yield* parseSteps(text, '', readValue);
  return yield* saveSteps(file, groupsOf(lexicon));
}

function missing(uri: string, isGone: boolean): FactFile {
  const message = said(isGone ? 'problem.noFile' : 'problem.unreadable', { file: nameOf(uri) });
  const problem: Problem = {
    code: 'factbase.syntax',
    message: speak(message, english),
    said: message,
    file: uri,
    span: { start: 0, end: 0 },
    severity: 'error',
  };
  return {
    file: uri,
    facts: [],
    sources: [],
    seen: [],
    places: [],
    cited: [],
    problems: [problem],
    text: '',
    hash: '',
  };
}

/** Parses a file unless the cache has it with the same text. While its YAML is broken, entries read before stay in force. */
function parseCached(text: string, uri: string, readValue: ReadValue, cache: FactCache): FactFile {
  const known = cache.get(uri);
  if (known?.hash === contentHash(uri, text)) return known;
  const fresh = parseFactFile(text, uri, readValue);
  const file = known ? keepGood(known, fresh) : fresh;
  cache.set(uri, file);
  return file;
}

/**
 * What stays in force while a file is being edited: as long as it is not YAML, the facts and sources that it had before and that
 * cannot be read now are kept.
 */
export function keepGood(before: FactFile, now: FactFile): FactFile {
  if (!now.problems.some((p) => p.code === 'factbase.syntax' || p.code === 'factbase.too-large')) return now;
  const facts = new Set(now.facts.map((f) => f.id));
  const sources = new Set(now.sources.map((s) => s.id));
  const { saved: _, ...rest } = now;
  return {
    ...rest,
    facts: [...now.facts, ...before.facts.filter((f) => !facts.has(f.id))],
    sources: [...now.sources, ...before.sources.filter((s) => !sources.has(s.id))],
    seen: now.seen.length ? now.seen : before.seen,
  };
}
