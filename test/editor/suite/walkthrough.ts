// The one walkthrough: its four steps are there with words and pictures.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { needPage, texts } from './page.ts';
import { activate, revertAll, waitFor } from './support.ts';

const ID = 'draft-fact-check.draft-fact-check';

interface Step {
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const walkthroughs = (): { id: string; title: string; steps: readonly Step[] }[] =>
  vscode.extensions.getExtension(ID)?.packageJSON.contributes.walkthroughs;

describe('The walkthrough', () => {
  before(activate);
  afterEach(revertAll);

  it('is one, of four steps, each with a picture, a command that is there, and an end', async () => {
    const [start, ...others] = walkthroughs();
    assert.equal(others.length, 0);
    assert.equal(start?.steps.length, 4);
    const extension = vscode.extensions.getExtension(ID);
    const known = new Set(await vscode.commands.getCommands(true));
    for (const { title, description, media, completionEvents } of start?.steps ?? []) {
      for (const text of [title, description, media.altText]) assert.doesNotMatch(text, /^%/);
      const picture = vscode.Uri.joinPath(extension?.extensionUri ?? vscode.Uri.file('/'), media.svg);
      assert.ok((await vscode.workspace.fs.stat(picture)).size > 0, media.svg);
      const links = [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id ?? '');
      assert.ok(links.length > 0, title);
      const ends = completionEvents.filter((event) => event.startsWith('onCommand:')).map((event) => event.slice(10));
      for (const id of [...links, ...ends]) assert.ok(known.has(id), id);
    }
  });

  it('opens in the editor', async function () {
    needPage(this);
    // The editor takes up the walkthroughs of extensions some seconds after its own page was first wanted.
    await waitFor('the walkthrough', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${ID}#start`, false);
      await new Promise((done) => setTimeout(done, 1500));
      return (await texts('.getting-started-category .category-title')).includes(walkthroughs()[0]?.title ?? '');
    });
    const shown = await texts('.getting-started-step .step-title');
    for (const { title } of walkthroughs()[0]?.steps ?? []) assert.ok(shown.includes(title), shown.join('; '));
  });
});
