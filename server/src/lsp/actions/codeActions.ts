import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findingsAround, findingsWhere } from '../../engine/placed.ts';
import { contains, overlaps, type Span } from '../../engine/span.ts';
import type { TextEdit } from '../../engine/verdicts/types.ts';
import type { Say } from '../../engine/views/say.ts';
import type { Finding } from '../../engine/views/types.ts';
import type { Problem } from '../../factbase/types.ts';
import type { Client } from '../client.ts';
import type { Checked } from '../drafts.ts';
import { toSpan } from '../fromLsp.ts';
import { type CodeAction, CodeActionKind, type CodeActionParams } from '../languageServer.ts';
import { severityOf } from '../settings.ts';
import { citeActions } from './cite.ts';
import type { ActionContext } from './context.ts';
import { toWorkspaceEdit } from './edits.ts';
import { openSourceActions, updateFactActions } from './facts.ts';
import { compatible, replaceActions } from './replace.ts';
import { stetActions } from './stet.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.factcheck`;
/** Actions on figures that nothing is wrong with: citing, and opening the source. */
export const CITE = `${CodeActionKind.Refactor}.factcheck`;

/** Whether a client that asks for `only` wants actions of `kind`. Without `only` everything but source actions is wanted. */
export function isAskedFor(kind: string, only: readonly string[] | undefined): boolean {
  if (!only) return !kind.startsWith('source');
  return only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** What actions are made with, besides the figure. */
export type ActionTools = Pick<ActionContext, 'client' | 'say' | 'checker' | 'versionOf'>;

/** Quick fixes for the findings in a range, and the correction of all certain ones, as far as they are asked for. */
export function codeActionsOf(checked: Checked, params: CodeActionParams, tools: ActionTools): CodeAction[] {
  const { only, diagnostics } = params.context;
  const actions: CodeAction[] = [];
  const range = toSpan(checked.document, params.range);
  for (const finding of checked.result ? findingsAround(checked.result, range) : []) {
    const touched = overlaps(finding.span, range) || contains(finding.span, range) || contains(range, finding.span);
    if (!touched) continue;
    const solved = diagnostics.filter(
      (d) => d.code === finding.code && overlaps(toSpan(checked.document, d.range), finding.span),
    );
    const context: ActionContext = { ...tools, checked, finding, solved };
    if (!isShown(checked, finding)) actions.push(...(isAskedFor(CITE, only) ? citing(context) : []));
    else if (isAskedFor(CodeActionKind.QuickFix, only)) actions.push(...fixing(context));
  }
  if (isAskedFor(FIX_ALL, only)) actions.push(...fixAll(checked, tools.client, tools.say));
  return actions;
}

const isShown = ({ settings, base }: Checked, finding: Finding): boolean =>
  severityOf(finding, settings, base.shared) !== 'off';

function fixing(context: ActionContext): CodeAction[] {
  const { checked, finding } = context;
  const actions = replaceActions(context);
  // Front matter has no place for a comment of the draft's format, nor for a citation.
  if (finding.code === 'stet.unused') return actions;
  const facts = [...updateFactActions(context), ...openSourceActions(context)];
  if (isInFrontMatter(checked, finding.span)) return [...actions, ...facts];
  return [...actions, ...citeActions(context), ...stetActions(context), ...facts];
}

const citing = (context: ActionContext): CodeAction[] =>
  isInFrontMatter(context.checked, context.finding.span)
    ? openSourceActions(context, CITE)
    : [...citeActions(context, CITE), ...openSourceActions(context, CITE)];

const isInFrontMatter = ({ result }: Checked, span: Span): boolean =>
  result?.prose.blocks.some((block) => block.kind === 'front-matter' && contains(block.doc, span)) === true;

/** One action with the safe fixes of all findings. */
function fixAll(checked: Checked, client: Client, say: Say): CodeAction[] {
  const edits: TextEdit[] = [];
  const { result } = checked;
  const safe = result
    ? findingsWhere(result, ({ fixes, verdict }) => fixes[0]?.safe === true && verdict === 'refuted')
    : [];
  for (const { fixes } of safe) {
    const fix = fixes[0]!;
    const fitting = compatible([...edits, ...fix.edits]);
    if (fitting.length === edits.length + fix.edits.length) edits.push(...fix.edits);
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
