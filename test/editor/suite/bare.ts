// A folder without a fact base: nothing starts, nothing pops up; the view says how to make one.
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { needPage, texts } from './page.ts';
import { activate, findings, open, waitFor } from './support.ts';

describe('A folder without a fact base', () => {
  it('has nothing started and nothing shown', async function () {
    needPage(this);
    await open('note.md');
    await new Promise((done) => setTimeout(done, 1500));
    assert.equal(vscode.extensions.getExtension('draft-fact-check.draft-fact-check')?.isActive, false);
    assert.deepEqual(
      (await texts('.notifications-toasts .notification-list-item')).filter((text) => /fact/i.test(text)),
      [],
    );
  });

  it('is told in the view how to make one', async function () {
    needPage(this);
    await vscode.commands.executeCommand('factcheck.facts.focus');
    const welcome = await waitFor('the welcome', async () => {
      const all = await texts('.welcome-view-content');
      return all.some((text) => /No fact base is in use/.test(text)) && all.join('\n');
    });
    assert.match(welcome, /Build Fact Base from Sources…/);
    assert.match(welcome, /Add Source…/);
  });

  it('has drafts left alone', async () => {
    const api = await activate();
    const { document } = await open('note.md');
    await waitFor('the status', () => api.statusText()?.startsWith('$(circle-slash)'));
    assert.deepEqual(findings(document.uri), []);
  });
});
