import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  DocumentDiagnosticRequest,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import type { StatusMethod, StatusParams } from '../../server/src/lsp/protocol.ts';
import { type BuildRequest, buildFacts, type RunProgram } from './buildFacts.ts';
import { type Coverage, showCoverage } from './coverage.ts';
import { type FactsView, showFactsView } from './factsView.ts';
import { serveFiles } from './files.ts';
import { askFindings } from './findings.ts';
import { insertFact } from './insertFact.ts';
import { clientOptions } from './options.ts';
import { keepPace } from './pace.ts';
import { showReports } from './report.ts';
import { showStatus } from './status.ts';
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
  const client = makeClient(clientOptions(pace, log));
  const refresh = (): void => client.getFeature(DocumentDiagnosticRequest.method)?.refresh();

  const ask = (uri: vscode.Uri) => askFindings(client, uri);
  const coverage = showCoverage(ask);
  const view = showView(ask);
  const facts = showFactsView(client);
  const reports = showReports(client);

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
      view.refresh();
      facts.refresh();
      reports.refresh(vscode.Uri.parse(params.uri));
      void coverage.refresh();
    }),
    ...serveFiles(client),
    vscode.commands.registerCommand('factcheck.checkDocument', () => checkDocument()),
    vscode.commands.registerCommand('factcheck.toggleCoverage', () => coverage.toggle()),
    vscode.commands.registerCommand('factcheck.insertFact', (query?: string) => insertFact(client, query)),
    vscode.commands.registerCommand('factcheck.showReport', () => reports.show()),
    vscode.commands.registerCommand('factcheck.exportReport', (_?: unknown, target?: unknown) =>
      // Menus hand over what they stand on, and where.
      reports.save(target instanceof vscode.Uri ? target : undefined),
    ),
    vscode.commands.registerCommand('factcheck.buildFacts', (given?: BuildRequest) => buildFacts(run, log, given)),
    vscode.commands.registerCommand('factcheck.restart', () => restart()),
    vscode.commands.registerCommand('factcheck.showLog', () => log.show()),
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

  async function checkDocument(): Promise<void> {
    if (!client.isRunning()) await start();
    refresh();
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }

  void vscode.commands.executeCommand('setContext', 'factcheck.active', true);
  void start();
  return { statusText: () => status.text(), coverage: coverage.counts, viewLines: view.lines, factLines: facts.lines };
}
