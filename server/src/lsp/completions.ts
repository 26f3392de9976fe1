import { completeFacts } from './authoring/completion.ts';
import { isFactFile, isYaml } from './formats.ts';
import type { Server } from './running.ts';
import { completeDraft } from './views/completion.ts';

/** Completion in drafts and fact files. */
export function handleCompletion(server: Server): void {
  const { connection, documents, drafts, bases, settings } = server;
  connection.onCompletion(async (params) => {
    const { uri } = params.textDocument;
    const document = documents.get(uri);
    if (!document) return null;
    if (isYaml(document)) {
      const base = await bases.of(uri, (await settings.of(uri)).facts);
      return isFactFile(document) ? completeFacts(server, base, document, params.position) : null;
    }
    const checked = await drafts.checked(uri);
    return checked?.result ? completeDraft(server, checked, params) : null;
  });
}
