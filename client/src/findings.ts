import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FindingsMethod, FindingsParams, FindingsResult, FindingView } from '../../server/src/lsp/protocol.ts';

const FINDINGS: FindingsMethod = 'factcheck/findings';

export type Verdict = FindingView['verdict'];

/** Verdicts in the order in which a checker wants to see them: what is wrong first, what is settled last. */
export const VERDICTS: readonly Verdict[] = ['refuted', 'disputed', 'outdated', 'doubtful', 'unsupported', 'supported'];

/** Every figure of an open draft with its verdict; empty when the server does not run or the document is no draft. */
export async function askFindings(client: BaseLanguageClient, uri: vscode.Uri): Promise<readonly FindingView[]> {
  if (!client.isRunning()) return [];
  const params: FindingsParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  const found = await client.sendRequest<FindingsResult>(FINDINGS, params).catch(() => null);
  return found ?? [];
}

export const rangeOf = ({ range: { start, end } }: FindingView): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);

/** How verdicts are called, as headings over figures. */
export function verdictName(verdict: Verdict): string {
  switch (verdict) {
    case 'refuted':
      return vscode.l10n.t('Disagrees');
    case 'disputed':
      return vscode.l10n.t('Sources disagree');
    case 'outdated':
      return vscode.l10n.t('No longer true');
    case 'doubtful':
      return vscode.l10n.t('May disagree');
    case 'unsupported':
      return vscode.l10n.t('No source');
    case 'supported':
      return vscode.l10n.t('Agrees');
  }
}
