// What the tests share: they wait for the editor instead of sleeping, and leave files as they found them.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Context } from 'mocha';
import * as vscode from 'vscode';
import { picture } from './page.ts';

export interface Api {
  statusText(): string | undefined;
  coverage(): Readonly<Partial<Record<string, number>>>;
  viewLines(): Promise<readonly string[]>;
  factLines(): Promise<readonly string[]>;
  factItem(label: string): Promise<vscode.TreeItem | undefined>;
  reportPages(): readonly string[];
}

/** Calls `probe` until it gives something other than undefined, null or false; fails with `what` after `limit` milliseconds. */
export async function waitFor<T>(
  what: string,
  probe: () => T | Promise<T>,
  limit = 60_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + limit;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== null && found !== false) return found as NonNullable<Exclude<T, false>>;
    if (Date.now() > end) assert.fail(`Waited ${limit} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A file of the test's workspace. */
export function fileUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the workspace is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export const readText = async (path: string): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(path)));

export const writeText = async (path: string, text: string): Promise<void> =>
  vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));

export async function open(path: string): Promise<vscode.TextEditor> {
  // What is only looked at makes room for the next, and has its findings taken back.
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(path)), { preview: false });
}

export async function activate(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>('draft-fact-check.draft-fact-check');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

/** This extension's findings in a document. */
export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((d) => d.source === 'factcheck');
}

export const codeOf = (d: vscode.Diagnostic): string =>
  String(typeof d.code === 'object' ? d.code.value : (d.code ?? ''));

/** The range of the first occurrence of `text`. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  assert.notEqual(at, -1, `"${text}" is in the document`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** All text of the hovers at a position. */
export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** This extension's code actions at a range. */
export async function actions(
  uri: vscode.Uri,
  range: vscode.Range,
  kind = vscode.CodeActionKind.QuickFix,
): Promise<vscode.CodeAction[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind.value,
  );
  return all;
}

/** Applies what a code action would do when chosen. */
export async function take(action: vscode.CodeAction): Promise<void> {
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit), 'the edit applies');
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** Another editor that opens meanwhile (the settings, after a change of them) has the first attempt fail. */
async function showAtLast(document: vscode.TextDocument): Promise<void> {
  for (let tries = 0; ; tries++)
    try {
      await vscode.window.showTextDocument(document);
      return;
    } catch (error) {
      if (tries === 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
}

/** Puts a document back to what is on disk, and closes every editor. As a hook, it first keeps a picture of what a failed test left. */
export async function revertAll(this: Context | undefined): Promise<void> {
  const test = this?.currentTest;
  const out = process.env.FACTCHECK_EDITOR_OUT;
  if (out && test?.state === 'failed') await picture(join(out, `${test.title.replace(/\W+/g, '-').slice(0, 60)}.png`));
  for (const document of vscode.workspace.textDocuments)
    if (document.isDirty && document.uri.scheme === 'file') {
      await showAtLast(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
