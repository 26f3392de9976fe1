import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { environment } from './environment.mjs';

/** What an editor that pulls diagnostics says of itself. */
const CAPABILITIES = {
  workspace: { workspaceFolders: true, diagnostics: { refreshSupport: true } },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    diagnostic: {},
  },
};

/**
 * Starts a language server over stdio and drives it as an editor does. `command` is its program with arguments, `folder`
 * the workspace, `env` what its environment has more.
 */
export async function startEditor(command, folder, env = {}) {
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'ignore'], env: environment(env) });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const documents = new Map();
  const resultIds = new Map();
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'bench' }],
    initializationOptions: { date: '2025-07-20' },
    capabilities: CAPABILITIES,
  });
  void connection.sendNotification('initialized', {});

  const editor = {
    pid: child.pid,
    connection,
    open(name, text) {
      const at = `${uri}/${name}`;
      documents.set(at, TextDocument.create(at, 'markdown', 1, text));
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: at, languageId: 'markdown', version: 1, text },
      });
      return at;
    },
    document: (at) => documents.get(at),
    /** One change, sent and not waited for. `edit` is `{ from, to, text }` in offsets. */
    change(at, { from, to, text }) {
      const document = documents.get(at);
      const range = { start: document.positionAt(from), end: document.positionAt(to) };
      const version = document.version + 1;
      const contentChanges = [{ range, text }];
      documents.set(at, TextDocument.update(document, contentChanges, version));
      void connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: at, version },
        contentChanges,
      });
    },
    /** Asks for diagnostics: the items, or undefined when they are as before. */
    async pull(at) {
      const report = await connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri: at },
        ...(resultIds.has(at) ? { previousResultId: resultIds.get(at) } : {}),
      });
      resultIds.set(at, report.resultId);
      return report.items;
    },
    ask: (method, at, position, more = {}) =>
      connection.sendRequest(method, { textDocument: { uri: at }, position, ...more }),
    async stop() {
      await connection.sendRequest('shutdown').catch(() => undefined);
      const gone = new Promise((resolve) => child.once('exit', resolve));
      void connection.sendNotification('exit');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await gone;
      clearTimeout(timer);
      connection.dispose();
    },
  };
  return editor;
}

/**
 * Waits for the first diagnostics of an open draft, of a long one those of its beginning. Servers answer when they have what they check against;
 * what they find may be nothing.
 */
export async function firstDiagnostics(editor, at, patience = 300_000) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No diagnostics for ${at}`)), patience);
  });
  try {
    return await Promise.race([editor.pull(at), late]);
  } finally {
    clearTimeout(timer);
  }
}
