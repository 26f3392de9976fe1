import type { CodeLens, Command } from 'vscode-languageserver';
import { findingsAnywhere } from '../../engine/placed.ts';
import { isSwitchedOff } from '../../engine/views/suppress.ts';
import { sayCounts } from '../../engine/views/tally.ts';
import type { Checked } from '../drafts.ts';
import type { Server } from '../running.ts';
import { toRange } from '../toLsp.ts';

/** One line of counts over a draft: "12 figures · 8 supported · 1 disagrees · 3 unsourced". */
export function handleCodeLens({ connection, client, drafts, say }: Server): void {
  connection.onCodeLens(async ({ textDocument }): Promise<CodeLens[]> => {
    const checked = await drafts.checked(textDocument.uri);
    if (!checked?.result || !checked.settings.codeLens || isSwitchedOff(checked.result.prose)) return [];
    const title = sayCounts(findingsAnywhere(checked.result), say);
    const known = client.commands.includes('factcheck.toggleCoverage');
    const command: Command = { title, command: known ? 'factcheck.toggleCoverage' : '' };
    return [{ range: toRange(checked.document, firstLine(checked)), command }];
  });
}

/** Over the first prose of the body: front matter is no place for it. */
function firstLine({ result }: Checked): { start: number; end: number } {
  const start = result?.prose.blocks.find(({ kind }) => kind !== 'front-matter')?.doc.start ?? 0;
  return { start, end: start };
}
