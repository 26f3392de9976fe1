import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckResult, Draft } from '../engine/check.ts';
import { type DraftMemory, startDraftMemory } from '../engine/memory.ts';
import type { Format } from '../engine/prose/types.ts';
import { globPattern } from '../factbase/globs.ts';
import { isInside, normalise } from '../files/uri.ts';
import type { Checker } from './checker.ts';
import type { BaseInForce, Bases } from './factFiles.ts';
import { formatOf } from './formats.ts';
import { roundingOf, type SettingsInForce, type SettingsReader } from './settings.ts';
import { inTurns } from './turns.ts';

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

/** A check that is under way: whoever asks meanwhile waits for the same. */
interface Running {
  readonly resultId: string;
  readonly document: TextDocument;
  readonly check: Promise<Checked | undefined>;
}

export function keepDrafts(options: DraftsOptions): Drafts {
  const { documents, bases, settings, onChecked } = options;
  const last = new Map<string, Checked>();
  const memories = new Map<string, DraftMemory>();
  const running = new Map<string, Running>();

  /** Checks as long as nothing changes; undefined when something did. */
  const start = async (
    about: Omit<Checked, 'state'>,
    checker: Checker,
    today: string,
  ): Promise<Checked | undefined> => {
    const { uri } = about.document;
    const memory = memories.get(uri) ?? startDraftMemory();
    memories.set(uri, memory);
    const isCurrent = (): boolean => documents.get(uri) === about.document && about.document.version === about.version;
    const done = await run(options, checker, about, today, memory, isCurrent);
    return done && { ...about, ...done };
  };
  const checkedNow = async (uri: string): Promise<Checked | undefined> => {
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
    const same = running.get(uri);
    const check =
      same?.resultId === resultId && same.document === document
        ? same.check
        : state
          ? Promise.resolve({ ...about, state })
          : start(about, checker, today);
    if (same?.check !== check) running.set(uri, { resultId, document, check });
    const checked = await check;
    if (running.get(uri)?.check === check) running.delete(uri);
    // The draft has changed meanwhile: it is checked as it is now.
    if (!checked) return checkedNow(uri);
    if (last.get(uri)?.resultId !== resultId && documents.get(uri) === document) {
      last.set(uri, checked);
      onChecked(checked);
    }
    return checked;
  };
  return {
    checked: checkedNow,
    closed(uri) {
      last.delete(uri);
      memories.delete(uri);
      running.delete(uri);
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

type Checkable = Pick<Checked, 'document' | 'format' | 'base'> & Partial<Pick<Checked, 'settings'>>;

/** Checks one text. Throws only by a defect of the engine. */
export const checkDraft = (checker: Checker, about: Checkable, today: string): CheckResult =>
  checker.check(draftOf(about, today), about.base.base);

function draftOf({ document, format, base, settings }: Checkable, today: string, memory?: DraftMemory): Draft {
  const language = settings?.language || base.shared?.lang;
  return {
    text: document.getText(),
    format,
    path: document.uri,
    fallbackDate: today,
    ...(memory ? { memory } : {}),
    ...(language ? { language } : {}),
    rounding: roundingOf(settings, base.shared),
  };
}

/**
 * Checks one draft in turns with other work; undefined when it is no longer current. A draft that fails is logged and shown as
 * unchecked; the server and the other drafts go on.
 */
async function run(
  { log }: DraftsOptions,
  checker: Checker,
  about: Omit<Checked, 'state'>,
  today: string,
  memory: DraftMemory,
  isCurrent: () => boolean,
): Promise<Pick<Checked, 'state' | 'result'> | undefined> {
  const { document, base } = about;
  const draft = draftOf(about, today, memory);
  try {
    if (!checker.checkSteps) return { state: 'checked', result: checker.check(draft, base.base) };
    const result = await inTurns(checker.checkSteps(draft, base.base), isCurrent);
    return result && { state: 'checked', result };
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
