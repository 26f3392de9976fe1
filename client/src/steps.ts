import * as vscode from 'vscode';
import type { FindingView } from '../../server/src/lsp/protocol.ts';
import { isDraft } from './drafts.ts';
import { rangeOf } from './findings.ts';

/** Goes to the next figure of the active draft that is not settled, round the end; for those who work without a mouse. */
export async function goToFigure(
  ask: (uri: vscode.Uri) => Promise<readonly FindingView[]>,
  direction: 1 | -1,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isDraft(editor.document)) return;
  const open = (await ask(editor.document.uri)).filter(({ verdict }) => verdict !== 'supported').map(rangeOf);
  const caret = editor.selection.start;
  const ahead = open.filter(({ start }) => (direction === 1 ? start.isAfter(caret) : start.isBefore(caret)));
  const next = direction === 1 ? (ahead[0] ?? open[0]) : (ahead.at(-1) ?? open.at(-1));
  if (!next) return;
  editor.selection = new vscode.Selection(next.start, next.end);
  editor.revealRange(next, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
