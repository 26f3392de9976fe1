import { escapeHtml, webAddress } from './escape.ts';
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

/**
 * The report of drafts as one self-contained page without scripts: each draft's text with its figures numbered, then the
 * list of figures with sources and a place for initials. Made to be read on screen, light or dark, and to be printed.
 */
export function reportHtml(drafts: readonly ReportedDraft[], options: ReportOptions): string {
  const { say, locale } = options;
  const title = [say('report.title'), ...drafts.slice(0, 1).map(titleOf)].join(': ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${drafts.map((draft, i) => draftHtml(draft, options, `d${i + 1}`)).join('\n')}
</body>
</html>
`;
}

function draftHtml(draft: ReportedDraft, options: ReportOptions, id: string): string {
  const { say } = options;
  const figures = listFigures(draft, options);
  const about = [draft.path, dateLine(draft, options)].filter(Boolean).map(escapeHtml).join(' · ');
  const columns = ['number', 'figure', 'verdict', 'fact', 'source', 'initials'];
  return `<main>
<header>
<p class="kind">${escapeHtml(say('report.title'))}</p>
<h1 lang="${escapeHtml(draft.language)}">${escapeHtml(titleOf(draft))}</h1>
<p>${about}</p>
<p class="counts">${escapeHtml(sayCounts(draft.findings, say))}</p>
</header>
<article lang="${escapeHtml(draft.language)}">
${galley(draft, figures, id)}
</article>
<table class="figures">
<caption>${escapeHtml(say('report.list'))}</caption>
<thead><tr>${columns.map((key) => `<th scope="col">${escapeHtml(say(`report.${key}`))}</th>`).join('')}</tr></thead>
<tbody>
${figures.map((figure) => row(figure, id)).join('\n')}
</tbody>
</table>
<p class="sign">${escapeHtml(say('report.checkedBy'))}<span></span>${escapeHtml(say('report.checkedOn'))}<span></span></p>
</main>`;
}

function row(figure: ReportedFigure, id: string): string {
  const { number, line, surface, verdict, sign, said, fact, remarks, sources } = figure;
  const notes = remarks ? `<br><em>${escapeHtml(remarks)}</em>` : '';
  const cells = [
    `<a href="#${id}-t${number}">${number}</a>`,
    `${escapeHtml(surface)} <small>${line}</small>`,
    `<span class="sign-of ${verdict}" aria-hidden="true">${sign}</span> ${escapeHtml(said)}`,
    escapeHtml(fact) + notes,
    sources.map(source).join('<br>'),
    '',
  ];
  return `<tr id="${id}-f${number}" class="${verdict}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function source({ line, url, locator, quote }: ReportedSource): string {
  const address = webAddress(url);
  const name = address ? `<a href="${escapeHtml(address)}">${escapeHtml(line)}</a>` : escapeHtml(line);
  const place = locator ? `, ${escapeHtml(locator)}` : '';
  return name + place + (quote ? `: <q>${escapeHtml(quote)}</q>` : '');
}

function galley(draft: ReportedDraft, figures: readonly ReportedFigure[], id: string): string {
  const text = (block: Parameters<typeof runsOf>[0]): string =>
    runsOf(block, figures)
      .map(({ text: run, figure }) => (figure ? mark(figure, run, id) : escapeHtml(run)))
      .join('');
  return sectionsOf(draft.prose)
    .map((section) => {
      if (section.kind === 'table') {
        const rows = section.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`);
        return `<table>${rows.join('')}</table>`;
      }
      const { block } = section;
      if (block.kind === 'heading') return `<h2>${text(block)}</h2>`;
      if (block.kind === 'list-item') return `<p class="item">${text(block)}</p>`;
      return block.quoted ? `<blockquote>${text(block)}</blockquote>` : `<p>${text(block)}</p>`;
    })
    .join('\n');
}

const mark = ({ number, verdict, sign, said }: ReportedFigure, text: string, id: string): string =>
  `<a id="${id}-t${number}" class="mark ${verdict}" href="#${id}-f${number}" title="${escapeHtml(said)}">${escapeHtml(text)}<sup>${number}&#8202;${sign}</sup></a>`;

// Lines tell verdicts apart where colours do not: on paper, and for those who do not see them.
const STYLE = `
:root { color-scheme: light dark; --bad: light-dark(#b00020, #ff8a80); --odd: light-dark(#8a5a00, #ffcc66); --good: light-dark(#1b6e33, #7fd99a); --dim: light-dark(#666, #aaa); --rule: light-dark(#ccc, #555); }
body { background: Canvas; color: CanvasText; font: 1rem/1.6 Georgia, "Times New Roman", serif; margin: 0 auto; max-width: 52rem; padding: 2rem 1.5rem; }
header p, table.figures, .sign { font-family: system-ui, sans-serif; font-size: 0.85rem; line-height: 1.4; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0.2em 0; } h2 { font-size: 1.2rem; }
header { border-bottom: 2px solid; margin-bottom: 1.5rem; } header p { margin: 0.2em 0; } .kind { letter-spacing: 0.08em; text-transform: uppercase; color: var(--dim); } .counts { font-weight: 600; padding-bottom: 0.6em; }
article table { border-collapse: collapse; } article td { border: 1px solid var(--rule); padding: 0.2em 0.6em; }
.item { margin: 0.3em 0 0.3em 1.5em; } .item::before { content: "– "; margin-left: -1em; }
.mark { color: inherit; text-decoration: underline 1px solid var(--good); text-underline-offset: 0.2em; }
.mark sup { font: 600 0.6em system-ui, sans-serif; margin-left: 0.2em; color: var(--good); line-height: 0; }
.mark.refuted { text-decoration: underline 2px double var(--bad); } .refuted sup, .sign-of.refuted { color: var(--bad) !important; }
.mark.doubtful, .mark.outdated, .mark.disputed { text-decoration: underline 2px dashed var(--odd); } .doubtful sup, .outdated sup, .disputed sup, .sign-of.doubtful, .sign-of.outdated, .sign-of.disputed { color: var(--odd) !important; }
.mark.unsupported { text-decoration: underline 1px dotted var(--dim); } .unsupported sup, .sign-of.unsupported { color: var(--dim) !important; }
.sign-of { font-weight: 700; color: var(--good); }
table.figures { border-collapse: collapse; margin-top: 2rem; width: 100%; } .figures caption { font-weight: 600; padding-bottom: 0.5em; text-align: start; }
.figures th, .figures td { border-top: 1px solid var(--rule); padding: 0.4em 0.6em 0.4em 0; text-align: start; vertical-align: top; overflow-wrap: anywhere; } .figures th { border-top: 0; white-space: nowrap; } .figures td:last-child { border-bottom: 1px solid; min-width: 3.5em; } .figures td:nth-child(3) { white-space: nowrap; } .figures small { color: var(--dim); } .figures small::before { content: "l. "; }
tr:target, .mark:target { background: light-dark(#fff3b0, #55501e); }
.sign { margin-top: 2.5rem; display: flex; gap: 1em; align-items: end; } .sign span { border-bottom: 1px solid; flex: 1; }
main + main { break-before: page; margin-top: 4rem; }
@media print { :root { color-scheme: light; } body { font-size: 10.5pt; max-width: none; padding: 0; } .figures thead { display: table-header-group; } .figures tr { break-inside: avoid; } a { color: inherit; } @page { margin: 18mm 16mm; } }
`;
