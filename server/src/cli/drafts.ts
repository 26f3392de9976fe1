import type { Engine } from '../engine/check.ts';
import { check } from '../engine/check.ts';
import { languageOfTag } from '../engine/prose/language.ts';
import type { Prose } from '../engine/prose/types.ts';
import { ROUNDINGS } from '../engine/verdicts/rounding.ts';
import type { Finding } from '../engine/views/types.ts';
import { decode } from '../files/files.ts';
import { normalise, parentOf } from '../files/uri.ts';
import { LANGUAGES } from '../locales.ts';
import { formatOf } from '../lsp/formats.ts';
import { type Base, type Bases, keepBases } from './bases.ts';
import { type InputError, type Io, Unusable } from './io.ts';
import { type Lines, linesOf } from './lines.ts';
import { findDrafts, isExcluded, shown, toUri } from './paths.ts';

/** Options that several commands share, as the command line gives them. */
export interface Options {
  readonly facts?: readonly string[];
  readonly lang?: string;
  readonly date?: string;
  /** What is thought of rounded figures; before the settings. */
  readonly rounding?: string;
}

export interface CheckedDraft {
  /** URI, or `-` for the standard input. */
  readonly uri: string;
  /** As it is printed. */
  readonly path: string;
  /** As it was given with the text. */
  readonly id?: unknown;
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

/** A draft to be checked. */
export interface Job {
  readonly uri: string;
  /** As it is printed. */
  readonly path: string;
  /** As it was given with the text. */
  readonly id?: unknown;
  /** The text, where it is not in a file. */
  readonly text?: string;
  /** It stands in a folder that was named: what is no draft there is passed over. */
  readonly inFolder?: boolean;
  /** Given with the text; before the options. */
  readonly language?: string;
  readonly date?: string;
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
  const { jobs, errors } = await findJobs(io, paths, stdinName);
  const drafts: CheckedDraft[] = [];
  const faults: InputError[] = [...errors];
  for (const job of jobs) {
    const checked = await checkJob(io, engine, bases, job, options);
    if (checked && 'message' in checked) faults.push(checked);
    else if (checked) drafts.push(checked);
  }
  const loaded = await bases.loaded();
  return { drafts, errors: [...faults, ...faultsOf(io, loaded)], bases: loaded };
}

/** What the paths of a command line name. The standard input comes first, and is read. */
export async function findJobs(
  io: Io,
  paths: readonly string[],
  stdinName: string,
): Promise<{ readonly jobs: readonly Job[]; readonly errors: readonly InputError[] }> {
  const named = paths.filter((path) => path !== '-');
  const { drafts, errors } = await findDrafts(io.files, io.cwd, named);
  const jobs = drafts.map(
    ({ uri, inFolder }): Job => ({ uri, path: shown(io.cwd, uri), ...(inFolder && { inFolder }) }),
  );
  if (!paths.includes('-')) return { jobs, errors };
  const uri = toUri(io.cwd, stdinName);
  const bytes = await io.stdin();
  if (isBinary(bytes)) return { jobs, errors: [{ path: '-', message: NO_TEXT }, ...errors] };
  return { jobs: [{ uri, path: '-', text: decode(bytes) }, ...jobs], errors };
}

const NO_TEXT = 'This is no text.';

/** Checks one draft; undefined where the settings leave it out, and for a source of the facts that only stands in the folder. */
export async function checkJob(
  io: Pick<Io, 'files'>,
  engine: Engine,
  bases: Bases,
  job: Job,
  options: Options,
): Promise<CheckedDraft | InputError | undefined> {
  const { uri, path, id } = job;
  const base = await bases.of(parentOf(uri));
  const fault = (message: string): InputError => ({ path, ...(id !== undefined && { id }), message });
  if (job.text !== undefined)
    return base.files.length ? checkOne(engine, base, job, job.text, options) : fault(NO_BASE);
  if (job.inFolder && base.documents.has(normalise(uri))) return undefined;
  if (base.files.some(({ file }) => normalise(file) === normalise(uri))) return fault(FACT_FILE);
  if (base.settings && isExcluded(normalise(uri), base.folder, base.settings.exclude)) return undefined;
  const bytes = await io.files.read(uri).catch((error: Error) => error);
  if (bytes instanceof Error) return fault(`It cannot be read: ${bytes.message}`);
  if (isBinary(bytes)) return fault(NO_TEXT);
  return base.files.length ? checkOne(engine, base, job, decode(bytes), options) : fault(NO_BASE);
}

const FACT_FILE = 'This is a fact file, and no draft.';
const NO_BASE =
  'There is no fact base near this draft: make one with `factcheck init` or `factcheck build`, or name it with --facts.';

function checkOne(engine: Engine, base: Base, job: Job, text: string, options: Options): CheckedDraft {
  const { uri, path, id } = job;
  const language = job.language ?? options.lang ?? base.settings?.lang;
  const day = job.date ?? options.date;
  const rounding = ROUNDINGS.find((policy) => policy === options.rounding) ?? base.settings?.rounding;
  const result = check(
    {
      text,
      format: formatOf({ uri, languageId: '' }) ?? 'text',
      path: uri,
      ...(language !== undefined && { language }),
      ...(day !== undefined && { date: day }),
      ...(rounding !== undefined && { rounding }),
    },
    base.index,
    engine,
  );
  const { findings, letStand = [], date, prose } = result;
  return {
    uri,
    path,
    ...(id !== undefined && { id }),
    lines: linesOf(text),
    language: result.language,
    ...(date !== undefined && { date }),
    prose,
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

/** Throws for options that no work can be done with. */
export function checkOptions({ date, lang }: Pick<Options, 'date' | 'lang'>): void {
  if (
    date !== undefined &&
    (!/^\d{4}-\d\d-\d\d$/.test(date) || new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) !== date)
  ) {
    throw new Unusable(`--date takes a day as YYYY-MM-DD; “${date}” is none.`);
  }
  if (lang !== undefined && !LANGUAGES.includes(languageOfTag(lang)))
    throw new Unusable(`--lang takes one of ${LANGUAGES.join(', ')}; “${lang}” is none.`);
}

/** Fact files that cannot be read as a whole. What is wrong in single entries is told beside the findings, and does not count. */
export function faultsOf(io: Io, bases: readonly Base[]): readonly InputError[] {
  const fatal = bases
    .flatMap((b) => b.problems)
    .filter((p) => p.code === 'factbase.syntax' || p.code === 'factbase.too-large');
  return [
    ...new Map(
      fatal.map((p) => [`${p.file}${p.message}`, { path: shown(io.cwd, p.file), message: p.message }]),
    ).values(),
  ];
}
