import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  vsdiag,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/lsp/protocol.ts';
import type { Selected } from './drafts.ts';
import { explanationOf } from './explain.ts';
import type { Pace } from './pace.ts';

/** It reads the schema of fact files from `yamlValidation`. Found only where it is enabled, and then active on any YAML file. */
const YAML_EXTENSION = 'redhat.vscode-yaml';

/** After this many crashes within this time the server stays down until the user starts it again. */
const MAX_CRASHES = 4;
const CRASH_WINDOW_MS = 3 * 60_000;

/** When the findings of a document are to be shown. */
export type CheckMode = (uri: vscode.Uri) => 'onType' | 'onSave';

/** How the client talks with the server. It opens no dialog by itself, whatever happens: the log and the status item tell. */
export function clientOptions(
  pace: Pace,
  checkMode: CheckMode,
  log: vscode.LogOutputChannel,
  selector: Selected[],
): LanguageClientOptions {
  const keeps = vscode.workspace.getConfiguration('factcheck').get<boolean>('cache', true);
  const initializationOptions: InitializationOptions = {
    ...(!keeps && { cache: false as const }),
    fs: true,
    locale: vscode.env.language,
    commands: ['factcheck.toggleCoverage', 'factcheck.showReport'],
    yamlExtension: vscode.extensions.getExtension(YAML_EXTENSION) !== undefined,
  };
  return {
    documentSelector: selector,
    initializationOptions,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'factcheck',
    diagnosticPullOptions: { onChange: true, onSave: false, onFocus: true },
    markdown: { isTrusted: false, supportHtml: false },
    errorHandler: makeErrorHandler(log),
    initializationFailedHandler: (error) => {
      log.error(String(error));
      return false;
    },
    middleware: {
      async provideDiagnostics(document, previousResultId, token, next) {
        const uri = 'uri' in document ? document.uri : document;
        if (checkMode(uri) === 'onType')
          return explained(pacedReport(pace, document, await next(document, previousResultId, token)));
        if ('isDirty' in document && document.isDirty && !document.isUntitled) return asBefore(previousResultId);
        return explained(await next(document, previousResultId, token));
      },
      workspace: {
        // Of the client's own accord settings of languages ("[markdown]": …) would not be heeded.
        configuration: ({ items }) => items.map(({ scopeUri, section }) => settingsFor(scopeUri, section)),
      },
    },
  };
}

/** The settings for a document, those for its language included, as plain data. */
function settingsFor(scopeUri: string | undefined, section: string | undefined): unknown {
  const uri = scopeUri === undefined ? undefined : vscode.Uri.parse(scopeUri);
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri?.toString());
  const settings = vscode.workspace.getConfiguration(undefined, document ?? uri ?? null).get(section ?? '');
  return JSON.parse(JSON.stringify(settings ?? null));
}

/** What is shown stays, and moves with the text. */
const asBefore = (resultId: string | undefined): vsdiag.DocumentDiagnosticReport =>
  resultId === undefined
    ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] }
    : { kind: vsdiag.DocumentDiagnosticReportKind.unChanged, resultId };

/** Makes links of the codes, to what they mean: shown as a page, where the server can only name a file. */
function explained(
  report: vsdiag.DocumentDiagnosticReport | null | undefined,
): vsdiag.DocumentDiagnosticReport | null | undefined {
  if (report?.kind === 'full')
    for (const item of report.items) {
      const code = String(typeof item.code === 'object' ? item.code.value : item.code);
      if (!code.startsWith('factbase.')) item.code = { value: code, target: explanationOf(code) };
    }
  return report;
}

function pacedReport(
  pace: Pace,
  document: vscode.TextDocument | vscode.Uri,
  report: vsdiag.DocumentDiagnosticReport | null | undefined,
): vsdiag.DocumentDiagnosticReport | null | undefined {
  if (report?.kind !== 'full') return report;
  const items = pace.filter('uri' in document ? document.uri : document, report.items);
  if (items.length === report.items.length) return report;
  // Without a result id the next request brings everything again, not "unchanged".
  const { resultId: _, ...rest } = report;
  return { ...rest, items };
}

function makeErrorHandler(log: vscode.LogOutputChannel): ErrorHandler {
  let crashes: readonly number[] = [];
  return {
    error(error) {
      log.error(error);
      return { action: ErrorAction.Continue, handled: true };
    },
    closed() {
      const now = Date.now();
      crashes = [...crashes.filter((at) => now - at < CRASH_WINDOW_MS), now];
      const again = crashes.length <= MAX_CRASHES;
      log.error(again ? 'The server ended; it is started again.' : 'The server ended too often and stays down.');
      return { action: again ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
    },
  };
}
