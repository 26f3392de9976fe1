// The extension in an editor that runs in the browser. The server is a web worker.
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type ServerOptions,
} from 'vscode-languageclient/browser';
import { type Api, startExtension } from './start.ts';

type Port = ConstructorParameters<typeof BrowserMessageReader>[0];
/** What is used here of the worker's world; the project's types are Node's, which know it not. */
declare const Worker: new (url: string) => Port;

/** Called by VS Code near a fact base, or on the first command. */
export function activate(context: vscode.ExtensionContext): Api {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js');
  const server: ServerOptions = async () => {
    const worker = new Worker(await workerUrl(script));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return startExtension(context, (options) => new LanguageClient('factcheck', 'Draft Fact Check', server, options));
}

/** Workers cannot be made from files of a remote machine; those are fetched through the editor first. */
async function workerUrl(script: vscode.Uri): Promise<string> {
  if (script.scheme !== 'vscode-remote') return script.toString(true);
  const bytes = await vscode.workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
}
