import * as vscode from 'vscode';

/** Runs the command line program; what it printed, and its exit code. */
export type RunProgram = (
  args: readonly string[],
  cwd: string,
  signal: AbortSignal,
) => Promise<{ readonly code: number; readonly output: string }>;

/** Documents that the program reads. */
const SOURCES = ['txt', 'md', 'html', 'htm', 'pdf', 'docx'];
const USUAL_NAME = 'facts/sources.facts.yaml';

export interface BuildRequest {
  readonly sources: readonly vscode.Uri[];
  readonly output: vscode.Uri;
}

/**
 * Makes or updates a fact file from documents on disk and shows it; asks for both unless told. `run` is undefined where no
 * program can be run, in the browser.
 */
export async function buildFacts(
  run: RunProgram | undefined,
  log: vscode.LogOutputChannel,
  given?: BuildRequest,
): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
  if (!run || !folder) {
    const why = vscode.l10n.t(
      'A fact base can be built in a folder on disk, in VS Code on the desktop or on a server.',
    );
    await vscode.window.showInformationMessage(why);
    return;
  }
  const request = given ?? (await askWhat(folder));
  if (!request) return;
  const { sources, output } = request;
  const args = ['build', ...sources.map(({ fsPath }) => fsPath), '-o', output.fsPath];
  const title = vscode.l10n.t('Building the fact base');
  const { code, output: said } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return run(args, folder.fsPath, abort.signal);
    },
  );
  log.info(said.trimEnd());
  if (code === 0) await vscode.window.showTextDocument(output);
  else log.show();
}

async function askWhat(folder: vscode.Uri): Promise<BuildRequest | undefined> {
  const sources = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Sources of the fact base'),
    openLabel: vscode.l10n.t('Use as Sources'),
    canSelectMany: true,
    defaultUri: folder,
    filters: { [vscode.l10n.t('Documents')]: SOURCES },
  });
  if (!sources || sources.length === 0) return undefined;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Fact file'),
    prompt: vscode.l10n.t('Path in the folder; a file that exists is brought up to date and keeps your edits.'),
    value: USUAL_NAME,
    valueSelection: [USUAL_NAME.indexOf('/') + 1, USUAL_NAME.indexOf('.')],
  });
  return name ? { sources, output: vscode.Uri.joinPath(folder, name) } : undefined;
}
