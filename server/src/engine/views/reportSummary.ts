import type { Verdict } from '../verdicts/types.ts';
import { type Report, type ReportedFigure, type ReportOptions, SIGNS, saidOf, titleOf } from './report.ts';
import { VERDICTS } from './tally.ts';

/** The figures of one verdict, or those let stand. */
export interface SummaryLine {
  /** Undefined for figures that a comment in the draft lets stand: they are counted there only. */
  readonly verdict?: Verdict;
  readonly sign: string;
  readonly said: string;
  readonly figures: readonly ReportedFigure[];
}

/** What stands for "let stand" where there is no room for words. */
export const STET = 'stet';

/** The verdicts that occur, those first that want a look. */
export function summarise({ figures }: Pick<Report, 'figures'>, { say }: ReportOptions): readonly SummaryLine[] {
  const ranked = [...VERDICTS.filter((verdict) => verdict !== 'supported'), 'supported' as const];
  const lines: SummaryLine[] = ranked.map((verdict) => ({
    verdict,
    sign: SIGNS[verdict],
    said: saidOf(verdict, say),
    figures: figures.filter((figure) => figure.verdict === verdict && !figure.letStand),
  }));
  const stet = { sign: STET, said: say('report.letStand'), figures: figures.filter((figure) => figure.letStand) };
  return [...lines, stet].filter((line) => line.figures.length > 0);
}

/** "16 of 19 figures have a source (84%)"; '' without figures. */
export function sayCoverage(figures: readonly ReportedFigure[], { say, locale }: ReportOptions): string {
  if (figures.length === 0) return '';
  const covered = figures.filter(({ verdict }) => verdict !== 'unsupported').length;
  // Down: 199 of 200 are not all.
  const share = new Intl.NumberFormat(locale, { style: 'percent' }).format(
    Math.floor((covered / figures.length) * 100) / 100,
  );
  return say('report.coverage', { covered, count: figures.length, share });
}

/** One draft in the list of contents. */
export interface ContentsLine {
  readonly title: string;
  readonly path: string;
  readonly figures: number;
  /** How many of each of `columns`. */
  readonly counts: readonly number[];
}

export interface Contents {
  /** Verdicts that occur in any of the drafts. */
  readonly columns: readonly Pick<SummaryLine, 'sign' | 'said'>[];
  readonly lines: readonly ContentsLine[];
}

/** The list of several drafts, with what was found in each. */
export function listContents(reports: readonly Report[], options: ReportOptions): Contents {
  const columns = summarise({ figures: reports.flatMap(({ figures }) => figures) }, options);
  return {
    columns,
    lines: reports.map((report) => {
      const own = summarise(report, options);
      const count = (sign: string): number => own.find((line) => line.sign === sign)?.figures.length ?? 0;
      return {
        title: titleOf(report.draft),
        path: report.draft.path,
        figures: report.figures.length,
        counts: columns.map(({ sign }) => count(sign)),
      };
    }),
  };
}
