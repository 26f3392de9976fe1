import { escapeMarkdown, webAddress } from './escape.ts';
import {
  dateLine,
  type Report,
  type ReportedDraft,
  type ReportedFigure,
  type ReportedQuote,
  type ReportedSource,
  type ReportOptions,
  reportOn,
  titleOf,
} from './report.ts';
import { listContents, STET, sayCoverage, summarise } from './reportSummary.ts';
import { layOut, type Run, runsOf } from './reportText.ts';
import { sayCounts } from './tally.ts';

/** The report of drafts as a Markdown document: for each a summary, the list of figures, the sources, the text with numbers. */
export function reportMarkdown(drafts: readonly ReportedDraft[], options: ReportOptions): string {
  const { say } = options;
  const reports = drafts.map((draft) => reportOn(draft, options));
  const parts = reports.map((report) => draftMarkdown(report, options));
  const contents =
    reports.length > 1
      ? [
          sayCoverage(
            reports.flatMap((r) => r.figures),
            options,
          ),
          contentsOf(reports, options),
        ]
      : [];
  return `${[`# ${say('report.title')}`, ...contents, ...parts].filter(Boolean).join('\n\n')}\n`;
}

function contentsOf(reports: readonly Report[], options: ReportOptions): string {
  const { say } = options;
  const { columns, lines } = listContents(reports, options);
  const heads = columns.map(({ sign, said }) => (sign === STET ? said : `${sign} ${said}`));
  return table(
    [say('report.draft'), say('report.figures'), ...heads],
    lines.map(({ title, figures, counts }) => [escapeMarkdown(title), ...[figures, ...counts].map(String)]),
  );
}

function draftMarkdown(report: Report, options: ReportOptions): string {
  const { say } = options;
  const { draft, figures, sources, notes } = report;
  const about = [draft.path, dateLine(draft, options)].filter(Boolean).map(escapeMarkdown).join(' · ');
  const counts = summarise(report, options).map(
    ({ verdict, sign, said, figures: own }) =>
      `- ${verdict ? `${sign} ` : ''}${said}: ${own.length} (${own.map(({ number }) => number).join(', ')})`,
  );
  const parts = [
    `## ${escapeMarkdown(titleOf(draft))}`,
    about,
    sayCoverage(figures, options) || sayCounts(draft.findings, say),
    counts.join('\n'),
    figures.length > 0 && `### ${say('report.list')}\n\n${list(figures, options)}`,
    sources.length > 0 && `### ${say('report.sources')}\n\n${sources.map(source).join('\n')}`,
    notes.length > 0 &&
      `### ${say('report.notes')}\n\n${notes.map(({ line, message }) => `- ${say('report.line')} ${line}: ${escapeMarkdown(message)}`).join('\n')}`,
    `### ${say('report.text')}\n\n${galley(report)}`,
  ];
  return parts.filter(Boolean).join('\n\n');
}

function list(figures: readonly ReportedFigure[], { say }: ReportOptions): string {
  const columns = ['number', 'line', 'figure', 'verdict', 'fact', 'source', 'initials'];
  const rows = figures.map((figure) => [
    String(figure.number),
    String(figure.line),
    escapeMarkdown(figure.surface) + (figure.correction && ` → **${escapeMarkdown(figure.correction)}**`),
    `${figure.sign} ${figure.said}${figure.letStand ? ` (${say('report.letStand')})` : ''}`,
    [figure.value && `${figure.label}: ${figure.value}`, figure.remarks]
      .filter(Boolean)
      .map(escapeMarkdown)
      .join('<br>'),
    figure.quotes.map((one) => quote(one, say)).join('<br>'),
    '',
  ]);
  return table(
    columns.map((key) => say(`report.${key}`)),
    rows,
  );
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const quote = ({ source: letter, place, quote: words }: ReportedQuote, say: ReportOptions['say']): string =>
  [letter, escapeMarkdown(place), words && say('hover.quote', { text: escapeMarkdown(words) })]
    .filter(Boolean)
    .join(' ');

function source({ letter, line, url }: ReportedSource): string {
  const address = webAddress(url);
  const name = escapeMarkdown(line);
  return `- ${letter}: ${address ? `[${name}](<${address}>)` : name}`;
}

function galley(report: Report): string {
  const text = (runs: readonly Run[]): string =>
    runs
      .map((run, i) => {
        // Only what begins the line can be taken for a list or a heading; blanks at the ends stay.
        const escaped = escapeMarkdown(i === 0 ? `${run.text}.` : `.${run.text}.`).slice(i === 0 ? 0 : 1, -1);
        return run.figure ? `**${escaped}** ⟨${run.figure.number} ${run.figure.sign}⟩` : escaped;
      })
      .join('')
      .trim();
  const { title, sections } = layOut(report);
  const body = sections.map((section) => {
    if (section.kind === 'table') {
      return section.rows
        .map((row) => `- ${row.map((cell) => text(runsOf(cell, report.figures))).join(' — ')}`)
        .join('\n');
    }
    const { block } = section;
    const shown = text(runsOf(block, report.figures));
    if (block.kind === 'heading') return `#### ${shown}`;
    if (block.kind === 'list-item') return `- ${shown}`;
    return block.quoted ? `> ${shown}` : shown;
  });
  // The title stands above already, unless there are figures in it.
  return [...(title.some(({ figure }) => figure) ? [`#### ${text(title)}`] : []), ...body].join('\n\n');
}
