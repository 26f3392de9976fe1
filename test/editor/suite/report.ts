// The report: a page beside the draft that follows it, in the editor's colours, and files of it.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { needPage, style, texts } from './page.ts';
import { type Api, activate, fileUri, open, rangeOf, readText, revertAll, waitFor } from './support.ts';

let api: Api;

const reportTab = (): vscode.Tab | undefined =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('factcheck.report'));

async function showReport(): Promise<vscode.TextEditor> {
  const editor = await open('desk/draft.en.md');
  await waitFor('the status', () => api.statusText()?.startsWith('$(warning)'));
  await vscode.commands.executeCommand('factcheck.showReport');
  await waitFor('the report', () => reportTab()?.isActive);
  return editor;
}

describe('The report', () => {
  before(async () => {
    api = await activate();
  });
  afterEach(revertAll);

  it('opens as a page beside the draft and follows it', async () => {
    const editor = await showReport();
    assert.equal(reportTab()?.label, 'Report: draft.en.md');
    const [page = ''] = api.reportPages();
    assert.match(page, /5\.8 billion[\s\S]*Example Wire/);
    assert.match(page, /Content-Security-Policy/);
    assert.doesNotMatch(page, /<script/i);
    await editor.edit((edit) => edit.replace(rangeOf(editor.document, '$5.8'), '$8.5'));
    await waitFor('the page to follow', () => !/5\.8 billion/.test(api.reportPages()[0] ?? ''));
  });

  it('shows numbered figures in the colours of the editor', async function () {
    needPage(this);
    await showReport();
    const marks = await waitFor('the marks', async () => {
      const all = await texts('.mark', true);
      return all.length > 0 && all;
    });
    assert.equal(marks.length, 2, 'one for each figure');
    assert.match(marks[0] ?? '', /\$5\.8 billion\s*1/);
    const paper = await style('body:has(article)', 'background-color', true);
    const text = await style('article', 'color', true);
    const bright = (colour: string): number => Math.max(...(colour.match(/\d+/g) ?? []).slice(0, 3).map(Number));
    const dark = [vscode.ColorThemeKind.Dark, vscode.ColorThemeKind.HighContrast].includes(
      vscode.window.activeColorTheme.kind,
    );
    assert.equal(bright(paper) < 128, dark, paper);
    assert.equal(bright(text) > 128, dark, text);
  });

  it('is saved as a page and as Markdown, from the draft and from the page', async () => {
    await showReport();
    const [page, marked] = [fileUri('desk/report.html'), fileUri('desk/report.md')];
    await vscode.commands.executeCommand('factcheck.exportReport', undefined, page);
    await vscode.commands.executeCommand('factcheck.exportReportMarkdown', undefined, marked);
    try {
      const html = await readText('desk/report.html');
      assert.match(html, /^<!doctype html>[\s\S]*Example Wire/i);
      assert.doesNotMatch(html, /vscode/, 'the file has no colours of the editor');
      assert.match(await readText('desk/report.md'), /^# [\s\S]*5\.8 billion[\s\S]*Example Wire/);
    } finally {
      for (const uri of [page, marked]) await vscode.workspace.fs.delete(uri);
    }
  });
});
