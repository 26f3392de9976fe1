import * as vscode from 'vscode';
import type { FindingView } from '../../server/src/lsp/protocol.ts';
import { isDraft } from './drafts.ts';
import { rangeOf, VERDICTS, type Verdict, verdictName } from './findings.ts';

const ICONS: Readonly<Record<Verdict, vscode.ThemeIcon>> = {
  supported: new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green')),
  refuted: new vscode.ThemeIcon('error', new vscode.ThemeColor('editorError.foreground')),
  disputed: new vscode.ThemeIcon('git-compare', new vscode.ThemeColor('editorWarning.foreground')),
  outdated: new vscode.ThemeIcon('history', new vscode.ThemeColor('editorWarning.foreground')),
  doubtful: new vscode.ThemeIcon('question', new vscode.ThemeColor('editorInfo.foreground')),
  unsupported: new vscode.ThemeIcon('circle-outline'),
};

type Node =
  | { readonly kind: 'draft'; readonly uri: vscode.Uri }
  | {
      readonly kind: 'verdict';
      readonly uri: vscode.Uri;
      readonly verdict: Verdict;
      readonly found: readonly FindingView[];
    }
  | { readonly kind: 'figure'; readonly uri: vscode.Uri; readonly finding: FindingView };

export interface FiguresView extends vscode.Disposable {
  refresh(): void;
  /** Labels of the tree down to the figures, as indented lines. For tests. */
  lines(): Promise<readonly string[]>;
}

/** The view of the activity bar: open drafts, their figures by verdict; a click goes to the figure. */
export function showView(ask: (uri: vscode.Uri) => Promise<readonly FindingView[]>): FiguresView {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => children(ask, node),
    getTreeItem: (node) => toItem(node),
  };
  const view = vscode.window.createTreeView('factcheck.figures', { treeDataProvider: provider });
  const refresh = (): void => changed.fire(undefined);
  const listeners = [
    view,
    changed,
    vscode.workspace.onDidOpenTextDocument(refresh),
    vscode.window.tabGroups.onDidChangeTabs(refresh),
  ];
  const lines = async (node?: Node, depth = 0): Promise<string[]> => {
    const below = await Promise.all(
      (await children(ask, node)).map(async (child) => {
        const { label, description } = toItem(child);
        const text = [label, description].filter(Boolean).join(' · ');
        return ['  '.repeat(depth) + text, ...(await lines(child, depth + 1))];
      }),
    );
    return below.flat();
  };
  return { refresh, lines: () => lines(), dispose: () => vscode.Disposable.from(...listeners).dispose() };
}

async function children(
  ask: (uri: vscode.Uri) => Promise<readonly FindingView[]>,
  node: Node | undefined,
): Promise<Node[]> {
  if (!node) return openDrafts().map((uri) => ({ kind: 'draft', uri }));
  const { uri } = node;
  if (node.kind === 'verdict') return node.found.map((finding) => ({ kind: 'figure', uri, finding }));
  if (node.kind === 'figure') return [];
  const findings = await ask(uri);
  return VERDICTS.flatMap((verdict): Node[] => {
    const found = findings.filter((finding) => finding.verdict === verdict);
    return found.length > 0 ? [{ kind: 'verdict', uri, verdict, found }] : [];
  });
}

/** Drafts that have a tab, in the order of the tabs: the editor keeps the documents of closed ones for a while. */
function openDrafts(): readonly vscode.Uri[] {
  const drafts = new Map(vscode.workspace.textDocuments.filter(isDraft).map(({ uri }) => [uri.toString(), uri]));
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.flatMap(({ input }) => urisIn(input)));
  return [...new Set(tabs.map(String))].flatMap((key) => drafts.get(key) ?? []);
}

/** What a tab shows of text; of a comparison the new side. */
function urisIn(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.modified] : [];
}

function toItem(node: Node): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  if (node.kind === 'draft') {
    const item = new vscode.TreeItem(node.uri, Expanded);
    item.label = vscode.workspace.asRelativePath(node.uri);
    item.iconPath = vscode.ThemeIcon.File;
    return item;
  }
  if (node.kind === 'verdict') {
    // What is settled is folded away.
    const item = new vscode.TreeItem(verdictName(node.verdict), node.verdict === 'supported' ? Collapsed : Expanded);
    item.description = String(node.found.length);
    item.accessibilityInformation = { label: `${verdictName(node.verdict)}: ${node.found.length}` };
    item.iconPath = ICONS[node.verdict];
    return item;
  }
  const { finding, uri } = node;
  const item = new vscode.TreeItem(finding.surface.replace(/\s+/g, ' '), None);
  item.description = finding.fact ?? '';
  item.tooltip = finding.message;
  item.accessibilityInformation = { label: `${verdictName(finding.verdict)}: ${finding.message}` };
  const open: vscode.TextDocumentShowOptions = { selection: rangeOf(finding), preserveFocus: false };
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Go to the figure'), arguments: [uri, open] };
  return item;
}
