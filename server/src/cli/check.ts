import type { Engine } from '../engine/check.ts';
import { parentOf } from '../files/uri.ts';
import { checkOptions, faultsOf, findJobs, type Job, type Options } from './drafts.ts';
import { checkFailOn } from './exit.ts';
import { PRINTERS } from './formats/index.ts';
import { printProblems } from './formats/pretty.ts';
import { styleOf } from './formats/terminal.ts';
import type { Printer, Sum } from './formats/types.ts';
import { inOrder } from './inOrder.ts';
import { EXIT, type InputError, type Io, Unusable } from './io.ts';
import { basesOf, type Lane, type LaneSettings, laneHere, type Report, shareStore } from './lanes.ts';
import { readLines } from './textLines.ts';

export interface CheckOptions extends Options {
  readonly format: string;
  readonly all?: boolean;
  readonly failOn?: readonly string[];
  readonly stdinFilename?: string;
  /** Texts come as JSON, one a line, on the standard input. */
  readonly stdinNdjson?: boolean;
  /** Drafts checked at a time; decided by the machine and the work where absent. */
  readonly jobs?: number;
}

/**
 * Threads pay once there is this much left to do: starting one takes about as long as checking thirty short drafts. What a draft
 * takes is known from those checked before; `FIRST` are checked in any case.
 */
const WORTH_MS = 1500;
const FIRST = 8;
/** Drafts that are under way or wait to be printed, for each lane. */
const WINDOW = 6;

/** `check [PATH…]`: prints as it goes, in the order of the paths. */
export async function runCheck(
  io: Io,
  engine: Engine,
  paths: readonly string[],
  options: CheckOptions,
): Promise<number> {
  checkOptions(options);
  checkFailOn(options.failOn);
  const format = options.stdinNdjson ? 'lines' : options.format;
  const printer = PRINTERS[format];
  if (!printer) throw new Unusable(`There is no format ${format}.`);
  if (options.stdinNdjson && paths.length)
    throw new Unusable('--stdin-ndjson takes no paths: the texts are on the standard input.');
  const { jobs, errors, all } = await jobsOf(io, paths, options);
  const { facts, lang, date, rounding, failOn } = options;
  const settings: LaneSettings = {
    cwd: io.cwd,
    options: {
      ...(facts && { facts }),
      ...(lang !== undefined && { lang }),
      ...(date !== undefined && { date }),
      ...(rounding !== undefined && { rounding }),
    },
    ...(failOn && { failOn }),
    format,
    all: options.all ?? false,
    colour: io.colour,
    width: io.width,
  };
  return checkAll(io, engine, printer, settings, jobs, errors, all, options.jobs);
}

/** Drafts to check; `all` is their number, where it is known. */
async function jobsOf(
  io: Io,
  paths: readonly string[],
  { stdinFilename, stdinNdjson }: CheckOptions,
): Promise<{
  readonly jobs: AsyncIterable<Job | InputError> | Iterable<Job>;
  readonly errors: readonly InputError[];
  readonly all: number | undefined;
}> {
  if (stdinNdjson) return { jobs: readLines(io, stdinFilename ?? 'stdin.md'), errors: [], all: undefined };
  const { jobs, errors } = await findJobs(io, paths.length ? paths : ['.'], stdinFilename ?? 'stdin.md');
  return { jobs, errors, all: jobs.length };
}

