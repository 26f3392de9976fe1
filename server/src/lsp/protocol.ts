// The messages between this server and its editor client beyond the language server protocol. The client imports this
// file as types only, so it holds types and the method names' literal types, nothing that runs.

/** `initializationOptions`. All optional: other editors send none. */
export interface InitializationOptions {
  /** The client answers `factcheck/fs/*`; without it the server reads `file:` URIs itself. */
  readonly fs?: boolean;
  /** The client shows `factcheck/status`; taken as given with `fs`. */
  readonly status?: boolean;
  /** YYYY-MM-DD, the reference date for relative dates; today otherwise (tests fix it). */
  readonly date?: string;
  /** Language of messages, BCP 47 (`vscode.env.language`). */
  readonly locale?: string;
}

/** What the section `factcheck` of the editor's configuration may hold; all optional. */
export interface Settings {
  readonly enable?: boolean;
  /** Severity by verdict: 'error' | 'warning' | 'information' | 'hint' | 'off'. */
  readonly severity?: Readonly<Record<string, string>>;
  readonly maxProblems?: number;
  /** Paths or patterns of fact files from the workspace folder, or URIs, instead of looking for them. */
  readonly facts?: readonly string[];
}

/** Notification, server → client: what is going on with one open draft. Sent after every check. */
export interface StatusParams {
  readonly uri: string;
  /** One line in the reader's language: "4 figures checked, 1 disagrees". */
  readonly text: string;
  readonly state: 'none' | 'checking' | 'ok' | 'refuted' | 'error';
  /** Figures and dates recognised. */
  readonly figures: number;
  readonly refuted: number;
  /** Reference date used, YYYY-MM-DD. */
  readonly date?: string;
  /** Fact files in force, URIs. */
  readonly factFiles: readonly string[];
}
export type StatusMethod = 'factcheck/status';

/** Request, server → client: what a folder holds; empty when it does not exist. */
export interface ListParams {
  readonly uri: string;
}
export type ListResult = readonly { readonly name: string; readonly type: 'file' | 'folder' }[];
export type ListMethod = 'factcheck/fs/list';

/** Request, server → client: a file's bytes in base64; null when there is no such file. */
export interface ReadParams {
  readonly uri: string;
}
export type ReadResult = string | null;
export type ReadMethod = 'factcheck/fs/read';

/** Diagnostics carry this in `data`, so that clients can tell findings apart without parsing messages. */
export interface FindingData {
  readonly fact?: string;
  readonly verdict: string;
}
