import { Readable } from 'node:stream';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Engine } from '../engine/check.ts';
import { EXIT, type Io, Unusable } from './io.ts';

/** Options as commander gives them. */
type Flags = Record<string, unknown>;

// Not variadic: the paths of drafts may follow.
const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

const FACTS = (): Option =>
  new Option(
    '--facts <path>',
    'fact file, folder or pattern, instead of the nearest fact base; may be repeated',
  ).argParser(collect);
const LANG = (texts = 'drafts'): Option =>
  new Option('--lang <code>', `language of ${texts} that do not say (ISO 639-1)`);
const DATE = (what = 'the day from which “last April” counts'): Option => new Option('--date <YYYY-MM-DD>', what);
const ROUNDING = (): Option =>
  new Option(
    '--rounding <policy>',
    'what is thought of a plain figure that is a fact rounded (3,700 for 3,740)',
  ).choices(['accept', 'remark', 'exact']);
const FORMAT = (...choices: string[]): Option =>
  new Option('--format <format>', 'output format').choices(choices).default(choices[0]);
const STDIN_NAME = (): Option =>
  new Option('--stdin-filename <path>', 'where the text of - belongs: its format and fact base').default('stdin.md');

function count(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError('It is a number from 1 to 999.');
  return Number(value);
}

const NO_CACHE = (): Option => new Option('--no-cache', 'parse all fact files again, and keep nothing of them');

/** Without the place where parsed fact files are kept, for `--no-cache`. */
function keeping(io: Io, { cache }: Flags): Io {
  const { store, ...rest } = io;
  return cache === false || !store ? rest : io;
}

/**
 * Runs one command line (without program names) and gives its exit code: 0, 1 when something is refuted, 2 for input or options
 * that no work can be done on. `loadEngine` is called only by commands that need it.
 */
export async function run(
  argv: readonly string[],
  io: Io,
  loadEngine: () => Promise<Engine>,
  version = '0.0.0',
): Promise<number> {
  let code: number = EXIT.ok;
  const done =
    (work: (...args: never[]) => Promise<number>) =>
    async (...args: unknown[]): Promise<void> => {
      code = await work(...(args as never[]));
    };
  const program = describeProgram(io, loadEngine, version, done);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.unusable;
    if (!(error instanceof Unusable)) throw error;
    io.err(`${error.message}\n`);
    return EXIT.unusable;
  }
  return code;
}

type Done = (work: (...args: never[]) => Promise<number>) => (...args: unknown[]) => Promise<void>;

