import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Say } from '../engine/views/say.ts';
import type { LoadTools } from '../factbase/load.ts';
import type { Files } from '../files/files.ts';
import { overlayOpen } from '../files/overlay.ts';
import { normalise } from '../files/uri.ts';
import { explanationOf, VERSION } from './about.ts';
import { handleCommands } from './actions/openSource.ts';
import { showProblems } from './authoring/problems.ts';
import { handleSemanticTokens } from './authoring/semanticTokens.ts';
import { capabilitiesFor } from './capabilities.ts';
import type { Checker } from './checker.ts';
import { type Client, describeClient } from './client.ts';
import { handleCompletion } from './completions.ts';
import { handleDiagnostics, handleDocuments, pushDiagnostics } from './documents.ts';
import { type Checked, keepDrafts } from './drafts.ts';
import { keepBases } from './factFiles.ts';
import { isYaml } from './formats.ts';
import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeResult,
  TextDocuments,
} from './languageServer.ts';
import { handleDocumentLinks } from './navigation/documentLinks.ts';
import { handleReferences } from './navigation/references.ts';
import { handleRename } from './navigation/rename.ts';
import type { StatusMethod } from './protocol.ts';
import { handleRequests } from './requests.ts';
import type { Server } from './running.ts';
import { readSettings } from './settings.ts';
import { nextTurn } from './settle.ts';
import { keepSources } from './sourceFiles.ts';
import { handleCodeLens } from './views/codeLens.ts';
import { handleReport } from './views/report.ts';
import { handleSearch } from './views/searchFacts.ts';
import { statusOf } from './views/status.ts';
import { handleView } from './views/view.ts';
import { warmOnce } from './warm.ts';

/** What differs from host to host: Node, an editor's extension host, a web worker. */
export interface Host {
  /** The way to files, once the client is known. `folders` gives the workspace folders at the time of the call. */
  readonly files: (connection: Connection, client: Client, folders: () => readonly string[]) => Files;
  /** How fact files are kept between runs and parsed, where the host can do better than at once and again each time; called once. */
  readonly tools?: (client: Client) => Omit<LoadTools, 'lexicon' | 'say'>;
  /** Loads the engine; called once. */
  readonly loadChecker: (say: Say) => Promise<Checker>;
  readonly say: (locale: string) => Say;
  /** YYYY-MM-DD in the reader's time zone. */
  readonly today: () => string;
  /** Where a code is explained on this machine, a URI; for packages that name no web page. */
  readonly explanation?: (code: string) => Promise<string | undefined>;
}

/** What the server answers to, one file each. */
const FEATURES: readonly ((server: Server) => void)[] = [
  handleDocuments,
  handleDiagnostics,
  handleRequests,
  handleCommands,
  handleReport,
  handleView,
  handleSearch,
  handleCodeLens,
  handleReferences,
  handleRename,
  handleCompletion,
  handleSemanticTokens,
  handleDocumentLinks,
];

const STATUS: StatusMethod = 'factcheck/status';

/** Serves one connection until it closes. Returns at once. */
export function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  let folders: readonly string[] = [];
  connection.onInitialize((params): InitializeResult => {
    const client = describeClient(params);
    folders = client.folders;
    const server = start(connection, documents, client, host, () => folders);
    for (const handle of FEATURES) handle(server);
    connection.onInitialized(() => {
      subscribe(server, params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true);
      if (params.capabilities.workspace?.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map((folder) => folder.uri));
          folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map((folder) => folder.uri)];
          server.bases.changed();
        });
      }
    });
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'Draft Fact Check', version: VERSION } };
  });
  documents.listen(connection);
  connection.listen();
}

function start(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  client: Client,
  host: Host,
  folders: () => readonly string[],
): Server {
  const log = (message: string): void => connection.console.error(message);
  const openText = (uri: string): string | undefined =>
    documents
      .all()
      .find((document) => isYaml(document) && normalise(document.uri) === uri)
      ?.getText();
  const files = overlayOpen(host.files(connection, client, folders), openText);
  const say = host.say(client.locale);
  let checker: Promise<Checker> | undefined;
  const loadChecker = (): Promise<Checker> => (checker ??= host.loadChecker(say));
  // While the client makes itself ready, the engine does: the answer to `initialize` goes out first.
  nextTurn(() => void loadChecker().catch((error) => log(`The engine could not be loaded: ${error}`)));
  const readValue = async () => (await loadChecker()).readValue;
  const settings = readSettings(connection, client);
  const onChange = (): void => void recheck(server).catch((error) => log(String(error)));
  const onLoaded = (): void => problems.publishSoon();
  const hostTools = host.tools?.(client);
  const tools = async (): Promise<LoadTools | undefined> => {
    const { lexicon } = await loadChecker();
    return lexicon && { ...hostTools, lexicon, say };
  };
  const bases = keepBases({ files, readValue, tools, folders, onChange, onLoaded, log });
  const problems = showProblems({
    yamlExtension: client.yamlExtension,
    connection,
    documents,
    bases,
    files,
    readValue,
    log,
  });
  const sources = keepSources(files, folders);
  const warm = warmOnce(() => server);
  const onChecked = (checked: Checked): void => {
    if (client.showsStatus) void connection.sendNotification(STATUS, statusOf(checked, say));
    warm(checked);
  };
  const today = (): string => client.date ?? host.today();
  const onMore = (): void => {
    if (client.pullsDiagnostics) connection.languages.diagnostics.refresh().catch(() => undefined);
  };
  const drafts = keepDrafts({
    documents,
    bases,
    settings,
    checker: loadChecker,
    today,
    folders,
    onChecked,
    onMore,
    log,
  });
  const server: Server = {
    connection,
    client,
    say,
    checker: loadChecker,
    documents,
    settings,
    bases,
    drafts,
    problems,
    sources,
    folders,
    files,
    today,
    written: async () => hostTools?.store?.written?.(),
    explanation: async (code) => explanationOf(code) ?? host.explanation?.(code),
  };
  return server;
}

/** Facts or settings changed: everything that is open is seen again. */
async function recheck(server: Server): Promise<void> {
  const { connection, client, documents, settings, bases, problems } = server;
  const open = documents.all();
  await Promise.all(open.map(async ({ uri }) => bases.of(uri, (await settings.of(uri)).facts)));
  problems.publishSoon();
  const again: (() => Promise<void>)[] = [
    ...(client.pullsDiagnostics ? [() => connection.languages.diagnostics.refresh()] : []),
    ...(client.refreshesLenses ? [() => connection.sendRequest<void>('workspace/codeLens/refresh')] : []),
    ...(client.refreshesTokens ? [() => connection.languages.semanticTokens.refresh()] : []),
  ];
  for (const ask of again) ask().catch(() => undefined);
  if (client.pullsDiagnostics) return;
  for (const { uri } of open) await pushDiagnostics(server, uri);
}

/** Asks the client for news of settings. */
function subscribe({ connection, settings, bases }: Server, dynamic: boolean): void {
  if (dynamic) {
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: 'factcheck' })
      .catch(() => undefined);
  }
  connection.onDidChangeConfiguration((params) => {
    settings.changed(params.settings);
    bases.changed();
  });
}
