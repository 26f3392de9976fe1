import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  DocumentDiagnosticRequest,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import type { StatusMethod, StatusParams } from '../../server/src/lsp/protocol.ts';
import { addFact, addSource, type NewSource } from './addSource.ts';
import { type BuildRequest, buildFacts, openWorkshop, type RunProgram, type Workshop } from './buildFacts.ts';
import { type Coverage, showCoverage } from './coverage.ts';
import { documentSelector } from './drafts.ts';
import { explainCodes } from './explain.ts';
import { type FactsNode, type FactsView, openEntry, showFactsView } from './factsView.ts';
import { serveFiles } from './files.ts';
import { askFindings } from './findings.ts';
import { insertFact } from './insertFact.ts';
import { clientOptions } from './options.ts';
import { keepPace } from './pace.ts';
import { type Reports, showReports } from './report.ts';
import { showStatus } from './status.ts';
import { goToFigure } from './steps.ts';
import { type FiguresView, showView } from './view.ts';

const STATUS: StatusMethod = 'factcheck/status';

/** What other extensions and the tests may use. */
export interface Api {
  /** The text of the status item; undefined while it is hidden. */
  statusText(): string | undefined;
  /** How many figures are marked in the text, by verdict; empty while coverage is off. */
  coverage: Coverage['counts'];
  /** The view's tree as indented lines. */
  viewLines: FiguresView['lines'];
  /** The tree of facts and sources, as indented lines. */
  factLines: FactsView['lines'];
  /** A line of that tree, by its label. */
  factItem: FactsView['item'];
  /** The pages of the open reports. */
  reportPages: Reports['pages'];
}

/**
 * Starts the language server and shows what it says. All checking is the server's. Returns as soon as the server has been asked
 * to start; `makeClient` knows how, which differs between the desktop and the browser. `run` is there where programs can be run.
 */
export function startExtension(
  context: vscode.ExtensionContext,
  makeClient: (options: LanguageClientOptions) => BaseLanguageClient,
  run?: RunProgram,
): Api {
  const log = vscode.window.createOutputChannel('Draft Fact Check', { log: true });
  const status = showStatus();
  const pace = keepPace(() => refresh());
  const selector = documentSelector();
  const client = makeClient(clientOptions(pace, status.checkMode, log, selector));
  const refresh = (): void => client.getFeature(DocumentDiagnosticRequest.method)?.refresh();

  const ask = (uri: vscode.Uri) => askFindings(client, uri);
  const coverage = showCoverage(ask);
  const view = showView(ask);
  const facts = showFactsView(client);
  const reports = showReports(client);

  const inWorkshop = async (work: (workshop: Workshop) => Promise<void>): Promise<void> => {
    const workshop = await openWorkshop(run, log);
    if (workshop) await work(workshop);
  };
  const commands: Readonly<Record<string, (...given: never[]) => unknown>> = {
    checkDocument: () => checkDocument(),
    toggleCoverage: () => coverage.toggle(),
    nextFigure: () => goToFigure(ask, 1),
    previousFigure: () => goToFigure(ask, -1),
    insertFact: (query?: string) => insertFact(client, query),
    showReport: () => reports.show(),
    // Menus hand over what they stand on, and where.
    exportReport: (_?: unknown, target?: unknown) => reports.save('html', asUri(target)),
    exportReportMarkdown: (_?: unknown, target?: unknown) => reports.save('markdown', asUri(target)),
    buildFacts: (given?: unknown) => inWorkshop((workshop) => buildFacts(workshop, asRequest<BuildRequest>(given))),
    addSource: (given?: unknown) =>
      inWorkshop((workshop) => addSource(workshop, facts.bases, asRequest<NewSource>(given))),
    addFact: (_?: unknown, __?: unknown, output?: unknown) =>
      inWorkshop((workshop) => addFact(workshop, facts.bases, asUri(output))),
    openEntry: (node?: FactsNode) => openEntry(node),
    explain: () => explainCodes(context.extensionUri),
    restart: () => restart(),
    showLog: () => log.show(),
  };

  context.subscriptions.push(
    log,
    coverage,
    view,
    facts,
    reports,
    status,
    pace,
    client,
    client.onDidChangeState(({ newState }) => {
      status.setServer(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped');
      facts.refresh();
    }),
    client.onNotification(STATUS, (params: StatusParams) => {
      status.report(params); // sent after every check
      tellSteps(params);
      view.refresh();
      facts.refresh();
      reports.refresh(vscode.Uri.parse(params.uri));
      void coverage.refresh();
    }),
    ...serveFiles(client),
    vscode.workspace.onDidChangeWorkspaceFolders(() => followFolders()),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (status.checkMode(uri) === 'onSave') refresh();
    }),
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(`factcheck.${id}`, run)),
  );

  async function start(): Promise<void> {
    try {
      await client.start();
    } catch (error) {
      log.error(String(error));
      status.setServer('stopped');
    }
  }

  async function restart(): Promise<void> {
    if (client.isRunning()) await client.stop();
    await start();
  }

  /** The client takes up which documents it tells the server of when it starts: a folder of a new kind needs a new start. */
  async function followFolders(): Promise<void> {
    const now = documentSelector();
    if (now.length === selector.length && now.every(({ scheme }, i) => scheme === selector[i]?.scheme)) return;
    selector.splice(0, selector.length, ...now);
    await restart();
  }

  async function checkDocument(): Promise<void> {
    if (!client.isRunning()) await start();
    refresh();
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }

  void vscode.commands.executeCommand('setContext', 'factcheck.active', true);
  void start();
  return {
    statusText: () => status.text(),
    coverage: coverage.counts,
    viewLines: view.lines,
    factLines: facts.lines,
    factItem: facts.item,
    reportPages: reports.pages,
  };
}

/** Steps of the walkthrough that are done once they have been seen done. */
function tellSteps({ factFiles, refuted }: StatusParams): void {
  if (factFiles.length > 0) void vscode.commands.executeCommand('setContext', 'factcheck.hasFacts', true);
  if (refuted > 0) void vscode.commands.executeCommand('setContext', 'factcheck.hasFinding', true);
}

const asUri = (given: unknown): vscode.Uri | undefined => (given instanceof vscode.Uri ? given : undefined);

/** What a caller asks for; menus of views hand over a line of the tree instead. */
const asRequest = <T extends object>(given: unknown): T | undefined =>
  typeof given === 'object' && given !== null && !('kind' in given) ? (given as T) : undefined;
