// The ways between figures, facts and sources.
import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activate, findings, open, rangeOf, revertAll, waitFor } from './support.ts';

const FACTS = 'desk/facts/bridge.facts.yaml';
const endOf = (uri: vscode.Uri): string => uri.path.split('/').slice(-2).join('/');

async function openBridge(): Promise<vscode.TextEditor> {
  const editor = await open('desk/bridge.md');
  await waitFor('the findings', () => findings(editor.document.uri).length >= 2);
  return editor;
}

describe('One finds the way', () => {
  before(activate);
  afterEach(revertAll);

  it('from a fact to every figure of the workspace about it', async () => {
    const { document } = await openBridge();
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      rangeOf(document, '€24 million').start.translate(0, 2),
    );
    const files = new Set(places.map(({ uri }) => endOf(uri)));
    for (const file of ['desk/bridge.md', 'desk/plain.txt', 'desk/page.html', 'desk/page.mdx'])
      assert.ok(files.has(file), [...files].join(' '));
    assert.ok(!files.has('sources/aldmouth-bridge.txt'), 'a source is no draft');
    assert.ok(!files.has('other/draft.md'), 'another fact base is another story');
    assert.equal(places.filter(({ uri }) => endOf(uri) === 'desk/bridge.md').length, 2);
  });

  it('from evidence to the source, and from the quote to its words', async () => {
    const { document } = await open(FACTS);
    const go = async (text: string): Promise<vscode.Location | undefined> => {
      const [place] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        rangeOf(document, text).end.translate(0, -2),
      );
      return place && ('targetUri' in place ? new vscode.Location(place.targetUri, place.targetRange) : place);
    };
    const source = await waitFor('the source', () => go('source: port-note'));
    assert.equal(endOf(source.uri), 'facts/bridge.facts.yaml');
    assert.equal(source.range.start.line, rangeOf(document, 'port-note:').start.line);
    const quote = await waitFor('the quote', () => go('cost 42 million euros'));
    assert.equal(endOf(quote.uri), 'sources/aldmouth-bridge.txt');
  });

  it('by the outline of a draft, by verdict', async () => {
    const { document } = await openBridge();
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = (all: readonly vscode.DocumentSymbol[]): string[] =>
      all.flatMap((one) => [one.name, ...names(one.children ?? [])]);
    assert.ok(names(symbols).includes('€24 million'), names(symbols).join('; '));
    assert.ok(names(symbols).includes('1,250 metres'));
  });

  it('by links: from a source of the fact file to its document', async () => {
    const { document } = await open(FACTS);
    const link = await waitFor('the link', async () => {
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document.uri,
      );
      return links.find(({ target }) => target?.path.endsWith('/sources/aldmouth-bridge.txt'));
    });
    assert.equal(document.getText(link.range), '../sources/aldmouth-bridge.txt');
  });

  it('from one unsettled figure to the next, and back', async () => {
    const editor = await openBridge();
    const text = (): string => editor.document.getText(editor.selection);
    // The window tells of each selection a little later: a step taken before that would start from an older one.
    const told: vscode.Selection[] = [];
    const listening = vscode.window.onDidChangeTextEditorSelection(({ selections }) => told.push(...selections));
    const step = async (command: string): Promise<void> => {
      told.length = 0;
      await vscode.commands.executeCommand(command);
      const { selection } = editor;
      await waitFor('the selection', async () => told.some((one) => one.isEqual(selection)) || undefined);
    };
    try {
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await step('factcheck.nextFigure');
      assert.equal(text(), '€24 million');
      const first = editor.selection.start.line;
      await step('factcheck.nextFigure');
      assert.ok(editor.selection.start.line > first);
      await step('factcheck.nextFigure');
      assert.equal(text(), '1,250 metres');
      await step('factcheck.nextFigure');
      assert.equal(editor.selection.start.line, first, 'round the end');
      await step('factcheck.previousFigure');
      assert.equal(text(), '1,250 metres');
    } finally {
      listening.dispose();
    }
  });
});

describe('A fact', () => {
  before(activate);
  afterEach(revertAll);

  it('is renamed in its file and in the comments of drafts', async () => {
    const draft = await open('desk/bridge.md');
    const { end } = rangeOf(draft.document, '€24 million');
    await draft.edit((edit) => edit.insert(end, ' <!-- stet aldmouth-bridge.cost -->'));
    const { document } = await open(FACTS);
    const edit = await waitFor('the rename', async () =>
      vscode.commands
        .executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          document.uri,
          rangeOf(document, 'aldmouth-bridge:').start.translate(0, 3),
          'new-bridge',
        )
        .then(
          (made) => made,
          () => undefined,
        ),
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /^ {2}new-bridge:/m);
    assert.match(draft.document.getText(), /<!-- stet new-bridge\.cost -->/);
  });

  it('tells in its file how its value is understood', async () => {
    const { document } = await open(FACTS);
    await waitFor('the hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        rangeOf(document, '42 million EUR').start.translate(0, 1),
      );
      const told = hovers.flatMap(({ contents }) => contents.map((c) => (typeof c === 'string' ? c : c.value)));
      return told.some((text) => /€42 million/.test(text));
    });
  });

  it('is coloured and completed in its file', async () => {
    const { document } = await open(FACTS);
    const tokens = await waitFor('the colours', async () =>
      vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri),
    );
    assert.ok(tokens.data.length > 0);
    const at = rangeOf(document, 'source: port-note').end.translate(0, -2);
    await waitFor('the sources', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at,
      );
      return items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'port-note');
    });
  });
});
