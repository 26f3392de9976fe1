// A workspace of several folders, each with facts of its own: the nearest fact base is in force, and settings are each folder's.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { type Api, activate, findings, revertAll, waitFor } from './support.ts';

let api: Api;

async function openIn(folder: string, path: string): Promise<vscode.TextDocument> {
  const root = vscode.workspace.workspaceFolders?.find(({ name }) => name === folder);
  assert.ok(root, `the folder ${folder} is open`);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root.uri, path));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

const messages = (uri: vscode.Uri): string =>
  findings(uri)
    .map(({ message }) => message)
    .join('\n');

describe('A workspace of two folders', () => {
  before(async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    api = await activate();
  });
  afterEach(revertAll);

  it('has each draft checked against the nearest fact base', async () => {
    const desk = await openIn('desk', 'plain.txt');
    await waitFor('the first', () => /€42 million/.test(messages(desk.uri)));
    const deep = await openIn('other', 'deep/draft.md');
    await waitFor('the deeper', () => /€31 million/.test(messages(deep.uri)));
    const other = await openIn('other', 'draft.md');
    await waitFor('the second', () => api.statusText()?.startsWith('$(check)'));
    assert.equal(messages(other.uri), '');
  });

  it('shows the fact bases apart', async () => {
    await openIn('desk', 'plain.txt');
    await openIn('other', 'draft.md');
    const lines = await waitFor('both', async () => {
      const all = await api.factLines();
      return all.some((line) => /24 million EUR/.test(line)) && all.some((line) => /42 million EUR/.test(line)) && all;
    });
    const roots = lines.filter((line) => !line.startsWith(' '));
    assert.ok(roots.length >= 2 && new Set(roots).size === roots.length, roots.join('; '));
  });

  it('has settings of its own for each folder', async () => {
    const desk = await openIn('desk', 'plain.txt');
    const deep = await openIn('other', 'deep/draft.md');
    await waitFor('both', () => messages(desk.uri) !== '' && messages(deep.uri) !== '');
    const { WorkspaceFolder } = vscode.ConfigurationTarget;
    const config = vscode.workspace.getConfiguration('factcheck', deep.uri);
    await config.update('enable', false, WorkspaceFolder);
    try {
      await waitFor('one to be left alone', () => messages(deep.uri) === '');
      assert.notEqual(messages(desk.uri), '');
    } finally {
      await config.update('enable', undefined, WorkspaceFolder);
    }
    await waitFor('it to be checked again', () => messages(deep.uri) !== '');
  });
});
