import type { Connection } from 'vscode-languageserver';
import type { Kind } from '../engine/placed.ts';
import { ROUNDINGS, type Rounding } from '../engine/verdicts/rounding.ts';
import type { CitationStyle } from '../engine/views/cite.ts';
import type { Settings as SharedSettings } from '../factbase/settings.ts';
import type { Client } from './client.ts';
import type { Settings } from './protocol.ts';
import type { SeverityName } from './toLsp.ts';

export interface SettingsInForce {
  readonly enable: boolean;
  readonly maxProblems: number;
  readonly facts: readonly string[];
  readonly severity: Readonly<Record<string, string>>;
  readonly citationStyle: CitationStyle;
  readonly codeLens: boolean;
  /** Language of drafts that do not say, ISO 639-1; '' leaves it to the text. */
  readonly language: string;
  /** Patterns of drafts that are not checked, relative to their workspace folder. */
  readonly exclude: readonly string[];
  readonly check: 'onType' | 'onSave';
  readonly rounding: Rounding;
}

/** What is shown where nobody says otherwise, by verdict or by code. */
const SEVERITY: Readonly<Record<string, SeverityName>> = {
  refuted: 'warning',
  disputed: 'information',
  outdated: 'information',
  doubtful: 'hint',
  unsupported: 'off',
  supported: 'off',
  rounded: 'information',
  'date.weekday': 'information',
  'draft.inconsistent': 'information',
  'stet.unused': 'hint',
};
const MAX_PROBLEMS = 200;
/** Codes of what is no verdict on a fact, by the names that they have among the severities of an editor's settings. */
const BY_NAME: Readonly<Record<string, string>> = {
  weekday: 'date.weekday',
  inconsistent: 'draft.inconsistent',
  stet: 'stet.unused',
};
const NAMES: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'];

export interface SettingsReader {
  /** The settings for one document. Never rejects. */
  of(uri: string): Promise<SettingsInForce>;
  /** Forgets what was read; `pushed` is the configuration of clients that cannot be asked. */
  changed(pushed: unknown): void;
  /** Forgets a closed document. */
  closed(uri: string): void;
}

export function readSettings(connection: Connection, client: Client): SettingsReader {
  let pushed: unknown;
  const known = new Map<string, Promise<SettingsInForce>>();
  const ask = async (uri: string): Promise<SettingsInForce> => {
    if (!client.configuration) return completeSettings(pushed);
    try {
      return completeSettings(await connection.workspace.getConfiguration({ scopeUri: uri, section: 'factcheck' }));
    } catch {
      return completeSettings(undefined);
    }
  };
  return {
    of(uri) {
      const settings = known.get(uri) ?? ask(uri);
      known.set(uri, settings);
      return settings;
    },
    changed(configuration) {
      const section = (configuration as { factcheck?: unknown } | null | undefined)?.factcheck;
      pushed = section ?? pushed;
      known.clear();
    },
    closed: (uri) => void known.delete(uri),
  };
}

/** Fills in what is missing and drops what is not understood: settings come from files that people write. */
function completeSettings(raw: unknown): SettingsInForce {
  const given = (typeof raw === 'object' && raw !== null ? raw : {}) as Settings;
  const severity = typeof given.severity === 'object' && given.severity !== null ? given.severity : {};
  const max = Number(given.maxProblems);
  return {
    enable: given.enable !== false,
    maxProblems: max >= 1 ? Math.floor(max) : MAX_PROBLEMS,
    facts: texts(given.facts),
    severity: Object.fromEntries(Object.entries(severity).map(([name, level]) => [BY_NAME[name] ?? name, level])),
    citationStyle: given.citationStyle === 'footnote' ? 'footnote' : 'link',
    codeLens: given.codeLens !== false,
    language: typeof given.language === 'string' ? given.language.trim().toLowerCase() : '',
    exclude: texts(given.exclude),
    check: given.check === 'onSave' ? 'onSave' : 'onType',
    rounding: ROUNDINGS.find((policy) => policy === given.rounding) ?? 'accept',
  };
}

const texts = (given: unknown): readonly string[] =>
  Array.isArray(given) ? given.filter((text) => typeof text === 'string') : [];

/** The editor's choice, where it differs from the default, comes before `factcheck.yaml`. */
export const citationStyleOf = (settings: SettingsInForce, shared: SharedSettings | undefined): CitationStyle =>
  settings.citationStyle === 'footnote' ? 'footnote' : (shared?.citationStyle ?? 'link');

export const maxProblemsOf = (settings: SettingsInForce, shared: SharedSettings | undefined): number =>
  settings.maxProblems === MAX_PROBLEMS ? (shared?.maxProblems ?? MAX_PROBLEMS) : settings.maxProblems;

export const checkOf = (settings: SettingsInForce, shared: SharedSettings | undefined): 'onType' | 'onSave' =>
  settings.check === 'onSave' ? 'onSave' : (shared?.check ?? 'onType');

export const roundingOf = (settings: SettingsInForce | undefined, shared: SharedSettings | undefined): Rounding =>
  settings && settings.rounding !== 'accept' ? settings.rounding : (shared?.rounding ?? 'accept');

/** The name of a finding among the severities. */
const keyOf = ({ code, verdict }: Kind): string =>
  code === 'fact.rounded' ? 'rounded' : code.startsWith('fact.') ? verdict : code;

/**
 * How a finding is shown. A choice made in the editor comes first, then `factcheck.yaml`, then the default; the editor
 * reports defaults as if they were chosen, so that only what differs from the default counts as a choice.
 */
export function severityOf(finding: Kind, settings: SettingsInForce, shared: SharedSettings | undefined): SeverityName {
  const key = keyOf(finding);
  const usual = SEVERITY[key] ?? 'off';
  const own = settings.severity[key];
  if (own !== undefined && own !== usual && NAMES.includes(own)) return own as SeverityName;
  const agreed = shared?.severity.get(finding.code);
  return agreed === undefined ? usual : agreed === 'none' ? 'off' : agreed;
}
