import type { Connection } from 'vscode-languageserver';
import { clientFiles, filesByScheme } from '../files/client.ts';
import type { Files } from '../files/files.ts';
import { nodeFiles } from '../files/node.ts';
import { parseInThreads } from '../files/parseInThreads.ts';
import { cacheFolder, storeIn } from '../files/store.ts';
import { sayIn } from '../ui.ts';
import type { Client } from './client.ts';
import { explainFrom } from './explanations.ts';
import type { Host } from './server.ts';
import { watchByClient, watchByPlace } from './watch.ts';

/** The server's surroundings on Node. */
export const nodeHost: Host = {
  files: filesFor,
  tools: ({ cache }) => ({
    ...(cache !== false && { store: storeIn(cache ?? cacheFolder()) }),
    elsewhere: parseInThreads(),
    pause: () => new Promise((resolve) => void setImmediate(resolve)),
  }),
  loadChecker: async (say) => (await import('./loadChecker.ts')).loadChecker(say),
  say: sayIn,
  explanation: explainFrom(import.meta.url, nodeFiles),
  today: () => {
    const now = new Date();
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  },
};

/** Disk for `file:` URIs, the editor for others; changes by the editor's watchers where it has some. */
function filesFor(connection: Connection, client: Client, folders: () => readonly string[]): Files {
  const byClient = watchByClient(connection);
  const disk = client.watchesFiles
    ? { ...nodeFiles, watch: watchByPlace(byClient, nodeFiles.watch, folders) }
    : nodeFiles;
  return client.servesFiles ? filesByScheme(disk, clientFiles(connection, byClient)) : disk;
}
