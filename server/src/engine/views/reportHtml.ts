import { escapeHtml, webAddress } from './escape.ts';
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
import { STYLE } from './reportStyle.ts';
import { listContents, STET, sayCoverage, summarise } from './reportSummary.ts';
import { layOut, type Run, runsOf } from './reportText.ts';
import { sayCounts } from './tally.ts';

/**
 * The report of drafts as one self-contained page without scripts: a list of the drafts where there are several, then each
 * draft's text with its figures numbered, the list of figures with sources and a box for initials, and the sources. Made to be
 * read on screen, light or dark, and to be printed, black on white.
 */
export function reportHtml(drafts: readonly ReportedDraft[], options: ReportOptions): string {
  const { say, locale } = options;
  const reports = drafts.map((draft) => reportOn(draft, options));
  const about = drafts.length === 1 ? titleOf(drafts[0]!) : say('report.drafts', { count: drafts.length });
  return `<!DOCTYPE html>
<html lang="${escapeHtml(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(`${say('report.title')}: ${about}`)}</title>
<style>${STYLE}</style>
</head>
<body>
${reports.length === 1 ? '' : cover(reports, options)}
${reports.map((report, i) => draftHtml(report, options, `d${i + 1}`)).join('\n')}
</body>
</html>
`;
}

/** The drafts with what was found in each. */
function cover(reports: readonly Report[], options: ReportOptions): string {
  const { say } = options;
  const { columns, lines } = listContents(reports, options);
  const figures = reports.flatMap((report) => report.figures);
  const cell = (count: number): string => `<td class="n">${count || '<span class="none">–</span>'}</td>`;
  const heads = columns.map(
    ({ sign, said }) => `<th scope="col" class="n">${escapeHtml(`${sign === STET ? '' : `${sign} `}${said}`)}</th>`,
  );
  const rows = lines.map(
    ({ title, path, counts, figures: all }, i) =>
      `<tr><td><a href="#d${i + 1}">${escapeHtml(title)}</a>${title === path ? '' : `<small>${escapeHtml(path)}</small>`}</td>${[all, ...counts].map(cell).join('')}</tr>`,
  );
  const sums = columns.map((_, i) => lines.reduce((sum, { counts }) => sum + counts[i]!, 0));
  return `<section class="cover">
<header>
<p class="kind">${escapeHtml(say('report.title'))}</p>
<h1>${escapeHtml(say('report.drafts', { count: reports.length }))}</h1>
<p class="share">${escapeHtml(sayCoverage(figures, options))}</p>
</header>
<table class="contents">
<thead><tr><th scope="col">${escapeHtml(say('report.draft'))}</th><th scope="col" class="n">${escapeHtml(say('report.figures'))}</th>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
<tfoot><tr><td></td>${[figures.length, ...sums].map(cell).join('')}</tr></tfoot>
</table>
</section>`;
}

function draftHtml(report: Report, options: ReportOptions, id: string): string {
  const { say } = options;
  const { draft, figures, sources, notes } = report;
  const { title, sections } = layOut(report);
  const lang = escapeHtml(draft.language);
  const about = [draft.path, dateLine(draft, options)].filter(Boolean).map(escapeHtml).join(' · ');
  const runs = (all: readonly Run[]): string =>
    all.map(({ text, figure }) => (figure ? mark(figure, text, id) : escapeHtml(text))).join('');
  const text = sections.map((section) => {
    if (section.kind === 'table') {
      const rows = section.rows.map((cells) => cells.map((cell) => `<td>${runs(runsOf(cell, figures))}</td>`).join(''));
      return `<table>${rows.map((cells) => `<tr>${cells}</tr>`).join('')}</table>`;
    }
    const { block } = section;
    const shown = runs(runsOf(block, figures));
    if (block.kind === 'heading') return `<h2>${shown}</h2>`;
    if (block.kind === 'list-item') return `<p class="item">${shown}</p>`;
    return block.quoted ? `<blockquote>${shown}</blockquote>` : `<p>${shown}</p>`;
  });
  return `<main id="${id}">
<header>
<p class="kind">${escapeHtml(say('report.title'))}</p>
<h1 lang="${lang}">${runs(title)}</h1>
<p class="about">${about}</p>
<p class="share">${escapeHtml(sayCoverage(figures, options) || sayCounts(draft.findings, say))}</p>
${summary(report, options, id)}
</header>
<article lang="${lang}">
${text.join('\n')}
</article>
${figures.length > 0 ? list(figures, options, id) : ''}
${part(say('report.sources'), sources.length > 0 && `<ol class="sources">${sources.map(source).join('\n')}</ol>`)}
${part(say('report.notes'), notes.length > 0 && `<ul class="notes">${notes.map(({ line, message }) => `<li>${escapeHtml(`${say('report.line')} ${line}: ${message}`)}</li>`).join('')}</ul>`)}
<p class="sign">${escapeHtml(say('report.checkedBy'))}<span></span>${escapeHtml(say('report.checkedOn'))}<span></span></p>
</main>`;
}

