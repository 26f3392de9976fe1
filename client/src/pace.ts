import * as vscode from 'vscode';

/** A figure is left alone while it is being written: until the caret leaves it, or nothing was typed for this long. */
const QUIET_MS = 800;

interface Typing {
  readonly since: number;
  /** Ranges of the findings held back at the last answer. */
  withheld: readonly vscode.Range[];
  timer?: ReturnType<typeof setTimeout>;
}

export interface Pace extends vscode.Disposable {
  /** Those of `diagnostics` to show now. Others follow by a call of `refresh`. */
  filter(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): vscode.Diagnostic[];
}

/**
 * Holds back findings that touch the caret while the user types. The server answers at once; what is shown when is the
 * editor's affair. `refresh` asks for all findings again.
 */
export function keepPace(refresh: () => void): Pace {
  const typing = new Map<string, Typing>();

  const settle = (key: string): void => {
    const state = typing.get(key);
    if (!state) return;
    clearTimeout(state.timer);
    typing.delete(key);
    if (state.withheld.length > 0) refresh();
  };

  const listeners = [
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      if (contentChanges.length === 0 || document !== vscode.window.activeTextEditor?.document) return;
      const key = document.uri.toString();
      if (reason !== undefined) return settle(key); // undo and redo are no writing
      const before = typing.get(key);
      clearTimeout(before?.timer);
      const state: Typing = { since: Date.now(), withheld: before?.withheld ?? [] };
      state.timer = setTimeout(() => settle(key), QUIET_MS);
      typing.set(key, state);
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const key = textEditor.document.uri.toString();
      const withheld = typing.get(key)?.withheld ?? [];
      if (withheld.length > 0 && !withheld.some((range) => touches(range, selections))) settle(key);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      const key = document.uri.toString();
      clearTimeout(typing.get(key)?.timer);
      typing.delete(key);
    }),
  ];

  return {
    filter(uri, diagnostics) {
      const state = typing.get(uri.toString());
      const editor = vscode.window.activeTextEditor;
      if (!state || editor?.document.uri.toString() !== uri.toString()) return [...diagnostics];
      const held = diagnostics.filter((d) => touches(d.range, editor.selections));
      state.withheld = held.map((d) => d.range);
      return diagnostics.filter((d) => !held.includes(d));
    },
    dispose() {
      for (const { timer } of typing.values()) clearTimeout(timer);
      typing.clear();
      vscode.Disposable.from(...listeners).dispose();
    },
  };
}

/** A caret at either end of a range touches it: one may go on writing there. */
function touches(range: vscode.Range, selections: readonly vscode.Selection[]): boolean {
  return selections.some((selection) => selection.isEmpty && range.contains(selection.active));
}
