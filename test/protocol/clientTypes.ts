import type { MessageConnection } from 'vscode-jsonrpc/node';
import type {
  CodeAction,
  Diagnostic,
  Hover,
  InitializeResult,
  Range,
  ShowDocumentParams,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { StatusParams } from '../../server/src/lsp/protocol.ts';

/** A language client as an editor has one: it keeps documents, receives what the server sends, and applies edits. */
export interface TestClient {
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  readonly statuses: StatusParams[];
  /** What the server has asked to be shown. */
  readonly shown: ShowDocumentParams[];
  readonly logs: string[];
  /** Registrations asked for by the server, by method. */
  readonly registered: ReadonlyMap<string, unknown>;
  open(uri: string, text: string, languageId?: string): void;
  close(uri: string): void;
  textOf(uri: string): string;
  /** Replaces the only occurrence of `old` by an incremental change. */
  edit(uri: string, old: string, by: string): void;
  replaceAll(uri: string, text: string): void;
  diagnostics(uri: string): Promise<Diagnostic[]>;
  /** Waits until the diagnostics that the server has pushed, or gives when asked, are as wanted. */
  until(uri: string, wanted: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  pushed(uri: string): readonly Diagnostic[];
  hover(uri: string, at: string): Promise<Hover | null>;
  actions(uri: string, at: string, only?: string[]): Promise<CodeAction[]>;
  apply(edit: WorkspaceEdit): void;
  textAt(uri: string, range: Range): string;
  changedOnDisk(...uris: string[]): void;
  stop(): Promise<number | null>;
}

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly pull?: boolean;
  readonly watch?: boolean;
  readonly documentChanges?: boolean;
  readonly configuration?: Record<string, unknown>;
  readonly options?: unknown;
  readonly files?: {
    list(uri: string): readonly { name: string; type: 'file' | 'folder' }[];
    read(uri: string): string | null;
  };
}
