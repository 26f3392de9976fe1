import { escapeMarkdown, webAddress } from './escape.ts';
import {
  dateLine,
  listFigures,
  type ReportedDraft,
  type ReportedFigure,
  type ReportedSource,
  type ReportOptions,
  runsOf,
  sectionsOf,
  titleOf,
} from './report.ts';
import { sayCounts } from './tally.ts';

/** The report of drafts as a Markdown document: the list of figures, then the text with the figures numbered. */
export function reportMarkdown(drafts: readonly ReportedDraft[], options: ReportOptions): string {
  const { say } = options;
  const parts = drafts.map((draft) => {
    const figures = listFigures(draft, options);
    const head = [`## ${escapeMarkdown(titleOf(draft))}`];
    const about = [escapeMarkdown(draft.path), escapeMarkdown(dateLine(draft, options))].filter(Boolean).join(' · ');
    return [...head, about, sayCounts(draft.findings, say), list(figures, options), galley(draft, figures)].join(
      '\n\n',
    );
  });
  return `${[`# ${say('report.title')}`, ...parts].join('\n\n')}\n`;
}

function list(figures: readonly ReportedFigure[], { say }: ReportOptions): string {
  const columns = ['number', 'line', 'figure', 'verdict', 'fact', 'source', 'initials'];
  const rows = figures.map((figure) => [
    String(figure.number),
    String(figure.line),
    escapeMarkdown(figure.surface),
    `${figure.sign} ${figure.said}`,
    [figure.fact, figure.remarks].filter(Boolean).map(escapeMarkdown).join('<br>'),
    figure.sources.map(source).join('<br>'),
    '',
  ]);
  return [columns.map((key) => say(`report.${key}`)), columns.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function source({ line, url, locator, quote }: ReportedSource): string {
  const address = webAddress(url);
  const name = escapeMarkdown(line);
  const parts = [address ? `[${name}](<${address}>)` : name, locator && escapeMarkdown(locator)].filter(Boolean);
  return parts.join(', ') + (quote ? `: “${escapeMarkdown(quote)}”` : '');
}

function galley(draft: ReportedDraft, figures: readonly ReportedFigure[]): string {
  const text = (block: Parameters<typeof runsOf>[0]): string =>
    runsOf(block, figures)
      .map((run, i) => {
        // Only what begins the line can be taken for a list or a heading; blanks at the ends stay.
        const escaped = escapeMarkdown(i === 0 ? `${run.text}.` : `.${run.text}.`).slice(i === 0 ? 0 : 1, -1);
        return run.figure ? `**${escaped}** ⟨${run.figure.number} ${run.figure.sign}⟩` : escaped;
      })
      .join('')
      .trim();
  return sectionsOf(draft.prose)
    .map((section) => {
      if (section.kind === 'table') return section.rows.map((row) => `- ${row.map(text).join(' — ')}`).join('\n');
      const { block } = section;
      if (block.kind === 'heading') return `### ${text(block)}`;
      if (block.kind === 'list-item') return `- ${text(block)}`;
      return block.quoted ? `> ${text(block)}` : text(block);
    })
    .join('\n\n');
}
