// Settings of the editor: for a folder, for a language, and beside the facts for all who use them.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activate, codeOf, fileUri, findings, open, rangeOf, revertAll, waitFor, writeText } from './support.ts';

/** Sets something for the time of a piece of work. */
async function withSetting<T>(name: string, value: unknown, work: () => Promise<T>): Promise<T> {
  const { Workspace } = vscode.ConfigurationTarget;
  const [section = '', key = ''] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)];
  const config = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration(section);
  await config().update(key, value, Workspace);
  try {
    return await work();
  } finally {
    await config().update(key, undefined, Workspace);
  }
}

const found = (uri: vscode.Uri, code = 'fact.refuted'): vscode.Diagnostic[] =>
  findings(uri).filter((d) => codeOf(d) === code);

describe('Settings', () => {
  before(activate);
  afterEach(revertAll);

  it('say how grave a verdict is, and which are shown', async () => {
    const { document } = await open('desk/bridge.md');
    await waitFor(
      'the findings',
      () => found(document.uri).length === 2 && found(document.uri, 'fact.disputed').length === 1,
    );
    await withSetting('factcheck.severity.refuted', 'error', async () => {
      await waitFor('errors', () => found(document.uri)[0]?.severity === vscode.DiagnosticSeverity.Error);
    });
    await withSetting('factcheck.severity.disputed', 'off', async () => {
      await waitFor('it to go', () => found(document.uri, 'fact.disputed').length === 0);
    });
  });

  it('hold for one language alone', async () => {
    const plain = (await open('desk/plain.txt')).document;
    const marked = (await open('desk/bridge.md')).document;
    await waitFor('both', () => found(plain.uri).length === 1 && found(marked.uri).length === 2);
    const config = vscode.workspace.getConfiguration('factcheck', { languageId: 'plaintext' });
    await config.update('enable', false, vscode.ConfigurationTarget.Workspace, true);
    try {
      await vscode.window.showTextDocument(plain);
      await waitFor('the text to be left alone', () => found(plain.uri).length === 0);
      assert.equal(found(marked.uri).length, 2);
    } finally {
      await config.update('enable', undefined, vscode.ConfigurationTarget.Workspace, true);
    }
  });

  it('leave drafts out by pattern', async () => {
    const { document } = await open('desk/plain.txt');
    await waitFor('the finding', () => found(document.uri).length === 1);
    await withSetting('factcheck.exclude', ['desk/*.txt'], async () => {
      await waitFor('it to go', () => found(document.uri).length === 0);
    });
    await waitFor('it to come back', () => found(document.uri).length === 1);
  });

  it('have the draft checked only when it is saved', async () => {
    const editor = await open('desk/plain.txt');
    const { document } = editor;
    await waitFor('the finding', () => found(document.uri).length === 1);
    await withSetting('factcheck.check', 'onSave', async () => {
      await waitFor('the setting to be heard', async () => {
        await editor.edit((edit) => edit.replace(rangeOf(document, '€24'), '€42'));
        await new Promise((done) => setTimeout(done, 400));
        if (found(document.uri).length === 1) return true;
        await vscode.commands.executeCommand('workbench.action.files.revert');
        return false;
      });
      // Longer than any pause for which a finding is held back.
      await new Promise((done) => setTimeout(done, 1200));
      assert.equal(found(document.uri).length, 1, 'the finding stays until then');
      await document.save();
      await waitFor('the finding to go', () => found(document.uri).length === 0);
    });
    await writeText('desk/plain.txt', 'The Aldmouth bridge cost €24 million.\n');
  });

  it('stand beside the facts too, for the editor and the command line', async () => {
    const { document } = await open('desk/bridge.md');
    await waitFor('the findings', () => found(document.uri).length === 2);
    await writeText('desk/factcheck.yaml', 'severity: { fact.refuted: error }\nmaxProblems: 1\n');
    try {
      await waitFor('one error and a note', () => {
        const all = findings(document.uri);
        return found(document.uri)[0]?.severity === vscode.DiagnosticSeverity.Error && all.length === 2;
      });
    } finally {
      await vscode.workspace.fs.delete(fileUri('desk/factcheck.yaml'));
    }
    await waitFor('all of them', () => found(document.uri).length === 2);
  });

  it('stand in titled categories, for a resource where that makes sense, with a text in every language', () => {
    const { contributes } = vscode.extensions.getExtension('draft-fact-check.draft-fact-check')?.packageJSON ?? {};
    assert.ok(contributes.configuration.length > 1);
    for (const { title, properties } of contributes.configuration) {
      assert.ok(title && !title.startsWith('%'), title);
      for (const [key, { scope, description, markdownDescription }] of Object.entries<Record<string, string>>(
        properties,
      )) {
        // Where parsed facts are kept is an affair of the machine.
        const fitting = key === 'factcheck.cache' ? /^machine/ : /^(?:resource|language-overridable)$/;
        assert.match(scope ?? '', fitting, key);
        assert.match(description ?? markdownDescription ?? '', /^[^%]/, key);
      }
    }
  });
});
