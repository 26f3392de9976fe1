import type { CheckedDraft } from './drafts.ts';
import { Unusable } from './io.ts';

const FLAG = '--fail-on';

/** Codes that make `check` fail. A verdict stands for its code; `never` for none. `place`: where the words stand. */
function failingCodes(words: readonly string[], place: string): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const word of words.flatMap((w) => w.split(/[\s,]+/)).filter(Boolean)) {
    if (word === 'never' || word === 'none') continue;
    const code = word.includes('.') ? word : `fact.${word}`;
    if (!KNOWN_CODES.has(code))
      throw new Unusable(
        `${place} takes verdicts and codes (${[...KNOWN_CODES].join(', ')}) or never; “${word}” is none.`,
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
  'fact.rounded',
  'date.weekday',
  'draft.inconsistent',
  'stet.unused',
]);

/** Throws for words of `--fail-on` that are no verdicts or codes. */
export function checkFailOn(failOn: readonly string[] | undefined): void {
  if (failOn) failingCodes(failOn, FLAG);
}

/** Whether a draft makes the check fail: it has a finding with a failing code, from the flag, else from the settings. */
export function isFailing({ base, findings }: CheckedDraft, failOn: readonly string[] | undefined): boolean {
  const own = base.settings?.failOn ?? [];
  const codes = failOn
    ? failingCodes(failOn, FLAG)
    : failingCodes(own.length ? own : ['refuted'], 'failOn in factcheck.yaml');
  return findings.some((f) => codes.has(f.code));
}
