import { type Builder, HOLE } from './builder.ts';
import { addComment, type Collected } from './collect.ts';
import { closing, skipArguments, skipOption } from './latexBraces.ts';
import { accented, signOf, unitOf } from './latexSigns.ts';

/** What inline text is read into besides its builder. */
export interface InlineReading {
  readonly to: Collected;
  readonly text: string;
  /** Footnotes of the current block: they follow it. */
  readonly notes: { start: number; end: number }[];
}

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

/** What comes next, as far as it means anything. */
export const NEXT =
  /\\([A-Za-z]+)\*?[ \t]*|\\\\(?:\*?\[[^\]\n]*\])?|\\(.)|%|\$\$?|~|[{}&]|(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+/gs;

/** Reads inline text only: of a heading. */
export function inlines(reading: InlineReading, out: Builder, from: number, end: number): void {
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
export function inline(
  reading: InlineReading,
  out: Builder,
  match: RegExpExecArray,
  after: number,
  end: number,
): number {
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

function inlineCommand(
  reading: InlineReading,
  out: Builder,
  name: string,
  at: number,
  after: number,
  end: number,
): number {
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
