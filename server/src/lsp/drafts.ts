import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckResult, Draft, SoFar } from '../engine/check.ts';
import { type DraftMemory, startDraftMemory } from '../engine/memory.ts';
import type { Format } from '../engine/prose/types.ts';
import { globPattern } from '../factbase/globs.ts';
import { isInside, normalise } from '../files/uri.ts';
import type { Checker } from './checker.ts';
import { type Early, showEarly } from './early.ts';
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

/** What can be shown of a draft. */
export type Seen = Checked & { readonly isPart: boolean };

export interface Drafts {
  /** The check of the document as it is now, made at most once; undefined for documents that are no open drafts. */
  checked(uri: string): Promise<Checked | undefined>;
  /**
   * The same, or what the first check of a long draft has found so far, where that is not what has the `resultId` that is already known.
   * When there is more for who was given less, `onMore` is called.
   */
  seen(uri: string, known?: string): Promise<Seen | undefined>;
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
  /** Called when a draft of which a part was seen can be seen further. */
  readonly onMore: () => void;
  readonly log: (message: string) => void;
}

/** A check that is under way: whoever asks meanwhile waits for the same. */
interface Running {
  readonly resultId: string;
  readonly document: TextDocument;
  readonly check: Promise<Checked | undefined>;
  readonly about: Omit<Checked, 'state'>;
  readonly early?: Early;
}

export function keepDrafts(options: DraftsOptions): Drafts {
  const { documents, bases, settings, onChecked, onMore } = options;
  const last = new Map<string, Checked>();
  const memories = new Map<string, DraftMemory>();
  const running = new Map<string, Running>();
  // Characters of each draft that were shown before all of it was checked.
  const shown = new Map<string, number>();

  /** Checks as long as nothing changes; undefined when something did. */
  const start = (about: Omit<Checked, 'state'>, checker: Checker, today: string): Pick<Running, 'check' | 'early'> => {
    const { uri } = about.document;
    const memory = memories.get(uri) ?? startDraftMemory();
    memories.set(uri, memory);
    const isCurrent = (): boolean => documents.get(uri) === about.document && about.document.version === about.version;
    const early = last.has(uri)
      ? undefined
      : showEarly(about.document.getText().length, shown.get(uri) ?? 0, (size) => shown.set(uri, size), onMore);
    const work = run(options, checker, about, today, memory, isCurrent, early?.onStep);
    const check = work.then((done) => done && { ...about, ...done });
    return early ? { check, early } : { check };
  };
  /** The check of a document as it is now, or that it was checked. */
  const begin = async (uri: string): Promise<Running | undefined> => {
    const inForce = await settings.of(uri);
    const [base, checker] = await Promise.all([bases.of(uri, inForce.facts), options.checker()]);
    // Only now: while the facts were loading, the draft may have changed, or been closed.
    const document = documents.get(uri);
    const format = document && formatOf(document);
    if (!format) return undefined;
    const today = options.today();
    const shared = base.shared && [base.shared, [...base.shared.severity]];
    const resultId = JSON.stringify([document.version, base.base.revision, base.files, shared, inForce, today]);
    const about = { document, version: document.version, format, resultId, base, settings: inForce };
    const before = last.get(uri);
    if (before?.resultId === resultId && before.document === document)
      return { resultId, document, about, check: Promise.resolve(before) };
    const same = running.get(uri);
    if (same?.resultId === resultId && same.document === document) return same;
    const state = stateBefore(document, inForce, base, options.folders());
    const work = state ? { check: Promise.resolve({ ...about, state }) } : start(about, checker, today);
    const begun = { resultId, document, about, ...work };
    running.set(uri, begun);
    return begun;
  };
  /** Waits for a check; undefined when the draft has changed meanwhile. */
  const end = async (uri: string, { check, resultId, document, early }: Running): Promise<Checked | undefined> => {
    const checked = await check;
    if (running.get(uri)?.check === check) running.delete(uri);
    if (checked && last.get(uri)?.resultId !== resultId && documents.get(uri) === document) {
      last.set(uri, checked);
      shown.delete(uri);
      onChecked(checked);
    }
    early?.end();
    return checked;
  };
  const checkedNow = async (uri: string): Promise<Checked | undefined> => {
    const begun = await begin(uri);
    // Where the draft has changed meanwhile, it is checked as it is now.
    return begun && ((await end(uri, begun)) ?? checkedNow(uri));
  };
  const seenNow = async (uri: string, known?: string): Promise<Seen | undefined> => {
    const begun = await begin(uri);
    if (!begun) return undefined;
    const whole = end(uri, begun);
    const { about, early, resultId } = begun;
    const partId = (size: number): string => `${resultId} ${size}`;
    const knownSize = known?.startsWith(`${resultId} `) ? Number(known.slice(resultId.length + 1)) : undefined;
    const part = await early?.next(knownSize);
    if (part) return { ...about, resultId: partId(part.size), state: 'checked', result: part.result, isPart: true };
    const checked = await whole;
    return checked ? { ...checked, isPart: false } : seenNow(uri, known);
  };
  return {
    checked: checkedNow,
    seen: seenNow,
    closed(uri) {
      last.delete(uri);
      memories.delete(uri);
      running.delete(uri);
      shown.delete(uri);
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
  onStep: (step: SoFar) => void = () => undefined,
): Promise<Pick<Checked, 'state' | 'result'> | undefined> {
  const { document, base } = about;
  const draft = draftOf(about, today, memory);
  try {
    if (!checker.checkSteps) return { state: 'checked', result: checker.check(draft, base.base) };
    const result = await inTurns(checker.checkSteps(draft, base.base), isCurrent, onStep);
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
