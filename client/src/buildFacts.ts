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
  /** Of the one source only the facts on these lines, from 1, both included. */
  readonly lines?: { readonly from: number; readonly to: number };
}

/** What building needs of the surroundings: a program, which the browser cannot run, and a folder on disk to run it in. */
export interface Workshop {
  readonly run: RunProgram;
  readonly folder: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** Undefined, and the user is told why, where nothing can be built. */
export async function openWorkshop(
  run: RunProgram | undefined,
  log: vscode.LogOutputChannel,
): Promise<Workshop | undefined> {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
  if (run && folder) return { run, folder, log };
  const why = vscode.l10n.t('A fact base can be built in a folder on disk, in VS Code on the desktop or on a server.');
  await vscode.window.showInformationMessage(why);
  return undefined;
}

/** Makes or updates a fact file from documents on disk and shows it; asks for both unless told. */
export async function buildFacts(workshop: Workshop, given?: BuildRequest): Promise<void> {
  const request = given ?? (await askWhat(workshop.folder));
  if (!request) return;
  const code = await build(workshop, request);
  if (code === 0) await vscode.window.showTextDocument(request.output);
  else workshop.log.show();
}

/** Runs the build with progress, which can be cancelled; its exit code. What it says goes to the log. */
export async function build({ run, folder, log }: Workshop, { sources, output, lines }: BuildRequest): Promise<number> {
  await saveOpen([...sources, output]);
  const some = lines ? ['--lines', `${lines.from}-${lines.to}`] : [];
  const args = ['build', ...sources.map(({ fsPath }) => fsPath), '-o', output.fsPath, ...some];
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
  return code;
}

/** The program reads and writes files on disk: unsaved text would be passed over, or be in conflict with what it writes. */
async function saveOpen(uris: readonly vscode.Uri[]): Promise<void> {
  const paths = new Set(uris.map((uri) => uri.toString()));
  for (const document of vscode.workspace.textDocuments)
    if (document.isDirty && paths.has(document.uri.toString())) await document.save();
}

async function askWhat(folder: vscode.Uri): Promise<BuildRequest | undefined> {
  const sources = await askSources(folder);
  const output = sources && (await askNewFactFile(folder));
  return sources && output ? { sources, output } : undefined;
}

/** Documents to build from; undefined when the user gives up. */
export async function askSources(folder: vscode.Uri): Promise<readonly vscode.Uri[] | undefined> {
  const sources = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Sources of the fact base'),
    openLabel: vscode.l10n.t('Use as Sources'),
    canSelectMany: true,
    defaultUri: folder,
    filters: { [vscode.l10n.t('Documents')]: SOURCES },
  });
  return sources && sources.length > 0 ? sources : undefined;
}

export async function askNewFactFile(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Fact file'),
    prompt: vscode.l10n.t('Path in the folder; a file that exists is brought up to date and keeps your edits.'),
    value: USUAL_NAME,
    valueSelection: [USUAL_NAME.indexOf('/') + 1, USUAL_NAME.indexOf('.')],
  });
  return name ? vscode.Uri.joinPath(folder, name) : undefined;
}
