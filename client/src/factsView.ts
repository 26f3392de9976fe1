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

/** A line of the tree; commands of its menu are given it. */
export type FactsNode =
  | { readonly kind: 'base'; readonly base: BaseView }
  | { readonly kind: 'facts'; readonly base: BaseView }
  | { readonly kind: 'sources'; readonly base: BaseView }
  | { readonly kind: 'subject'; readonly label: string; readonly facts: readonly FactView[] }
  | { readonly kind: 'fact'; readonly fact: FactView; readonly label: string }
  | { readonly kind: 'source'; readonly source: SourceView };

export interface FactsView extends vscode.Disposable {
  refresh(): void;
  /** The fact bases in use, as the server has them. */
  bases(): Promise<readonly BaseView[]>;
  /** Labels of the tree as indented lines. For tests. */
  lines(): Promise<readonly string[]>;
  /** The line with a label. For tests. */
  item(label: string): Promise<vscode.TreeItem | undefined>;
}

/**
 * The view of the fact bases in use: facts, disputed first, and sources. A fact opens at its entry in the fact file, a source as
 * its document or web page.
 */
export function showFactsView(client: BaseLanguageClient): FactsView {
  const changed = new vscode.EventEmitter<undefined>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const bases = async (): Promise<readonly BaseView[]> => {
    if (!client.isRunning()) return [];
    return (await client.sendRequest<ViewResult>(VIEW, {}).catch(() => undefined))?.bases ?? [];
  };
  const children = async (node?: FactsNode): Promise<FactsNode[]> => (node ? below(node) : roots(await bases()));
  const lines = async (node?: FactsNode, depth = 0): Promise<string[]> => {
    const all = (await children(node)).map(async (child) => {
      const { label, description } = toItem(child);
      const text = [label, description].filter(Boolean).join(' · ');
      return ['  '.repeat(depth) + text, ...(await lines(child, depth + 1))];
    });
    return (await Promise.all(all)).flat();
  };
  const find = async (label: string, node?: FactsNode): Promise<vscode.TreeItem | undefined> => {
    for (const child of await children(node)) {
      const item = toItem(child);
      const found = item.label === label ? item : await find(label, child);
      if (found) return found;
    }
    return undefined;
  };
  const view = vscode.window.createTreeView('factcheck.facts', {
    treeDataProvider: { onDidChangeTreeData: changed.event, getChildren: children, getTreeItem: toItem },
  });
  return {
    refresh() {
      clearTimeout(timer);
      timer = setTimeout(() => changed.fire(undefined), QUIET_MS);
    },
    bases,
    lines: () => lines(),
    item: (label) => find(label),
    dispose() {
      clearTimeout(timer);
      vscode.Disposable.from(view, changed).dispose();
    },
  };
}

const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** With one fact base there is nothing to tell apart. */
function roots(bases: readonly BaseView[]): FactsNode[] {
  const [only] = bases;
  return bases.length === 1 && only
    ? below({ kind: 'base', base: only })
    : bases.map((base) => ({ kind: 'base', base }));
}

function below(node: FactsNode): FactsNode[] {
  if (node.kind === 'base') {
    const { base } = node;
    return [
      { kind: 'facts', base },
      { kind: 'sources', base },
    ];
  }
  if (node.kind === 'facts') return bySubject(node.base.facts);
  if (node.kind === 'subject') return node.facts.map((fact) => ({ kind: 'fact', fact, label: partsOf(fact)[1] }));
  if (node.kind === 'sources') return node.base.sources.map((source) => ({ kind: 'source', source }));
  return [];
}

/** Facts of one subject together, in the order of the first of each; one that is alone stands for itself. */
function bySubject(facts: readonly FactView[]): FactsNode[] {
  const groups = new Map<string, FactView[]>();
  for (const fact of facts) groups.set(partsOf(fact)[0], [...(groups.get(partsOf(fact)[0]) ?? []), fact]);
  return [...groups].map(([label, group]): FactsNode => {
    const [only] = group;
    return only && group.length === 1
      ? { kind: 'fact', fact: only, label: only.label }
      : { kind: 'subject', label, facts: group };
  });
}

