// The language server on Node: over stdio, IPC, a socket or a pipe, as the arguments say (`--stdio`, `--node-ipc` …).
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './nodeHost.ts';
import { serve } from './server.ts';

const named = process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)/.test(argument));
if (!named) process.argv.push('--stdio');
const connection = createConnection(ProposedFeatures.all);
// What nobody awaits must not end the server: it is logged, and the drafts are served on.
process.on('unhandledRejection', (error) => {
  connection.console.error(`Unhandled: ${error instanceof Error ? error.stack : error}`);
});
serve(connection, nodeHost);
