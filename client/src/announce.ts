import * as vscode from 'vscode';

/** How long a text stays. */
const READ_MS = 5000;

/**
 * Tells in the status bar, which has little room, what a command has done. Screen readers pass over that bar, and over marks in
 * the text: for those who work with one it is said in full as a notice, which is read aloud and goes by itself.
 */
export function announce(text: string, inFull = text): void {
  vscode.window.setStatusBarMessage(text, READ_MS);
  if (vscode.workspace.getConfiguration('editor').get('accessibilitySupport') !== 'on') return;
  const options = { location: vscode.ProgressLocation.Notification, title: inFull };
  void vscode.window.withProgress(options, () => new Promise<void>((done) => setTimeout(done, READ_MS)));
}
