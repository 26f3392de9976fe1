import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type vsdiag,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/lsp/protocol.ts';
import { documentSelector } from './drafts.ts';
import type { Pace } from './pace.ts';

/** It reads the schema of fact files from `yamlValidation`. Found only where it is enabled, and then active on any YAML file. */
const YAML_EXTENSION = 'redhat.vscode-yaml';

/** After this many crashes within this time the server stays down until the user starts it again. */
const MAX_CRASHES = 4;
const CRASH_WINDOW_MS = 3 * 60_000;

/** How the client talks with the server. It opens no dialog by itself, whatever happens: the log and the status item tell. */
export function clientOptions(pace: Pace, log: vscode.LogOutputChannel): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    fs: true,
    locale: vscode.env.language,
    commands: ['factcheck.toggleCoverage', 'factcheck.showReport'],
    yamlExtension: vscode.extensions.getExtension(YAML_EXTENSION) !== undefined,
  };
  return {
    documentSelector: documentSelector(),
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
        return pacedReport(pace, document, await next(document, previousResultId, token));
      },
    },
  };
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
