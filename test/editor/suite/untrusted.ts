// A folder that the user has not trusted: fact files are data, so drafts are checked there too.
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activate, findings, open, waitFor } from './support.ts';

describe('A folder that is not trusted', () => {
  it('is checked like any other', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await activate();
    const { document } = await open('desk/draft.en.md');
    await waitFor('the finding', () => findings(document.uri).length === 1);
  });
});
