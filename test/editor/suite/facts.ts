// Fact files beside the drafts: edits count at once, defects are shown where they are.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { type Api, activate, codeOf, fileUri, findings, open, rangeOf, revertAll, waitFor } from './support.ts';

const FACTS = 'desk/facts/fund.facts.yaml';
let api: Api;
let original: Uint8Array;

async function edit(from: string, to: string): Promise<void> {
  const text = new TextDecoder().decode(original);
  assert.ok(text.includes(from));
  await vscode.workspace.fs.writeFile(fileUri(FACTS), new TextEncoder().encode(text.replace(from, to)));
}

describe('A fact file', () => {
  before(async () => {
    api = await activate();
    original = await vscode.workspace.fs.readFile(fileUri(FACTS));
  });
  afterEach(async () => {
    await revertAll.call(undefined);
    await vscode.workspace.fs.writeFile(fileUri(FACTS), original);
  });

  it('that changes on disk has every open draft checked again', async () => {
    const { document } = await open('desk/draft.en.md');
    await waitFor('the finding', () => findings(document.uri).length === 1);
    await edit('nearly 8.5 billion USD', 'nearly 5.8 billion USD');
    await waitFor('the finding to go', () => findings(document.uri).length === 0);
  });

  it('that is broken is reported in itself, and the last good facts stay in force', async () => {
    const { document } = await open('desk/draft.en.md');
    await waitFor('the finding', () => findings(document.uri).length === 1);
    await edit('value: nearly 8.5 billion USD', 'value: [nearly 8.5 billion USD');
    const [problem] = await waitFor('the problem', () => {
      const all = vscode.languages.getDiagnostics(fileUri(FACTS)).filter((d) => codeOf(d).startsWith('factbase.'));
      return all.length > 0 && all;
    });
    assert.ok(problem);
    assert.equal(findings(document.uri).length, 1);
    await vscode.workspace.fs.writeFile(fileUri(FACTS), original);
    await waitFor('the problem to go', () => vscode.languages.getDiagnostics(fileUri(FACTS)).length === 0);
  });

  it('is not needed: a draft without one is left alone, and the status says so', async () => {
    const { document } = await open('elsewhere/note.md');
    await waitFor('the status', () => api.statusText()?.startsWith('$(circle-slash)'));
    assert.deepEqual(findings(document.uri), []);
  });

  it('is checked in the editor before it is saved', async () => {
    const editor = await open(FACTS);
    // The editor may still hold the text of before, if it has not yet seen that the file was put back.
    await waitFor('the text', () => editor.document.getText() === new TextDecoder().decode(original));
    await editor.edit((builder) =>
      builder.replace(rangeOf(editor.document, 'nearly 8.5 billion USD'), '"no such value"'),
    );
    await waitFor('the problem', () =>
      vscode.languages.getDiagnostics(fileUri(FACTS)).some((d) => codeOf(d).startsWith('factbase.')),
    );
  });
});
