import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReportMethod, ReportParams, ReportResult } from '../../server/src/lsp/protocol.ts';
import { isDraft } from './drafts.ts';

const REPORT: ReportMethod = 'factcheck/report';
/** A scheme of its own: reports cannot be edited and are no drafts themselves. */
const SCHEME = 'factcheck-report';

export interface Reports extends vscode.Disposable {
  /** Opens the report of the active draft beside it. */
  show(): Promise<void>;
  /** Writes the report of the active draft, or of the report's draft, as HTML or Markdown; asks where unless told. */
  save(target?: vscode.Uri): Promise<void>;
  /** Writes the open report of a draft again. */
  refresh(draft: vscode.Uri): void;
}

/** Reports: every figure of a draft with verdict, source and quote, for a fact-checker to sign off. */
export function showReports(client: BaseLanguageClient): Reports {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const ask = async (draft: vscode.Uri, format: ReportParams['format']): Promise<ReportResult | null> => {
    if (!client.isRunning()) return null;
    const params: ReportParams = { uri: client.code2ProtocolConverter.asUri(draft), format };
    return client.sendRequest<ReportResult | null>(REPORT, params).catch(() => null);
  };
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri) => (await ask(draftOf(uri), 'markdown'))?.text ?? '',
  });
  return {
    async show() {
      const draft = activeDraft();
      if (!draft) return noDraft();
      const uri = reportOf(draft);
      changed.fire(uri); // it may be open, and older
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
    },
    async save(target) {
      const draft = activeDraft();
      if (!draft) return noDraft();
      const uri = target ?? (await askWhere(draft));
      if (!uri) return;
      const report = await ask(draft, /\.(?:md|markdown)$/i.test(uri.path) ? 'markdown' : 'html');
      if (report) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(report.text));
    },
    refresh: (draft) => changed.fire(reportOf(draft)),
    dispose: () => vscode.Disposable.from(provider, changed).dispose(),
  };
}

const reportOf = (draft: vscode.Uri): vscode.Uri =>
  vscode.Uri.from({ scheme: SCHEME, path: `${draft.path}.report.md`, query: draft.toString() });

const draftOf = (report: vscode.Uri): vscode.Uri => vscode.Uri.parse(report.query);

function activeDraft(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.uri.scheme === SCHEME) return draftOf(document.uri);
  return document && isDraft(document) ? document.uri : undefined;
}

async function askWhere(draft: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${/([^/]+?)(?:\.[^./]*)?$/.exec(draft.path)?.[1] ?? 'draft'}.report.html`;
  const beside = draft.scheme === 'untitled' ? folder : vscode.Uri.joinPath(draft, '..');
  return vscode.window.showSaveDialog({
    ...(beside ? { defaultUri: vscode.Uri.joinPath(beside, name) } : {}),
    filters: { HTML: ['html'], Markdown: ['md'] },
  });
}

async function noDraft(): Promise<void> {
  await vscode.window.showInformationMessage(vscode.l10n.t('Open a draft first.'));
}
