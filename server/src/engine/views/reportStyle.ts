// How the report looks. Signs and the shape of lines tell verdicts apart where colours do not: on paper, and for those who do
// not see them. Colours are from 4.5:1 of contrast up on both grounds.

const LIGHT =
  '--ground: #fff; --ink: #1a1a1a; --bad: #b00020; --odd: #7a5000; --good: #1b6e33; --dim: #5c5c5c; --rule: #c4c4c4; --found: #fff3b0;';
const DARK =
  '--ground: #1c1c1e; --ink: #e8e8e8; --bad: #ff8a80; --odd: #ffcc66; --good: #7fd99a; --dim: #aaa; --rule: #555; --found: #55501e;';

const SCREEN = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
body { background: var(--ground); color: var(--ink); font: 1rem/1.6 Georgia, "Times New Roman", serif; margin: 0 auto; max-width: 54rem; padding: 2rem 1.5rem; }
header p, table.list, table.sum, table.contents, ol.sources, .notes, .sign, h2.part { font-family: system-ui, sans-serif; font-size: 0.85rem; line-height: 1.4; }
h1 { font-size: 1.7rem; line-height: 1.3; margin: 0.2em 0; } h2.part { font-size: 0.95rem; margin: 2rem 0 0.5rem; } article h2 { font-size: 1.2rem; }
a { color: inherit; }
header { border-bottom: 2px solid; margin-bottom: 1.5rem; padding-bottom: 0.8em; } header p { margin: 0.2em 0; } .kind { color: var(--dim); letter-spacing: 0.08em; text-transform: uppercase; } .about { color: var(--dim); overflow-wrap: anywhere; } .share { font-weight: 600; }
table { border-collapse: collapse; } th { text-align: start; }
.sum { margin-top: 0.6em; } .sum th, .sum td { padding: 0.1em 1em 0.1em 0; vertical-align: baseline; font-weight: inherit; } .sum .n { text-align: end; font-variant-numeric: tabular-nums; } .sum .refuted { font-weight: 700; }
.contents { width: 100%; } .contents th, .contents td { border-bottom: 1px solid var(--rule); padding: 0.35em 0.6em 0.35em 0; vertical-align: baseline; } .contents .n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; } .contents small { color: var(--dim); display: block; overflow-wrap: anywhere; } .contents thead .n, .contents thead th { vertical-align: bottom; white-space: normal; } .contents th:first-child { width: 45%; } .contents tfoot td { border: 0; font-weight: 600; } .none { color: var(--dim); }
article table td { border: 1px solid var(--rule); padding: 0.2em 0.6em; } article blockquote { border-inline-start: 3px solid var(--rule); margin: 1em 0; padding-inline-start: 1em; }
.item { margin: 0.3em 0 0.3em 1.5em; } .item::before { content: "– "; margin-left: -1em; }
.mark { color: inherit; text-decoration: none; } .mark span { text-decoration: underline 1px solid var(--good); text-underline-offset: 0.2em; }
.mark sup { color: var(--good); font: 700 0.65em system-ui, sans-serif; line-height: 0; margin-left: 0.15em; white-space: nowrap; }
.sign-of { color: var(--good); display: inline-block; font-weight: 700; min-width: 1.1em; }
.mark.refuted span { font-weight: 700; text-decoration: underline 2px double var(--bad); } .refuted sup, .refuted .sign-of { color: var(--bad); }
.mark.odd span { text-decoration: underline 2px dashed var(--odd); } .odd sup, .odd .sign-of { color: var(--odd); }
.mark.unsupported span { text-decoration: underline 2px dotted var(--dim); } .unsupported sup, .unsupported .sign-of { color: var(--dim); }
.list { width: 100%; } .list th, .list td { border-top: 1px solid var(--rule); padding: 0.45em 0.7em 0.45em 0; vertical-align: top; } .list thead th { border-top: 0; white-space: nowrap; } .list tbody tr:last-child td { border-bottom: 1px solid var(--rule); }
.list td:nth-child(1) { text-align: end; font-variant-numeric: tabular-nums; } .list td:nth-child(3) { min-width: 6.5em; } .list tbody td:nth-child(3) { padding-inline-start: 1.4em; text-indent: -1.4em; } .list tbody td:nth-child(3) > * { text-indent: 0; } .list small { color: var(--dim); white-space: nowrap; } .list small.label { display: block; white-space: normal; } .list .should { display: block; font-weight: 700; } .list .should::before { content: "→ "; } .list em { display: block; } .list td { overflow-wrap: break-word; }
.list td.initials { padding-right: 0; } .list td.initials span { border: 1px solid var(--dim); display: block; height: 1.8em; min-width: 3.6em; }
.stet { border: 1px solid; border-radius: 2px; font-size: 0.85em; padding: 0 0.25em; }
ol.sources { list-style: none; margin: 0; padding: 0; } ol.sources li { margin: 0.25em 0 0.25em 2em; overflow-wrap: anywhere; } ol.sources b { display: inline-block; margin-left: -2em; width: 2em; }
.notes { margin: 0; padding-left: 1.2em; }
tr:target, .mark:target { background: var(--found); }
.sign { align-items: end; display: flex; gap: 1em; margin-top: 3rem; } .sign span { border-bottom: 1px solid; flex: 2; } .sign span:last-child { flex: 1; }
main { margin-top: 4rem; } main:first-of-type { margin-top: 0; } .cover + main { margin-top: 4rem; }
@media (max-width: 40rem) { body { padding: 1rem; } .contents, article table { display: block; overflow-x: auto; } .list thead { display: none; } .list tr, .list td { display: block; } .list td { border: 0; padding: 0.1em 0; text-align: start !important; } .list tr { border-top: 1px solid var(--rule); padding: 0.5em 0; } .list td.initials { display: none; } }
`;

const PRINT = `
@media print {
  :root { color-scheme: light; ${LIGHT} --dim: #333; --rule: #888; }
  :root { font-size: 10.5pt; }
  body { line-height: 1.75; max-width: none; padding: 0; }
  main { break-before: page; margin: 0 !important; } main:first-of-type { break-before: auto; } .cover + main { break-before: page; }
  .list thead { display: table-header-group; } .list { margin-top: 0; }
  tr, li, .sign, .mark { break-inside: avoid; } h2, h2.part { break-after: avoid; } p { orphans: 3; widows: 3; }
  .mark { break-inside: auto; } .sources a { text-decoration: none; } .sources .url { display: block; }
}
@page { margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; } }
`;

export const STYLE: string = (SCREEN + PRINT).replaceAll('\n', ' ').trim();
