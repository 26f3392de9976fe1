// For the fact-checker: every figure by its verdict, in the text and in the view, and the way from a figure to its fact.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { type Api, activate, open, rangeOf, revertAll, waitFor } from './support.ts';

let api: Api;

describe('A fact-checker', () => {
  before(async () => {
    api = await activate();
  });
  afterEach(revertAll);

  it('has every figure marked by its verdict, on request', async () => {
    const editor = await open('desk/draft.en.md');
    await waitFor('the status', () => api.statusText()?.startsWith('$(warning)'));
    assert.deepEqual(api.coverage(), {});
    await vscode.commands.executeCommand('factcheck.toggleCoverage');
    await waitFor('the marks', () => api.coverage().refuted === 1 && api.coverage().supported === 1);
    await editor.edit((builder) => builder.replace(rangeOf(editor.document, '$5.8'), '$8.5'));
    await waitFor('the marks to follow', () => api.coverage().supported === 2 && !api.coverage().refuted);
    await vscode.commands.executeCommand('factcheck.toggleCoverage');
    assert.deepEqual(api.coverage(), {});
  });

  it('sees the figures of open drafts by verdict in the view', async () => {
    await open('desk/draft.en.md');
    await vscode.commands.executeCommand('factcheck.figures.focus');
    const lines = await waitFor('the figures', async () => {
      const all = await api.viewLines();
      return all.some((line) => line.includes('startup-fund.amount')) && all;
    });
    const draft = lines.slice(lines.findIndex((line) => line.includes('draft.en.md')));
    assert.deepEqual(draft.slice(1, 5), [
      '  Disagrees · 1',
      '    $5.8 billion · startup-fund.amount',
      '  Agrees · 1',
      '    April 2025 · startup-fund.announced',
    ]);
  });

  it('goes from a figure to its fact', async () => {
    const { document } = await open('desk/draft.en.md');
    await waitFor('the status', () => api.statusText()?.startsWith('$(warning)'));
    const { start } = rangeOf(document, '5.8 billion');
    const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      start,
    );
    const uris = places.map((place) => ('targetUri' in place ? place.targetUri : place.uri));
    assert.ok(
      uris.some((uri) => uri.path.endsWith('/desk/facts/fund.facts.yaml')),
      uris.join(' '),
    );
  });

  it('finds facts by name', async () => {
    await open('desk/draft.en.md');
    await waitFor('the status', () => api.statusText()?.startsWith('$(warning)'));
    const facts = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'startup-fund',
    );
    assert.ok(facts.some((fact) => fact.name === 'startup-fund.amount'));
  });
});
