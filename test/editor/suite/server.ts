// What the client tells the server of itself, and the settings that the server reads.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { type Api, activate, open, revertAll, waitFor } from './support.ts';

let api: Api;

const lenses = async (uri: vscode.Uri): Promise<vscode.CodeLens[]> =>
  (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10)).filter((lens) =>
    lens.command?.title.includes('figure'),
  );

describe('The line of counts over a draft', () => {
  before(async () => {
    api = await activate();
  });
  afterEach(revertAll);

  it('marks every figure when it is clicked', async () => {
    const { document } = await open('desk/draft.en.md');
    const [lens] = await waitFor('the line', async () => {
      const all = await lenses(document.uri);
      return all.length > 0 && all;
    });
    assert.equal(lens?.command?.command, 'factcheck.toggleCoverage');
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    await waitFor('the marks', () => api.coverage().refuted === 1);
    await vscode.commands.executeCommand(lens.command.command);
    assert.deepEqual(api.coverage(), {});
  });

  it('goes when the settings say so', async () => {
    const { document } = await open('desk/draft.en.md');
    await waitFor('the line', async () => (await lenses(document.uri)).length > 0);
    const settings = vscode.workspace.getConfiguration('factcheck');
    await settings.update('codeLens', false, vscode.ConfigurationTarget.Workspace);
    try {
      await waitFor('the line to go', async () => (await lenses(document.uri)).length === 0);
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
