import type { Engine } from '../engine/check.ts';
import { check } from '../engine/check.ts';
import type { Prose } from '../engine/prose/types.ts';
import type { Finding } from '../engine/views/types.ts';
import { decode } from '../files/files.ts';
import { normalise, parentOf } from '../files/uri.ts';
import { formatOf } from '../lsp/formats.ts';
import { type Base, keepBases } from './bases.ts';
import { type InputError, type Io, Unusable } from './io.ts';
import { type Lines, linesOf } from './lines.ts';
import { findDrafts, isExcluded, shown, toUri } from './paths.ts';

/** Options that several commands share, as the command line gives them. */
export interface Options {
  readonly facts?: readonly string[];
  readonly lang?: string;
  readonly date?: string;
}

export interface CheckedDraft {
  /** URI, or `-` for the standard input. */
  readonly uri: string;
  /** As it is printed. */
  readonly path: string;
  readonly lines: Lines;
  readonly language: string;
  readonly date?: string;
  readonly prose: Prose;
  readonly findings: readonly Finding[];
  readonly letStand: readonly Finding[];
  readonly base: Base;
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
  const { findings, letStand = [], date } = result;
  return {
    uri,
    path,
    lines: linesOf(text),
    language: result.language,
    ...(date !== undefined && { date }),
    prose: result.prose,
    findings,
    letStand,
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