function describeProgram(io: Io, loadEngine: () => Promise<Engine>, version: string, done: Done): Command {
  const program = new Command('factcheck')
    .description('Checks every figure and date of a draft against a fact base.')
    .version(version)
    .addHelpText(
      'after',
      '\nExit code: 0 done, 1 something refuted (check) or not in order (verify), 2 unusable input.\nA figure is let stand by a comment <!-- stet --> behind it.',
    )
    .exitOverride()
    .showHelpAfterError('(--help says more)')
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      getOutHelpWidth: () => io.width,
      getErrHelpWidth: () => io.width,
    });
  const command = (name: string, about: string): Command =>
    program.command(name).description(about).copyInheritedSettings(program);

  command('check [paths...]', 'check drafts; exit code 1 when a figure is refuted, 2 when input is unusable')
    .addOption(FACTS())
    .addOption(LANG())
    .addOption(DATE())
    .addOption(ROUNDING())
    .addOption(FORMAT('pretty', 'json', 'ndjson', 'sarif', 'github'))
    .option('--all', 'supported figures and those without a fact too')
    .option(
      '--fail-on <verdicts>',
      'verdicts and codes that give exit code 1, with commas (default: refuted); never for none',
      collect,
    )
    .addOption(STDIN_NAME())
    .option(
      '--stdin-ndjson',
      'texts as JSON lines on the standard input ({path or id, text, language?, date?}), a line of findings for each',
    )
    .option(
      '-j, --jobs <number>',
      'drafts checked at a time: 1 for no threads; by default as many as processors, where that is worth it',
      count,
    )
    .addOption(NO_CACHE())
    .action(
      done(async (paths: string[], flags: Flags) => {
        const { runCheck } = await import('./check.ts');
        return runCheck(keeping(io, flags), await loadEngine(), paths, flags as never);
      }),
    );
  command('mentions [paths...]', 'print every figure and date that is recognised')
    .option('--jsonl', 'read texts as JSON lines from the standard input, print JSON lines')
    .addOption(LANG())
    .addOption(DATE())
    .addOption(FORMAT('pretty', 'json', 'ndjson'))
    .addOption(STDIN_NAME())
    .action(
      done(async (paths: string[], flags: Flags) => {
        if (flags.jsonl) {
          const { runMentions } = await import('./mentions.ts');
          return runMentions(Readable.from([await io.stdin()]), io.out, io.err);
        }
        const { runMentions } = await import('./listMentions.ts');
        return runMentions(io, await loadEngine(), paths, flags as never);
      }),
    );
  command('facts', 'list facts, sources, evidence counts, disputes')
    .addOption(FACTS())
    .addOption(FORMAT('pretty', 'json'))
    .addOption(NO_CACHE())
    .action(
      done(async (flags: Flags) => {
        const { runFacts } = await import('./commands.ts');
        return runFacts(keeping(io, flags), await loadEngine(), flags as never);
      }),
    );
  command('explain <place>', 'say why the figure at FILE:LINE:COLUMN has its verdict')
    .addOption(FACTS())
    .addOption(LANG())
    .addOption(DATE())
    .addOption(ROUNDING())
    .addOption(FORMAT('pretty', 'json'))
    .addOption(NO_CACHE())
    .action(
      done(async (place: string, flags: Flags) => {
        const { runExplain } = await import('./commands.ts');
        return runExplain(keeping(io, flags), await loadEngine(), place, flags as never);
      }),
    );
  command('fix [paths...]', 'apply the safe fixes')
    .addOption(FACTS())
    .addOption(LANG())
    .addOption(DATE())
    .addOption(ROUNDING())
    .option('--dry-run', 'show what would be corrected, write nothing')
    .addOption(STDIN_NAME())
    .addOption(NO_CACHE())
    .action(
      done(async (paths: string[], flags: Flags) => {
        const { runFix } = await import('./fix.ts');
        return runFix(keeping(io, flags), await loadEngine(), paths, flags as never);
      }),
    );
  command('report [paths...]', 'print a coverage report: the text with numbered figures, and their sources')
    .addOption(FACTS())
    .addOption(LANG())
    .addOption(DATE())
    .addOption(ROUNDING())
    .addOption(FORMAT('markdown', 'html'))
    .addOption(new Option('--in <code>', 'language of the report itself').choices(['en', 'fr']).default('en'))
    .addOption(STDIN_NAME())
    .addOption(NO_CACHE())
    .action(
      done(async (paths: string[], flags: Flags) => {
        const { runReport } = await import('./report.ts');
        return runReport(keeping(io, flags), await loadEngine(), paths, flags as never);
      }),
    );
  describeMaking(command, io, loadEngine, done);
  return program;
}

/** The commands that make and keep fact bases, and the server. */
function describeMaking(
  command: (name: string, about: string) => Command,
  io: Io,
  loadEngine: () => Promise<Engine>,
  done: Done,
): void {
  command('build <sources...>', 'build or update a fact file from source documents')
    .requiredOption('-o, --output <file>', 'the fact file, NAME.facts.yaml; required')
    .addOption(LANG('documents'))
    .option('--dry-run', 'show what would change, write nothing')
    .option('--lines <from-to>', 'of one document, only the facts on these lines; all else stays as it is')
    .action(
      done(async (sources: string[], flags: Flags) => {
        const { buildFrom } = await import('./sources.ts');
        return buildFrom(io, await loadEngine(), sources, flags as never);
      }),
    );
  command(
    'verify',
    'find all evidence in its sources again; exit code 0 all found, 1 something not in order, 2 unusable input',
  )
    .addOption(FACTS())
    .addOption(DATE('the day from which facts past their `validUntil` are told; today where absent'))
    .addOption(FORMAT('pretty', 'json'))
    .option('--strict', 'quotes whose document is not here count as not in order')
    .action(
      done(async (flags: Flags) => {
        const { verifyBase } = await import('./sources.ts');
        return verifyBase(io, await loadEngine(), flags as never);
      }),
    );
  command('init [folder]', 'write a first fact file to start from').action(
    done(async (folder: string | undefined) => {
      const { runInit } = await import('./init.ts');
      return runInit(io, folder ?? '.');
    }),
  );
  // The server takes its transport from the command line itself.
  command('lsp', 'run the language server')
    .option('--stdio', 'talk over standard input and output')
    .allowUnknownOption()
    .action(
      done(async () => {
        const { runKept } = await import('../files/keptCode.ts');
        if (!runKept('server')) await import('../lsp/main.ts');
        return EXIT.ok;
      }),
    );
}
