import * as vscode from 'vscode';
import type { BaseView } from '../../server/src/lsp/protocol.ts';
import { askNewFactFile, askSources, build, type Workshop } from './buildFacts.ts';

/** A source that is added: documents on disk, or a text with the name it gets. Without `output` the user is asked for the fact file. */
export interface NewSource {
  readonly files?: readonly vscode.Uri[];
  readonly text?: { readonly title: string; readonly body: string };
  readonly output?: vscode.Uri;
}

type Bases = () => Promise<readonly BaseView[]>;

/** Adds documents, or the text on the clipboard, to a fact file: its facts join those that are there. */
export async function addSource(workshop: Workshop, bases: Bases, given?: NewSource): Promise<void> {
  const source = given ?? (await askSource(workshop.folder));
  if (!source) return;
  const output = source.output ?? (await askFactFile(workshop.folder, await bases()));
  if (!output) return;
  const sources = source.text ? [await keepText(source.text, output)] : (source.files ?? []);
  const code = await build(workshop, { sources, output });
  if (code === 0) await vscode.window.showTextDocument(output);
  else workshop.log.show();
}

/** Adds the facts on the selected lines of the document in the active editor, which becomes a source. */
export async function addFact(workshop: Workshop, bases: Bases, output?: vscode.Uri): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.scheme !== 'file') {
    await vscode.window.showInformationMessage(vscode.l10n.t('Select a passage of a source document first.'));
    return;
  }
  const { document, selection } = editor;
  const loaded = await bases();
  const target = output ?? knownIn(loaded, document.uri) ?? (await askFactFile(workshop.folder, loaded));
  if (!target) return;
  const before = await textOf(target);
  // A selection of whole lines ends at the start of the line behind them.
  const last = selection.end.character === 0 && !selection.isSingleLine ? selection.end.line - 1 : selection.end.line;
  const lines = { from: selection.start.line + 1, to: last + 1 };
  const code = await build(workshop, { sources: [document.uri], output: target, lines });
  const after = await textOf(target);
  if (code !== 0 || after === before) {
    const none = vscode.l10n.t(
      'No new fact was found in the selection: it needs a figure or date and what it is about.',
    );
    void vscode.window.showInformationMessage(none);
    return;
  }
  const line = firstNewFact(before, after);
  await vscode.window.showTextDocument(target, { selection: new vscode.Range(line, 0, line, 0) });
}

async function askSource(folder: vscode.Uri): Promise<NewSource | undefined> {
  const clipboard = (await vscode.env.clipboard.readText()).trim();
  const files = { label: `$(files) ${vscode.l10n.t('From files…')}` };
  const pasted = { label: `$(clippy) ${vscode.l10n.t('From the clipboard')}`, detail: clipboard.slice(0, 120) };
  const chosen = await vscode.window.showQuickPick(clipboard ? [files, pasted] : [files], {
    title: vscode.l10n.t('Add a source'),
  });
  if (chosen === files) {
    const documents = await askSources(folder);
    return documents && { files: documents };
  }
  if (chosen !== pasted) return undefined;
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add a source'),
    prompt: vscode.l10n.t('What the text is called: its headline, or who says it'),
    value: clipboard.split('\n')[0]?.slice(0, 80) ?? '',
  });
  return title?.trim() ? { text: { title: title.trim(), body: clipboard } } : undefined;
}

/** One of the fact files in use, or a new one; nothing is asked where there is only one. */
async function askFactFile(folder: vscode.Uri, bases: readonly BaseView[]): Promise<vscode.Uri | undefined> {
  const files = [...new Set(bases.flatMap((base) => base.files))].map((uri) => vscode.Uri.parse(uri));
  const known = files.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const fresh = { label: vscode.l10n.t('New fact file…'), uri: undefined };
  if (known.length === 0) return askNewFactFile(folder);
  if (known.length === 1) return known[0]?.uri;
  const chosen = await vscode.window.showQuickPick([...known, fresh], { title: vscode.l10n.t('Fact file') });
  return chosen === fresh ? askNewFactFile(folder) : chosen?.uri;
}

/** The fact file that has a document among its sources. */
function knownIn(bases: readonly BaseView[], document: vscode.Uri): vscode.Uri | undefined {
  const sources = bases.flatMap((base) => base.sources);
  const known = sources.find(
    (source) => source.document && vscode.Uri.parse(source.document.uri).path === document.path,
  );
  return known && vscode.Uri.parse(known.at.uri);
}

/** Writes a text into the folder `sources` beside the fact file, under a name made of its title. */
async function keepText(
  text: { readonly title: string; readonly body: string },
  output: vscode.Uri,
): Promise<vscode.Uri> {
  const { title, body } = text;
  const name = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  const slug = name.slice(0, 50).replace(/^-+|-+$/g, '') || 'source';
  const folder = vscode.Uri.joinPath(output, '..', 'sources');
  const content = body.startsWith(title) ? body : `${title}\n\n${body}`;
  for (let n = 1; ; n++) {
    const file = vscode.Uri.joinPath(folder, `${slug}${n > 1 ? `-${n}` : ''}.txt`);
    if ((await textOf(file)) !== undefined) continue;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`${content}\n`));
    return file;
  }
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const bytes = await vscode.workspace.fs.readFile(uri).then(
    (read) => read,
    () => undefined,
  );
  return bytes && new TextDecoder().decode(bytes);
}

/** The first line below `facts:` that was not there before. */
function firstNewFact(before: string | undefined, after: string | undefined): number {
  const old = new Set(before?.split('\n'));
  const lines = after?.split('\n') ?? [];
  const start = lines.findIndex((line) => /^facts:/.test(line));
  const at = lines.findIndex((line, i) => i > start && line.trim() !== '' && !old.has(line));
  return Math.max(0, at);
}
