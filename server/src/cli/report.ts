import type { Engine } from '../engine/check.ts';
import type { Finding } from '../engine/views/types.ts';
import { type CheckedDraft, checkDrafts, type Options } from './drafts.ts';
import { citationText } from './formats/pretty.ts';
import { EXIT, type Io } from './io.ts';
import { positionAt } from './lines.ts';

/** `report [PATH…]`: every figure of every draft with its verdict and source, as a Markdown document. */
export async function runReport(io: Io, engine: Engine, paths: readonly string[], options: Options): Promise<number> {
  const { drafts, errors } = await checkDrafts(io, engine, paths.length ? paths : ['.'], options);
  io.out('# Fact check\n');
  for (const draft of drafts) io.out(reportOf(draft));
  for (const { path, message } of errors) io.err(`${path}: ${message}\n`);
  return errors.length ? EXIT.unusable : EXIT.ok;
}

function reportOf(draft: CheckedDraft): string {
  const figures = draft.findings.filter((f) => f.code.startsWith('fact.'));
  const of = (verdict: string): number => figures.filter((f) => f.verdict === verdict).length;
  const covered = figures.length - of('unsupported');
  const share = figures.length
    ? ` (${Math.round((100 * covered) / figures.length)} % of ${figures.length} figures have a fact)`
    : '';
  const rows = draft.findings.map((finding) => rowOf(finding, draft));
  return [
    `\n## ${draft.path}\n`,
    `${of('refuted')} refuted, ${of('doubtful')} doubtful, ${of('disputed')} disputed, ${of('outdated')} outdated, ${of('supported')} supported, ${of('unsupported')} without a fact${share}.\n`,
    '| line | figure | verdict | should be | source |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function rowOf(finding: Finding, draft: CheckedDraft): string {
  const { line } = positionAt(draft.lines, finding.span.start);
  const fixes = finding.fixes.map((f) => f.replacement).join(' or ');
  const sources = finding.citations.map(citationText).join('; ');
  const verdict = finding.code.startsWith('fact.') ? finding.verdict : finding.code;
  return `| ${[String(line), finding.surface, verdict, fixes, sources].map(cell).join(' | ')} |`;
}

const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('|', '\\|');
