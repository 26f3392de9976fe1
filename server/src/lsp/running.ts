import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Say } from '../engine/views/say.ts';
import type { Files } from '../files/files.ts';
import type { Problems } from './authoring/problems.ts';
import type { Checker } from './checker.ts';
import type { Client } from './client.ts';
import type { Drafts } from './drafts.ts';
import type { Bases } from './factFiles.ts';
import type { SettingsReader } from './settings.ts';
import type { SourceFiles } from './sourceFiles.ts';

/** A running server, from `initialize` on. */
export interface Server {
  readonly connection: Connection;
  readonly client: Client;
  readonly say: Say;
  readonly checker: () => Promise<Checker>;
  readonly documents: TextDocuments<TextDocument>;
  readonly settings: SettingsReader;
  readonly bases: Bases;
  readonly drafts: Drafts;
  readonly problems: Problems;
  readonly sources: SourceFiles;
  /** Workspace folders now, URIs. */
  readonly folders: () => readonly string[];
  readonly files: Files;
  /** Reference date for drafts that name none, YYYY-MM-DD. */
  readonly today: () => string;
  /** Resolves when what is kept for the next start is written. */
  readonly written: () => Promise<void>;
  /** Where a code is explained, a URI. */
  readonly explanation: (code: string) => Promise<string | undefined>;
}