const part = (title: string, content: string | false): string =>
  content ? `<h2 class="part">${escapeHtml(title)}</h2>\n${content}` : '';

function summary(report: Report, options: ReportOptions, id: string): string {
  const rows = summarise(report, options).map(({ verdict, sign, said, figures }) => {
    const links = figures.map(({ number }) => `<a href="#${id}-f${number}">${number}</a>`).join(' ');
    return `<tr class="${lookOf(verdict)}"><td>${verdict ? `<span class="sign-of">${sign}</span>` : ''}</td><th scope="row">${escapeHtml(said)}</th><td class="n">${figures.length}</td><td>${links}</td></tr>`;
  });
  return rows.length > 0 ? `<table class="sum">${rows.join('\n')}</table>` : '';
}

/** Doubtful, disputed and outdated look alike: something to think about. */
const lookOf = (verdict: string | undefined): string =>
  verdict === 'doubtful' || verdict === 'disputed' || verdict === 'outdated' ? `${verdict} odd` : (verdict ?? '');

const mark = ({ number, verdict, sign, said }: ReportedFigure, text: string, id: string): string =>
  `<a id="${id}-t${number}" class="mark ${lookOf(verdict)}" href="#${id}-f${number}" title="${escapeHtml(said)}"><span>${escapeHtml(text)}</span><sup>${number}&#8202;${sign}</sup></a>`;

function list(figures: readonly ReportedFigure[], { say }: ReportOptions, id: string): string {
  const columns = ['number', 'figure', 'verdict', 'fact', 'source', 'initials'];
  return `<h2 class="part">${escapeHtml(say('report.list'))}</h2>
<table class="list">
<thead><tr>${columns.map((key) => `<th scope="col">${escapeHtml(say(`report.${key}`))}</th>`).join('')}</tr></thead>
<tbody>
${figures.map((figure) => row(figure, say, id)).join('\n')}
</tbody>
</table>`;
}

function row(figure: ReportedFigure, say: ReportOptions['say'], id: string): string {
  const { number, line, surface, verdict, sign, said, letStand, correction, label, value, remarks, quotes } = figure;
  const should = correction ? `<span class="should">${escapeHtml(correction)}</span>` : '';
  const cells = [
    `<a href="#${id}-t${number}">${number}</a>`,
    `${escapeHtml(surface)} <small>${escapeHtml(say('report.atLine', { line }))}</small>${should}`,
    `<span class="sign-of" aria-hidden="true">${sign}</span> ${escapeHtml(said)}${letStand ? ` <span class="stet">${escapeHtml(say('report.letStand'))}</span>` : ''}`,
    (value ? `<small class="label">${escapeHtml(label)}</small>${escapeHtml(value)}` : '') +
      (remarks ? `<em>${escapeHtml(remarks)}</em>` : ''),
    quotes.map((one) => quote(one, say)).join('<br>'),
  ].map((cell) => `<td>${cell}</td>`);
  return `<tr id="${id}-f${number}" class="${lookOf(verdict)}">${cells.join('')}<td class="initials"><span></span></td></tr>`;
}

const quote = ({ source, place, quote: words }: ReportedQuote, say: ReportOptions['say']): string =>
  [`<b>${escapeHtml(source)}</b>`, escapeHtml(place), words && escapeHtml(say('hover.quote', { text: words }))]
    .filter(Boolean)
    .join(' ');

function source({ letter, line, url }: ReportedSource): string {
  const address = webAddress(url);
  const link = address ? ` <a class="url" href="${escapeHtml(address)}">${escapeHtml(address)}</a>` : '';
  return `<li><b>${letter}</b>${escapeHtml(line)}${link}</li>`;
}
