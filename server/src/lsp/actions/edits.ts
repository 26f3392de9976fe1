import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../../engine/verdicts/types.ts';
import type { Client } from '../client.ts';
import { toEdit } from '../toLsp.ts';

/** Edits of one document; for clients that can check it, they name the version that they are for (null: as it is on disk). */
export function toWorkspaceEdit(
  document: TextDocument,
  edits: readonly TextEdit[],
  client: Client,
  version: number | null = document.version,
): WorkspaceEdit {
  const changes = edits.map((edit) => toEdit(document, edit));
  if (!client.documentChanges) return { changes: { [document.uri]: changes } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version }, edits: changes }] };
}

/** Edits that the editor shows before it makes them, where it can. */
export function toPreviewedEdit(
  document: TextDocument,
  edits: readonly TextEdit[],
  client: Client,
  version: number | null,
  about: { readonly label: string; readonly description: string },
): WorkspaceEdit {
  if (!client.documentChanges || !client.changeAnnotations) return toWorkspaceEdit(document, edits, client, version);
  const annotationId = 'factcheck';
  const changes = edits.map((edit) => ({ ...toEdit(document, edit), annotationId }));
  return {
    documentChanges: [{ textDocument: { uri: document.uri, version }, edits: changes }],
    changeAnnotations: { [annotationId]: { ...about, needsConfirmation: true } },
  };
}
