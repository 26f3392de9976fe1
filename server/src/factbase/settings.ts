import { ROUNDINGS, type Rounding } from '../engine/verdicts/rounding.ts';
import { entriesOf, type Reader, report } from './reader.ts';
import { said } from './said.ts';
import { choiceAt, textAt, wordsAt } from './texts.ts';
import type { Problem, ReadValue } from './types.ts';
import { type Entry, readYaml } from './yaml.ts';

/** `factcheck.yaml`: one configuration for editor, command line and CI, beside the fact base. */
export interface Settings {
  /** Paths or patterns of fact files, relative to the settings file; instead of those found by their names. */
  readonly facts: readonly string[];
  /** Patterns of drafts that are not checked, relative to the settings file. */
  readonly exclude: readonly string[];
  /** Language of drafts that do not say, ISO 639-1. */
  readonly lang?: string;
  /** Codes that make `check` fail: `fact.refuted` unless given. */
  readonly failOn: readonly string[];
  /** How citations are written into drafts. */
  readonly citationStyle?: 'link' | 'footnote';
  /** At most this many problems are shown for one draft. */
  readonly maxProblems?: number;
  /** When findings are shown: while the draft is typed, or once it is saved. */
  readonly check?: 'onType' | 'onSave';
  /** What is thought of plain figures that are a fact's rounding. */
  readonly rounding?: Rounding;
  /** Severity by code: error, warning, information, hint, none. */
  readonly severity: ReadonlyMap<string, 'error' | 'warning' | 'information' | 'hint' | 'none'>;
}

export const NAME_OF_SETTINGS = ['factcheck.yaml', 'factcheck.yml'] as const;

const LEVELS = ['error', 'warning', 'information', 'hint', 'none'] as const;
const nothing: ReadValue = () => ({ why: said('problem.read.none') });

/** Reads `factcheck.yaml`; what is wrong in it is reported there, and the rest is in force. Never throws. */
export function parseSettings(
  text: string,
  file: string,
): { readonly settings: Settings; readonly problems: readonly Problem[] } {
  const tree = readYaml(text);
  const reader: Reader = { file, text, readValue: nothing, lang: 'en', problems: [], places: [] };
  for (const { span, message } of tree.errors) report(reader, 'factbase.syntax', span, message);
  const at = entriesOf(reader, tree.roots[0], 'settings', [
    'facts',
    'exclude',
    'lang',
    'failOn',
    'severity',
    'citationStyle',
    'maxProblems',
    'check',
    'rounding',
  ]);
  const lang = textAt(reader, at.get('lang'));
  const citationStyle = choiceAt(reader, at.get('citationStyle'), ['link', 'footnote'] as const);
  const check = choiceAt(reader, at.get('check'), ['onType', 'onSave'] as const);
  const rounding = choiceAt(reader, at.get('rounding'), ROUNDINGS);
  const maxProblems = countAt(reader, at.get('maxProblems'));
  const severity = new Map<string, (typeof LEVELS)[number]>();
  for (const [code, entry] of entriesOf(reader, at.get('severity')?.value, 'severities')) {
    const level = LEVELS.find((l) => l === textAt(reader, entry));
    if (level) severity.set(code, level);
    else report(reader, 'factbase.shape', entry.key.span, said('problem.severity', { choices: LEVELS.join(', ') }));
  }
  const settings: Settings = {
    facts: wordsAt(reader, at.get('facts')),
    exclude: wordsAt(reader, at.get('exclude')),
    ...(lang !== undefined && { lang }),
    failOn: wordsAt(reader, at.get('failOn')),
    ...(citationStyle !== undefined && { citationStyle }),
    ...(maxProblems !== undefined && { maxProblems }),
    ...(check !== undefined && { check }),
    ...(rounding !== undefined && { rounding }),
    severity,
  };
  return { settings, problems: reader.problems };
}

function countAt(reader: Reader, entry: Entry | undefined): number | undefined {
  const text = textAt(reader, entry);
  if (text === undefined || /^[1-9]\d{0,5}$/.test(text)) return text === undefined ? undefined : Number(text);
  if (entry) report(reader, 'factbase.shape', entry.key.span, said('problem.count'));
  return undefined;
}
