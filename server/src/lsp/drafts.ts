import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckResult } from '../engine/check.ts';
import { type DraftMemory, startDraftMemory } from '../engine/memory.ts';
import type { Format } from '../engine/prose/types.ts';
import { globPattern } from '../factbase/globs.ts';
import { isInside, normalise } from '../files/uri.ts';
import type { Checker } from './checker.ts';
import type { BaseInForce, Bases } from './factFiles.ts';
import { formatOf } from './formats.ts';
import type { SettingsInForce, SettingsReader } from './settings.ts';

/** The last check of an open draft: the one truth of which everything shown is a view. */
export interface Checked {
  readonly document: TextDocument;
  readonly version: number;
  readonly format: Format;
  /** Changes with draft, facts and settings: the same id, the same diagnostics. */
  readonly resultId: string;
  readonly base: BaseInForce;
  readonly settings: SettingsInForce;
  /** Absent when there is nothing to check against, checking is switched off, or it failed. */
  readonly result?: CheckResult;
  readonly state: 'none' | 'off' | 'checked' | 'failed';
}

export interface Drafts {
  /** The check of the document as it is now, made at most once; undefined for documents that are no open drafts. */
  checked(uri: string): Promise<Checked | undefined>;
  /** Forgets a closed draft. */
  closed(uri: string): void;
}

export interface DraftsOptions {
  readonly documents: TextDocuments<TextDocument>;
  readonly bases: Bases;
  readonly settings: SettingsReader;
  readonly checker: () => Promise<Checker>;
  /** Reference date for drafts that name none, YYYY-MM-DD. */
  readonly today: () => string;
  /** Workspace folders now, URIs. */
  readonly folders: () => readonly string[];
  /** Called after each new check. */
  readonly onChecked: (checked: Checked) => void;
  readonly log: (message: string) => void;
}

export function keepDrafts(options: DraftsOptions): Drafts {
  const { documents, bases, settings, onChecked } = options;
  const last = new Map<string, Checked>();
  const memories = new Map<string, DraftMemory>();
  return {
    async checked(uri) {
      const inForce = await settings.of(uri);
      const [base, checker] = await Promise.all([bases.of(uri, inForce.facts), options.checker()]);
      // Only now: while the facts were loading, the draft may have changed, or been closed.
      const document = documents.get(uri);
      const format = document && formatOf(document);
      if (!format) return undefined;
      const today = options.today();
      const shared = base.shared && [base.shared, [...base.shared.severity]];
      const resultId = JSON.stringify([document.version, base.base.revision, base.files, shared, inForce, today]);
      const before = last.get(uri);
      if (before?.resultId === resultId && before.document === document) return before;
      const state = stateBefore(document, inForce, base, options.folders());
      const about = { document, version: document.version, format, resultId, base, settings: inForce };
      const memory = memories.get(uri) ?? startDraftMemory();
      memories.set(uri, memory);
      const checked = state ? { ...about, state } : { ...about, ...run(options, checker, about, today, memory) };
      last.set(uri, checked);
      onChecked(checked);
      return checked;
    },
    closed(uri) {
      last.delete(uri);
      memories.delete(uri);
    },
  };
}

function stateBefore(
  { uri }: TextDocument,
  settings: SettingsInForce,
  { base, folder, shared }: BaseInForce,
  folders: readonly string[],
): 'off' | 'none' | undefined {
  if (!settings.enable) return 'off';
  if (isExcluded(uri, folder, shared?.exclude ?? [])) return 'off';
  if (folders.some((root) => isExcluded(uri, root, settings.exclude))) return 'off';
  return base.facts.length === 0 ? 'none' : undefined;
}

/** Checks one text. Throws only by a defect of the engine. */
export function checkDraft(
  checker: Checker,
  {
    document,
    format,
    base,
    settings,
  }: Pick<Checked, 'document' | 'format' | 'base'> & Partial<Pick<Checked, 'settings'>>,
  today: string,
  memory?: DraftMemory,
): CheckResult {
  const language = settings?.language || base.shared?.lang;
  const draft = {
    text: document.getText(),
    format,
    path: document.uri,
    fallbackDate: today,
    ...(memory ? { memory } : {}),
    ...(language ? { language } : {}),
  };
  return checker.check(draft, base.base);
}

/** A draft that fails is logged and shown as unchecked; the server and the other drafts go on. */
function run(
  { log }: DraftsOptions,
  checker: Checker,
  about: Omit<Checked, 'state'>,
  today: string,
  memory: DraftMemory,
): Pick<Checked, 'state' | 'result'> {
  const { document } = about;
  try {
    return { state: 'checked', result: checkDraft(checker, about, today, memory) };
  } catch (error) {
    log(`The check of ${document.uri} failed: ${error instanceof Error ? error.stack : error}`);
    return { state: 'failed' };
  }
}

/** Patterns are relative to a folder: that of `factcheck.yaml`, or of the workspace. */
function isExcluded(uri: string, folder: string, patterns: readonly string[]): boolean {
  if (patterns.length === 0 || !folder || !isInside(folder, uri)) return false;
  const path = decodeURIComponent(normalise(uri).slice(normalise(folder).replace(/\/$/, '').length + 1));
  return patterns.some((pattern) => globPattern(pattern).test(path));
}
