// What one does with a fact base: insert from it, look through it, sign a draft off with it, make one.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { type Api, activate, fileUri, open, rangeOf, revertAll, waitFor } from './support.ts';

let api: Api;
const text = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

describe('A fact base', () => {
  before(async () => {
    api = await activate();
  });
  afterEach(revertAll);

  it('gives a figure with its citation to the draft', async () => {
    const editor = await open('desk/draft.en.md');
    const { document } = editor;
    await waitFor('the status', () => api.statusText()?.startsWith('$(warning)'));
    const { start, end } = rangeOf(document, '$5.8 billion');
    editor.selection = new vscode.Selection(start, end);
    await vscode.commands.executeCommand('factcheck.insertFact', 'start-up fund amount');
    await waitFor('the fact', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return document.isDirty;
    });
    assert.match(document.getText(), /8\.5 billion.*\(\[.*\]\(https:\/\/example\.org\/fund\)\).* purse/);
    await waitFor('the caret to stand behind it', () => {
      const before = document.lineAt(editor.selection.active).text.slice(0, editor.selection.active.character);
      return editor.selection.isEmpty && before.endsWith('https://example.org/fund))');
    });
    await waitFor('the finding to go', () => api.statusText()?.startsWith('$(check)'));
  });

  it('is cited in footnotes when the settings say so', async () => {
    const settings = vscode.workspace.getConfiguration('factcheck');
    await settings.update('citationStyle', 'footnote', vscode.ConfigurationTarget.Workspace);
    try {
      const { document } = await open('desk/draft.en.md');
      await waitFor('the status', () => api.statusText()?.startsWith('$(warning)'));
      await vscode.commands.executeCommand('factcheck.insertFact', 'start-up fund amount');
      await waitFor('the fact', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return document.isDirty;
      });
      assert.match(document.getText(), /8\.5 billion\[\^(.+?)\][\s\S]*\n\[\^\1\]: .*https:\/\/example\.org\/fund/);
    } finally {
      await settings.update('citationStyle', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('is shown with its facts and sources', async () => {
    await open('desk/draft.en.md');
    await vscode.commands.executeCommand('factcheck.facts.focus');
    const lines = await waitFor('the facts', async () => {
      const all = await api.factLines();
      return all.some((line) => line.includes('8.5 billion USD')) && all;
    });
    assert.ok(
      lines.some((line) => line.trim() === 'Facts · 4'),
      lines.join('\n'),
    );
    assert.ok(
      lines.some((line) => /A fund for young AI companies · Facts: 3 · Example Wire · .*2025/.test(line)),
      lines.join('\n'),
    );
  });

  it('is built from documents', async () => {
    const [source, output] = [fileUri('new/notice.md'), fileUri('new/facts/new.facts.yaml')];
    const words =
      '# A bridge at Exampleton\n\nThe Exampleton bridge cost 42 million euros and was opened in May 2021.\n';
    await vscode.workspace.fs.writeFile(source, new TextEncoder().encode(words));
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(output, '..'));
    try {
      await vscode.commands.executeCommand('factcheck.buildFacts', { sources: [source], output });
      assert.match(await text(output), /42 million/);
      assert.equal(vscode.window.activeTextEditor?.document.uri.path, output.path);
    } finally {
      await revertAll.call(undefined);
      await vscode.workspace.fs.delete(fileUri('new'), { recursive: true });
    }
  });
});
