import type { Source } from '../facts/types.ts';
import type { Format } from '../prose/types.ts';
import { escapeHtml, escapeMarkdown, oneLine, webAddress } from './escape.ts';
import { sayDate } from './say.ts';
import type { Citation } from './types.ts';

export type CitationStyle = 'link' | 'footnote';

/** A citation as it is written into a draft. */
export interface WrittenCitation {
  /** Right behind the figure. */
  readonly text: string;
  /** At the end of the document, where it is not there yet: the footnote, without a line break at its end. */
  readonly append?: string;
}

/** "title · publisher · 16 July 2025", as much as is known. `locale` is BCP 47. */
export function sourceLine(source: Source, locale: string, room = Number.POSITIVE_INFINITY): string {
  const date = source.published ? sayDate(source.published, locale) : undefined;
  return [clipTitle(source.title ?? source.id, room), source.publisher ?? source.author, date]
    .filter(Boolean)
    .join(' · ');
}

/** The first words of a title, at most `room` characters: titles of web pages run on, and a source is known by how it begins. */
export const clipTitle = (title: string, room: number): string =>
  title.length <= room ? title : `${title.slice(0, room - 2).replace(/\s+\S*$/, '')} …`;

/** Where in a source: "p. 3", "¶ 7", "conclusion"; a bare number is that of a section. '' where nothing is known. */
export const placeOf = (locator: string | undefined): string =>
  locator && /^\d+(?:\.\d+)*$/.test(locator) ? `§ ${locator}` : (locator ?? '');

/**
 * Writes a citation in a draft's format: a link in brackets, or a footnote where the format has them (Markdown). `text` is
 * the draft, `lang` its language.
 */
export function writeCitation(
  { source, evidence }: Pick<Citation, 'source' | 'evidence'>,
  style: CitationStyle,
  format: Format,
  text: string,
  lang: string,
): WrittenCitation {
  const about: Source = source ?? { id: evidence.source };
  const url = webAddress(about.url);
  const name = about.publisher ?? about.title ?? about.id;
  if (format === 'html')
    return { text: ` (${url ? `<a href="${url}">${escapeHtml(name)}</a>` : escapeHtml(named(about, lang))})` };
  if (format !== 'markdown') return { text: ` (${oneLine(named(about, lang))})` };
  if (style === 'link') {
    return { text: ` (${url ? `[${escapeMarkdown(name)}](${inBrackets(url)})` : escapeMarkdown(named(about, lang))})` };
  }
  const mark = `[^${about.id.replace(/[\s\]^]+/g, '-')}]`;
  if (text.includes(`${mark}:`)) return { text: mark };
  const date = about.published ? sayDate(about.published, lang) : undefined;
  const parts = [about.title, about.publisher ?? about.author, date, placeOf(evidence.locator)].filter(
    Boolean,
  ) as string[];
  const note = [...(parts.length > 0 ? parts : [about.id]).map(escapeMarkdown), ...(url ? [`<${url}>`] : [])];
  return { text: mark, append: `${mark}: ${note.join(', ')}.` };
}

/** Whether the source is cited already between `from` and the end of its line. */
export function isCited({ source, evidence }: Citation, text: string, from: number): boolean {
  const rest = /^[^\r\n]*/.exec(text.slice(from, from + 300))?.[0] ?? '';
  const marks = [`[^${evidence.source}]`, webAddress(source?.url), source?.url];
  return marks.some((mark) => mark && rest.includes(mark));
}

const named = (source: Source, lang: string): string => {
  const name = source.publisher ?? source.title ?? source.id;
  return source.published ? `${name}, ${sayDate(source.published, lang)}` : name;
};

/** Round brackets in an address would end a Markdown link early. */
const inBrackets = (url: string): string => (/[()]/.test(url) ? `<${url}>` : url);
