import type { Verdict } from '../../engine/verdicts/types.ts';
import { clipTitle, placeOf } from '../../engine/views/cite.ts';
import type { Citation, Finding } from '../../engine/views/types.ts';
import type { Base } from '../bases.ts';
import type { CheckedDraft } from '../drafts.ts';
import type { Io } from '../io.ts';
import { type Lines, linesOf, lineText, positionAt } from '../lines.ts';
import { shown } from '../paths.ts';
import { clip, pad, type Style } from './terminal.ts';
import { nameOf, type Printer, type Sum, shownOf } from './types.ts';

const COLOUR: Record<Verdict, keyof Omit<Style, 'bold' | 'dim'>> = {
  refuted: 'red',
  doubtful: 'yellow',
  disputed: 'yellow',
  outdated: 'yellow',
  supported: 'green',
  unsupported: 'grey',
};

/** For people: each finding with its line, an underline, the citation and the fix; a sum at the end. */
export const printPretty: Printer = {
  draft(draft, { all, style, width }) {
    const findings = shownOf(draft.findings, all);
    if (!findings.length) return '';
    return [style.bold(draft.path), ...findings.map((finding) => findingText(finding, draft, style, width)), ''].join(
      '\n',
    );
  },
  errorsAside: true,
  foot: (sum, { style }) => (sum.drafts ? `${summary(sum, style)}\n` : ''),
};

/** One finding on a few lines, as `check` and `explain` show it. */
export function findingText(finding: Finding, draft: CheckedDraft, style: Style, width: number): string {
  const { line, column } = positionAt(draft.lines, finding.span.start);
  const paint = style[COLOUR[finding.verdict]];
  const name = nameOf(finding);
  const excerpt = clip(lineText(draft.lines, line), column - 1, finding.span.end - finding.span.start, width - 6);
  const rows = [
    `  ${line}:${column}  ${paint(name)}  ${finding.message}${finding.fact === undefined ? '' : style.dim(`  ${finding.fact}`)}`,
    `      ${excerpt.text}`,
    `      ${' '.repeat(excerpt.before)}${paint('^'.repeat(Math.max(1, excerpt.width)))}`,
  ];
  for (const fix of finding.fixes) rows.push(`      fix: ${style.green(fix.replacement)}`);
  for (const citation of finding.citations) rows.push(`      ${style.dim(citationText(citation))}`);
  return `${rows.join('\n')}\n`;
}

/** “près de 8,5 milliards” — 01net, “Title”, 2025-07-16, ¶ 7 */
export function citationText({ evidence, source }: Citation): string {
  const title = source?.title;
  const where = [
    source?.publisher,
    title === undefined ? undefined : `“${clipTitle(title.replace(/\s+/g, ' '), MAX_TITLE)}”`,
    source?.published,
    placeOf(evidence.locator),
    source?.url,
  ].filter(Boolean);
  const quote = evidence.quote ? `“${evidence.quote.exact}” — ` : '';
  return `${quote}${where.join(', ') || evidence.source}`;
}

/** Characters of a title that are shown. */
const MAX_TITLE = 72;

/** Defects of fact files, which never stand in a draft's findings. */
export function printProblems(io: Io, bases: readonly Pick<Base, 'files' | 'problems'>[], style: Style): void {
  const told = new Set<string>();
  for (const { files, problems } of bases) {
    const lines = new Map<string, Lines>();
    for (const { file, span, message, severity, code } of problems) {
      if (severity === 'information') continue;
      const known = lines.get(file) ?? linesOf(files.find((f) => f.file === file)?.text ?? '');
      lines.set(file, known);
      const { line, column } = positionAt(known, span.start);
      const row = `${style.yellow(severity)} ${shown(io.cwd, file)}:${line}:${column}: ${message} (${code})`;
      if (!told.has(row)) io.err(`${row}\n`);
      told.add(row);
    }
  }
}

const plural = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

function summary({ drafts, figures, counts: count, dates: used }: Sum, style: Style): string {
  const order = [
    'refuted',
    'doubtful',
    'disputed',
    'outdated',
    'date.weekday',
    'draft.inconsistent',
    'stet.unused',
    'supported',
    'rounded',
    'unsupported',
  ];
  const words: Record<string, string> = { unsupported: 'without a fact' };
  const parts = order.filter((name) => count.has(name)).map((name) => `${count.get(name)} ${words[name] ?? name}`);
  const refuted = count.get('refuted') ?? 0;
  const text = `${plural(figures, 'figure')} in ${plural(drafts, 'draft')}${parts.length ? `: ${parts.join(', ')}` : ''}`;
  const dates = [...used];
  const date = dates.length === 1 && dates[0] !== undefined ? pad(`(relative dates as of ${dates[0]})`) : '';
  return (refuted ? style.red : style.green)(text) + style.dim(date);
}
