// Runs in the browser's extension host, without Node: one walk through the main way of a writer. VS Code takes a rejection of
// `run` for a failure.
import * as vscode from 'vscode';

async function waitFor<T>(what: string, probe: () => T | Promise<T>): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + 60_000;
  for (;;) {
    const found = await probe();
    if (found) return found as NonNullable<Exclude<T, false>>;
    if (Date.now() > end) throw new Error(`Waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function expect(good: boolean, what: string): void {
  if (!good) throw new Error(`Expected: ${what}`);
}

export async function run(): Promise<void> {
  expect(vscode.env.uiKind === vscode.UIKind.Web && typeof process === 'undefined', 'the host is the browser');
  const extension = await waitFor('the extension', () => {
    const found = vscode.extensions.getExtension('draft-fact-check.draft-fact-check');
    return found?.isActive && found;
  });
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'desk/draft.en.md'));
  await vscode.window.showTextDocument(document);
  const findings = (): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === 'factcheck');
  const [finding] = await waitFor('the finding', () => findings().length > 0 && findings());
  if (!finding) throw new Error('No finding');
  expect(document.getText(finding.range) === '$5.8 billion', 'the underline is exactly under the figure');
  await waitFor('the status', () => extension.exports.statusText()?.startsWith('$(warning)'));
  const api = extension.exports;
  await waitFor('the view', async () => (await api.viewLines()).some((line: string) => line.includes('$5.8 billion')));
  await waitFor('the facts', async () =>
    (await api.factLines()).some((line: string) => line.includes('8.5 billion USD')),
  );
  await vscode.commands.executeCommand('factcheck.toggleCoverage');
  await waitFor('the marks', () => api.coverage().refuted === 1);
  await vscode.commands.executeCommand('factcheck.showReport');
  await waitFor('the report', () => /5\.8 billion[\s\S]*Example Wire/.test(api.reportPages()[0] ?? ''));
  await vscode.window.showTextDocument(document);
  const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    finding.range,
    'quickfix',
  );
  if (!action?.edit) throw new Error('No fix');
  await vscode.workspace.applyEdit(action.edit);
  expect(document.getText().includes('an $8.5 billion purse'), 'the figure is corrected');
  await waitFor('the finding to go', () => findings().length === 0);
}
