import type { Checked, CheckedDraft } from './drafts.ts';
import { EXIT, Unusable } from './io.ts';

/** Codes that make `check` fail. A verdict stands for its code; `never` for none. */
function failingCodes(words: readonly string[]): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const word of words.flatMap((w) => w.split(/[\s,]+/)).filter(Boolean)) {
    if (word === 'never' || word === 'none') continue;
    const code = word.includes('.') ? word : `fact.${word}`;
    if (!KNOWN_CODES.has(code))
      throw new Unusable(
        `--fail-on takes verdicts and codes (${[...KNOWN_CODES].join(', ')}) or never; “${word}” is none.`,
      );
    codes.add(code);
  }
  return codes;
}

const KNOWN_CODES: ReadonlySet<string> = new Set([
  'fact.refuted',
  'fact.doubtful',
  'fact.disputed',
  'fact.outdated',
  'fact.unsupported',
  'date.weekday',
  'draft.inconsistent',
  'stet.unused',
]);

/** The exit code of a check: 2 for unusable input, 1 when a finding has a failing code (from the flag, else the settings). */
export function exitCode(checked: Checked, failOn: readonly string[] | undefined): number {
  if (failOn) failingCodes(failOn);
  if (checked.errors.length) return EXIT.unusable;
  const fails = ({ base, findings }: CheckedDraft): boolean => {
    const own = base.settings?.failOn ?? [];
    const codes = failingCodes(failOn ?? (own.length ? own : ['refuted']));
    return findings.some((f) => codes.has(f.code));
  };
  return checked.drafts.some(fails) ? EXIT.refuted : EXIT.ok;
}
