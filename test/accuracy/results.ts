import { isRefuted, type Thresholds } from '../../server/src/engine/views/finding.ts';
import type { Blind } from './blind.ts';
import { curve } from './curve.ts';
import type { Tally, Verdicts } from './exactFix.ts';
import type { Fold } from './folds.ts';
import type { Mutation } from './mutation.ts';
import type { Outcome } from './train.ts';
import { describe, type Unrelated } from './unrelated.ts';

/** All that was measured of one set of bases, every figure by models that have not seen its domain. */
export interface SetResult {
  readonly title: string;
  readonly folds: readonly Fold[];
  readonly outcomes: readonly Outcome[];
  readonly verdicts: Verdicts;
  /** The same for a part of the set, by its name. */
  readonly parts: readonly (readonly [name: string, verdicts: Verdicts, mutations: readonly Mutation[]])[];
  readonly mutations: readonly Mutation[];
  /** With the facts of all other domains loaded besides, each base a file of its own. */
  readonly crowd: Verdicts;
  /** The same with all of them in one file. */
  readonly archive: Verdicts;
}

export const share = (a: number, b: number): string => (b ? `${((100 * a) / b).toFixed(1)} %` : '–');
const of = (a: number, b: number): string => (b ? `${share(a, b)} (${a}/${b})` : '–');

/** A Markdown table whose source is aligned too. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((h, i) => Math.max(h.length, ...rows.map((r) => r[i]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((c, i) => (i ? c.padStart(widths[i]!) : c.padEnd(widths[i]!))).join(' | ')} |`;
  const rule = `|${widths.map((w, i) => (i ? `${'-'.repeat(w + 1)}:` : '-'.repeat(w + 2))).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

const scores = (t: Tally): string[] => [
  of(t.caught, t.wrong),
  of(t.flagged - t.false, t.flagged),
  of(t.fixed, t.tried),
  of(t.supported, t.right),
];
const caught = (all: readonly Mutation[]): string => of(all.filter((m) => m.caught).length, all.length);

/** What is published of a set: plain data, so that sets can be measured side by side in programs of their own. */
export interface SetReport {
  /** Rows of the summary. */
  readonly rows: readonly (readonly string[])[];
  /** A section of the report. */
  readonly section: string;
  /** Rows of the table of texts that have nothing to do with the facts. */
  readonly unrelated: readonly (readonly string[])[];
  /** False alarms in such texts, worst first: probability and description. */
  readonly alarms: readonly (readonly [refuted: number, description: string])[];
}

export const reportSet = (
  s: SetResult,
  unrelated: readonly (readonly [name: string, found: Unrelated])[],
  limits: Thresholds,
): SetReport => ({
  rows: [
    [s.title, ...scores(s.verdicts.all), caught(s.mutations)],
    [`… among the ${factsOf(s)} facts of all such bases`, ...scores(s.crowd.all), '–'],
    [`… all of them in one file`, ...scores(s.archive.all), '–'],
    ...s.parts.map(([name, v, m]) => [`… ${name}`, ...scores(v.all), caught(m)]),
  ],
  section: bySet(s, limits),
  unrelated: unrelated.map(([name, u]) => unrelatedRow(name, u)),
  alarms: unrelated
    .flatMap(([, u]) => u.alarms)
    .sort((a, b) => b.match.refuted - a.match.refuted)
    .map((alarm) => [alarm.match.refuted, describe(alarm)]),
});

const summary = (sets: readonly SetReport[]): string =>
  table(
    ['', 'wrong figures found', 'precision', 'exact fix', 'right ones seen as supported', 'mutants caught'],
    sets.flatMap((s) => s.rows),
  );

const kept = (blind: readonly Blind[]): string =>
  table(
    ['', 'wrong figures found', 'precision', 'exact fix', 'right ones seen as supported'],
    blind.flatMap(({ title, verdicts: v }) => [
      [title, ...scores(v.all)],
      ...[...v.byLanguage].filter(([, t]) => t.wrong > 0).map(([lang, t]) => [`… ${lang}`, ...scores(t)]),
    ]),
  );

