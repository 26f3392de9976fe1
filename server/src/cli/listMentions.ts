import { type Engine, readClaims, referenceDate } from '../engine/check.ts';
import { readProse } from '../engine/prose/index.ts';
import { toDoc } from '../engine/prose/map.ts';
import { describe } from '../factbase/read.ts';
import { decode } from '../files/files.ts';
import { formatOf } from '../lsp/formats.ts';
import { checkOptions } from './drafts.ts';
import { EXIT, type InputError, type Io } from './io.ts';
import { linesOf, positionAt } from './lines.ts';
import { findDrafts, shown, toUri } from './paths.ts';

export interface MentionsOptions {
  readonly lang?: string;
  readonly date?: string;
  readonly format: string;
  readonly stdinFilename: string;
}

interface Row {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly surface: string;
  readonly kind: string;
  readonly values: readonly unknown[];
  readonly read: string;
}

/** `mentions [PATH…]`: every figure and date of the drafts, checked or not, as the recogniser understands it. */
export async function runMentions(
  io: Io,
  engine: Engine,
  paths: readonly string[],
  options: MentionsOptions,
): Promise<number> {
  const wanted = paths.length ? paths : ['.'];
  checkOptions(options);
  const { drafts, errors } = await findDrafts(
    io.files,
    io.cwd,
    wanted.filter((p) => p !== '-'),
  );
  const files: { path: string; language: string; mentions: Row[] }[] = [];
  const faults: InputError[] = [...errors];
  const list = async (path: string, uri: string, read: () => Promise<Uint8Array>): Promise<void> => {
    const bytes = await read().catch((error: Error) => error);
    if (bytes instanceof Error) faults.push({ path, message: `It cannot be read: ${bytes.message}` });
    else files.push({ path, ...rowsOf(engine, decode(bytes), uri, options) });
  };
  if (wanted.includes('-')) await list('-', toUri(io.cwd, options.stdinFilename), io.stdin);
  for (const { uri } of drafts) await list(shown(io.cwd, uri), uri, () => io.files.read(uri));
  print(io, files, faults, options.format);
  return faults.length ? EXIT.unusable : EXIT.ok;
}

function rowsOf(
  engine: Engine,
  text: string,
  uri: string,
  { lang, date }: MentionsOptions,
): { language: string; mentions: Row[] } {
  const draft = {
    text,
    format: formatOf({ uri, languageId: '' }) ?? ('text' as const),
    path: uri,
    ...(date !== undefined && { date }),
  };
  const prose = readProse(text, draft.format, {
    profiles: engine.profiles,
    ...(lang !== undefined && { language: lang }),
  });
  const lines = linesOf(text);
  const mentions = readClaims(prose, engine, referenceDate(draft, prose)).map(({ block, mention }): Row => {
    const { start, end } = toDoc(block, mention.span);
    const read = mention.values.map(describe).join(' or ');
    return {
      start,
      end,
      ...positionAt(lines, start),
      surface: text.slice(start, end),
      kind: mention.kind,
      values: mention.values,
      read,
    };
  });
  return { language: prose.blocks[0]?.lang ?? 'en', mentions: mentions.sort((a, b) => a.start - b.start) };
}

function print(
  io: Io,
  files: readonly { path: string; language: string; mentions: readonly Row[] }[],
  errors: readonly InputError[],
  format: string,
): void {
  if (format === 'json') {
    io.out(`${JSON.stringify({ version: 1, errors, files })}\n`);
    return;
  }
  for (const { path, message } of errors) io.err(`${path}: ${message}\n`);
  for (const { path, mentions } of files) {
    for (const m of mentions) {
      if (format === 'ndjson') io.out(`${JSON.stringify({ path, ...m })}\n`);
      else io.out(`${path}:${m.line}:${m.column}  ${m.surface}  ${m.kind}  ${m.read}\n`);
    }
  }
}
