import type { Fact } from '../facts/types.ts';
import { fromDoc } from '../prose/map.ts';
import type { Block, Prose } from '../prose/types.ts';
import type { Verdict } from '../verdicts/types.ts';
import { sourceLine } from './cite.ts';
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
  /** "AI start-up fund · amount: nearly $8.5 billion"; '' without a fact. */
  readonly fact: string;
  readonly remarks: string;
  readonly sources: readonly ReportedSource[];
  readonly finding: Finding;
}

export interface ReportedSource {
  readonly line: string;
  readonly url?: string;
  readonly locator?: string;
  readonly quote?: string;
}

const SIGNS: Readonly<Record<Verdict, string>> = {
  supported: '✓',
  refuted: '✗',
  doubtful: '?',
  disputed: '≠',
  outdated: '↻',
  unsupported: '○',
};

/** The draft's figures in reading order, numbered from 1. */
export function listFigures(draft: ReportedDraft, options: ReportOptions): readonly ReportedFigure[] {
  const starts = [0, ...[...draft.text.matchAll(/\r\n?|\n/g)].map((m) => m.index + m[0].length)];
  return figuresOf(draft.findings).map((finding, i) => ({
    number: i + 1,
    line: starts.findLastIndex((start) => start <= finding.span.start) + 1,
    surface: finding.surface.replace(/\s+/g, ' '),
    verdict: finding.verdict,
    sign: SIGNS[finding.verdict],
    said: options.say(`verdict.${finding.verdict}`).replace(/\.$/, ''),
    fact: factText(finding, draft),
    remarks: finding.remarks?.join(', ') ?? '',
    sources: uniqueSources(finding.citations).map((citation) => sourceOf(citation, options)),
    finding,
  }));
}

function factText(finding: Finding, { factOf, language }: ReportedDraft): string {
  const fact = finding.fact === undefined ? undefined : factOf(finding.fact);
  if (!fact) return '';
  const values = finding.values ?? fact.values.map(({ text }) => text);
  return `${labelOf(fact, finding.lang || language)}: ${values.join(' / ')}`;
}

function uniqueSources(citations: readonly Citation[]): readonly Citation[] {
  return [...new Map(citations.map((citation) => [citation.evidence.source, citation])).values()];
}

function sourceOf({ evidence, source }: Citation, { locale }: ReportOptions): ReportedSource {
  return {
    line: source ? sourceLine(source, locale) : evidence.source,
    ...(source?.url ? { url: source.url } : {}),
    ...(evidence.locator ? { locator: evidence.locator } : {}),
    ...(evidence.quote ? { quote: evidence.quote.exact } : {}),
  };
}

/** A stretch of a block; `figure` where it is one. */
export interface Run {
  readonly text: string;
  readonly figure?: ReportedFigure;
}

/** A block's text with its figures marked. Code and addresses inside it stand as "…". */
export function runsOf(block: Block, figures: readonly ReportedFigure[]): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  const plain = (end: number): void => {
    const text = shown(block.text.slice(at, end));
    if (text) runs.push({ text });
  };
  for (const figure of figures) {
    const { span } = figure.finding;
    if (span.start < block.doc.start || span.end > block.doc.end) continue;
    const own = fromDoc(block, span);
    if (!own || own.start < at || own.end <= own.start) continue;
    plain(own.start);
    runs.push({ text: shown(block.text.slice(own.start, own.end)), figure });
    at = own.end;
  }
  plain(block.text.length);
  return runs;
}

const shown = (text: string): string => text.replaceAll('\uFFFC', '…').replace(/\s+/g, ' ');

/** Blocks as they follow one another: cells of one row of a table side by side. */
export type Section =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Block[])[] };

export function sectionsOf({ blocks: all, title }: Prose): readonly Section[] {
  // A title that front matter and the first heading both give is shown once.
  const isTwice = all.some((block) => block.kind === 'heading' && block.text === title);
  const blocks = all.filter((block) => !(isTwice && block.kind === 'front-matter' && block.text === title));
  const sections: Section[] = [];
  let rows: Block[][] = [];
  for (const [i, block] of blocks.entries()) {
    const before = blocks[i - 1]?.cell;
    if (!block.cell) sections.push({ kind: 'block', block });
    else if (before?.table !== block.cell.table) {
      rows = [[block]];
      sections.push({ kind: 'table', rows });
    } else if (before.row !== block.cell.row) rows.push([block]);
    else rows.at(-1)!.push(block);
  }
  return sections;
}

/** "relative dates count from 20 July 2025". */
export const dateLine = ({ date }: ReportedDraft, { say, locale }: ReportOptions): string =>
  date ? say('report.date', { date: sayDate(date, locale) }) : '';

export const titleOf = ({ prose, path }: ReportedDraft): string => prose.title ?? path;
