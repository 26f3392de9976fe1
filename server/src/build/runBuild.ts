import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import type { Source } from '../engine/facts/types.ts';
import { decode } from '../files/files.ts';
import { factsAtLines, type Lines } from './atLines.ts';
import { type BuildResult, type BuildTools, buildFacts, type Input } from './build.ts';
import { diffLines } from './diff.ts';
import { plainOf } from './factNodes.ts';
import { readerFor } from './readers/registry.ts';
import { type Built, type Updated, updateFactFile } from './update.ts';

/** What `factcheck build` is asked to do. Paths are relative to `cwd`. */
interface BuildArgs {
  /** Documents, or folders of documents. */
  readonly sources: readonly string[];
  readonly output: string;
  readonly dryRun?: boolean;
  /** ISO 639-1, for documents that do not say. */
  readonly language?: string;
  /** Of the one document, only the facts on these lines are taken; the rest of the fact file stays as it is. */
  readonly lines?: Lines;
  readonly cwd?: string;
}

/** Where a command writes: lines for the user, lines about the work, and how far it is (of 0 it is done). */
export interface Console {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly progress?: (done: number, all: number, now: string) => void;
}

/**
 * Builds or updates a fact file. Returns the exit code: 0, or 2 when a document could not be read or the fact file is unusable
 * (what could be read is written all the same). The file is replaced in one step: an interruption leaves the old one whole.
 */
export async function runBuild(args: BuildArgs, tools: BuildTools, console: Console): Promise<number> {
  const cwd = args.cwd ?? process.cwd();
  const output = resolve(cwd, args.output);
  const folder = dirname(output);
  const shown = (path: string): string => relative(cwd, path).split(sep).join('/') || path;
  if (existsSync(output) && statSync(output).isDirectory()) {
    console.err(`${shown(output)}: this is a folder; name a file for the facts.`);
    return 2;
  }
  const old = existsSync(output) ? readFileSync(output, 'utf8') : undefined;
  const known = old === undefined ? [] : knownSources(old);
  const lists = args.sources.map((s) => ({ path: resolve(cwd, s), documents: documentsAt(resolve(cwd, s)) }));
  const wanted = lists.flatMap(({ documents }) => documents);
  // Documents that the file was built from are read again, so that their facts can merge with those of the new ones.
  const before = known
    .map((s) => s.document && resolve(folder, s.document))
    .filter((p): p is string => Boolean(p) && existsSync(p as string));
  const paths = [...new Set([...before, ...wanted])];
  const inputs: Input[] = [];
  let failed = false;
  for (const { path, documents } of lists) {
    if (documents.length > 0) continue;
    failed = true;
    console.err(`${shown(path)}: this folder has no document that can be read (text, Markdown, HTML, PDF or Word).`);
  }
  for (const path of paths) {
    try {
      const bytes = readFileSync(path);
      inputs.push({
        path: relative(folder, path).split(sep).join('/'),
        bytes,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
    } catch {
      failed = true;
      console.err(`${shown(path)}: cannot be opened`);
    }
  }
  const result = await buildFacts(inputs, tools, {
    known,
    ...(args.language ? { language: args.language } : {}),
    onProgress: (done, all, path) => console.progress?.(done, all, path),
  });
  console.progress?.(0, 0, '');
  for (const f of result.failed) console.err(`${shown(resolve(folder, f.path))}: ${f.why}`);
  if (result.sources.length === 0) {
    console.err('No document could be read; nothing was written.');
    return 2;
  }
  const built = args.lines
    ? onLines(
        result,
        inputs.find(({ path }) => resolve(folder, path) === wanted[0]),
        args.lines,
      )
    : result;
  if (built.partial && built.facts.length === 0) {
    console.err('No figure or date on these lines can be a fact; nothing was written.');
    return 2;
  }
  let updated: Updated;
  try {
    updated = updateFactFile(old, built);
  } catch (error) {
    console.err(`${shown(output)}: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
  report(updated, old, args.dryRun ?? false, shown(output), console);
  if (!args.dryRun && updated.text !== old) replaceFile(output, updated.text);
  return failed || result.failed.length > 0 ? 2 : 0;
}

/** What was built, without all that does not stand on these lines of one document. */
function onLines(result: BuildResult, input: Input | undefined, lines: Lines): Built {
  const source = input && result.sources.find(({ document }) => document === input.path);
  if (!input || !source) return { sources: [], facts: [], seen: [], partial: true };
  const facts = factsAtLines(result.facts, decode(input.bytes), source.id, lines);
  return { sources: [source], facts, seen: [], partial: true };
}

/** A document, or the readable documents of a folder. */
function documentsAt(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name))
    .filter((p) => statSync(p).isFile() && readerFor(p) !== undefined && !/^readme\b/i.test(basename(p)));
}

function knownSources(text: string): Source[] {
  const root = parseDocument(text).contents;
  const sources = isMap(root) ? (root as YAMLMap).get('sources', true) : undefined;
  if (!isMap(sources)) return [];
  return sources.items
    .filter((p) => isScalar(p.key))
    .map((p) => ({ ...(plainOf(p.value) ?? {}), id: String((p.key as { value: unknown }).value) }) as Source);
}

function report(updated: Updated, old: string | undefined, dryRun: boolean, path: string, console: Console): void {
  const { added, changed, gone, kept } = updated;
  if (dryRun) for (const line of diffLines(old ?? '', updated.text)) console.out(line);
  // A first build adds everything; listing it would only hide what matters.
  else if (old !== undefined) {
    for (const id of added) console.out(`added    ${id}`);
    for (const id of changed) console.out(`changed  ${id}`);
    for (const id of gone) console.out(`gone     ${id}`);
    for (const { id, own, sources } of kept)
      console.out(`kept     ${id} (edited by hand${own === sources ? '' : `: ${own}; the sources give ${sources}`})`);
  }
  const counts = `${added.length} ${added.length === 1 ? 'fact' : 'facts'} added, ${changed.length} changed, ${gone.length} gone, ${kept.length} kept as edited`;
  console.out(`${path}: ${counts}${dryRun ? ' (dry run, nothing written)' : ''}`);
}

function replaceFile(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(temporary), { recursive: true });
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}
