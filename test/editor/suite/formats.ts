// Drafts of every format are checked with the underline exactly under the figure; what is no draft is left alone.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { type Api, activate, findings, open, revertAll, waitFor } from './support.ts';

let api: Api;

const DRAFTS: readonly (readonly [file: string, language: string, figure: string])[] = [
  ['desk/bridge.md', 'markdown', '€24 million'],
  ['desk/page.mdx', 'mdx', '€24 million'],
  ['desk/plain.txt', 'plaintext', '€24 million'],
  ['desk/page.html', 'html', '&euro;24 million'],
  ['desk/draft.tex', 'latex', '\\$5.8 billion'],
];

describe('A draft', () => {
  before(async () => {
    api = await activate();
  });
  afterEach(revertAll);

  for (const [file, language, figure] of DRAFTS)
    it(`in ${language} is checked`, async () => {
      const { document } = await open(file);
      assert.equal(document.languageId, language);
      const [finding] = await waitFor('the finding', () => {
        const all = findings(document.uri);
        return all.length > 0 && all;
      });
      assert.equal(finding && document.getText(finding.range), figure);
    });

  it('that was never saved is checked against the facts of the folder', async () => {
    const settings = vscode.workspace.getConfiguration('factcheck');
    await settings.update('facts', ['desk/facts/*.facts.yaml'], vscode.ConfigurationTarget.Workspace);
    try {
      const content = 'The Aldmouth bridge cost €24 million.\n';
      const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
      assert.equal(document.isUntitled, true);
      await vscode.window.showTextDocument(document);
      const [finding] = await waitFor('the finding', () => {
        const all = findings(document.uri);
        return all.length > 0 && all;
      });
      assert.equal(finding && document.getText(finding.range), '€24 million');
    } finally {
      await settings.update('facts', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

describe('What is no draft', () => {
  before(async () => {
    api = await activate();
  });
  afterEach(revertAll);

  it('is left alone: a message of git', async () => {
    const { document } = await open('desk/COMMIT_EDITMSG');
    assert.equal(document.languageId, 'git-commit');
    // A draft beside it shows that the server has had its time.
    const draft = await vscode.window.showTextDocument((await open('desk/plain.txt')).document);
    await waitFor('the draft', () => findings(draft.document.uri).length === 1);
    assert.deepEqual(findings(document.uri), []);
    await vscode.window.showTextDocument(document);
    await waitFor('the status to hide', () => api.statusText() === undefined);
  });

  it('is left alone: a message of git that is shown as plain text', async () => {
    const { document } = await open('desk/COMMIT_EDITMSG');
    const plain = await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    const draft = await open('desk/plain.txt');
    await waitFor('the draft', () => findings(draft.document.uri).length === 1);
    assert.deepEqual(findings(plain.uri), []);
  });

  it('is left alone: the old side of a comparison', async () => {
    const uri = vscode.Uri.parse('factcheck-test:/old.md');
    const provider = vscode.workspace.registerTextDocumentContentProvider('factcheck-test', {
      provideTextDocumentContent: () => 'The Aldmouth bridge cost €24 million.\n',
    });
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await waitFor('the status to hide', () => api.statusText() === undefined);
      const draft = await open('desk/plain.txt');
      await waitFor('the draft', () => findings(draft.document.uri).length === 1);
      assert.deepEqual(findings(document.uri), []);
    } finally {
      provider.dispose();
    }
  });
});
