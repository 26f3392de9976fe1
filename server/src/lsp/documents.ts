import { diagnosticsOf } from './diagnostics.ts';
import { formatOf, isYaml } from './formats.ts';
import { DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError } from './languageServer.ts';
import type { Server } from './running.ts';
import { settle } from './settle.ts';

/** Editors wait some two seconds for a server to end. */
const LEAVE_MS = 1500;

/** Follows what is opened, changed and closed. */
export function handleDocuments(server: Server): void {
  const { connection, client, documents, bases, drafts, settings } = server;
  const waiting = new Set<string>();
  const schedule = async (uri: string): Promise<void> => {
    if (waiting.has(uri)) return;
    waiting.add(uri);
    await settle(() => documents.get(uri)?.version);
    waiting.delete(uri);
    await pushDiagnostics(server, uri);
  };
  documents.onDidChangeContent(({ document }) => {
    if (isYaml(document)) bases.changed();
    else if (!client.pullsDiagnostics && formatOf(document)) void schedule(document.uri);
  });
  documents.onDidClose(({ document }) => {
    drafts.closed(document.uri);
    settings.closed(document.uri);
    if (isYaml(document)) bases.changed();
    else if (!client.pullsDiagnostics && formatOf(document)) {
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    }
  });
  connection.onShutdown(async () => {
    bases.dispose();
    server.problems.dispose();
    // A large base was parsed for seconds: who closes the editor right after that should not wait for it again.
    await Promise.race([server.written(), new Promise((resolve) => setTimeout(resolve, LEAVE_MS))]);
  });
}

/** Sends a draft's diagnostics to a client that does not pull. Never rejects. */
export async function pushDiagnostics(server: Server, uri: string): Promise<void> {
  const { connection, drafts, documents } = server;
  try {
    for (let known: string | undefined; ; ) {
      const seen = await drafts.seen(uri, known);
      if (!seen) return;
      const diagnostics = await diagnosticsOf(seen, server);
      // A newer version is pushed by its own check; a closed draft has nothing left to show.
      if (documents.get(uri)?.version !== seen.version) return;
      await connection.sendDiagnostics({ uri, version: seen.version, diagnostics });
      if (!seen.isPart) return;
      known = seen.resultId;
    }
  } catch (error) {
    connection.console.error(`Diagnostics for ${uri} failed: ${error instanceof Error ? error.stack : error}`);
  }
}

/** Answers clients that pull. */
export function handleDiagnostics(server: Server): void {
  const { connection, client, documents, drafts } = server;
  if (!client.pullsDiagnostics) return;
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    await settle(() => documents.get(textDocument.uri)?.version);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'superseded');
    const checked = await drafts.seen(textDocument.uri, previousResultId);
    if (!checked) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const { resultId } = checked;
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: await diagnosticsOf(checked, server) };
  });
}
