// The control: a language server that on each change rescans the whole text for digits, and knows no facts. What it takes is
// what any server in this form takes: the process, the protocol, the text kept up to date, one pass over it, the answer.
import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const FIGURE = /\d+/g;

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    codeActionProvider: true,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));

const figuresOf = (document) => [...document.getText().matchAll(FIGURE)];

const rangeOf = (document, found) => ({
  start: document.positionAt(found.index),
  end: document.positionAt(found.index + found[0].length),
});

connection.languages.diagnostics.on(({ textDocument }) => {
  const document = documents.get(textDocument.uri);
  const items = figuresOf(document).map((found) => ({
    range: rangeOf(document, found),
    message: found[0],
    severity: 4,
    source: 'control',
  }));
  return { kind: 'full', resultId: String(document.version), items };
});

const figureAt = ({ textDocument }, position) => {
  const document = documents.get(textDocument.uri);
  const offset = document.offsetAt(position);
  const found = figuresOf(document).find((f) => f.index <= offset && offset <= f.index + f[0].length);
  return found && { found, range: rangeOf(document, found) };
};

connection.onHover((params) => {
  const at = figureAt(params, params.position);
  return at ? { range: at.range, contents: { kind: 'markdown', value: at.found[0] } } : null;
});

connection.onCodeAction((params) => {
  const at = figureAt(params, params.range.start);
  const edit = at && { changes: { [params.textDocument.uri]: [{ range: at.range, newText: at.found[0] }] } };
  return edit ? [{ title: at.found[0], kind: 'quickfix', edit }] : [];
});

documents.listen(connection);
connection.listen();
