import { type Builder, HOLE, startText } from './builder.ts';
import { addBlock, addComment, addHeading, type Collected, leadInOf, TOP } from './collect.ts';
import { accented, signOf, unitOf } from './latexSigns.ts';
import type { Block, BlockKind } from './types.ts';

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
/** Commands whose arguments are no prose; those marked true stand for something that a reader sees. */
const SKIPPED: ReadonlyMap<string, boolean> = new Map([
  ...['label', 'index', 'vspace', 'hspace', 'setlength', 'setcounter', 'input', 'include', 'bibliography'].map(
    (name) => [name, false] as const,
  ),
  ...['bibliographystyle', 'pagestyle', 'usepackage', 'documentclass', 'newcommand', 'renewcommand', 'date'].map(
    (name) => [name, false] as const,
  ),
  ...['cite', 'citep', 'citet', 'parencite', 'textcite', 'autocite', 'footcite', 'nocite'].map(
    (n) => [n, false] as const,
  ),
  ...['ref', 'eqref', 'autoref', 'cref', 'pageref', 'url', 'includegraphics', 'verb', 'lstinline', 'texttt'].map(
    (name) => [name, true] as const,
  ),
]);

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

interface Reading {
  readonly to: Collected;
  readonly text: string;
  /** Footnotes of the current block: they follow it. */
  readonly notes: { start: number; end: number }[];
  quoted: number;
  /** The paragraph that leads a list in. */
  before: string;
  table?: Table;
}