/** "subject · property". */
function partsOf({ label }: FactView): readonly [subject: string, property: string] {
  const at = label.lastIndexOf(' · ');
  return at < 0 ? [label, label] : [label.slice(0, at), label.slice(at + 3)];
}

function toItem(node: FactsNode): vscode.TreeItem {
  switch (node.kind) {
    case 'base':
      return new vscode.TreeItem(vscode.workspace.asRelativePath(vscode.Uri.parse(node.base.folder)), Expanded);
    case 'facts':
      return group(vscode.l10n.t('Facts'), node.base.facts.length, Expanded);
    case 'sources':
      return group(vscode.l10n.t('Sources'), node.base.sources.length, Collapsed);
    case 'subject':
      return subjectItem(node.label, node.facts);
    case 'fact':
      return factItem(node.fact, node.label);
    case 'source':
      return sourceItem(node.source);
  }
}

function group(label: string, count: number, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const item = new vscode.TreeItem(label, state);
  item.description = String(count);
  item.accessibilityInformation = { label: `${label}: ${count}` };
  return item;
}

/** Open where there is something to see to. */
function subjectItem(label: string, facts: readonly FactView[]): vscode.TreeItem {
  const grave = facts.some(({ disputed, refuted }) => disputed || refuted > 0);
  return group(label, facts.length, grave ? Expanded : Collapsed);
}

function factItem(fact: FactView, label: string): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  const disputed = fact.disputed ? vscode.l10n.t('Sources disagree') : '';
  item.description = [disputed, fact.value].filter(Boolean).join(' · ');
  const uses = vscode.l10n.t('Figures in open drafts: {0}; of these disagree: {1}', fact.uses, fact.refuted);
  const told = [fact.label, fact.value, fact.id, vscode.l10n.t('Sources: {0}', fact.sources), uses];
  item.tooltip = told.join('\n');
  item.accessibilityInformation = { label: [fact.label, fact.value, disputed, uses].filter(Boolean).join(', ') };
  item.iconPath = iconOf(fact);
  item.contextValue = 'fact';
  item.command = opening(fact.at, vscode.l10n.t('Go to the entry'));
  return item;
}

function iconOf({ disputed, refuted, uses }: FactView): vscode.ThemeIcon {
  if (disputed) return new vscode.ThemeIcon('git-compare', new vscode.ThemeColor('editorWarning.foreground'));
  if (refuted > 0) return new vscode.ThemeIcon('error', new vscode.ThemeColor('editorError.foreground'));
  if (uses > 0) return new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green'));
  return new vscode.ThemeIcon('circle-outline');
}

function sourceItem(source: SourceView): vscode.TreeItem {
  const item = new vscode.TreeItem(source.title);
  const facts = vscode.l10n.t('Facts: {0}', source.facts);
  item.description = [facts, source.detail].filter(Boolean).join(' · ');
  item.tooltip = [source.title, source.detail, source.id, source.document?.uri].filter(Boolean).join('\n');
  item.accessibilityInformation = { label: [source.title, source.detail, facts].filter(Boolean).join(', ') };
  item.iconPath = new vscode.ThemeIcon(source.document ? 'file-text' : 'book');
  item.contextValue = 'source';
  item.command = source.document
    ? opening(source.document, vscode.l10n.t('Open the source'))
    : opening(source.at, vscode.l10n.t('Go to the entry'));
  return item;
}

/** Goes to the entry of a fact or source in its fact file. */
export async function openEntry(node: FactsNode | undefined): Promise<void> {
  const at = node?.kind === 'fact' ? node.fact.at : node?.kind === 'source' ? node.source.at : undefined;
  const { command, arguments: given = [] } = at ? opening(at, '') : { command: '' };
  if (command) await vscode.commands.executeCommand(command, ...given);
}

/** Documents and entries open beside nothing; web pages in the browser. */
function opening({ uri, range }: OpenTarget, title: string): vscode.Command {
  const { start, end } = range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  return { command: 'vscode.open', title, arguments: [vscode.Uri.parse(uri), range ? { selection } : {}] };
}
