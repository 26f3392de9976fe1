import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  FactChoice,
  SearchFactsMethod,
  SearchFactsParams,
  SearchFactsResult,
} from '../../server/src/lsp/protocol.ts';

const SEARCH: SearchFactsMethod = 'factcheck/facts/search';

interface Item extends vscode.QuickPickItem {
  readonly choice: FactChoice;
}

/**
 * Lets the user choose among the facts in force for the draft in the active editor, and writes the chosen one's figure with
 * its citation at the caret. `query` is what the search begins with. Does nothing where no editor is open.
 */
export function insertFact(client: BaseLanguageClient, query = ''): void {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !client.isRunning()) return;
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  const pick = vscode.window.createQuickPick<Item>();
  pick.placeholder = vscode.l10n.t('A fact, its value or its source');
  pick.value = query;
  let asked = 0;
  const search = async (): Promise<void> => {
    const turn = ++asked;
    pick.busy = true;
    const params: SearchFactsParams = { uri, query: pick.value };
    const found = await client.sendRequest<SearchFactsResult>(SEARCH, params).catch(() => []);
    if (turn !== asked) return; // something else has been typed since
    pick.items = found.map(toItem);
    pick.busy = false;
  };
  pick.onDidChangeValue(search);
  pick.onDidAccept(async () => {
    const [chosen] = pick.selectedItems;
    if (!chosen) return;
    pick.hide();
    await write(editor, chosen.choice);
  });
  pick.onDidHide(() => {
    asked++;
    pick.dispose();
  });
  pick.show();
  void search();
}

function toItem(choice: FactChoice): Item {
  const disputed = choice.disputed ? ` · ${vscode.l10n.t('Sources disagree')}` : '';
  return {
    label: choice.label,
    description: choice.text + disputed,
    detail: choice.sources.join('; '),
    // The server has matched already, also by words that the label does not have.
    alwaysShow: true,
    choice,
  };
}

/** One edit, so that one undo takes all of it back. */
async function write(editor: vscode.TextEditor, { text, citation, append }: FactChoice): Promise<void> {
  const { document, selection } = editor;
  const start = document.offsetAt(selection.start);
  await editor.edit((builder) => {
    if (selection.isEmpty) builder.insert(selection.active, text + citation);
    else builder.replace(selection, text + citation);
    if (append) builder.insert(document.lineAt(document.lineCount - 1).range.end, append);
  });
  const caret = document.positionAt(start + text.length + citation.length);
  editor.selection = new vscode.Selection(caret, caret);
  await vscode.window.showTextDocument(document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active });
}
