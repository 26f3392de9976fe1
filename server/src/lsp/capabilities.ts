import { CITE, FIX_ALL } from './actions/codeActions.ts';
import { COMMANDS } from './actions/openSource.ts';
import { LEGEND } from './authoring/semanticTokens.ts';
import type { Client } from './client.ts';
import { type InitializeResult, TextDocumentSyncKind } from './languageServer.ts';

/** What this server does for a client. */
export const capabilitiesFor = (client: Client): InitializeResult['capabilities'] => ({
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
  hoverProvider: true,
  // A blank ends a subject's words, after which its facts are offered.
  completionProvider: { triggerCharacters: [' '] },
  definitionProvider: true,
  referencesProvider: { workDoneProgress: true },
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  documentLinkProvider: {},
  codeLensProvider: {},
  semanticTokensProvider: { legend: LEGEND, full: true },
  codeActionProvider: { codeActionKinds: ['quickfix', CITE, FIX_ALL] },
  executeCommandProvider: { commands: [...COMMANDS] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  ...(client.pullsDiagnostics
    ? { diagnosticProvider: { identifier: 'factcheck', interFileDependencies: false, workspaceDiagnostics: false } }
    : {}),
});
