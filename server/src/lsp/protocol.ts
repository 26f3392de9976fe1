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
  /** An extension that knows the JSON Schema of fact files is active: what the schema says is left to it. */
  readonly yamlExtension?: boolean;
  /** Commands that the client has, of those in `ClientCommand`: only these are put into code actions and code lenses. */
  readonly commands?: readonly ClientCommand[];
  /** Folder on disk, outside the workspace, for parsed fact files; false to keep none. The user's cache folder otherwise. */
  readonly cache?: string | false;
}

/**
 * Commands of the client. `factcheck.open` takes one `OpenTarget` and shows it; `factcheck.toggleCoverage` takes nothing;
 * `factcheck.showReport` takes nothing and shows the report of the active draft.
 */
export type ClientCommand = 'factcheck.open' | 'factcheck.toggleCoverage' | 'factcheck.showReport';

/** A place to show: a document with a range in it, or a web address (http or https only). */
export interface OpenTarget {
  readonly uri: string;
  readonly range?: LspRange;
}

/** An LSP range: lines and UTF-16 characters from 0. */
export interface LspRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** What the section `factcheck` of the editor's configuration may hold; all optional. */
export interface Settings {
  readonly enable?: boolean;
  /** Severity by verdict, `rounded`, `weekday`, `inconsistent` or `stet`: 'error' | 'warning' | 'information' | 'hint' | 'off'. */
  readonly severity?: Readonly<Record<string, string>>;
  readonly maxProblems?: number;
  /** Paths or patterns of fact files from the workspace folder, or URIs, instead of looking for them. */
  readonly facts?: readonly string[];
  /** How a citation is written into a draft: behind the figure as a link, or as a footnote. 'link' otherwise. */
  readonly citationStyle?: 'link' | 'footnote';
  /** The line of counts over a draft; shown otherwise. */
  readonly codeLens?: boolean;
  /** Language of drafts that do not say, ISO 639-1; recognised from the text otherwise. */
  readonly language?: string;
  /** Patterns of drafts that are not checked, relative to their workspace folder. */
  readonly exclude?: readonly string[];
  /** When findings are shown. The server always checks at once: holding back is the client's affair, told by `StatusParams.check`. */
  readonly check?: 'onType' | 'onSave';
  /** What is thought of plain figures that are a fact's rounding (3,700 for 3,740): they agree, are remarked on, or are wrong. */
  readonly rounding?: 'accept' | 'remark' | 'exact';
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
  /** When findings are to be shown, by the settings of editor and fact base. */
  readonly check: 'onType' | 'onSave';
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

/** Request, client → server: every figure and date of an open draft, for marks in the text; null for documents that are no drafts. */
export interface FindingsParams {
  readonly uri: string;
}
export interface FindingView {
  readonly range: LspRange;
  readonly surface: string;
  readonly verdict: 'supported' | 'refuted' | 'doubtful' | 'disputed' | 'outdated' | 'unsupported';
  readonly message: string;
  readonly fact?: string;
}
export type FindingsResult = readonly FindingView[] | null;
export type FindingsMethod = 'factcheck/findings';

/**
 * Request, client → server, for `Insert fact…`: facts in force for a document that fit a query (approximately, in labels,
 * ids, values and sources), best first; with an empty query all, in the order of the files. Ask again on every key stroke.
 */
export interface SearchFactsParams {
  readonly uri: string;
  readonly query: string;
  /** 50 where absent. */
  readonly limit?: number;
}
export interface FactChoice {
  readonly id: string;
  /** "AI start-up fund · amount", in the draft's language as far as the fact has it. */
  readonly label: string;
  /** The value as one writes it in the draft's language; to be inserted at the caret. */
  readonly text: string;
  /** "title · publisher · date", one for each source. */
  readonly sources: readonly string[];
  /** The citation for the caret, right behind `text`: " ([Le Monde](https://…))" or "[^le-monde]"; '' without a source. */
  readonly citation: string;
  /** What the citation needs at the very end of the document (a footnote, with the line breaks before it), if it is not there yet. */
  readonly append?: string;
  readonly disputed: boolean;
}
export type SearchFactsResult = readonly FactChoice[];
export type SearchFactsMethod = 'factcheck/facts/search';

/** Request, client → server: the report of an open draft; null for documents that are no drafts. */
export interface ReportParams {
  readonly uri: string;
  /** `html` is one self-contained page without scripts, made for printing; in a webview it needs no options. */
  readonly format: 'markdown' | 'html';
}
export interface ReportResult {
  readonly title: string;
  readonly text: string;
}
export type ReportMethod = 'factcheck/report';

/** Request, client → server: the loaded fact bases, for the view of sources and facts. Figures of drafts: `factcheck/findings`. */
export interface ViewResult {
  readonly bases: readonly BaseView[];
}
export interface BaseView {
  /** URI of the folder. */
  readonly folder: string;
  readonly files: readonly string[];
  /** Most facts first. */
  readonly sources: readonly SourceView[];
  /** Disputed first, then in the order of the files. */
  readonly facts: readonly FactView[];
}
export interface SourceView {
  readonly id: string;
  readonly title: string;
  /** "publisher · date". */
  readonly detail: string;
  /** Facts with evidence in this source. */
  readonly facts: number;
  /** Its entry in the fact file. */
  readonly at: OpenTarget;
  /** The document or web address, where there is one. */
  readonly document?: OpenTarget;
}
export interface FactView {
  readonly id: string;
  readonly label: string;
  /** As the fact file has it; several joined by " / ". */
  readonly value: string;
  readonly sources: number;
  readonly disputed: boolean;
  /** Figures of open drafts about this fact, and how many of them disagree. */
  readonly uses: number;
  readonly refuted: number;
  readonly at: OpenTarget;
}
export type ViewMethod = 'factcheck/view';
