import { completeDraft } from './completion.ts';
import { isYaml } from './formats.ts';
import type { Server } from './running.ts';

/** Completion in drafts. */
export function handleCompletion(server: Server): void {
  const { connection, documents, drafts } = server;
  connection.onCompletion(async (params) => {
    const { uri } = params.textDocument;
    const document = documents.get(uri);
    if (!document || isYaml(document)) return null;
    const checked = await drafts.checked(uri);
    return checked?.result ? completeDraft(server, checked, params) : null;
  });
}
