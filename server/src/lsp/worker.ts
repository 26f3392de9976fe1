// The language server in a web worker, for editors in the browser. The same server: files come through the editor, the engine
// is part of this bundle, because a worker has nowhere to load parts from.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientFiles } from '../files/client.ts';
import { sayIn } from '../ui.ts';
import { loadChecker } from './loadChecker.ts';
import { type Host, serve } from './server.ts';
import { watchByClient } from './watch.ts';

/** The server's surroundings in a worker. */
const workerHost: Host = {
  files: (connection) => clientFiles(connection, watchByClient(connection)),
  // A worker has no threads of its own here: a large base is parsed in slices.
  tools: () => ({ pause: () => new Promise((resolve) => void setTimeout(resolve)) }),
  loadChecker: async (say) => loadChecker(say),
  say: sayIn,
  today: () => {
    const now = new Date();
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  },
};

// `self` by its bare name: the project's types are Node's, which know no worker.
const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
serve(createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port)), workerHost);
