// The extension as a guest of the editor: when it starts, what it offers, and that all of it has words.
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { needPage, texts } from './page.ts';
import { type Api, activate, open, waitFor } from './support.ts';

const ID = 'draft-fact-check.draft-fact-check';
let api: Api;

describe('The extension', () => {
  it('runs in a VS Code that is not older than the oldest it supports', () => {
    const [, minor] = vscode.version.split('.').map(Number);
    assert.ok((minor ?? 0) >= 100, vscode.version);
  });

  it('starts by itself near a fact base', async () => {
    await waitFor('the start', () => vscode.extensions.getExtension(ID)?.isActive);
    api = await activate();
  });

  it('starts without a word', async function () {
    needPage(this);
    await open('desk/draft.en.md');
    await waitFor('the status', () => api.statusText()?.startsWith('$(warning)'));
    const notices = await texts('.notifications-toasts .notification-list-item');
    assert.deepEqual(
      notices.filter((text) => /fact/i.test(text)),
      [],
    );
  });

  it('has every command that it announces', async () => {
    const announced: { command: string }[] = vscode.extensions.getExtension(ID)?.packageJSON.contributes.commands;
    const there = new Set(await vscode.commands.getCommands(true));
    assert.ok(announced.length > 0);
    assert.deepEqual(
      announced.map((c) => c.command).filter((c) => !there.has(c)),
      [],
    );
  });

  it('says nothing of files that are no drafts', async () => {
    await open('desk/facts/fund.facts.yaml');
    await waitFor('the status to hide', () => api.statusText() === undefined);
  });

  it('starts its server again on request', async () => {
    await open('desk/draft.en.md');
    await waitFor('the status', () => api.statusText()?.startsWith('$(warning)'));
    await vscode.commands.executeCommand('factcheck.restart');
    await waitFor('the status', () => api.statusText()?.startsWith('$(warning)'));
  });
});
