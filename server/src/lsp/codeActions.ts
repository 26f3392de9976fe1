import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { contains, overlaps, type Span } from '../engine/span.ts';
import type { TextEdit } from '../engine/verdicts/types.ts';
import type { Say } from '../engine/views/say.ts';
import { writeComment } from '../engine/views/suppress.ts';
import type { Finding } from '../engine/views/types.ts';
import type { Problem } from '../factbase/types.ts';
import type { Client } from './client.ts';
import type { Checked } from './drafts.ts';
import { toSpan } from './fromLsp.ts';
import { severityOf } from './settings.ts';
import { toEdit } from './toLsp.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.factcheck`;

/** Whether a client that asks for `only` wants actions of `kind`. Without `only` everything but source actions is wanted. */
export function isAskedFor(kind: string, only: readonly string[] | undefined): boolean {
  if (!only) return !kind.startsWith('source');
  return only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** Quick fixes for the findings in a range, and the correction of all certain ones, as far as they are asked for. */
export function codeActionsOf(checked: Checked, params: CodeActionParams, client: Client, say: Say): CodeAction[] {
  const { only, diagnostics } = params.context;
  const actions: CodeAction[] = [];
  if (isAskedFor(CodeActionKind.QuickFix, only)) {
    const range = toSpan(checked.document, params.range);
    for (const finding of checked.result?.findings ?? []) {
      const touched = overlaps(finding.span, range) || contains(finding.span, range) || contains(range, finding.span);
      if (touched && isShown(checked, finding)) actions.push(...fixesOf(checked, finding, diagnostics, client, say));
    }
  }
  if (isAskedFor(FIX_ALL, only)) actions.push(...fixAll(checked, client, say));
  return actions;
}

const isShown = ({ settings, base }: Checked, finding: Finding): boolean =>
  severityOf(finding, settings, base.shared) !== 'off';

function fixesOf(
  checked: Checked,
  finding: Finding,
  diagnostics: readonly Diagnostic[],
  client: Client,
  say: Say,
): CodeAction[] {
  const { document } = checked;
  const solved = diagnostics.filter(
    (d) => d.code === finding.code && overlaps(toSpan(document, d.range), finding.span),
  );
  const base = { kind: CodeActionKind.QuickFix, ...(solved.length > 0 ? { diagnostics: solved } : {}) };
  const edit = (edits: readonly TextEdit[]): WorkspaceEdit => toWorkspaceEdit(document, edits, client);
  const actions = finding.fixes.map((fix, i): CodeAction => {
    const title =
      finding.code === 'stet.unused' ? say('fix.removeStet') : say('fix.replace', { text: fix.replacement });
    // Where the sources conflict no fix is better than another.
    const preferred = i === 0 && finding.fixes.length === 1 && finding.verdict === 'refuted';
    return { ...base, title, edit: edit(fix.edits), ...(preferred ? { isPreferred: true } : {}) };
  });
  if (finding.code === 'stet.unused' || isInFrontMatter(checked, finding.span)) return actions;
  const stet = (order: string): TextEdit[] => {
    const at = finding.span.end;
    return [{ start: at, end: at, text: writeComment(checked.format, order) }];
  };
  actions.push({ ...base, title: say('fix.stet'), edit: edit(stet('stet')) });
  if (finding.fact) {
    actions.push({
      ...base,
      title: say('fix.stetFact', { fact: finding.fact }),
      edit: edit(stet(`stet ${finding.fact}`)),
    });
  }
  return actions;
}

/** Front matter has no place for a comment of the draft's format. */
const isInFrontMatter = ({ result }: Checked, span: Span): boolean =>
  result?.prose.blocks.some((block) => block.kind === 'front-matter' && contains(block.doc, span)) === true;

/** One action with the safe fixes of all findings; where two would touch the same text, the first is taken. */
function fixAll(checked: Checked, client: Client, say: Say): CodeAction[] {
  const edits: TextEdit[] = [];
  for (const finding of checked.result?.findings ?? []) {
    const fix = finding.fixes[0];
    if (!fix?.safe || finding.verdict !== 'refuted') continue;
    const clashes = fix.edits.some((edit) =>
      edits.some((other) => overlaps(edit, other) || edit.start === other.start),
    );
    if (!clashes) edits.push(...fix.edits);
  }
  if (edits.length === 0) return [];
  return [{ kind: FIX_ALL, title: say('fix.all'), edit: toWorkspaceEdit(checked.document, edits, client) }];
}

/** Repairs of a fact file. */
export function problemActions(
  document: TextDocument,
  problems: readonly Problem[],
  params: CodeActionParams,
  client: Client,
): CodeAction[] {
  if (!isAskedFor(CodeActionKind.QuickFix, params.context.only)) return [];
  const range = toSpan(document, params.range);
  return problems.flatMap(({ fix, span, code }): CodeAction[] => {
    if (!fix || !(overlaps(span, range) || contains(span, range))) return [];
    const solved = params.context.diagnostics.filter(
      (d) => d.code === code && contains(span, toSpan(document, d.range)),
    );
    const edit = toWorkspaceEdit(document, fix.edits, client);
    return [{ kind: CodeActionKind.QuickFix, title: fix.title, edit, isPreferred: true, diagnostics: solved }];
  });
}

function toWorkspaceEdit(document: TextDocument, edits: readonly TextEdit[], client: Client): WorkspaceEdit {
  const changes = edits.map((edit) => toEdit(document, edit));
  if (!client.documentChanges) return { changes: { [document.uri]: changes } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: changes }] };
}
