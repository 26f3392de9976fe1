import { type ChildProcess, fork, spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Diagnostic, InitializeResult, Position, Range, ShowDocumentParams } from 'vscode-languageserver';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { StatusParams } from '../../server/src/lsp/protocol.ts';
import { type Host, serve } from '../../server/src/lsp/server.ts';
import type { ClientOptions, TestClient } from './clientTypes.ts';

/** Waits at most this long for something that the server sends: long, as a busy machine is slow and a right answer ends it. */
const PATIENCE_MS = 60_000;

/** A client of the server program in a process of its own. */
export async function startProcess(command: readonly string[], options: ClientOptions = {}): Promise<TestClient> {
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
  return connect(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin), options, child);
}

/** The same over Node's own channel between processes, as editors on Node start it. */
export async function startFork(module: string, options: ClientOptions = {}): Promise<TestClient> {
  const child = fork(module, ['--node-ipc'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return connect(new IPCMessageReader(child), new IPCMessageWriter(child), options, child);
}

/** A client of a server in this process, with a host of the test's own. */
export async function startHere(host: Host, options: ClientOptions = {}): Promise<TestClient> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(ProposedFeatures.all, up, down);
  serve(connection as never, host);
  return connect(new StreamMessageReader(down), new StreamMessageWriter(up), options);
}

async function connect(
  reader: MessageReader,
  writer: MessageWriter,
  options: ClientOptions,
  child?: ChildProcess,
): Promise<TestClient> {
  const connection = createMessageConnection(reader, writer);
  const documents = new Map<string, TextDocument>();
  const pushed = new Map<string, Diagnostic[]>();
  const registered = new Map<string, unknown>();
  const statuses: StatusParams[] = [];
  const shown: ShowDocumentParams[] = [];
  const logs: string[] = [];
  const waiting = new Set<() => void>();
  const news = (): void => {
    for (const wake of [...waiting]) wake();
  };
  connection.onNotification('textDocument/publishDiagnostics', (p: { uri: string; diagnostics: Diagnostic[] }) => {
    pushed.set(p.uri, p.diagnostics);
    news();
  });
  connection.onNotification('factcheck/status', (status: StatusParams) => {
    statuses.push(status);
    news();
  });
  connection.onNotification('window/logMessage', (p: { message: string }) => void logs.push(p.message));
  connection.onRequest(
    'client/registerCapability',
    (p: { registrations: { method: string; registerOptions: unknown }[] }) => {
      for (const r of p.registrations) registered.set(r.method, r.registerOptions);
      return null;
    },
  );
  connection.onRequest('workspace/configuration', (p: { items: unknown[] }) =>
    p.items.map(() => options.configuration ?? null),
  );
  connection.onRequest('window/showDocument', (p: ShowDocumentParams) => {
    shown.push(p);
    return { success: true };
  });
  connection.onRequest('workspace/diagnostic/refresh', () => {
    news();
    return null;
  });
  connection.onRequest('factcheck/fs/list', ({ uri }: { uri: string }) => options.files?.list(uri) ?? []);
  connection.onRequest('factcheck/fs/read', ({ uri }: { uri: string }) => options.files?.read(uri) ?? null);
  connection.listen();
  const folders = (options.folders ?? []).map((uri) => ({ uri, name: uri.split('/').at(-1) ?? '' }));
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: folders[0]?.uri ?? null,
    workspaceFolders: folders,
    initializationOptions: options.options ?? { date: '2025-07-20', status: true },
    capabilities: {
      workspace: {
        workspaceFolders: true,
        ...(options.configuration ? { configuration: true } : {}),
        ...(options.pull ? { diagnostics: { refreshSupport: true } } : {}),
        ...(options.watch ? { didChangeWatchedFiles: { dynamicRegistration: true } } : {}),
        workspaceEdit: {
          documentChanges: options.documentChanges === true,
          ...(options.documentChanges ? { changeAnnotationSupport: {} } : {}),
        },
      },
      window: { showDocument: { support: true }, workDoneProgress: true },
      textDocument: {
        publishDiagnostics: { relatedInformation: true },
        hover: { contentFormat: ['markdown', 'plaintext'] },
        ...(options.pull ? { diagnostic: {} } : {}),
      },
    },
  });
  await connection.sendNotification('initialized', {});

  const documentAt = (uri: string): TextDocument => {
    const document = documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  };
  const change = (uri: string, range: Range | undefined, text: string): void => {
    const document = documentAt(uri);
    const version = document.version + 1;
    const contentChanges = [range ? { range, text } : { text }];
    documents.set(uri, TextDocument.update(document, contentChanges, version));
    void connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  };
  const rangeOf = (uri: string, text: string): Range => {
    const document = documentAt(uri);
    const start = document.getText().indexOf(text);
    if (start < 0) throw new Error(`${text} is not in ${uri}`);
    return { start: document.positionAt(start), end: document.positionAt(start + text.length) };
  };
  const resultIds = new Map<string, { id: string; items: Diagnostic[] }>();

  const client: TestClient = {
    connection,
    initialized,
    statuses,
    shown,
    logs,
    registered,
    open(uri, text, languageId = 'markdown') {
      documents.set(uri, TextDocument.create(uri, languageId, 1, text));
      void connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    },
    close(uri) {
      documents.delete(uri);
      void connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    },
    textOf: (uri) => documentAt(uri).getText(),
    edit: (uri, old, by) => change(uri, rangeOf(uri, old), by),
    replaceAll: (uri, text) => change(uri, undefined, text),
    async diagnostics(uri) {
      if (!options.pull) return pushed.get(uri) ?? [];
      const known = resultIds.get(uri);
      const report = await connection.sendRequest<{ kind: string; resultId?: string; items?: Diagnostic[] }>(
        'textDocument/diagnostic',
        { textDocument: { uri }, ...(known ? { previousResultId: known.id } : {}) },
      );
      if (report.kind === 'unchanged') return known?.items ?? [];
      if (report.resultId) resultIds.set(uri, { id: report.resultId, items: report.items ?? [] });
      return report.items ?? [];
    },
    async until(uri, wanted) {
      const end = Date.now() + PATIENCE_MS;
      for (;;) {
        const found = await client.diagnostics(uri);
        if (wanted(found)) return found;
        if (Date.now() > end)
          throw new Error(`Still ${JSON.stringify(found.map((d) => d.message))} in ${uri}\n${logs.join('\n')}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(done, 500);
          function done(): void {
            clearTimeout(timer);
            waiting.delete(done);
            resolve();
          }
          waiting.add(done);
        });
      }
    },
    pushed: (uri) => pushed.get(uri) ?? [],
    hover: (uri, at) => {
      const position: Position = rangeOf(uri, at).start;
      return connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
    },
    async actions(uri, at, only) {
      const range = rangeOf(uri, at);
      const diagnostics = await client.diagnostics(uri);
      const context = { diagnostics, ...(only ? { only } : {}) };
      return (await connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context })) ?? [];
    },
    apply(edit) {
      const all = edit.documentChanges
        ? edit.documentChanges.flatMap((c) => ('edits' in c ? [[c.textDocument.uri, c.edits as never] as const] : []))
        : Object.entries(edit.changes ?? {});
      for (const [uri, edits] of all) client.replaceAll(uri, TextDocument.applyEdits(documentAt(uri), edits as never));
    },
    textAt: (uri, range) => documentAt(uri).getText(range),
    changedOnDisk(...uris) {
      const changes = uris.map((uri) => ({ uri, type: 2 }));
      void connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    },
    stop: () => (stopping ??= end()),
  };
  /** Its end, once it was asked for. */
  let stopping: Promise<number | null> | undefined;
  async function end(): Promise<number | null> {
    await connection.sendRequest('shutdown');
    const gone = child && new Promise<number | null>((resolve) => child.once('exit', resolve));
    if (child) await connection.sendNotification('exit');
    const code = (await gone) ?? null;
    connection.dispose();
    return code;
  }
  return client;
}
