// Facts and sources: looked through in the view, added from a passage, a text, a file.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { type Api, activate, fileUri, findings, open, rangeOf, readText, revertAll, waitFor } from './support.ts';

let api: Api;

const NOTE = 'new/ferry.md';
const OUTPUT = 'new/facts/ferry.facts.yaml';

describe('The view of facts and sources', () => {
  before(async () => {
    api = await activate();
  });
  afterEach(revertAll);

  async function lines(): Promise<readonly string[]> {
    const { document } = await open('desk/bridge.md');
    await waitFor('the findings', () => findings(document.uri).length > 0);
    return waitFor('the facts', async () => {
      const all = await api.factLines();
      return all.some((line) => line.includes('42 million EUR')) && all;
    });
  }

  it('has what the sources disagree on first, then the rest, with counts', async () => {
    const all = await lines();
    // Fact bases of other tests may still be there.
    const start = all.findIndex((line) => line.trim() === 'Facts · 4');
    assert.deepEqual(
      all.slice(start + 1, start + 8).map((line) => line.trim()),
      [
        'Aldmouth bridge · 2',
        'length · Sources disagree · 1250 m / 1310 m',
        'cost · 42 million EUR',
        "China's AI start-up fund · 2",
        'amount · nearly 8.5 billion USD',
        'announced · 2025-04',
        'Sources · 2',
      ],
    );
  });

  it('opens a source as its document', async () => {
    await lines();
    await vscode.commands.executeCommand('factcheck.facts.focus');
    const item = await waitFor('the source', () => api.factItem('The Aldmouth bridge'));
    assert.ok(item.command);
    await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
    await waitFor('the document', () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith('/desk/sources/aldmouth-bridge.txt'),
    );
  });

  it('opens a fact at its entry', async () => {
    await lines();
    const item = await waitFor('the fact', () => api.factItem('cost'));
    await vscode.commands.executeCommand(item.command?.command ?? '', ...(item.command?.arguments ?? []));
    const editor = await waitFor('the entry', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path.endsWith('/bridge.facts.yaml') && active;
    });
    assert.equal(editor.document.lineAt(editor.selection.start.line).text.trim(), 'cost:');
  });

  it('speaks: every line has a label', async () => {
    await lines();
    const item = await waitFor('the fact', () => api.factItem('length'));
    assert.match(item.accessibilityInformation?.label ?? '', /Aldmouth bridge.*1250 m.*Sources disagree/);
  });
});

describe('A fact base grows', () => {
  before(async () => {
    api = await activate();
    const text =
      '# The ferry\n\nThe Skerrow ferry carries 310 cars.\n\nIt was built in May 2019 for 17 million euros.\n';
    await vscode.workspace.fs.writeFile(fileUri(NOTE), new TextEncoder().encode(text));
    await vscode.workspace.fs.createDirectory(fileUri('new/facts'));
  });
  afterEach(revertAll);

  it('by the facts of a selected passage', async () => {
    const editor = await open(NOTE);
    const { start, end } = rangeOf(editor.document, 'The Skerrow ferry carries 310 cars.');
    editor.selection = new vscode.Selection(start, end);
    await vscode.commands.executeCommand('factcheck.addFact', undefined, undefined, fileUri(OUTPUT));
    const text = await readText(OUTPUT);
    assert.match(text, /310/);
    assert.doesNotMatch(text, /17 million/, 'only what is selected');
    assert.match(text, /document: \.\.\/ferry\.md/);
    const active = await waitFor('the fact file', () => {
      const shown = vscode.window.activeTextEditor;
      return shown?.document.uri.path.endsWith('/ferry.facts.yaml') && shown;
    });
    const line = active.document.lineAt(active.selection.start.line).text;
    assert.match(line, /^ {2}[\w-]+:$/, 'the caret is at the new entry');
  });

  it('by a text that was copied, which is kept beside it', async () => {
    const text = { title: 'Harbour master, by phone', body: 'The Skerrow ferry sank 4 boats in June 2024.' };
    await vscode.commands.executeCommand('factcheck.addSource', { text, output: fileUri(OUTPUT) });
    const kept = await readText('new/facts/sources/harbour-master-by-phone.txt');
    assert.match(kept, /^Harbour master, by phone\n\nThe Skerrow ferry sank/);
    const facts = await readText(OUTPUT);
    assert.match(facts, /2024-06/);
    assert.match(facts, /310/, 'what was there stays');
  });

  it('by a document', async () => {
    await vscode.commands.executeCommand('factcheck.addSource', { files: [fileUri(NOTE)], output: fileUri(OUTPUT) });
    assert.match(await readText(OUTPUT), /17 million/);
    await revertAll.call(undefined);
    await vscode.workspace.fs.delete(fileUri('new'), { recursive: true });
  });
});
