import type { Connection } from 'vscode-languageserver';
import type { ListMethod, ListParams, ListResult, ReadMethod, ReadParams, ReadResult } from '../lsp/protocol.ts';
import { FileMissing, type Files } from './files.ts';

const LIST: ListMethod = 'factcheck/fs/list';
const READ: ReadMethod = 'factcheck/fs/read';

/**
 * Files as the editor sees them (`vscode.workspace.fs`): virtual workspaces, remote folders, the browser. `watch` is the
 * editor's too, given by the caller, since a client reports all changed files on one channel.
 */
export function clientFiles(connection: Connection, watch: Files['watch']): Files {
  return {
    watch,
    async list(uri) {
      const params: ListParams = { uri };
      return await connection.sendRequest<ListResult>(LIST, params).catch(() => []);
    },
    async read(uri) {
      const params: ReadParams = { uri };
      const base64 = await connection.sendRequest<ReadResult>(READ, params);
      if (base64 === null) throw new FileMissing(uri);
      return fromBase64(base64);
    },
  };
}

function fromBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** `file:` URIs by `disk`, all others by `editor`. */
export function filesByScheme(disk: Files, editor: Files): Files {
  const pick = (uri: string): Files => (uri.startsWith('file:') ? disk : editor);
  return {
    list: (folder) => pick(folder).list(folder),
    read: (uri) => pick(uri).read(uri),
    watch(folders, onChange) {
      const watches = [disk, editor].map((files) =>
        files.watch(
          folders.filter((f) => pick(f) === files),
          onChange,
        ),
      );
      return {
        dispose() {
          for (const watch of watches) watch.dispose();
        },
      };
    },
  };
}
