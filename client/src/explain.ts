import * as vscode from 'vscode';

/** The section of the README that says what the codes mean. */
const SECTION = 'verdicts';

/** The link that the Problems panel and the hover make of a finding's code. */
export const explanationOf = (code: string): vscode.Uri =>
  vscode.Uri.parse(`command:factcheck.explain?${encodeURIComponent(JSON.stringify([code]))}`);

/** Shows what the codes of findings mean. */
export async function explainCodes(extension: vscode.Uri): Promise<void> {
  const readme = await firstThere(['README.md', 'readme.md'].map((name) => vscode.Uri.joinPath(extension, name)));
  if (readme) await vscode.commands.executeCommand('markdown.showPreview', readme.with({ fragment: SECTION }));
}

/** Packaging may change the case of the name. */
async function firstThere(uris: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  for (const uri of uris) {
    const there = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (there) return uri;
  }
  return undefined;
}
