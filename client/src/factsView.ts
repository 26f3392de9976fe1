import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  BaseView,
  FactView,
  OpenTarget,
  SourceView,
  ViewMethod,
  ViewResult,
} from '../../server/src/lsp/protocol.ts';

const VIEW: ViewMethod = 'factcheck/view';
/** Checks come at every key stroke; the view follows when they pause. */
const QUIET_MS = 400;

type Node =
  | { readonly kind: 'base'; readonly base: BaseView }
  | { readonly kind: 'facts'; readonly base: BaseView }
  | { readonly kind: 'sources'; readonly base: BaseView }
  | { readonly kind: 'fact'; readonly fact: FactView }
  | { readonly kind: 'source'; readonly source: SourceView };

export interface FactsView extends vscode.Disposable {
  refresh(): void;
  /** Labels of the tree as indented lines. For tests. */
  lines(): Promise<readonly string[]>;
}

/** The view of the fact bases in use: facts, disputed first, and sources; a click goes to the entry in the fact file. */
export function showFactsView(client: BaseLanguageClient): FactsView {
  const changed = new vscode.EventEmitter<undefined>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const bases = async (): Promise<readonly BaseView[]> => {
    if (!client.isRunning()) return [];
    return (await client.sendRequest<ViewResult>(VIEW, {}).catch(() => undefined))?.bases ?? [];
  };
  const children = async (node?: Node): Promise<Node[]> => (node ? below(node) : roots(await bases()));
  const lines = async (node?: Node, depth = 0): Promise<string[]> => {
    const all = (await children(node)).map(async (child) => {
      const { label, description } = toItem(child);
      const text = [label, description].filter(Boolean).join(' · ');
      return ['  '.repeat(depth) + text, ...(await lines(child, depth + 1))];
    });
    return (await Promise.all(all)).flat();
  };
  const view = vscode.window.createTreeView('factcheck.facts', {
    treeDataProvider: { onDidChangeTreeData: changed.event, getChildren: children, getTreeItem: toItem },
  });
  return {
    refresh() {
      clearTimeout(timer);
      timer = setTimeout(() => changed.fire(undefined), QUIET_MS);
    },
    lines: () => lines(),
    dispose() {
      clearTimeout(timer);
      vscode.Disposable.from(view, changed).dispose();
    },
  };
}

/** With one fact base there is nothing to tell apart. */
function roots(bases: readonly BaseView[]): Node[] {
  const [only] = bases;
  return bases.length === 1 && only
    ? below({ kind: 'base', base: only })
    : bases.map((base) => ({ kind: 'base', base }));
}

function below(node: Node): Node[] {
  if (node.kind === 'base') {
    const { base } = node;
    return [
      { kind: 'facts', base },
      { kind: 'sources', base },
    ];
  }
  if (node.kind === 'facts') return node.base.facts.map((fact) => ({ kind: 'fact', fact }));
  if (node.kind === 'sources') return node.base.sources.map((source) => ({ kind: 'source', source }));
  return [];
}

function toItem(node: Node): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  switch (node.kind) {
    case 'base':
      return new vscode.TreeItem(vscode.workspace.asRelativePath(vscode.Uri.parse(node.base.folder)), Expanded);
    case 'facts':
      return group(vscode.l10n.t('Facts'), node.base.facts.length, Expanded);
    case 'sources':
      return group(vscode.l10n.t('Sources'), node.base.sources.length, Collapsed);
    case 'fact':
      return factItem(node.fact);
    case 'source':
      return sourceItem(node.source);
  }
}

function group(label: string, count: number, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const item = new vscode.TreeItem(label, state);
  item.description = String(count);
  return item;
}

function factItem(fact: FactView): vscode.TreeItem {
  const item = new vscode.TreeItem(fact.label);
  item.description = fact.disputed ? `${fact.value} · ${vscode.l10n.t('Sources disagree')}` : fact.value;
  const uses = vscode.l10n.t('Figures in open drafts: {0}; of these disagree: {1}', fact.uses, fact.refuted);
  item.tooltip = [fact.id, vscode.l10n.t('Sources: {0}', fact.sources), uses].join('\n');
  item.iconPath = iconOf(fact);
  item.command = opening(fact.at);
  return item;
}

function iconOf({ disputed, refuted, uses }: FactView): vscode.ThemeIcon {
  if (disputed) return new vscode.ThemeIcon('git-compare', new vscode.ThemeColor('editorWarning.foreground'));
  if (refuted > 0) return new vscode.ThemeIcon('error', new vscode.ThemeColor('editorError.foreground'));
  if (uses > 0) return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
  return new vscode.ThemeIcon('circle-outline');
}

function sourceItem(source: SourceView): vscode.TreeItem {
  const item = new vscode.TreeItem(source.title);
  item.description = [String(source.facts), source.detail].filter(Boolean).join(' · ');
  item.tooltip = [source.id, source.title, source.detail].filter(Boolean).join('\n');
  item.iconPath = new vscode.ThemeIcon('book');
  item.command = opening(source.at);
  return item;
}

function opening({ uri, range }: OpenTarget): vscode.Command {
  const { start, end } = range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  return {
    command: 'vscode.open',
    title: vscode.l10n.t('Go to the entry'),
    arguments: [vscode.Uri.parse(uri), { selection }],
  };
}
