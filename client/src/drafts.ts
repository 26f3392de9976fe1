import * as vscode from 'vscode';

/** Languages of drafts. Git's own messages (`git-commit`, `git-rebase`) and logs have languages of their own and are none. */
const DRAFT_LANGUAGES = ['markdown', 'mdx', 'quarto', 'rmd', 'plaintext', 'html', 'latex'];

/** Fact files are sent to the server too, so that unsaved edits count; how it tells them from drafts is its own affair. */
const FACT_FILE_PATTERNS = ['**/*.facts.{yaml,yml}', '**/facts/*.{yaml,yml}', '**/factcheck.{yaml,yml}'];

/**
 * Schemes of files that can be drafts: those on disk, untitled ones, and those of the workspace's own folders (virtual
 * workspaces). Others are views of something else: the old side of a comparison, output, a chat.
 */
function draftSchemes(): readonly string[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme);
  return [...new Set(['file', 'untitled', ...folders])];
}

/** Documents of one language, of some places. */
export interface Selected {
  readonly scheme: string;
  readonly language: string;
  readonly pattern?: string;
}

/** What the server is told of. */
export function documentSelector(): Selected[] {
  return draftSchemes().flatMap((scheme) => [
    ...DRAFT_LANGUAGES.map((language) => ({ scheme, language })),
    ...FACT_FILE_PATTERNS.map((pattern) => ({ scheme, language: 'yaml', pattern })),
  ]);
}

/** Whether figures are checked in this document. */
export function isDraft(document: vscode.TextDocument): boolean {
  return DRAFT_LANGUAGES.includes(document.languageId) && draftSchemes().includes(document.uri.scheme);
}
