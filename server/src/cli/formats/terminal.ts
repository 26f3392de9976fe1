export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly grey: (text: string) => string;
}

/** ANSI styles, or none. */
export function styleOf(colour: boolean): Style {
  const code = (n: number) => (text: string) => (colour && text ? `\u001b[${n}m${text}\u001b[0m` : text);
  return { bold: code(1), dim: code(2), red: code(31), green: code(32), yellow: code(33), grey: code(90) };
}

export const pad = (text: string): string => (text ? ` ${text}` : '');

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff01-\uff60]/u;
const NONE = /\p{M}|[\u200b-\u200d]|\ufe0f/u;

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

export interface Excerpt {
  readonly text: string;
  /** Columns before the marked stretch, and of it. */
  readonly before: number;
  readonly width: number;
}

/** The part of a line around the `length` units at `start`, in at most `columns` or so; what is left out shows as "…". */
export function clip(line: string, start: number, length: number, columns: number): Excerpt {
  const end = Math.min(line.length, start + length);
  const room = Math.max(20, columns - (end - start));
  let from = line.length <= columns ? 0 : Math.max(0, start - Math.floor(room * 0.6));
  let to = line.length <= columns ? line.length : Math.min(line.length, end + (room - (start - from)));
  // Cut between words, and never within a surrogate pair.
  if (from > 0) from = Math.min(start, line.indexOf(' ', from) + 1 || from + 1);
  if (to < line.length) to = Math.max(end, line.lastIndexOf(' ', to));
  const lead = from > 0 ? '… ' : '';
  const clean = (text: string): string => text.replace(/\t/g, ' ').replace(/\p{Cc}/gu, '');
  const before = lead + clean(line.slice(from, start));
  const marked = clean(line.slice(start, end));
  const after = clean(line.slice(end, to)) + (to < line.length ? ' …' : '');
  return { text: before + marked + after, before: widthOf(before), width: widthOf(marked) };
}
