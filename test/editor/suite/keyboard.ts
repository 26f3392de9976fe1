// The same without a mouse, by the keys that a user has.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { attributes, needPage, press, texts } from './page.ts';
import { activate, findings, open, revertAll, waitFor } from './support.ts';

async function openBridge(): Promise<vscode.TextEditor> {
  const editor = await open('desk/bridge.md');
  await waitFor('the findings', () => findings(editor.document.uri).length >= 3);
  return editor;
}

describe('With the keyboard alone', () => {
  before(activate);
  afterEach(revertAll);

  it('one goes to a wrong figure and corrects it', async function () {
    needPage(this);
    const editor = await openBridge();
    const { document } = editor;
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await press('F8');
    await waitFor('the caret at the figure', () =>
      document.lineAt(editor.selection.active).text.includes('€24 million'),
    );
    // The keys may come while the editor is still closing what F8 has shown: then once more.
    await waitFor('the menu', async () => {
      await press('Escape');
      await press('Control+.');
      await new Promise((done) => setTimeout(done, 1000));
      return (await texts('.action-widget .monaco-list-row')).length > 0;
    });
    await press('Enter');
    await waitFor('the correction', () => /cost €42 million\./.test(document.getText()));
  });

  it('one reads the hover', async function () {
    needPage(this);
    const editor = await openBridge();
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('factcheck.nextFigure');
    editor.selection = new vscode.Selection(editor.selection.start, editor.selection.start);
    // What else the editor shows meanwhile may take the hover away: then once more.
    const [hover] = await waitFor('the hover', async () => {
      await press('Control+k');
      await press('Control+i');
      await new Promise((done) => setTimeout(done, 700));
      const all = (await texts('.monaco-hover-content')).filter((text) => text.includes('Port of Aldmouth'));
      return all.length > 0 && all;
    });
    assert.match(hover ?? '', /€42 million/);
    await press('Escape');
  });

  it('one goes through marked figures, and is told what they are', async function () {
    needPage(this);
    const editor = await openBridge();
    const { document } = editor;
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const config = vscode.workspace.getConfiguration('editor');
    // As the editor sets it once somebody has said that they use a screen reader.
    await config.update('accessibilitySupport', 'on', vscode.ConfigurationTarget.Workspace);
    try {
      await vscode.commands.executeCommand('factcheck.toggleCoverage');
      // What screen readers are given to read.
      const aloud = async (wanted: RegExp): Promise<boolean> =>
        (await texts('.monaco-alert')).some((text) => wanted.test(text));
      await waitFor('the counts', () => aloud(/Figures marked: \d+\. Disagrees: 2, /));
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await waitFor('the first figure', async () => {
        await press('Control+F8');
        return document.getText(editor.selection) === '€24 million';
      });
      await waitFor('what it is', () => aloud(/\d of \d: “€24 million” disagrees/));
      await waitFor('another', async () => {
        await press('Control+Shift+F8');
        return document.getText(editor.selection) !== '€24 million';
      });
    } finally {
      await vscode.commands.executeCommand('factcheck.toggleCoverage');
      await config.update('accessibilitySupport', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('one goes through the figures in the view, each with a label that says its verdict', async function () {
    needPage(this);
    const editor = await openBridge();
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('factcheck.figures.focus');
    const labels = await waitFor('the rows', async () => {
      const all = await attributes('.customview-tree .monaco-list-row', 'aria-label');
      return all.some((label) => /^Disagrees: “€24 million”/.test(label ?? '')) && all;
    });
    assert.ok(
      labels.some((label) => /^Disagrees: 2/.test(label ?? '')),
      labels.join('\n'),
    );
    // Rows need not stand in the page in the order in which one sees them.
    const order = await attributes('.customview-tree .monaco-list-row', 'data-index');
    const row = Number(order[labels.findIndex((label) => /^Disagrees: “/.test(label ?? ''))]);
    await waitFor('the keyboard in the view', async () => {
      if ((await attributes('.customview-tree .monaco-list:focus', 'role')).length > 0) return true;
      await vscode.commands.executeCommand('factcheck.figures.focus');
      return false;
    });
    await press('Home');
    for (let i = 0; i < row; i++) await press('ArrowDown');
    await press('Enter');
    await waitFor(
      'the figure',
      () => editor.document.getText(vscode.window.activeTextEditor?.selection) === '€24 million',
    );
  });
});
