/**
 * The one way by which the programs reach files. Everything is named by URI string (`file:///…`, `vscode-vfs://…`), with
 * `/` between segments, so that the same code serves the disk, virtual workspaces and the browser.
 */
export interface Entry {
  /** The last segment, decoded: "élan.facts.yaml". */
  readonly name: string;
  readonly type: 'file' | 'folder';
  /** A folder that is reached through a link: who walks folders passes it by, since links may lead in circles. */
  readonly link?: true;
}

export interface Disposable {
  dispose(): void;
}

export interface Files {
  /** What a folder holds, in no particular order; empty when it does not exist or cannot be read. Links are followed. */
  list(folder: string): Promise<readonly Entry[]>;
  /** The file's bytes. Rejects with `FileMissing` when there is no such file, with another `Error` when it cannot be read. */
  read(uri: string): Promise<Uint8Array>;
  /**
   * Calls back with the URIs of files that were made, changed or deleted directly in one of `folders` (not below them).
   * A folder that does not exist yet is allowed. One change may be reported more than once. Never throws: where watching is
   * not possible, nothing is reported.
   */
  watch(folders: readonly string[], onChange: (uris: readonly string[]) => void): Disposable;
}

/** Rejection of `Files.read`: there is no file of that name. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing';
  constructor(readonly uri: string) {
    super(`No such file: ${uri}`);
  }
}

/** Reads a UTF-8 file; a byte-order mark is dropped, bytes that are not UTF-8 become U+FFFD. Rejects as `Files.read`. */
export async function readText(files: Files, uri: string): Promise<string> {
  return decode(await files.read(uri));
}

/** Decodes UTF-8 (or UTF-16, when a byte-order mark says so) without the mark. */
export function decode(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  return new TextDecoder(utf16 ?? 'utf-8').decode(bytes);
}
