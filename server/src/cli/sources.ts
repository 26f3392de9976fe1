import { readLines } from '../build/atLines.ts';
import type { BuildTools } from '../build/build.ts';
import { type Console, runBuild } from '../build/runBuild.ts';
import { runVerify } from '../build/runVerify.ts';
import type { Engine } from '../engine/check.ts';
import { recognise } from '../engine/mentions/recognise.ts';
import { keepBases } from './bases.ts';
import { checkOptions } from './drafts.ts';
import { type Io, Unusable } from './io.ts';
import { toPath, toUri } from './paths.ts';

const toolsOf = (engine: Engine): BuildTools => ({
  frames: engine.tools,
  profiles: engine.profiles,
  recognise: (text, lang, refDate, labels) =>
    recognise(text, engine.locale(lang) ?? engine.locale('en')!, {
      ...(refDate && { refDate }),
      ...(labels && { labels }),
    }),
});

const consoleOf = (io: Io): Console => ({
  out: (line) => io.out(`${line}\n`),
  err: (line) => io.err(`${line}\n`),
  ...(io.progress && { progress: io.progress }),
});

/** `build SOURCE… -o FILE` */
export async function buildFrom(
  io: Io,
  engine: Engine,
  sources: readonly string[],
  flags: { readonly output: string; readonly dryRun?: boolean; readonly lang?: string; readonly lines?: string },
): Promise<number> {
  const { output, dryRun, lang } = flags;
  const lines = flags.lines === undefined ? undefined : readLines(flags.lines);
  checkOptions(flags);
  const isOne = sources.length === 1 && (await io.files.list(toUri(io.cwd, sources[0]!))).length === 0;
  if (flags.lines !== undefined && !(lines && isOne))
    throw new Unusable('--lines takes lines of one document, as 12 or 12-14.');
  const args = {
    sources,
    output,
    cwd: io.cwd,
    ...(dryRun && { dryRun }),
    ...(lang !== undefined && { language: lang }),
    ...(lines && { lines }),
  };
  return runBuild(args, toolsOf(engine), consoleOf(io));
}

/** `verify` */
export async function verifyBase(
  io: Io,
  engine: Engine,
  flags: {
    readonly facts?: readonly string[];
    readonly date?: string;
    readonly format: 'pretty' | 'json';
    readonly strict?: boolean;
  },
): Promise<number> {
  checkOptions(flags);
  const base = await keepBases(io, engine, flags.facts).of(toUri(io.cwd, '.'));
  if (!base.files.length)
    throw new Unusable('There is no fact base here: make one with `factcheck build`, or name it with --facts.');
  const files = base.files.map(({ file }) => toPath(file));
  const today = flags.date ?? new Date().toISOString().slice(0, 10);
  const { format, strict = false } = flags;
  return runVerify({ files, today, format, strict, cwd: io.cwd }, toolsOf(engine), consoleOf(io));
}
