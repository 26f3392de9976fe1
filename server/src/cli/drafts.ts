import type { Engine } from '../engine/check.ts';
import { check } from '../engine/check.ts';
import { type FactIndex, indexFacts } from '../engine/facts/index.ts';
import { recognise } from '../engine/mentions/recognise.ts';
import type { Finding } from '../engine/views/types.ts';
import { type FactCache, factsNamed, findFacts, type LoadedFacts, loadFacts } from '../factbase/discover.ts';
import { readerOf } from '../factbase/read.ts';
import type { Settings } from '../factbase/settings.ts';
import type { Problem } from '../factbase/types.ts';
import { decode } from '../files/files.ts';
import { normalise, parentOf } from '../files/uri.ts';
import { formatOf } from '../lsp/formats.ts';
import { EXIT, type InputError, type Io, Unusable } from './io.ts';
import { type Lines, linesOf } from './lines.ts';
import { findDrafts, isExcluded, shown, toUri } from './paths.ts';

/** Options that several commands share, as the command line gives them. */
export interface Options {
  readonly facts?: readonly string[];
  readonly lang?: string;
  readonly date?: string;
}

/** The facts in force for one folder of drafts. */
export interface Base extends LoadedFacts {
  readonly index: FactIndex;
  /** Folder of the fact base, a URI; '' when there is none. */
  readonly folder: string;
  readonly settings?: Settings;
}

export interface CheckedDraft {
  /** URI, or `-` for the standard input. */
  readonly uri: string;
  /** As it is printed. */
  readonly path: string;
  readonly lines: Lines;
  readonly language: string;
  readonly date?: string;
  readonly findings: readonly Finding[];
  readonly base: Base;
}

/** Loads the facts of drafts, each base once. */
export interface Bases {
  readonly of: (folder: string) => Promise<Base>;
  /** Those loaded so far. */
  readonly loaded: () => Promise<readonly Base[]>;
}

export function keepBases(io: Io, engine: Engine, named: readonly string[] = []): Bases {
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
    const loaded = await loadFacts(io.files, uris, readValue, cache);
    const index = indexFacts(loaded.base, engine.tools.lexicon);
    return { ...loaded, problems: [...problems, ...loaded.problems], index, folder, ...(settings && { settings }) };
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
    const lists = await Promise.all(named.map((pattern) => factsNamed(io.files, cwd, pattern)));
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

export interface Checked {
  readonly drafts: readonly CheckedDraft[];
  readonly errors: readonly InputError[];
  readonly bases: readonly Base[];
}

/** Checks the drafts that the paths name; `-` is the standard input, as if it were the file `stdinName`. Drafts in the order given. */
export async function checkDrafts(
  io: Io,
  engine: Engine,
  paths: readonly string[],
  options: Options,
  stdinName = 'stdin.md',
): Promise<Checked> {
  checkOptions(options);
  const bases = keepBases(io, engine, options.facts);
  const { uris, errors } = await findDrafts(
    io.files,
    io.cwd,
    paths.filter((path) => path !== '-'),
  );
  const drafts: CheckedDraft[] = [];
  const faults: InputError[] = [...errors];
  const one = async (uri: string, path: string, read: () => Promise<Uint8Array>): Promise<void> => {
    const base = await bases.of(parentOf(uri));
    if (path !== '-' && base.settings && isExcluded(normalise(uri), base.folder, base.settings.exclude)) return;
    const bytes = await read().catch((error: Error) => error);
    if (bytes instanceof Error) faults.push({ path, message: `It cannot be read: ${bytes.message}` });
    else if (isBinary(bytes)) faults.push({ path, message: 'This is no text.' });
    else if (!base.files.length)
      faults.push({
        path,
        message: 'There is no fact base near this draft: make one with `factcheck init`, or name it with --facts.',
      });
    else drafts.push(checkOne(engine, base, uri, path, decode(bytes), options));
  };
  if (paths.includes('-')) await one(toUri(io.cwd, stdinName), '-', io.stdin);
  for (const uri of uris) await one(uri, shown(io.cwd, uri), () => io.files.read(uri));
  const loaded = await bases.loaded();
  return { drafts, errors: [...faults, ...faultsOf(io, loaded)], bases: loaded };
}

function checkOne(engine: Engine, base: Base, uri: string, path: string, text: string, options: Options): CheckedDraft {
  const language = options.lang ?? base.settings?.lang;
  const result = check(
    {
      text,
      format: formatOf({ uri, languageId: '' }) ?? 'text',
      path: uri,
      ...(language !== undefined && { language }),
      ...(options.date !== undefined && { date: options.date }),
    },
    base.index,
    engine,
  );
  const { findings, date } = result;
  return {
    uri,
    path,
    lines: linesOf(text),
    language: result.language,
    ...(date !== undefined && { date }),
    findings,
    base,
  };
}

// A NUL byte stands in no text, save in UTF-16, which its mark gives away.
const isBinary = (bytes: Uint8Array): boolean =>
  !(bytes[0] === 0xff && bytes[1] === 0xfe) &&
  !(bytes[0] === 0xfe && bytes[1] === 0xff) &&
  bytes.subarray(0, 8000).includes(0);

function checkOptions({ date, lang }: Options): void {
  if (
    date !== undefined &&
    (!/^\d{4}-\d\d-\d\d$/.test(date) || new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) !== date)
  ) {
    throw new Unusable(`--date takes a day as YYYY-MM-DD; “${date}” is none.`);
  }
  if (lang !== undefined && !/^[a-z]{2,3}(-\w+)*$/i.test(lang))
    throw new Unusable(`--lang takes a language code such as en or fr; “${lang}” is none.`);
}

/** Fact files that cannot be read as a whole. What is wrong in single entries is told beside the findings, and does not count. */
function faultsOf(io: Io, bases: readonly Base[]): readonly InputError[] {
  const fatal = bases
    .flatMap((b) => b.problems)
    .filter((p) => p.code === 'factbase.syntax' || p.code === 'factbase.too-large');
  return [
    ...new Map(
      fatal.map((p) => [`${p.file}${p.message}`, { path: shown(io.cwd, p.file), message: p.message }]),
    ).values(),
  ];
}

/** Codes that make `check` fail. A verdict stands for its code; `never` for none. */
function failingCodes(words: readonly string[]): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const word of words.flatMap((w) => w.split(/[\s,]+/)).filter(Boolean)) {
    if (word === 'never' || word === 'none') continue;
    const code = word.includes('.') ? word : `fact.${word}`;
    if (!KNOWN_CODES.has(code))
      throw new Unusable(
        `--fail-on takes verdicts and codes (${[...KNOWN_CODES].join(', ')}) or never; “${word}” is none.`,
      );
    codes.add(code);
  }
  return codes;
}

const KNOWN_CODES: ReadonlySet<string> = new Set([
  'fact.refuted',
  'fact.doubtful',
  'fact.disputed',
  'fact.outdated',
  'fact.unsupported',
  'date.weekday',
  'draft.inconsistent',
  'stet.unused',
]);

/** The exit code of a check: 2 for unusable input, 1 when a finding has a failing code (from the flag, else the settings). */
export function exitCode(checked: Checked, failOn: readonly string[] | undefined): number {
  if (failOn) failingCodes(failOn);
  if (checked.errors.length) return EXIT.unusable;
  const fails = ({ base, findings }: CheckedDraft): boolean => {
    const own = base.settings?.failOn ?? [];
    const codes = failingCodes(failOn ?? (own.length ? own : ['refuted']));
    return findings.some((f) => codes.has(f.code));
  };
  return checked.drafts.some(fails) ? EXIT.refuted : EXIT.ok;
}