async function checkAll(
  io: Io,
  engine: Engine,
  printer: Printer,
  settings: LaneSettings,
  jobs: AsyncIterable<Job | InputError> | Iterable<Job>,
  errors: readonly InputError[],
  all: number | undefined,
  wanted: number | undefined,
): Promise<number> {
  // Threads get the parsed facts in shared memory; without any, nothing needs to be shared.
  const packs = shareStore(io.store);
  const bases = basesOf(io.threads ? { ...io, store: packs.store } : io, engine, settings);
  const here = laneHere(io, engine, bases, settings);
  const more = (): readonly Lane[] => io.threads?.(settings, packs, wanted && wanted - 1) ?? [];
  let lanes: readonly Lane[] = wanted && wanted > 1 ? [here, ...more()] : [here];
  const sum = startSum();
  const page = { all: settings.all, style: styleOf(io.colour), width: io.width };
  const print = printing(io, printer);
  const take = (report: Report): Promise<void> => {
    sum.add(report);
    return print(report.text, report.error);
  };
  io.out(printer.head?.(page) ?? '');
  for (const error of errors) await take({ text: printer.error?.(error) ?? '', error });
  const stop = io.interruptible?.();
  const clock = io.clock ?? (() => performance.now());
  const start = clock();
  const one = async (job: Job | InputError): Promise<Report> => {
    if ('message' in job) return { text: printer.error?.(job) ?? '', error: job };
    // The first thread loads the facts, once; the others see them.
    await bases.of(parentOf(job.uri));
    return leastOf(lanes, job);
  };
  const leastOf = dealer();
  try {
    for await (const report of inOrder(
      untilStopped(jobs, stop),
      () => [{ run: one }],
      () => WINDOW * lanes.length,
    )) {
      if (stop?.aborted) break;
      await take(report);
      const done = sum.done();
      io.progress?.(done, all, '');
      const left = all === undefined ? Number.POSITIVE_INFINITY : all - done;
      const isWorth = done >= FIRST && ((clock() - start) / done) * left > WORTH_MS;
      if (wanted === undefined && lanes.length === 1 && isWorth) lanes = [here, ...more()];
    }
  } finally {
    for (const lane of lanes) lane.stop?.();
    io.progress?.(0, 0, '');
  }
  const loaded = await bases.loaded();
  const faults = faultsOf(io, loaded);
  for (const error of faults) await take({ text: printer.error?.(error) ?? '', error });
  if (printer.errorsAside) {
    // The faults of fact files are among their problems, with their places.
    printProblems(io, loaded, page.style);
    const others = sum.sum().errors.filter((error) => !faults.includes(error));
    for (const { path, message } of others) io.err(`${page.style.red('error')} ${path}: ${message}\n`);
  }
  io.out(printer.foot?.(sum.sum(), page) ?? '');
  if (stop?.aborted) return EXIT.interrupted;
  return sum.sum().errors.length ? EXIT.unusable : sum.failing() ? EXIT.refuted : EXIT.ok;
}

/** Gives jobs to the lane with the least to do. */
function dealer(): (lanes: readonly Lane[], job: Job) => Promise<Report> {
  const load = new Map<Lane, number>();
  return (lanes, job) => {
    const least = lanes.reduce((a, b) => ((load.get(b) ?? 0) < (load.get(a) ?? 0) ? b : a));
    load.set(least, (load.get(least) ?? 0) + 1);
    return least.run(job).finally(() => load.set(least, load.get(least)! - 1));
  };
}

async function* untilStopped<T>(
  items: AsyncIterable<T> | Iterable<T>,
  stop: AbortSignal | undefined,
): AsyncGenerator<T> {
  for await (const item of items) {
    if (stop?.aborted) return;
    yield item;
  }
}

/** Writes texts with what belongs between them, and waits for a slow reader. */
function printing(io: Io, printer: Printer): (text: string, error: InputError | undefined) => Promise<void> {
  let first = true;
  return async (text) => {
    if (!text) return;
    io.out(first ? text : (printer.between ?? '') + text);
    first = false;
    await io.drained?.();
  };
}

function startSum(): { add(report: Report): void; sum(): Sum; done(): number; failing(): boolean } {
  const counts = new Map<string, number>();
  const dates = new Set<string | undefined>();
  const errors: InputError[] = [];
  let drafts = 0;
  let figures = 0;
  let done = 0;
  let failing = false;
  return {
    add({ error, checked }) {
      done++;
      if (error) errors.push(error);
      if (!checked) return;
      drafts++;
      figures += checked.figures;
      failing ||= checked.failing;
      dates.add(checked.date);
      for (const [name, count] of checked.counts) counts.set(name, (counts.get(name) ?? 0) + count);
    },
    sum: () => ({ drafts, figures, counts, dates, errors }),
    done: () => done,
    failing: () => failing,
  };
}