/** What comes next, as far as it means anything. */
const NEXT =
  /\\([A-Za-z]+)\*?[ \t]*|\\\\(?:\*?\[[^\]\n]*\])?|\\(.)|%|\$\$?|~|[{}&]|(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+/gs;

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

/** A table while it is read; row −1 is that of the headers. */
interface Table {
  readonly number: number;
  readonly headers: string[];
  row: number;
  column: number;
  label: string;
}

/** The place of the cell that has been read; it may be a header or a label of others. */
function cellOf(table: Table, text: string): NonNullable<Block['cell']> {
  const { number, row, column, headers, label } = table;
  if (row < 0) headers[column] = text;
  if (column === 0) table.label = text;
  const header = row < 0 ? '' : (headers[column] ?? '');
  return { header, rowLabel: row < 0 || column === 0 ? '' : label, row, column, table: number };
}

/** To the next cell, or the next row. */
function advance(table: Table, sign: string): void {
  if (sign === '&') table.column++;
  else if (sign.startsWith('\\\\')) {
    table.row++;
    table.column = 0;
    table.label = '';
  }
}

/** The kind of block that begins behind an empty line or, in a table, behind a cell; undefined for other signs. */
function endedBy(sign: string, table: Table | undefined): BlockKind | undefined {
  if (/^[\r\n]/.test(sign)) return table ? 'table-cell' : 'paragraph';
  if (!table) return undefined;
  return sign === '&' || sign.startsWith('\\\\') ? 'table-cell' : undefined;
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

/** Reads inline text only: of a heading. */
function inlines(reading: Reading, out: Builder, from: number, end: number): void {
  const pattern = new RegExp(NEXT);
  let at = from;
  while (at < end) {
    pattern.lastIndex = at;
    const match = pattern.exec(reading.text);
    if (!match || match.index >= end) break;
    out.raw(at, match.index);
    at = inline(reading, out, match, match.index + match[0].length, end);
  }
  out.raw(Math.min(at, end), end);
}

/** Takes one sign or command inside a block; gives where reading goes on. */
function inline(reading: Reading, out: Builder, match: RegExpExecArray, after: number, end: number): number {
  const { text, to } = reading;
  const at = match.index;
  const [whole, command, sign] = match;
  if (command !== undefined) return inlineCommand(reading, out, command, at, after, end);
  if (sign !== undefined) return escaped(out, text, sign, at, after, end);
  if (whole.startsWith('\\\\')) out.hardBreak(at, after);
  else if (whole === '~') out.replaced('\u00a0', at, after);
  else if (whole === '%') {
    const stop = lineEnd(text, after, end);
    addComment(to, at, stop, text.slice(after, stop));
    return stop;
  } else if (whole[0] === '$') {
    const close = text.indexOf(whole, after);
    if (close < 0 || close > end) return after;
    formula(out, text, { at, from: after, to: close, end: close + whole.length });
    return close + whole.length;
  }
  return after;
}

function lineEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function escaped(out: Builder, text: string, sign: string, at: number, after: number, end: number): number {
  if (sign === '(' || sign === '[') {
    const close = text.indexOf(sign === '(' ? '\\)' : '\\]', after);
    if (close < 0 || close > end) return after;
    formula(out, text, { at, from: after, to: close, end: close + 2 });
    return close + 2;
  }
  const letter = /^\{?\\?(\p{L})\}?/u.exec(text.slice(after, after + 5));
  const made = letter && accented(sign, letter[1] === 'ı' ? 'i' : letter[1]!);
  if (made) {
    out.replaced(made, at, after + letter[0].length);
    return after + letter[0].length;
  }
  const shown = signOf(sign);
  if (shown) out.replaced(shown, at, after);
  return after;
}

/** A formula that is a figure is text ("$400$", "$8{,}5\\,\\%$"); any other is a hole. */
function formula(out: Builder, text: string, where: { at: number; from: number; to: number; end: number }): void {
  const inner = text.slice(where.from, where.to);
  const figure = inner
    .replace(/\\[,;: ]|~/g, ' ')
    .replace(/[{}]/g, '')
    .replace(/\\%/g, '%')
    .trim();
  const isFigure = /^[-+≈]?[\d.,\s]+%?$/.test(figure);
  if (isFigure && figure === inner) out.raw(where.from, where.to);
  else out.replaced(isFigure ? figure : HOLE, where.at, where.end);
}

function inlineCommand(reading: Reading, out: Builder, name: string, at: number, after: number, end: number): number {
  const { text } = reading;
  const shown = signOf(name);
  if (shown !== undefined) {
    const stop = text.startsWith('{}', after) ? after + 2 : after;
    out.replaced(shown, at, stop);
    return stop;
  }
  if (name === 'footnote' && text[after] === '{') {
    const close = closing(text, after + 1, end);
    reading.notes.push({ start: after + 1, end: close });
    return close + 1;
  }
  if (name === 'multicolumn') return skipArguments(text, after, end, 2);
  if (name === 'href') return skipArguments(text, after, end, 1);
  if ((name === 'SI' || name === 'qty') && text[after] === '{') {
    const close = closing(text, after + 1, end);
    out.raw(after + 1, close);
    const unitEnd = text[close + 1] === '{' ? closing(text, close + 2, end) : close;
    const unit = unitEnd > close ? unitOf(text.slice(close + 2, unitEnd)) : '';
    if (unit) out.replaced(`\u00a0${unit}`, close, unitEnd + 1);
    return unitEnd + 1;
  }
  const skipped = SKIPPED.get(name);
  if (skipped === undefined) return skipOption(text, after, end);
  const stop = name === 'verb' ? verbEnd(text, after, end) : skipArguments(text, after, end);
  if (skipped) out.replaced(HOLE, at, stop);
  return stop;
}

/** `\verb|…|`: up to the same sign again. */
function verbEnd(text: string, from: number, end: number): number {
  const close = text.indexOf(text[from] ?? '', from + 1);
  return close < 0 || close >= end ? from : close + 1;
}

/** Where the brace that was opened right before `from` is closed; `end` where it is not. */
function closing(text: string, from: number, end: number): number {
  let depth = 1;
  for (let at = from; at < end; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at;
  }
  return end;
}

/** Behind one `[…]`, if it stands there. */
function skipOption(text: string, from: number, end: number): number {
  if (text[from] !== '[') return from;
  const close = text.indexOf(']', from);
  return close < 0 || close >= end ? from : close + 1;
}

/** Behind options and arguments in braces, at most `count` of these. */
function skipArguments(text: string, from: number, end: number, count = Number.POSITIVE_INFINITY): number {
  let at = skipOption(text, from, end);
  for (let n = 0; n < count && text[at] === '{'; n++)
    at = skipOption(text, Math.min(end, closing(text, at + 1, end) + 1), end);
  return at;
}
