import * as vscode from 'vscode';
import type { FindingView } from '../../server/src/lsp/protocol.ts';
import { announce } from './announce.ts';
import { isDraft } from './drafts.ts';
import { rangeOf, VERDICTS, type Verdict, verdictName } from './findings.ts';

/**
 * A sign behind the figure and a line under it: told apart without colour, coloured by the theme. What disagrees is underlined as a
 * problem already, and a second line would only blur the first.
 */
const MARKS: Readonly<Record<Verdict, { readonly sign: string; readonly line?: string; readonly color: string }>> = {
  supported: { sign: '✓', line: 'solid', color: 'charts.green' },
  refuted: { sign: '✗', color: 'editorError.foreground' },
  disputed: { sign: '≠', color: 'editorWarning.foreground' },
  outdated: { sign: '↻', color: 'editorWarning.foreground' },
  doubtful: { sign: '?', line: 'dashed', color: 'editorInfo.foreground' },
  unsupported: { sign: '○', line: 'dotted', color: 'descriptionForeground' },
};

export interface Coverage extends vscode.Disposable {
  /** Marks every figure of the visible drafts by its verdict, or takes the marks away. */
  toggle(): Promise<void>;
  /** Marks again what may have changed. */
  refresh(): Promise<void>;
  /** How many figures are marked, by verdict. */
  counts(): Readonly<Partial<Record<Verdict, number>>>;
}

/** Shows which figures of a draft are settled and which are not, in the text itself. Off until asked for. */
export function showCoverage(ask: (uri: vscode.Uri) => Promise<readonly FindingView[]>): Coverage {
  const types = new Map(VERDICTS.map((verdict) => [verdict, makeType(verdict)]));
  let on = false;
  let counts: Partial<Record<Verdict, number>> = {};

  const refresh = async (): Promise<void> => {
    const now: Partial<Record<Verdict, number>> = {};
    for (const editor of vscode.window.visibleTextEditors) {
      if (!isDraft(editor.document)) continue;
      const findings = on ? await ask(editor.document.uri) : [];
      for (const [verdict, type] of types) {
        const marked = findings.filter((finding) => finding.verdict === verdict);
        editor.setDecorations(type, marked.map(rangeOf));
        if (marked.length > 0) now[verdict] = (now[verdict] ?? 0) + marked.length;
      }
    }
    counts = now;
  };
  const listener = vscode.window.onDidChangeVisibleTextEditors(() => void (on && refresh()));
  return {
    refresh: async () => {
      if (on) await refresh();
    },
    async toggle() {
      on = !on;
      void vscode.commands.executeCommand('setContext', 'factcheck.coverage', on);
      await refresh();
      if (on) tell(counts);
      else announce(vscode.l10n.t('Figures are no longer marked.'));
    },
    counts: () => counts,
    dispose() {
      listener.dispose();
      for (const type of types.values()) type.dispose();
    },
  };
}

/** "Figures marked: 12", and aloud how many of each verdict. */
function tell(counts: Readonly<Partial<Record<Verdict, number>>>): void {
  const verdicts = VERDICTS.filter((verdict) => counts[verdict]);
  const all = verdicts.reduce((sum, verdict) => sum + (counts[verdict] ?? 0), 0);
  const each = verdicts.map((verdict) => vscode.l10n.t('{0}: {1}', verdictName(verdict), counts[verdict] ?? 0));
  if (all === 0) announce(vscode.l10n.t('There are no figures to mark here.'));
  else
    announce(
      vscode.l10n.t('Figures marked: {0}', all),
      vscode.l10n.t('Figures marked: {0}. {1}.', all, each.join(', ')),
    );
}

function makeType(verdict: Verdict): vscode.TextEditorDecorationType {
  const { sign, line, color } = MARKS[verdict];
  const themed = new vscode.ThemeColor(color);
  return vscode.window.createTextEditorDecorationType({
    ...(line ? { borderColor: themed, borderStyle: line, borderWidth: '0 0 1px 0' } : {}),
    overviewRulerColor: themed,
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: { contentText: sign, color: themed, margin: '0 0 0 0.15em' },
  });
}
