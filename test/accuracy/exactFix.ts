import type { Engine } from '../../server/src/engine/check.ts';
import { overlaps, textOf } from '../../server/src/engine/span.ts';
import { findingOf } from '../../server/src/engine/views/finding.ts';
import type { Finding } from '../../server/src/engine/views/types.ts';
import type { Outcome } from './train.ts';
import type { Label } from './truth.ts';

/** What became of the wrong figures of a group, and of the right ones. */
export interface Tally {
  wrong: number;
  caught: number;
  /** Caught, with a replacement and a label that says what is right. */
  tried: number;
  /** … and the replacement gives exactly the right text. */
  fixed: number;
  flagged: number;
  false: number;
  right: number;
  supported: number;
}

/** A replacement that is not what a careful sub-editor would have typed. */
export interface Misfix {
  readonly draft: string;
  readonly got: string;
  readonly want: string;
}

export interface Verdicts {
  readonly all: Tally;
  readonly byLanguage: ReadonlyMap<string, Tally>;
  /** By kind of error; where the label names none, by kind of figure. Only wrong figures count here. */
  readonly byError: ReadonlyMap<string, Tally>;
  readonly misfixes: readonly Misfix[];
}

const emptyTally = (): Tally => ({
  wrong: 0,
  caught: 0,
  tried: 0,
  fixed: 0,
  flagged: 0,
  false: 0,
  right: 0,
  supported: 0,
});

function tallyAt(map: Map<string, Tally>, key: string): Tally {
  const known = map.get(key) ?? emptyTally();
  map.set(key, known);
  return known;
}

/** Spaces and apostrophes of any kind are one. */
const same = (s: string): string => s.replace(/[\u00a0\u202f\u2009]/g, ' ').replace(/’/g, "'");

/** Whether putting the replacement over the finding gives the text with a right figure over the label. */
function isExact(text: string, finding: Finding, replacement: string, label: Label): boolean {
  const got = same(text.slice(0, finding.span.start) + replacement + text.slice(finding.span.end));
  return [label.correct, ...(label.correctAlso ?? [])].some(
    (c) => c !== undefined && same(text.slice(0, label.start) + c + text.slice(label.end)) === got,
  );
}

/** Counts findings as a reader of the drafts sees them: by label, with the text after the fix. */
export function countVerdicts(all: readonly Outcome[], engine: Engine): Verdicts {
  const total = emptyTally();
  const byLanguage = new Map<string, Tally>();
  const byError = new Map<string, Tally>();
  const misfixes: Misfix[] = [];
  const drafts = new Map<Outcome['draft'], Outcome[]>();
  for (const o of all) drafts.set(o.draft, [...(drafts.get(o.draft) ?? []), o]);
  for (const [draft, outcomes] of drafts) {
    const findings = outcomes.map((o) =>
      findingOf(
        o.match,
        (s) => textOf(draft.text, s),
        o.domain.index,
        engine.locale,
        engine.limits,
        draft.date,
        engine.say,
      ),
    );
    const refuted = findings.filter((f) => f.verdict === 'refuted');
    const groups = [total, tallyAt(byLanguage, draft.lang)];
    for (const label of draft.labels) countWrong(draft, label, refuted, groups, byError, misfixes);
    // Drafts with marks alone label their right figures through the figures found.
    for (const label of new Set([...draft.labels, ...outcomes.flatMap((o) => o.figure.label ?? [])])) {
      if (label.verdict !== 'agrees') continue;
      const supported = findings.some((f) => overlaps(f.span, label) && f.verdict === 'supported');
      for (const t of groups) {
        t.right++;
        if (supported) t.supported++;
      }
    }
    for (const f of refuted)
      for (const t of groups) {
        t.flagged++;
        if (!draft.labels.some((l) => l.verdict === 'disagrees' && overlaps(l, f.span))) t.false++;
      }
  }
  return { all: total, byLanguage, byError, misfixes };
}

function countWrong(
  draft: Outcome['draft'],
  label: Label,
  refuted: readonly Finding[],
  groups: readonly Tally[],
  byError: Map<string, Tally>,
  misfixes: Misfix[],
): void {
  if (label.verdict !== 'disagrees') return;
  const figure = draft.figures.find((f) => f.label === label);
  const kind = label.type ?? figure?.prepared.situation.mention.kind ?? 'not read';
  const cells = [...groups, tallyAt(byError, kind)];
  for (const t of cells) t.wrong++;
  const hit = refuted.find((f) => overlaps(f.span, label));
  if (!hit) return;
  const replacement = hit.fixes[0]?.replacement;
  const exact = replacement !== undefined && isExact(draft.text, hit, replacement, label);
  for (const t of cells) {
    t.caught++;
    if (replacement === undefined || label.correct === undefined) continue;
    t.tried++;
    if (exact) t.fixed++;
  }
  if (replacement !== undefined && label.correct !== undefined && !exact)
    misfixes.push({
      draft: draft.name,
      got: `${hit.surface} → ${replacement}`,
      want: `${label.surface} → ${label.correct}`,
    });
}
