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

const paper = (): Promise<string> => style('body:has(article)', 'background-color', true);

/** Relative luminance of a colour written as `rgb(r, g, b)`, 0 to 1, as WCAG 2 has it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
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
    const themes = vscode.workspace.getConfiguration('workbench');
    try {
      for (const theme of ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast']) {
        await themes.update('colorTheme', theme, vscode.ConfigurationTarget.Workspace);
        const dark = theme !== 'Default Light Modern';
        await waitFor(`the paper in ${theme}`, async () => luminance(await paper()) < 0.2 === dark);
        for (const part of ['article', '.refuted sup', 'sup', '.about'])
          await waitFor(
            `${part} to be readable in ${theme}`,
            async () => contrast(await style(part, 'color', true), await paper()) >= 4.5,
            3000,
          );
      }
    } finally {
      await themes.update('colorTheme', undefined, vscode.ConfigurationTarget.Workspace);
    }
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
