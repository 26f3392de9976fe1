// What helps while one writes: facts after a subject's words, fixes that come when the caret has left.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { type Api, activate, findings, open, revertAll, waitFor } from './support.ts';

let api: Api;

async function completions(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

describe('While one writes', () => {
  before(async () => {
    api = await activate();
  });
  afterEach(revertAll);

  for (const [language, file, sentence, value] of [
    ['English', 'desk/bridge.md', 'The Aldmouth bridge cost ', /^€42 million$/],
    ['French', 'desk/draft.fr.md', "Le pont d'Aldmouth a coûté ", /^42\smillions\sd['’]euros$/],
  ] as const)
    it(`the facts of a subject are offered as one writes them (${language})`, async () => {
      const editor = await open(file);
      const { document } = editor;
      await waitFor('the status', () => api.statusText()?.startsWith('$(warning)'));
      const end = document.lineAt(document.lineCount - 1).range.end;
      await editor.edit((edit) => edit.insert(end, `\n\n${sentence}`));
      const position = document.lineAt(document.lineCount - 1).range.end;
      await waitFor('the fact', async () => (await completions(document, position)).some((label) => value.test(label)));
    });

  it('a wrong date is found like a wrong figure', async () => {
    const editor = await open('desk/draft.en.md');
    await waitFor('the finding', () => findings(editor.document.uri).length === 1);
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, "\nChina's AI start-up fund was announced in June 2025.\n"));
    await waitFor('the date', () =>
      findings(editor.document.uri).some((d) => editor.document.getText(d.range) === 'June 2025'),
    );
    assert.equal(findings(editor.document.uri).length, 2);
  });
});
