import type { Engine } from '../engine/check.ts';
import type { TextEdit } from '../engine/verdicts/types.ts';
import type { Finding } from '../engine/views/types.ts';
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
  /** What is put right; one may take several edits ("a $5.8bn fund" → "an $8.5bn fund"). */
  readonly corrected: readonly Finding[];
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
  let left = 0;
  for (const draft of drafts) {
    const { text, edits, corrected } = applySafe(draft);
    if (draft.path === '-') {
      io.out(text);
      continue;
    }
    const isSaved = edits.length === 0 || options.dryRun || (await save(io, draft, text));
    const done = isSaved ? corrected : [];
    failed ||= !isSaved;
    count += done.length;
    left += draft.findings.filter((f) => f.verdict === 'refuted' && !done.includes(f)).length;
    for (const edit of isSaved ? edits : []) {
      const { line, column } = positionAt(draft.lines, edit.start);
      const before = draft.lines.text.slice(edit.start, edit.end);
      io.out(`${draft.path}:${line}:${column}  ${style.red(before)} → ${style.green(edit.text)}\n`);
    }
  }
  for (const { path, message } of errors) io.err(`${path}: ${message}\n`);
  if (!paths.includes('-')) io.out(`${sayCount(count, left, options.dryRun ?? false)}\n`);
  return failed ? EXIT.unusable : EXIT.ok;
}

function sayCount(count: number, left: number, isDry: boolean): string {
  const figures = `${count} ${count === 1 ? 'figure' : 'figures'}`;
  const done = isDry ? `${figures} would be corrected (dry run, nothing written)` : `${figures} corrected`;
  if (left === 0) return done;
  return `${done}; ${left} more ${left === 1 ? 'disagrees and is' : 'disagree and are'} left to you`;
}

/** The draft with its safe fixes. Of two that touch the same words the first is applied; a second run takes the other. */
export function applySafe({ findings, lines }: Pick<CheckedDraft, 'findings' | 'lines'>): Applied {
  const edits: TextEdit[] = [];
  const corrected: Finding[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((f) => f.safe);
    if (!fix || fix.edits.some((a) => edits.some((b) => a.start < b.end && b.start < a.end))) continue;
    edits.push(...fix.edits);
    corrected.push(finding);
  }
  edits.sort((a, b) => a.start - b.start);
  let text = '';
  let at = 0;
  for (const edit of edits) {
    text += lines.text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { text: text + lines.text.slice(at), edits, corrected };
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
