import type { InitializeParams } from 'vscode-languageserver';
import type { ClientCommand, InitializationOptions } from './protocol.ts';

/** What the connected editor can do, and what it asked for, as far as this server makes a difference of it. */
export interface Client {
  /** Asks for diagnostics itself, and can be told to ask again. */
  readonly pullsDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly markdownHover: boolean;
  /** Edits can name the version that they are for. */
  readonly documentChanges: boolean;
  /** Can be told that code lenses, and colours, are to be asked for again. */
  readonly refreshesLenses: boolean;
  readonly refreshesTokens: boolean;
  /** Shows edits that ask for it before they are made. */
  readonly changeAnnotations: boolean;
  /** Opens documents and web addresses for the server. */
  readonly showsDocuments: boolean;
  /** The editor's YAML extension checks fact files by their schema. */
  readonly yamlExtension: boolean;
  /** Commands of the client's own, of those that the server knows. */
  readonly commands: readonly ClientCommand[];
  /** Answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** Watches files for the server. */
  readonly watchesFiles: boolean;
  /** Answers `factcheck/fs/*`. */
  readonly servesFiles: boolean;
  readonly showsStatus: boolean;
  /** Folder for what can be made again; false for none. */
  readonly cache?: string | false;
  /** Language of messages, BCP 47. */
  readonly locale: string;
  /** Reference date for drafts without one, YYYY-MM-DD, when the client fixes it. */
  readonly date?: string;
  /** URIs of the workspace folders at the start. */
  readonly folders: readonly string[];
}

export function describeClient(params: InitializeParams): Client {
  const { textDocument, workspace } = params.capabilities;
  const options: InitializationOptions = isRecord(params.initializationOptions) ? params.initializationOptions : {};
  const folders = params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    codeDescription: textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    showsDocuments: params.capabilities.window?.showDocument?.support === true,
    yamlExtension: options.yamlExtension === true,
    commands: Array.isArray(options.commands) ? options.commands : [],
    configuration: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    servesFiles: options.fs === true,
    showsStatus: options.status ?? options.fs === true,
    ...(options.cache === false || typeof options.cache === 'string' ? { cache: options.cache } : {}),
    locale: bcp47(options.locale ?? params.locale),
    ...(options.date && /^\d{4}-\d{2}-\d{2}$/.test(options.date) ? { date: options.date } : {}),
    folders,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A tag that `Intl` takes; English for anything else ("C", "POSIX"). */
function bcp47(locale: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(locale?.replace('_', '-') ?? 'en')[0] ?? 'en';
  } catch {
    return 'en';
  }
}
