import type { Verdict } from '../../engine/verdicts/types.ts';
import type { Citation, Finding } from '../../engine/views/types.ts';
import type { Checked, CheckedDraft } from '../drafts.ts';
import type { Io } from '../io.ts';
import { linesOf, lineText, positionAt } from '../lines.ts';
import { shown } from '../paths.ts';
import { clip, pad, type Style, styleOf } from './terminal.ts';
import { type Printer, shownOf } from './types.ts';

const COLOUR: Record<Verdict, keyof Omit<Style, 'bold' | 'dim'>> = {
  refuted: 'red',
  doubtful: 'yellow',
  disputed: 'yellow',
  outdated: 'yellow',
  supported: 'green',
  unsupported: 'grey',
};

/** For people: each finding with its line, an underline, the citation and the fix; a sum at the end. */
export const printPretty: Printer = (io, checked, all) => {
  const style = styleOf(io.colour);
  for (const draft of checked.drafts) {
    const findings = shownOf(draft.findings, all);
    if (!findings.length) continue;
    io.out(`${style.bold(draft.path)}\n`);
    for (const finding of findings) io.out(`${findingText(finding, draft, style, io.width)}\n`);
  }
  printProblems(io, checked, style);
  for (const { path, message } of checked.errors) io.err(`${style.red('error')} ${path}: ${message}\n`);
  if (checked.drafts.length) io.out(`${summary(checked, style)}\n`);
};

/** One finding on a few lines, as `check` and `explain` show it. */
export function findingText(finding: Finding, draft: CheckedDraft, style: Style, width: number): string {
  const { line, column } = positionAt(draft.lines, finding.span.start);
  const paint = style[COLOUR[finding.verdict]];
  const name = finding.code.startsWith('fact.') ? finding.verdict : finding.code;
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
    title === undefined ? undefined : `“${short(title)}”`,
    source?.published,
    evidence.locator,
    source?.url,
  ].filter((part) => part !== undefined);
  const quote = evidence.quote ? `“${evidence.quote.exact}” — ` : '';
  return `${quote}${where.join(', ') || evidence.source}`;
}

/** Titles of web pages run on; the source is known by the first words. */
const short = (title: string): string => {
  const words = title.replace(/\s+/g, ' ');
  return words.length <= 72 ? words : `${words.slice(0, 70).replace(/\s+\S*$/, '')} …`;
};

/** Defects of fact files, which never stand in a draft's findings. */
export function printProblems(io: Io, checked: Pick<Checked, 'bases'>, style: Style): void {
  const told = new Set<string>();
  for (const { files, problems } of checked.bases) {
    const lines = new Map(files.map(({ file, text }) => [file, linesOf(text)]));
    for (const { file, span, message, severity, code } of problems) {
      if (severity === 'information') continue;
      const { line, column } = positionAt(lines.get(file) ?? linesOf(''), span.start);
      const row = `${style.yellow(severity)} ${shown(io.cwd, file)}:${line}:${column}: ${message} (${code})`;
      if (!told.has(row)) io.err(`${row}\n`);
      told.add(row);
    }
  }
}

const plural = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

function summary({ drafts }: Checked, style: Style): string {
  const count = new Map<string, number>();
  for (const { findings } of drafts) {
    for (const f of findings) {
      const name = f.code.startsWith('fact.') ? f.verdict : f.code;
      count.set(name, (count.get(name) ?? 0) + 1);
    }
  }
  const figures = drafts.flatMap((d) => d.findings).filter((f) => f.code.startsWith('fact.')).length;
  const order = [
    'refuted',
    'doubtful',
    'disputed',
    'outdated',
    'date.weekday',
    'draft.inconsistent',
    'stet.unused',
    'supported',
    'unsupported',
  ];
  const words: Record<string, string> = { unsupported: 'without a fact' };
  const parts = order.filter((name) => count.has(name)).map((name) => `${count.get(name)} ${words[name] ?? name}`);
  const refuted = count.get('refuted') ?? 0;
  const text = `${plural(figures, 'figure')} in ${plural(drafts.length, 'draft')}${parts.length ? `: ${parts.join(', ')}` : ''}`;
  const dates = [...new Set(drafts.map((d) => d.date))];
  const date = dates.length === 1 && dates[0] !== undefined ? pad(`(relative dates as of ${dates[0]})`) : '';
  return (refuted ? style.red : style.green)(text) + style.dim(date);
}
