import { startText } from './builder.ts';
import { addBlock, addHeading, type Collected, leadInOf, TOP } from './collect.ts';
import { closing, skipArguments, skipOption } from './latexBraces.ts';
import { type InlineReading, inline, inlines, NEXT } from './latexInline.ts';
import { advance, cellOf, endedBy, type Table } from './latexTable.ts';
import type { BlockKind } from './types.ts';

/** Sections by depth. */
const LEVELS: Readonly<Record<string, number>> = {
  title: 1,
  part: 1,
  chapter: 1,
  section: 2,
  subsection: 3,
  subsubsection: 4,
  paragraph: 5,
};
/** Environments that hold no prose. */
const NO_PROSE =
  /^(?:verbatim|lstlisting|minted|equation|align|alignat|gather|multline|eqnarray|displaymath|math|tikzpicture|thebibliography|filecontents|comment)\*?$/;
const QUOTES = /^(?:quote|quotation|displayquote|epigraph)$/;
/**
 * Reads LaTeX from `from` on: paragraphs, sections, items, footnotes and cells of tables. Formulas that are plain figures
 * are text, others stand as U+FFFC. Macros of the author's own are left out, their arguments read. Never fails on broken text.
 */
export function readLatexInto(to: Collected, text: string, from: number): void {
  const begin = text.indexOf('\\begin{document}', from);
  const title = begin < 0 ? undefined : /\\title\s*\{/.exec(text.slice(from, begin));
  const reading: Reading = { to, text, notes: [], quoted: 0, before: '' };
  if (title) {
    const open = from + title.index + title[0].length;
    heading(reading, 'title', open, closing(text, open, begin));
  }
  const start = begin < 0 ? from : begin + '\\begin{document}'.length;
  const end = text.indexOf('\\end{document}', start);
  scan(reading, start, end < 0 ? text.length : end);
}

interface Reading extends InlineReading {
  quoted: number;
  /** The paragraph that leads a list in. */
  before: string;
  table?: Table;
}

/** Reads blocks in `[from, end)`. */
function scan(reading: Reading, from: number, end: number): void {
  const { text } = reading;
  let kind = 'paragraph' as BlockKind;
  let out = startText(text, from);
  const flush = (next: BlockKind = 'paragraph'): void => {
    const place = { ...TOP, quoted: reading.quoted > 0 };
    const shown = kind === 'paragraph' && reading.quoted > 0 ? 'quote' : kind;
    const lead = kind === 'list-item' && reading.before ? { leadIn: leadInOf(reading.before) } : {};
    const built = out.build();
    const cell = kind === 'table-cell' && reading.table ? { cell: cellOf(reading.table, built.text) } : {};
    const said = addBlock(reading.to, shown, built, { ...place, ...lead, ...cell });
    if (kind === 'paragraph' && said) reading.before = said;
    kind = next;
    for (const note of reading.notes.splice(0)) scan(reading, note.start, note.end);
  };
  let at = from;
  const pattern = new RegExp(NEXT);
  while (at < end) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match || match.index >= end) break;
    out.raw(at, match.index);
    const after = match.index + match[0].length;
    const ended = endedBy(match[0], kind === 'table-cell' ? reading.table : undefined);
    if (ended) {
      flush(ended);
      if (ended === 'table-cell' && reading.table) advance(reading.table, match[0]);
      out = startText(text, after);
      at = after;
      continue;
    }
    const block = match[1] === undefined ? undefined : blockCommand(reading, match[1], after, end);
    if (block) {
      flush(block.kind);
      block.read();
      out = startText(text, block.at);
      at = block.at;
    } else at = inline(reading, out, match, after, end);
  }
  out.raw(Math.min(at, end), end);
  flush();
}

interface BlockCommand {
  /** Where reading goes on. */
  readonly at: number;
  /** Kind of the block that begins there. */
  readonly kind: BlockKind;
  /** What is to be done once the block before is finished. */
  readonly read: () => void;
}

/** Commands that end a block: sections, items, environments. */
function blockCommand(reading: Reading, name: string, after: number, end: number): BlockCommand | undefined {
  const { text } = reading;
  const nothing = (): void => undefined;
  if (name === 'item') return { at: skipOption(text, after, end), kind: 'list-item', read: nothing };
  if (name === 'par') return { at: after, kind: 'paragraph', read: nothing };
  if (name === 'caption' && text[after] === '{') return { at: after + 1, kind: 'paragraph', read: nothing };
  if (Object.hasOwn(LEVELS, name)) {
    const open = skipOption(text, after, end);
    if (text[open] !== '{') return undefined;
    const close = closing(text, open + 1, end);
    return { at: close + 1, kind: 'paragraph', read: () => heading(reading, name, open + 1, close) };
  }
  if (name !== 'begin' && name !== 'end') return undefined;
  const environment = /^\{([^{}\n]*)\}/.exec(text.slice(after, after + 60));
  if (!environment) return undefined;
  const inner = after + environment[0].length;
  const step = name === 'begin' ? 1 : -1;
  const env = environment[1]!;
  if (name === 'begin' && NO_PROSE.test(env)) {
    const close = text.indexOf(`\\end{${env}}`, inner);
    return { at: close < 0 || close > end ? end : close + env.length + 6, kind: 'paragraph', read: nothing };
  }
  const isTable = name === 'begin' && /^(?:tabular|tabularx|longtable|tabulary)\*?$/.test(env);
  const read = (): void => {
    if (QUOTES.test(env)) reading.quoted = Math.max(0, reading.quoted + step);
    if (isTable) reading.table = { number: reading.to.tables++, headers: [], row: -1, column: 0, label: '' };
  };
  return {
    at: isTable ? skipArguments(text, inner, end) : skipOption(text, inner, end),
    kind: isTable ? 'table-cell' : 'paragraph',
    read,
  };
}

function heading({ to, text }: Reading, name: string, from: number, end: number): void {
  const inner: Reading = { to, text, notes: [], quoted: 0, before: '' };
  const out = startText(text, from);
  inlines(inner, out, from, end);
  addHeading(to, LEVELS[name] ?? 2, out.build(), TOP);
}
