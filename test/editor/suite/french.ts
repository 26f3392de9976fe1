// The editor's display language is French: so are commands, status, messages and fixes, whatever language the draft is in.
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { actions, activate, findings, hoverText, open, waitFor } from './support.ts';

describe('An editor in French', () => {
  it('speaks French', async () => {
    assert.equal(vscode.env.language, 'fr');
    const extension = vscode.extensions.getExtension('draft-fact-check.draft-fact-check');
    const { title } = extension?.packageJSON.contributes.commands[0] ?? {};
    assert.equal(title.value ?? title, 'Vérifier ce texte');
    const api = await activate();
    const { document } = await open('desk/draft.en.md');
    const [finding] = await waitFor('the finding', () => {
      const all = findings(document.uri);
      return all.length > 0 && all;
    });
    assert.ok(finding);
    const status = await waitFor('the status', () => api.statusText()?.startsWith('$(warning)') && api.statusText());
    assert.match(status, /chiffres?/);
    assert.match(await hoverText(document.uri, finding.range.start), /désaccord/);
    const [fix] = await actions(document.uri, finding.range);
    assert.match(fix?.title ?? '', /Remplacer/);
    assert.ok((await api.viewLines()).some((line) => line.trim() === 'En désaccord · 1'));
    assert.ok((await api.factLines()).some((line) => line.trim() === 'Faits · 4'));
    await vscode.commands.executeCommand('factcheck.showReport');
    await waitFor('the report', () => /lang="fr"[\s\S]*Désaccord|désaccord/.test(api.reportPages()[0] ?? ''));
    const [walkthrough] = extension?.packageJSON.contributes.walkthroughs ?? [];
    assert.match(walkthrough?.title ?? '', /Vérifier les faits/);
  });
});
