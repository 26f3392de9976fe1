import type { Fact } from '../facts/types.ts';
import type { Prose } from '../prose/types.ts';
import type { Verdict } from '../verdicts/types.ts';
import { placeOf, sourceLine } from './cite.ts';
import { labelOf } from './label.ts';
import { type Say, sayDate } from './say.ts';
import { figuresOf } from './tally.ts';
import type { Citation, Finding } from './types.ts';

/** One draft as it was checked. */
export interface ReportedDraft {
  /** Path or name, as it is shown. */
  readonly path: string;
  readonly text: string;
  readonly language: string;
  /** Reference date used, YYYY-MM-DD. */
  readonly date?: string;
  readonly prose: Prose;
  readonly findings: readonly Finding[];
  /** What comments in the draft ask to let stand. A checker wants to see it all the same. */
  readonly letStand: readonly Finding[];
  readonly factOf: (id: string) => Fact | undefined;
}

export interface ReportOptions {
  readonly say: Say;
  /** BCP 47, of the reader. */
  readonly locale: string;
}

/** One line of the report's list, all in plain text. */
export interface ReportedFigure {
  readonly number: number;
  /** 1-based, in the draft. */
  readonly line: number;
  readonly surface: string;
  readonly verdict: Verdict;
  /** ✓ or ✗ and their like: verdicts are told apart without colour. */
  readonly sign: string;
  readonly said: string;
  readonly letStand: boolean;
  /** What the figure should read; '' where it is right, or nothing certain is known. */
  readonly correction: string;
  /** "AI start-up fund · amount"; '' without a fact. */
  readonly label: string;
  /** The value held true, as the draft's language writes it; '' without a fact. */
  readonly value: string;
  readonly remarks: string;
  readonly quotes: readonly ReportedQuote[];
  readonly finding: Finding;
}

/** What one source says of a figure. */
export interface ReportedQuote {
  /** The source's letter in the list of sources. */
  readonly source: string;
  readonly place: string;
  readonly quote: string;
}

export interface ReportedSource {
  /** A, B … in the order in which the figures cite them. */
  readonly letter: string;
  readonly line: string;
  readonly url?: string;
}

/** What is wrong with the draft besides its figures: a weekday, a comment that suppresses nothing. */
export interface ReportedNote {
  readonly line: number;
  readonly message: string;
}

/** A draft as the report shows it. */
export interface Report {
  readonly draft: ReportedDraft;
  readonly figures: readonly ReportedFigure[];
  readonly sources: readonly ReportedSource[];
  readonly notes: readonly ReportedNote[];
}

export const SIGNS: Readonly<Record<Verdict, string>> = {
  supported: '✓',
  refuted: '✗',
  doubtful: '?',
  disputed: '≠',
  outdated: '↻',
  unsupported: '○',
};
/** Quotes shown of one source for one figure. */
const MAX_QUOTES = 2;

/** The draft's figures in reading order, numbered from 1, with the sources that they cite. */
export function reportOn(draft: ReportedDraft, options: ReportOptions): Report {
  const starts = [0, ...[...draft.text.matchAll(/\r\n?|\n/g)].map((m) => m.index + m[0].length)];
  const lineOf = (finding: Finding): number => starts.findLastIndex((start) => start <= finding.span.start) + 1;
  const all = [...draft.findings, ...draft.letStand].sort((a, b) => a.span.start - b.span.start);
  const figures = figuresOf(all);
  const sources = sourcesOf(figures, options);
  const letStand = new Set(draft.letStand);
  return {
    draft,
    figures: figures.map((finding, i) => ({
      number: i + 1,
      line: lineOf(finding),
      surface: finding.surface.replace(/\s+/g, ' '),
      verdict: finding.verdict,
      sign: SIGNS[finding.verdict],
      said:
        finding.code === 'fact.rounded'
          ? asLabel(options.say('code.fact.rounded'))
          : saidOf(finding.verdict, options.say),
      letStand: letStand.has(finding),
      correction: correctionOf(finding),
      ...factOf(finding, draft),
      remarks: finding.remarks?.join(', ') ?? '',
      quotes: quotesOf(finding, sources),
      finding,
    })),
    sources: [...sources.values()],
    notes: all
      .filter((finding) => !figures.includes(finding))
      .map((finding) => ({ line: lineOf(finding), message: finding.message })),
  };
}

/** A verdict in words, without its full stop. */
export const saidOf = (verdict: Verdict, say: Say): string => asLabel(say(`verdict.${verdict}`));

const asLabel = (sentence: string): string => sentence.replace(/\.$/, '');

const correctionOf = ({ verdict, fixes }: Finding): string =>
  verdict === 'refuted' || verdict === 'doubtful' ? fixes.map((fix) => fix.replacement).join(' / ') : '';

function factOf(finding: Finding, { factOf: find, language }: ReportedDraft): { label: string; value: string } {
  const fact = finding.fact === undefined ? undefined : find(finding.fact);
  if (!fact) return { label: '', value: '' };
  const values = finding.values ?? fact.values.map(({ text }) => text);
  return { label: labelOf(fact, finding.lang || language), value: values.join(' / ') };
}

function sourcesOf(figures: readonly Finding[], { locale }: ReportOptions): ReadonlyMap<string, ReportedSource> {
  const sources = new Map<string, ReportedSource>();
  for (const { evidence, source } of figures.flatMap(({ citations }) => citations)) {
    if (sources.has(evidence.source)) continue;
    sources.set(evidence.source, {
      letter: letterOf(sources.size),
      line: source ? sourceLine(source, locale) : evidence.source,
      ...(source?.url ? { url: source.url } : {}),
    });
  }
  return sources;
}

/** A … Z, AA, AB … for 0 … */
const letterOf = (n: number): string =>
  (n >= 26 ? letterOf(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26));

function quotesOf({ citations }: Finding, sources: ReadonlyMap<string, ReportedSource>): readonly ReportedQuote[] {
  const shown = new Map<string, Map<string, Citation>>();
  for (const citation of citations) {
    const { source, quote } = citation.evidence;
    const own = shown.get(source) ?? new Map<string, Citation>();
    shown.set(source, own);
    if (own.size < MAX_QUOTES && !own.has(quote?.exact ?? '')) own.set(quote?.exact ?? '', citation);
  }
  return [...shown].flatMap(([id, own]) =>
    [...own.values()].map(({ evidence }) => ({
      source: sources.get(id)?.letter ?? id,
      place: placeOf(evidence.locator),
      quote: evidence.quote?.exact ?? '',
    })),
  );
}

/** "relative dates count from 20 July 2025". */
export const dateLine = ({ date }: ReportedDraft, { say, locale }: ReportOptions): string =>
  date ? say('report.date', { date: sayDate(date, locale) }) : '';

export const titleOf = ({ prose, path }: ReportedDraft): string => prose.title ?? path;
