import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { mergeFacts } from '../factbase/merge.ts';
import { parseFactFile } from '../factbase/parse.ts';
import { readerOf } from '../factbase/read.ts';
import type { BuildTools } from './build.ts';
import { decodeText } from './readers/text.ts';
import { readSource } from './readSource.ts';
import type { Console } from './runBuild.ts';
import { type Check, type Unread, verifyFacts } from './verify.ts';

interface VerifyArgs {
  /** Fact files. */
  readonly files: readonly string[];
  /** YYYY-MM-DD; what expired before it is reported. */
  readonly today: string;
  readonly format?: 'pretty' | 'json';
  /** Quotes whose document is not here count as failed. */
  readonly strict?: boolean;
  readonly cwd?: string;
}

/**
 * Re-anchors all evidence and prints what is not in order. Exit code: 0 all well, 1 something to look at, 2 a file cannot be read.
 * Documents that are not here (a base is often kept without its sources) are named once each; they count only with `strict`.
 */
export async function runVerify(args: VerifyArgs, tools: BuildTools, console: Console): Promise<number> {
  const cwd = args.cwd ?? process.cwd();
  const shown = (path: string): string => relative(cwd, path).split(sep).join('/') || path;
  const all: (Check & { file: string; line: number })[] = [];
  let unusable = false;
  for (const name of args.files) {
    const path = resolve(cwd, name);
    if (!existsSync(path)) {
      console.err(`${shown(path)}: there is no such file`);
      unusable = true;
      continue;
    }
    const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
    const file = parseFactFile(
      text,
      path,
      readerOf((t, lang) => tools.recognise(t, lang)),
    );
    if (file.problems.some((p) => p.code === 'factbase.syntax')) unusable = true;
    for (const p of file.problems.filter((q) => q.severity === 'error'))
      console.err(`${shown(path)}:${lineOf(text, p.span.start)}: ${p.message}`);
    const { base } = mergeFacts([file]);
    const texts = await readDocuments(dirname(path), [...base.sources.values()], tools, console);
    const checks = verifyFacts(base, args.today, {
      recognise: tools.recognise,
      textOf: (source) => texts.get(source) ?? { why: 'no document is named' },
    });
    all.push(...checks.map((c) => ({ ...c, file: shown(path), line: lineOf(text, c.at.span.start) })));
  }
  print(all, args.format ?? 'pretty', console);
  if (unusable) return 2;
  return all.some((c) => c.status !== 'ok' && (args.strict || c.status !== 'absent')) ? 1 : 0;
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

async function readDocuments(
  folder: string,
  sources: readonly { readonly id: string; readonly document?: string; readonly language?: string }[],
  tools: BuildTools,
  console: Console,
): Promise<Map<string, readonly string[] | Unread>> {
  const texts = new Map<string, readonly string[] | Unread>();
  for (const [i, { id, document, language }] of sources.entries()) {
    if (!document) continue;
    console.progress?.(i, sources.length, document);
    try {
      const bytes = readFileSync(resolve(folder, document));
      const doc = await readSource(document, bytes, { profiles: tools.profiles, ...(language ? { language } : {}) });
      texts.set(id, /\.(?:txt|md|markdown)$/i.test(document) ? [doc.text, decodeText(bytes)] : [doc.text]);
    } catch (error) {
      const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      const why = absent ? 'there is no such file' : error instanceof Error ? error.message : String(error);
      texts.set(id, { why: `${document}: ${why}`, absent });
    }
  }
  console.progress?.(0, 0, '');
  return texts;
}

function print(
  checks: readonly (Check & { file: string; line: number })[],
  format: 'pretty' | 'json',
  console: Console,
): void {
  if (format === 'json') {
    const items = checks.map(({ at: _, ...rest }) => rest);
    console.out(JSON.stringify({ version: 1, checks: items }));
    return;
  }
  for (const line of absentSources(checks)) console.out(line);
  for (const c of checks) {
    if (c.status === 'ok' || c.status === 'absent') continue;
    const what = [c.quote && `“${c.quote}”`, c.detail && (c.quote ? `now: ${c.detail}` : c.detail)]
      .filter(Boolean)
      .join(' ');
    console.out(`${c.file}:${c.line}: ${c.status} ${c.fact}${c.source ? ` (${c.source})` : ''} ${what}`.trimEnd());
  }
  const count = (s: Check['status']): number => checks.filter((c) => c.status === s).length;
  const absent = count('absent');
  const rest = (['drift', 'changed', 'vanished', 'unreadable', 'disputed', 'expired'] as const)
    .map((s) => `${count(s)} ${s}`)
    .join(', ');
  console.out(
    `${count('ok')} quotes anchored, ${rest}${absent ? `; ${absent} not checked for want of their document` : ''}`,
  );
}

/** A line for each source whose document is not here. */
function absentSources(checks: readonly (Check & { file: string; line: number })[]): readonly string[] {
  const sources = new Map<string, { readonly why: string; quotes: number }>();
  for (const { status, file, source, detail } of checks) {
    if (status !== 'absent') continue;
    const name = `${file}: ${source}`;
    const known = sources.get(name) ?? { why: detail ?? '', quotes: 0 };
    known.quotes++;
    sources.set(name, known);
  }
  return [...sources].map(
    ([name, { why, quotes }]) => `${name}: its document is not available (${why}); quotes not checked: ${quotes}`,
  );
}
