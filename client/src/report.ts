import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReportMethod, ReportParams, ReportResult } from '../../server/src/lsp/protocol.ts';
import { isDraft } from './drafts.ts';
import { themedPage } from './reportPage.ts';

const REPORT: ReportMethod = 'factcheck/report';
const VIEW = 'factcheck.report';
/** Checks come at every key stroke; the page follows when they pause. */
const QUIET_MS = 400;

export type ReportFormat = ReportParams['format'];

export interface Reports extends vscode.Disposable {
  /** Opens the report of the active draft beside it. */
  show(): Promise<void>;
  /** Writes the report of the active draft, or of the draft of the active report, to a file; asks where unless told. */
  save(format: ReportFormat, target?: vscode.Uri): Promise<void>;
  /** Writes the open report of a draft again. */
  refresh(draft: vscode.Uri): void;
  /** What the open reports show. For tests. */
  pages(): readonly string[];
}

/** Reports: every figure of a draft with verdict, source and quote, for a fact-checker to sign off. */
export function showReports(client: BaseLanguageClient): Reports {
  const open = new Map<string, OpenReport>();
  const ask: AskReport = async (draft, format) => {
    if (!client.isRunning()) return null;
    const params: ReportParams = { uri: client.code2ProtocolConverter.asUri(draft), format };
    return client.sendRequest<ReportResult | null>(REPORT, params).catch(() => null);
  };
  const activeDraft = (): vscode.Uri | undefined => {
    const report = [...open.values()].find(({ panel }) => panel.active);
    const document = vscode.window.activeTextEditor?.document;
    return report?.draft ?? (document && isDraft(document) ? document.uri : undefined);
  };
  return {
    async show() {
      const draft = activeDraft();
      if (!draft) return noDraft();
      const key = draft.toString();
      const report = open.get(key) ?? openReport(draft, ask, () => open.delete(key));
      open.set(key, report);
      report.panel.reveal(report.panel.viewColumn ?? vscode.ViewColumn.Beside);
      await report.write();
    },
    async save(format, target) {
      const draft = activeDraft();
      if (!draft) return noDraft();
      const uri = target ?? (await askWhere(draft, format));
      const report = uri && (await ask(draft, format));
      if (!uri || !report) return;
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(report.text));
      void offerToOpen(uri);
    },
    refresh: (draft) => open.get(draft.toString())?.writeSoon(),
    pages: () => [...open.values()].map(({ panel }) => panel.webview.html),
    dispose: () => vscode.Disposable.from(...[...open.values()].map(({ panel }) => panel)).dispose(),
  };
}

type AskReport = (draft: vscode.Uri, format: ReportFormat) => Promise<ReportResult | null>;

interface OpenReport {
  readonly draft: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  write(): Promise<void>;
  writeSoon(): void;
}

function openReport(draft: vscode.Uri, ask: AskReport, onClosed: () => void): OpenReport {
  const name = draft.path.split('/').at(-1) ?? '';
  const title = vscode.l10n.t('Report: {0}', name);
  const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false };
  // The page has no scripts and loads nothing: what comes from drafts and fact files stays text.
  const panel = vscode.window.createWebviewPanel(VIEW, title, place, {
    localResourceRoots: [],
    enableFindWidget: true,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stale = false;
  const write = async (): Promise<void> => {
    stale = false;
    const report = await ask(draft, 'html');
    const page = report && themedPage(report.text);
    if (page && page !== panel.webview.html) panel.webview.html = page;
  };
  panel.onDidChangeViewState(() => void (panel.visible && stale && write()));
  panel.onDidDispose(() => {
    clearTimeout(timer);
    onClosed();
  });
  const writeSoon = (): void => {
    clearTimeout(timer);
    stale = true;
    timer = setTimeout(() => void (panel.visible && write()), QUIET_MS);
  };
  return { draft, panel, write, writeSoon };
}

async function askWhere(draft: vscode.Uri, format: ReportFormat): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const base = /([^/]+?)(?:\.[^./]*)?$/.exec(draft.path)?.[1] ?? 'draft';
  const name = `${base}.report.${format === 'html' ? 'html' : 'md'}`;
  const beside = draft.scheme === 'untitled' ? folder : vscode.Uri.joinPath(draft, '..');
  return vscode.window.showSaveDialog({
    ...(beside ? { defaultUri: vscode.Uri.joinPath(beside, name) } : {}),
    filters: format === 'html' ? { HTML: ['html'] } : { Markdown: ['md'] },
  });
}

/** A page is read and printed in a browser. */
async function offerToOpen(uri: vscode.Uri): Promise<void> {
  const yes = vscode.l10n.t('Open');
  const name = uri.path.split('/').at(-1) ?? '';
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('The report is saved as {0}.', name), yes);
  if (chosen !== yes) return;
  if (uri.scheme === 'file' && uri.path.endsWith('.html')) await vscode.env.openExternal(uri);
  else await vscode.commands.executeCommand('vscode.open', uri);
}

async function noDraft(): Promise<void> {
  await vscode.window.showInformationMessage(vscode.l10n.t('Open a draft first.'));
}
