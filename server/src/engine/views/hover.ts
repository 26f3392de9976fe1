import type { Fact, FactValue } from '../facts/types.ts';
import { sayAgo } from './ago.ts';
import { clipTitle, placeOf } from './cite.ts';
import { escapeMarkdown, oneLine, webAddress } from './escape.ts';
import { labelOf } from './label.ts';
import { asSentence } from './message.ts';
import { type Say, sayDate } from './say.ts';
import type { Citation, Finding } from './types.ts';
import type { WriteValue } from './write.ts';

export interface HoverOptions {
  /** The matched fact, for its value. */
  readonly fact?: Fact;
  /** A second fact that is nearly as likely. */
  readonly runnerUp?: Fact;
  readonly write: WriteValue;
  /** YYYY-MM-DD from which "3 months ago" counts. */
  readonly date?: string;
  readonly say: Say;
  /** BCP 47, for dates. */
  readonly locale: string;
  /** For editors that show no Markdown. */
  readonly plain?: boolean;
}

/** How text that comes from data, and what this view adds to it, are written. */
interface Style {
  readonly data: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly soft: (text: string) => string;
  readonly link: (text: string, url: string | undefined) => string;
}

const MARKDOWN: Style = {
  data: escapeMarkdown,
  strong: (text) => `**${text}**`,
  soft: (text) => `*${text}*`,
  link: (text, url) => {
    const target = webAddress(url);
    return target ? `[${text}](<${target}>)` : text;
  },
};
const PLAIN: Style = {
  data: oneLine,
  strong: (text) => text,
  soft: (text) => text,
  link: (text, url) => (webAddress(url) ? `${text} <${webAddress(url)}>` : text),
};

/** Sources listed; the rest is counted. */
const MAX_SOURCES = 4;

/** The hover of a finding: verdict, value held true, sources, why this fact. All that comes from data is escaped. */
export function hoverMarkdown(finding: Finding, options: HoverOptions): string {
  const style = options.plain ? PLAIN : MARKDOWN;
  const { say, fact } = options;
  // The message repeats verdict and value, and editors show it beside the hover: it is needed only where no fact is known.
  const about = fact
    ? say('hover.fact', {
        label: style.data(labelOf(fact, finding.lang)),
        value: valuesOf(fact, finding, options, style),
      })
    : style.data(finding.message);
  const paragraphs = [`${style.strong(say(verdictKey(finding)))} ${about}`.trim()];
  const remarks = finding.remarks?.join(', ');
  if (remarks) paragraphs.push(style.data(asSentence(capital(remarks))));
  const sources = bySource(finding.citations);
  if (sources.length > 0) {
    const lines = sources.slice(0, MAX_SOURCES).map((cited) => `- ${sourceLine(cited, options, style)}`);
    if (sources.length > MAX_SOURCES) lines.push(`- ${say('hover.more', { count: sources.length - MAX_SOURCES })}`);
    paragraphs.push(lines.join('\n'));
  }
  if (finding.why.length > 0) {
    paragraphs.push(style.soft(`${say('hover.why')} ${finding.why.map(style.data).join(say('hover.and'))}`));
  }
  if (options.runnerUp) paragraphs.push(style.soft(runnerUpLine(options.runnerUp, finding, options, style)));
  return paragraphs.join('\n\n');
}

const verdictKey = (finding: Finding): string =>
  finding.code.startsWith('fact.') && finding.code !== 'fact.rounded'
    ? `verdict.${finding.verdict}`
    : `code.${finding.code}`;

/** The values in the draft's language, each with its period or age. */
function valuesOf(fact: Fact, finding: Finding, options: HoverOptions, style: Style): string {
  const shown = fact.values.filter((value) => {
    const text = options.write(value, fact, finding.lang);
    return !finding.values?.length || finding.values.includes(text);
  });
  const values = (shown.length > 0 ? shown : fact.values).map((value) => {
    const when = whenOf(value, options);
    const text = options.write(value, fact, finding.lang);
    return `${style.strong(style.data(text))}${when ? ` (${style.data(when)})` : ''}`;
  });
  return [...new Set(values)].join(' / ');
}

/** For a date how long ago it is; for a figure its period, or since when it holds. */
function whenOf(value: FactValue, { date, say, locale }: HoverOptions): string | undefined {
  if (value.value.type === 'date') return date ? sayAgo(value.value.edtf, date, locale) : undefined;
  if (value.period) return value.period;
  if (!value.asOf) return undefined;
  const ago = date ? sayAgo(value.asOf, date, locale) : undefined;
  return say('hover.asOf', { date: [sayDate(value.asOf, locale), ago].filter(Boolean).join(', ') });
}

function runnerUpLine(fact: Fact, finding: Finding, { say, write }: HoverOptions, style: Style): string {
  const value = fact.values.map((v) => write(v, fact, finding.lang)).join(' / ');
  const about = { label: style.data(labelOf(fact, finding.lang)), value: style.data(value) };
  return `${say('hover.runnerUp')} ${say('hover.fact', about)}`;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "title · publisher · date · p. 3 — “quote”; p. 4 — “quote”", with a link to the source. */
function sourceLine(citations: readonly Citation[], { locale, date: today, say }: HoverOptions, style: Style): string {
  const { evidence, source } = citations[0]!;
  const title = style.link(style.data(clipTitle(source?.title ?? evidence.source, MAX_TITLE)), source?.url);
  const ago = source?.published && today ? sayAgo(source.published, today, locale) : undefined;
  const date = source?.published ? sayDate(source.published, locale) + (ago ? ` (${ago})` : '') : undefined;
  const about = [source?.publisher ?? source?.author, date].filter((part) => part !== undefined);
  const quotes = citations.slice(0, MAX_QUOTES).map(({ evidence: { locator, quote } }) => {
    const words = quote ? say('hover.quote', { text: style.data(quote.exact) }) : '';
    return [style.data(placeOf(locator)), words].filter(Boolean).join(' — ');
  });
  const said = quotes.filter((text) => text !== '').join(say('hover.and'));
  return [title, ...about.map(style.data), ...(said ? [said] : [])].join(' · ');
}

/** Quotes shown of one source. */
const MAX_QUOTES = 2;
/** Characters of a title that are shown. */
const MAX_TITLE = 72;

/** The citations of each source, without those that say the same. */
function bySource(citations: readonly Citation[]): readonly (readonly Citation[])[] {
  const groups = new Map<string, Map<string, Citation>>();
  for (const citation of citations) {
    const { source, quote } = citation.evidence;
    const group = groups.get(source) ?? new Map<string, Citation>();
    groups.set(source, group);
    if (!group.has(quote?.exact ?? '')) group.set(quote?.exact ?? '', citation);
  }
  return [...groups.values()].map((group) => [...group.values()]);
}
