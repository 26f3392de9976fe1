// Every quick fix of a figure, taken as a user takes it.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  actions,
  activate,
  codeOf,
  fileUri,
  findings,
  open,
  rangeOf,
  readText,
  revertAll,
  take,
  waitFor,
  writeText,
} from './support.ts';

const BRIDGE = 'desk/bridge.md';
const FACTS = 'desk/facts/bridge.facts.yaml';

/** The draft with its two wrong figures found. */
async function openBridge(): Promise<vscode.TextDocument> {
  const { document } = await open(BRIDGE);
  await waitFor('the findings', () => refuted(document.uri).length === 2);
  return document;
}

const refuted = (uri: vscode.Uri): vscode.Diagnostic[] => findings(uri).filter((d) => codeOf(d) === 'fact.refuted');

async function offered(document: vscode.TextDocument, figure: string, title: RegExp, kind?: vscode.CodeActionKind) {
  let titles: readonly string[] = [];
  const find = async (): Promise<vscode.CodeAction | undefined> => {
    const all = await actions(document.uri, rangeOf(document, figure), kind);
    titles = all.map((one) => one.title);
    return all.find((one) => title.test(one.title));
  };
  // The first time, the editor may not yet have asked the extension what it offers.
  const action = await waitFor(`${title}`, find).catch((error) => {
    throw new Error(`${error.message}; offered are ${titles.join('; ')}`);
  });
  return action;
}

describe('A wrong figure', () => {
  before(activate);
  afterEach(revertAll);

  it('is corrected wherever the draft has it', async () => {
    const document = await openBridge();
    await take(await offered(document, '€24 million', /^Correct this fact in the document \(2 figures\)/));
    assert.equal(document.getText().match(/€42 million/g)?.length, 2);
    assert.doesNotMatch(document.getText(), /€24/);
    await waitFor('the findings to go', () => refuted(document.uri).length === 0);
  });

  it('is corrected with its citation', async () => {
    const { document } = await open('desk/draft.en.md');
    await waitFor('the finding', () => refuted(document.uri).length === 1);
    await take(await offered(document, '$5.8 billion', /and cite the source/));
    assert.match(document.getText(), /an \$8\.5 billion \(\[.*\]\(https:\/\/example\.org\/fund\)\) purse/);
    await waitFor('the finding to go', () => refuted(document.uri).length === 0);
  });

  it('stands when its writer says so: this figure, or its fact in the whole draft', async () => {
    const document = await openBridge();
    await take(await offered(document, '€24 million', /^Let this figure stand/));
    assert.match(document.getText(), /cost €24 million<!-- stet -->\./);
    await waitFor('one finding to go', () => refuted(document.uri).length === 1);
    await vscode.commands.executeCommand('undo');
    await waitFor('it to come back', () => refuted(document.uri).length === 2);
    await take(await offered(document, '€24 million', /^Let “aldmouth-bridge\.cost” stand/));
    assert.match(document.getText(), /<!-- stet aldmouth-bridge\.cost -->/);
    await waitFor('both findings to go', () => refuted(document.uri).length === 0);
  });

  it('has the fact changed when the draft is right, after a look at the change', async () => {
    const before = await readText(FACTS);
    const document = await openBridge();
    try {
      const action = await offered(document, '€24 million', /^The draft is right: set “aldmouth-bridge\.cost”/);
      const [[, edits] = []] = action.edit?.entries() ?? [];
      assert.equal(edits?.length, 1);
      // The editor shows what it is going to change, and waits.
      const applied = vscode.workspace.applyEdit(action.edit ?? new vscode.WorkspaceEdit());
      await waitFor('the preview', async () => {
        await vscode.commands.executeCommand('refactorPreview.apply');
        const settled = await Promise.race([applied, new Promise((done) => setTimeout(done, 200, 'waiting'))]);
        return settled !== 'waiting';
      });
      const facts = await vscode.workspace.openTextDocument(fileUri(FACTS));
      assert.match(facts.getText(), /value: €?24 million( EUR)?/);
      await waitFor('the findings to go', () => refuted(document.uri).length === 0);
    } finally {
      await revertAll.call(undefined);
      await writeText(FACTS, before);
    }
  });

  it('leads to its source, at the words that are quoted', async () => {
    const document = await openBridge();
    await take(await offered(document, '€24 million', /^Open Port of Aldmouth/));
    const editor = await waitFor('the source', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path.endsWith('/sources/aldmouth-bridge.txt') && active;
    });
    assert.equal(editor.document.getText(editor.selection), 'cost 42 million euros');
  });

  it('tells where its fact and its source stand, and what its code means', async () => {
    const document = await openBridge();
    const [finding] = refuted(document.uri);
    const places = finding?.relatedInformation?.map(({ location }) => location) ?? [];
    const [fact, source] = places;
    assert.match(fact?.uri.path ?? '', /\/desk\/facts\/bridge\.facts\.yaml$/);
    assert.match(source?.uri.path ?? '', /\/desk\/sources\/aldmouth-bridge\.txt$/);
    const quoted = await vscode.workspace.openTextDocument(source?.uri ?? document.uri);
    assert.equal(quoted.getText(source?.range), 'cost 42 million euros');
    assert.ok(typeof finding?.code === 'object' && finding.code.target.scheme === 'command');
  });

  it('is corrected on save, if that is certain, when the user has asked for it', async () => {
    const before = await readText(BRIDGE);
    const config = vscode.workspace.getConfiguration('editor');
    const onSave = { 'source.fixAll.factcheck': 'explicit' };
    await config.update('codeActionsOnSave', onSave, vscode.ConfigurationTarget.Workspace);
    try {
      const document = await openBridge();
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => edit.insert(document.lineAt(document.lineCount - 1).range.end, 'It is new.\n'));
      await document.save();
      const text = await readText(BRIDGE);
      assert.equal(text.match(/€42 million/g)?.length, 2, text);
      assert.match(text, /1,250 metres/, 'what the sources dispute is left alone');
    } finally {
      await config.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
      await writeText(BRIDGE, before);
      await revertAll.call(undefined);
    }
  });
});

describe('A right figure', () => {
  before(activate);
  afterEach(revertAll);

  it('can be cited', async () => {
    const { document } = await open('desk/draft.en.md');
    await waitFor('the finding', () => refuted(document.uri).length === 1);
    const kind = vscode.CodeActionKind.Refactor.append('factcheck');
    await take(await offered(document, 'April 2025', /^Cite Example Wire/, kind));
    assert.match(document.getText(), /April 2025 \(\[.*\]\(https:\/\/example\.org\/fund\)\)/);
  });

  it('on which the sources disagree is told as information, with one fix for neither', async () => {
    const document = await openBridge();
    const [disputed] = findings(document.uri).filter((d) => codeOf(d) === 'fact.disputed');
    assert.ok(disputed);
    assert.equal(document.getText(disputed.range), '1,250 metres');
    assert.equal(disputed.severity, vscode.DiagnosticSeverity.Information);
    const all = await actions(document.uri, disputed.range);
    assert.ok(all.length > 0);
    assert.ok(all.every((action) => !action.isPreferred));
  });
});
