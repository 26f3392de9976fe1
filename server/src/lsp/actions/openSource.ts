import type { ShowDocumentParams } from 'vscode-languageserver';
import type { Citation } from '../../engine/views/types.ts';
import type { Server } from '../running.ts';
import { addressOf } from '../sourceFiles.ts';
import { OPEN_SOURCE, type OpenSource } from './facts.ts';

/** The commands that clients may ask this server to carry out. */
export const COMMANDS: readonly string[] = [OPEN_SOURCE];

/** Shows sources: in the editor at the quoted words, or in the browser. Nothing is opened that no fact file names. */
export function handleCommands(server: Server): void {
  const { connection, settings, bases } = server;
  connection.onExecuteCommand(async ({ command, arguments: given }) => {
    const target = given?.[0] as Partial<OpenSource> | undefined;
    if (command !== OPEN_SOURCE || typeof target?.uri !== 'string') return null;
    const base = await bases.of(target.uri, (await settings.of(target.uri)).facts);
    const fact = base.byId.get(String(target.fact));
    const evidence = fact?.values.flatMap((value) => [...value.evidence]).find((e) => e.source === target.source);
    if (!evidence) return null;
    const source = base.base.sources.get(evidence.source);
    const shown = await targetOf(server, base, { evidence, ...(source ? { source } : {}) });
    if (shown) await connection.window.showDocument(shown);
    return null;
  });
}

async function targetOf(
  { sources }: Server,
  base: Parameters<Server['sources']['find']>[0],
  { evidence, source }: Citation,
): Promise<ShowDocumentParams | undefined> {
  const place = await sources.find(base, evidence);
  if (place) return { uri: place.uri, selection: place.range, takeFocus: true };
  const uri = addressOf(source, evidence);
  return uri ? { uri, external: true } : undefined;
}
