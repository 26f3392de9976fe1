import * as vscode from 'vscode';
import type { FindingView } from '../../server/src/lsp/protocol.ts';
import { announce } from './announce.ts';
import { isDraft } from './drafts.ts';
import { rangeOf, verdictName } from './findings.ts';

/** Goes to the next figure of the active draft that is not settled, round the end; for those who work without a mouse. */
export async function goToFigure(
  ask: (uri: vscode.Uri) => Promise<readonly FindingView[]>,
  direction: 1 | -1,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isDraft(editor.document)) return;
  const open = (await ask(editor.document.uri)).filter(({ verdict }) => verdict !== 'supported');
  const caret = editor.selection.start;
  const isAhead = (finding: FindingView): boolean => {
    const { start } = rangeOf(finding);
    return direction === 1 ? start.isAfter(caret) : start.isBefore(caret);
  };
  const next = direction === 1 ? (open.find(isAhead) ?? open[0]) : (open.findLast(isAhead) ?? open.at(-1));
  if (!next) {
    announce(vscode.l10n.t('Every figure here is settled.'));
    return;
  }
  const range = rangeOf(next);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  const place = open.indexOf(next) + 1;
  const told = (text: string): string => vscode.l10n.t('{0} of {1}: {2}', place, open.length, text);
  announce(told(verdictName(next.verdict)), told(next.message));
}
