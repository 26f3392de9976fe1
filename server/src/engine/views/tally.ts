import type { Verdict } from '../verdicts/types.ts';
import type { Say } from './say.ts';
import type { Finding } from './types.ts';

/** Verdicts in the order in which a checker reads them. */
export const VERDICTS: readonly Verdict[] = ['supported', 'refuted', 'doubtful', 'disputed', 'outdated', 'unsupported'];

/** Whether a finding is about a figure or date: of unused comments and weekdays there are some, too. */
export const isFigure = ({ code }: Pick<Finding, 'code'>): boolean => code.startsWith('fact.');

/** Figures and dates of a draft. */
export const figuresOf = <T extends Pick<Finding, 'code'>>(findings: readonly T[]): readonly T[] =>
  findings.filter(isFigure);

/** "12 figures · 8 supported · 1 disagrees · 3 without a source"; verdicts that do not occur are left out. */
export function sayCounts(findings: readonly Pick<Finding, 'code' | 'verdict'>[], say: Say): string {
  const figures = figuresOf(findings);
  const parts = VERDICTS.flatMap((verdict) => {
    const count = figures.filter((finding) => finding.verdict === verdict).length;
    return count > 0 ? [say(`count.${verdict}`, { count })] : [];
  });
  return [say('count.figures', { count: figures.length }), ...parts].join(' · ');
}
