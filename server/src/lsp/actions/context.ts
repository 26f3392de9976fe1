import type { TextEdit } from '../../engine/verdicts/types.ts';
import type { Say } from '../../engine/views/say.ts';
import type { Finding } from '../../engine/views/types.ts';
import type { Checker } from '../checker.ts';
import type { Client } from '../client.ts';
import type { Checked } from '../drafts.ts';
import { type CodeAction, CodeActionKind, type Diagnostic } from '../languageServer.ts';
import { toWorkspaceEdit } from './edits.ts';

/** What the actions on one figure are made of. */
export interface ActionContext {
  readonly checked: Checked;
  readonly finding: Finding;
  readonly client: Client;
  readonly say: Say;
  readonly checker: Checker;
  /** The diagnostics that correcting the figure would solve. */
  readonly solved: Diagnostic[];
  /** Version of a document that is open in the editor; null for others. */
  readonly versionOf: (uri: string) => number | null;
}

/** An action that changes the draft and thereby solves what was found. */
export const solving = (context: ActionContext, title: string, edits: readonly TextEdit[]): CodeAction => ({
  title,
  kind: CodeActionKind.QuickFix,
  ...(context.solved.length > 0 ? { diagnostics: context.solved } : {}),
  edit: toWorkspaceEdit(context.checked.document, edits, context.client),
});
