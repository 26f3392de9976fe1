import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  ListMethod,
  ListParams,
  ListResult,
  ReadMethod,
  ReadParams,
  ReadResult,
} from '../../server/src/lsp/protocol.ts';

const LIST: ListMethod = 'factcheck/fs/list';
const READ: ReadMethod = 'factcheck/fs/read';

/** Lets the server reach files through the editor, so that virtual workspaces and remote folders work like the disk. */
export function serveFiles(client: BaseLanguageClient): vscode.Disposable[] {
  return [
    client.onRequest(LIST, ({ uri }: ListParams) => list(vscode.Uri.parse(uri))),
    client.onRequest(READ, ({ uri }: ReadParams) => read(vscode.Uri.parse(uri))),
  ];
}

async function list(uri: vscode.Uri): Promise<ListResult> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries.map(([name, type]) => ({ name, type: type & vscode.FileType.Directory ? 'folder' : 'file' }));
  } catch {
    return [];
  }
}

async function read(uri: vscode.Uri): Promise<ReadResult> {
  try {
    return toBase64(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}

/** `btoa` takes one character per byte; in pieces, because a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}
