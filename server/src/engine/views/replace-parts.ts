import type { Writing } from '../locales/writing.ts';
import type { Mention } from '../mentions/types.ts';
import type { Span } from '../span.ts';
import type { TextEdit } from '../verdicts/types.ts';

/** What the writers of one replacement share. */
export interface Context {
  readonly text: string;
  readonly mention: Mention;
  readonly writing: Writing;
  /** The target as its fact file has it. */
  readonly factText: string;
}

export const edit = (span: Span, text: string): TextEdit => ({ start: span.start, end: span.end, text });

/** For comparing what is written: case, kinds of space, apostrophe and hyphen aside. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\s\u00a0\u202f\u2009]+/g, ' ')
    .trim();

/** Keeps a capital that the old words had (opening of a sentence). */
export function matchCase(old: string, next: string): string {
  const [o, n] = [old[0] ?? '', next[0] ?? ''];
  const capital = o !== o.toLowerCase();
  return capital && n === n.toLowerCase() && /^\p{L}/u.test(next) ? n.toUpperCase() + next.slice(1) : next;
}

/** Keeps the writer's kind of apostrophe. */
export const matchApostrophe = (text: string, next: string): string =>
  text.includes('\u2019') && !text.includes("'") ? next.replaceAll("'", '\u2019') : next;

/** Applies edits that lie inside `span` to its text. Edits must not overlap. */
export function applyWithin(text: string, span: Span, edits: readonly TextEdit[]): string {
  let out = '';
  let at = span.start;
  for (const e of edits.toSorted((a, b) => a.start - b.start)) {
    out += text.slice(at, e.start) + e.text;
    at = e.end;
  }
  return out + text.slice(at, span.end);
}

export const hullOf = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map((s) => s.start)),
  end: Math.max(...spans.map((s) => s.end)),
});

const LETTER = /[\p{L}\p{N}]/u;

/** Whether `[start, end)` of the text is a whole word or phrase. */
export const isWhole = (text: string, start: number, end: number): boolean =>
  !(LETTER.test(text[start - 1] ?? '') && LETTER.test(text[start] ?? '')) &&
  !(LETTER.test(text[end] ?? '') && LETTER.test(text[end - 1] ?? ''));

/** Where one of `forms` stands in `[from, to)`, the longest first, as a whole phrase. */
export function findForm(
  text: string,
  from: number,
  to: number,
  forms: readonly string[],
): (Span & { readonly form: string }) | undefined {
  const part = text
    .slice(from, to)
    .toLowerCase()
    .replace(/[\u2019]/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ');
  for (const form of forms.toSorted((a, b) => b.length - a.length)) {
    const wanted = form.toLowerCase();
    for (let at = part.indexOf(wanted); at >= 0; at = part.indexOf(wanted, at + 1)) {
      const [start, end] = [from + at, from + at + wanted.length];
      if (isWhole(text, start, end)) return { start, end, form };
    }
  }
  return undefined;
}
