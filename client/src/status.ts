import * as vscode from 'vscode';
import type { StatusParams } from '../../server/src/lsp/protocol.ts';
import { isDraft } from './drafts.ts';

const ICONS: Readonly<Record<StatusParams['state'], string>> = {
  none: '$(circle-slash)',
  checking: '$(sync~spin)',
  ok: '$(check)',
  refuted: '$(warning)',
  error: '$(error)',
};

/** Whether the server runs at all, which no notification of it can tell. */
export type ServerState = 'starting' | 'running' | 'stopped';

export interface Status extends vscode.Disposable {
  /** What the server says of one draft. */
  report(params: StatusParams): void;
  setServer(state: ServerState): void;
  /** The text shown for the active draft; undefined when the item is hidden. */
  text(): string | undefined;
  /** When findings of a document are to be shown, as the server has said. */
  checkMode(uri: vscode.Uri): StatusParams['check'];
}

/** The item in the status bar: what is going on with the draft in the active editor. Hidden where there is none. */
export function showStatus(): Status {
  const item = vscode.window.createStatusBarItem('factcheck.status', vscode.StatusBarAlignment.Right, 100);
  item.name = vscode.l10n.t('Fact Check');
  const reports = new Map<string, StatusParams>();
  let server: ServerState = 'starting';
  let shown = false;

  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const report = document && reports.get(document.uri.toString());
    shown = document !== undefined && isDraft(document) && (server !== 'running' || report !== undefined);
    if (!shown) {
      item.hide();
      return;
    }
    if (server !== 'running') showServer(item, server);
    else if (report) showReport(item, report);
    item.show();
  };

  const listeners = [
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidOpenTextDocument(update),
    vscode.workspace.onDidCloseTextDocument((document) => {
      reports.delete(document.uri.toString());
      update();
    }),
  ];
  update();
  return {
    report(params) {
      // Parsed and printed again: the server's way of percent-encoding need not be the editor's.
      reports.set(vscode.Uri.parse(params.uri).toString(), params);
      update();
    },
    setServer(state) {
      server = state;
      if (state !== 'running') reports.clear();
      update();
    },
    text: () => (shown ? item.text : undefined),
    checkMode: (uri) => reports.get(uri.toString())?.check ?? 'onType',
    dispose: () => vscode.Disposable.from(...listeners).dispose(),
  };
}

function showServer(item: vscode.StatusBarItem, state: ServerState): void {
  const stopped = state === 'stopped';
  item.text = stopped
    ? `$(error) ${vscode.l10n.t('Fact Check stopped')}`
    : `$(sync~spin) ${vscode.l10n.t('Fact Check is starting')}`;
  item.tooltip = stopped ? vscode.l10n.t('Click to start it again') : undefined;
  item.command = stopped ? 'factcheck.restart' : 'factcheck.showLog';
  item.accessibilityInformation = { label: item.text.replace(/^\$\(.*?\) /, '') };
}

function showReport(item: vscode.StatusBarItem, report: StatusParams): void {
  item.text = `${ICONS[report.state]} ${report.text}`;
  item.command = report.state === 'error' ? 'factcheck.showLog' : 'workbench.actions.view.problems';
  item.accessibilityInformation = { label: `${vscode.l10n.t('Fact Check')}: ${report.text}` };
  // Lines of plain text: names of files are data and must not be read as Markdown.
  const lines = [report.text];
  if (report.date) lines.push(vscode.l10n.t('Relative dates are counted from {0}', report.date));
  for (const uri of report.factFiles)
    lines.push(vscode.l10n.t('Facts: {0}', vscode.workspace.asRelativePath(vscode.Uri.parse(uri))));
  item.tooltip = lines.join('\n');
}