/** The facts of all bases of a set, each base once, whatever lots its drafts are in. */
const factsOf = (s: SetResult): string =>
  [...new Set(s.folds.flatMap((f) => f.held.map((d) => d.index)))]
    .reduce((n, index) => n + index.frames.length, 0)
    .toLocaleString('en');

/** A draft without an error whose figures are mostly about what the base does not hold. */
const isOtherStory = (figures: Outcome['draft']['figures']): boolean =>
  !figures.some((f) => f.label?.verdict === 'disagrees') &&
  2 * figures.filter((f) => f.label?.verdict === 'unsupported').length > figures.length;

function otherStories(s: SetResult, limits: Thresholds): string {
  const mine = s.outcomes.filter((o) => isOtherStory(o.draft.figures));
  const alarms = mine.filter((o) => isRefuted(o.match, limits)).length;
  return `Drafts about the same actors but other stories: ${alarms} false alarms in ${mine.length} figures.`;
}

function bySet(s: SetResult, limits: Thresholds): string {
  const { byLanguage, byError } = s.verdicts;
  const head = ['wrong figures found', 'precision', 'exact fix', 'right ones seen as supported'];
  const sorted = (m: ReadonlyMap<string, Tally>) =>
    [...m].sort((a, b) => b[1].wrong - a[1].wrong || (a[0] < b[0] ? -1 : 1));
  const mutants = new Map<string, Mutation[]>();
  for (const m of s.mutations) mutants.set(m.kind, [...(mutants.get(m.kind) ?? []), m]);
  const thresholds = [0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9];
  return [
    `## ${s.title}`,
    otherStories(s, limits),
    table(
      ['Language', ...head],
      sorted(byLanguage).map(([k, t]) => [k, ...scores(t)]),
    ),
    table(
      ['Error', 'found', 'exact fix'],
      sorted(byError)
        .filter(([, t]) => t.wrong > 0)
        .map(([k, t]) => [k, of(t.caught, t.wrong), of(t.fixed, t.tried)]),
    ),
    `Over the threshold (in use: ${limits.refuted.declared} for facts written by hand, ${limits.refuted.built} for those built):`,
    table(
      ['Threshold', 'wrong figures found', 'precision', 'false alarms'],
      curve(s.outcomes, thresholds).map((p) => [
        String(p.threshold),
        share(p.recall, 1),
        share(p.precision, 1),
        `${p.false} of ${p.flagged}`,
      ]),
    ),
    'Right figures made wrong, one at a time:',
    table(
      ['Mutation', 'caught'],
      [...mutants]
        .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
        .map(([kind, all]) => [kind, caught(all)]),
    ),
  ].join('\n\n');
}

const rate = (n: number, per: number, all: number): string => ((n * per) / Math.max(1, all)).toFixed(2);

const unrelatedRow = (name: string, { words, figures, alarms }: Unrelated): string[] => [
  name,
  words.toLocaleString('en'),
  figures.toLocaleString('en'),
  String(alarms.length),
  rate(alarms.length, 1e5, words),
  rate(alarms.length, 1e3, figures),
];

/** The whole report in Markdown. */
export function writeUp(
  sets: readonly SetReport[],
  blind: readonly Blind[],
  coverage: readonly (readonly [lang: string, words: string, share: string])[],
): string {
  return `${[
    '# Accuracy',
    'Written by `npm run accuracy -- --write`. Whole domains are held out: every figure is judged by models that have seen neither its base nor its drafts. A figure counts as found when it is underlined; precision is the share of underlined figures that are wrong; a fix is exact when the draft then reads as the label says, to the letter; mutants are right figures made wrong in place and checked again.',
    summary(sets),
    '## Kept apart',
    'By the models in use. Their authors knew no rule of the checker, and the models were not trained on them.',
    kept(blind),
    ...sets.map((s) => s.section),
    '## Texts that have nothing to do with the facts',
    table(
      ['Texts and base', 'words', 'figures', 'false alarms', 'per 100,000 words', 'per 1,000 figures'],
      sets.flatMap((s) => s.unrelated),
    ),
    '## Words that have a concept',
    table(['Language', 'content words', 'with a concept or name'], coverage),
  ].join('\n\n')}\n`;
}
