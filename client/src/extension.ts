// The extension where there is Node: on the desktop, and in remote workspaces. The server is a process of its own.
import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { programAt } from './program.ts';
import { type Api, startExtension } from './start.ts';

/** Called by VS Code near a fact base, or on the first command. */
export function activate(context: vscode.ExtensionContext): Api {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  const run = { module, transport: TransportKind.ipc };
  const options = { execArgv: ['--nolazy', '--inspect=6011', '--enable-source-maps'] };
  const server: ServerOptions = { run, debug: { ...run, options } };
  const program = programAt(vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath);
  const makeClient = (client: LanguageClientOptions) =>
    new LanguageClient('factcheck', 'Draft Fact Check', server, client);
  return startExtension(context, makeClient, program);
}
