import type { Engine } from '../engine/check.ts';
import type { TextEdit } from '../engine/verdicts/types.ts';
import { decode } from '../files/files.ts';
import { type CheckedDraft, checkDrafts, type Options } from './drafts.ts';
import { styleOf } from './formats/terminal.ts';
import { EXIT, type Io } from './io.ts';
import { positionAt } from './lines.ts';
import { toPath } from './paths.ts';

export interface FixOptions extends Options {
  readonly dryRun?: boolean;
  readonly stdinFilename?: string;
}

interface Applied {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** `fix [PATH…]`: applies the safe fixes. A draft from the standard input goes, corrected, to the standard output. */
export async function runFix(io: Io, engine: Engine, paths: readonly string[], options: FixOptions): Promise<number> {
  const { drafts, errors } = await checkDrafts(
    io,
    engine,
    paths.length ? paths : ['.'],
    options,
    options.stdinFilename,
  );
  const style = styleOf(io.colour);
  let failed = errors.length > 0;
  let count = 0;
  for (const draft of drafts) {
    const { text, edits } = applySafe(draft);
    if (draft.path === '-') {
      io.out(text);
      continue;
    }
    count += edits.length;
    for (const edit of edits) {
      const { line, column } = positionAt(draft.lines, edit.start);
      const before = draft.lines.text.slice(edit.start, edit.end);
      io.out(`${draft.path}:${line}:${column}  ${style.red(before)} → ${style.green(edit.text)}\n`);
    }
    if (edits.length && !options.dryRun && !(await save(io, draft, text))) failed = true;
  }
  for (const { path, message } of errors) io.err(`${path}: ${message}\n`);
  if (!paths.includes('-'))
    io.out(
      `${count} ${count === 1 ? 'figure' : 'figures'} corrected${options.dryRun ? ' (dry run, nothing written)' : ''}\n`,
    );
  return failed ? EXIT.unusable : EXIT.ok;
}

/** The draft with its safe fixes. Of two that touch the same words the first is applied; a second run takes the other. */
export function applySafe({ findings, lines }: Pick<CheckedDraft, 'findings' | 'lines'>): Applied {
  const edits: TextEdit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes.find((f) => f.safe);
    if (!fix || fix.edits.some((a) => edits.some((b) => a.start < b.end && b.start < a.end))) continue;
    edits.push(...fix.edits);
  }
  edits.sort((a, b) => a.start - b.start);
  let text = '';
  let at = 0;
  for (const edit of edits) {
    text += lines.text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { text: text + lines.text.slice(at), edits };
}

/** Writes a draft back in its own encoding. What cannot be written as it was read is left alone. */
async function save(io: Io, draft: CheckedDraft, text: string): Promise<boolean> {
  const bytes = await io.files.read(draft.uri);
  if (decode(bytes) !== draft.lines.text) {
    io.err(`${draft.path}: it has changed meanwhile; nothing was written.\n`);
    return false;
  }
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const encode = (s: string): Uint8Array => new TextEncoder().encode(mark ? `\ufeff${s}` : s);
  if (!same(encode(draft.lines.text), bytes)) {
    io.err(`${draft.path}: it is not in UTF-8; nothing was written.\n`);
    return false;
  }
  await io.write(toPath(draft.uri), encode(text));
  return true;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
