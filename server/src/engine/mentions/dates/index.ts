import type { Locale } from '../../locales/types.ts';
import type { Span } from '../../span.ts';
import { parseIsoDay } from '../../values/calendar.ts';
import type { Token } from '../tokens.ts';
import { longest } from '../trie.ts';
import type { Mention, RecogniseOptions } from '../types.ts';
import { clockAt } from './clock.ts';
import { durationAt } from './duration.ts';
import { leadsAt } from './lead.ts';
import {
  clockMention,
  durationMention,
  type HedgeAt,
  lapMention,
  pointMention,
  quantityOf,
  stretchMention,
} from './mention.ts';
import type { Lead } from './point.ts';
import { stretchAt } from './range.ts';
import { readPoint } from './read.ts';
import { comma, digitsAt, gap, isMark, type Scan, spanOf, termAt, termsAt } from './scan.ts';
import { programmeAt } from './year.ts';

/** Dates, durations and clock times of a text, and the stretches whose digits are no figures ("24/7", "every two years"). */
export interface DatesFound {
  readonly mentions: readonly Mention[];
  readonly silent: readonly Span[];
}

/** The dates, durations and clock times of `text`, in order, without overlap. `tokens` are those of `text`. Never throws. */
export function findDates(
  text: string,
  tokens: readonly Token[],
  locale: Locale,
  options: RecogniseOptions,
): Mention[] {
  return [...scanDates(text, tokens, locale, options).mentions];
}

/** As `findDates`, with the stretches that no recogniser should take for figures. */
export function scanDates(
  text: string,
  tokens: readonly Token[],
  locale: Locale,
  options: RecogniseOptions,
): DatesFound {
  const scan: Scan = {
    text,
    tokens,
    locale,
    lexicon: locale.dates,
    reference: options.refDate === undefined ? undefined : parseIsoDay(options.refDate),
    hits: [],
  };
  const mentions: Mention[] = [];
  const silent: Span[] = [];
  for (let i = 0; i < tokens.length; ) {
    if (!mayBegin(scan, i)) {
      i++;
      continue;
    }
    const quiet = silentAt(scan, i);
    if (quiet > i) {
      silent.push(spanOf(scan, i, quiet));
      i = quiet;
      continue;
    }
    const read = readAt(scan, i);
    if (read) mentions.push(...read.mentions);
    i = read ? read.end : i + 1;
  }
  return { mentions, silent };
}

/** A cheap test: digits, a word of the lexicon, or a word that begins a number. */
function mayBegin(scan: Scan, i: number): boolean {
  const token = scan.tokens[i]!;
  if (token.type === 'space') return false;
  if (token.type === 'digits') return true;
  if (termsAt(scan, i).length > 0) return true;
  if (token.type === 'mark') return token.text === "'" || token.text === '’';
  const { figures } = scan.locale;
  if (longest(figures.words, scan.tokens, i) || longest(figures.vague, scan.tokens, i)) return true;
  if (figures.joined !== undefined || scan.lexicon.fixed.has(token.folded)) return true;
  // Roman numerals of centuries.
  return /^[IVX]+(?:e|ème|ste)?$/.test(token.text) || longest(scan.lexicon.programmes, scan.tokens, i) !== undefined;
}

/** End of a stretch that is no figure: a fixed phrase, a recurrence with its number, a name with a year. */
function silentAt(scan: Scan, i: number): number {
  const fixed = termAt(scan, i, 'recurrence');
  if (fixed) return fixed.end;
  const programme = programmeAt(scan, i);
  if (programme !== undefined) return programme;
  const every = termAt(scan, i, 'every');
  if (!every) return i;
  const duration = durationAt(scan, gap(scan, every.end), false);
  return duration ? duration.to : i;
}

interface Read {
  readonly mentions: readonly Mention[];
  readonly end: number;
}

/** What stands at token `i`, its preposition included; nothing when no date begins there or behind its prepositions. */
function readAt(scan: Scan, i: number): Read | undefined {
  for (const { at, lead, clock, hedge, span } of leadsAt(scan, i)) {
    const read = dated(scan, at, lead, clock, hedge, span);
    if (read) return read;
  }
  return undefined;
}

/** The longest of the date, stretch, length or clock time at token `at`. */
function dated(
  scan: Scan,
  at: number,
  lead: Lead,
  clockLead: boolean,
  hedge: HedgeAt | undefined,
  lasts: boolean,
): Read | undefined {
  const point = readPoint(scan, at, lead);
  const stretch = stretchAt(scan, at, lead);
  const clock = clockAt(scan, at, clockLead);
  const duration = durationAt(scan, at, lasts || hedge !== undefined);
  const end = Math.max(point?.to ?? 0, stretch?.to ?? 0, duration?.to ?? 0);
  if (clock && clock.to >= end) {
    if (clock.sure || !duration)
      return clock.sure || clock.iso.length < 8
        ? clockRead(scan, at, clock.to, clockMention(scan, clock))
        : { mentions: [lapMention(scan, clock)], end: clock.to };
  }
  if (stretch && stretch.to >= end) {
    const mention = stretchMention(scan, stretch, lead, hedge);
    return { mentions: [mention], end: stretch.to };
  }
  if (stretch?.both && !(point && point.to > stretch.to))
    return { mentions: [stretchMention(scan, stretch, lead, hedge)], end: stretch.to };
  if (point && point.to >= end) {
    const distance = point.resolved || point.unresolved ? durationInside(scan, point.from) : undefined;
    const mention = pointMention(scan, point, lead, hedge, distance);
    return { mentions: [mention], end: timeAfter(scan, point.to) };
  }
  if (!duration || duration.to < end) return undefined;
  const also = clock && clock.to >= duration.to ? clock : undefined;
  const after = hedge ?? hedgeAfter(scan, duration.to);
  return { mentions: [durationMention(scan, duration, after, also)], end: duration.to };
}

/** "two days ago" is a date and a length: the length travels as an alternative value. */
function durationInside(scan: Scan, from: number) {
  const lead = termAt(scan, from, 'agoBefore', 'henceBefore');
  const duration = durationAt(scan, lead ? gap(scan, lead.end) : from, true);
  const tail = duration && !lead ? termAt(scan, comma(scan, duration.to), 'agoAfter', 'henceAfter') : undefined;
  return duration && (lead || tail) ? quantityOf(duration, undefined) : undefined;
}

/** The "T" of an ISO date and time is passed, so that the time behind it is read. */
function timeAfter(scan: Scan, end: number): number {
  return scan.tokens[end]?.folded === 't' && digitsAt(scan, end + 1, 2, 2) !== undefined ? end + 1 : end;
}

function hedgeAfter(scan: Scan, end: number): HedgeAt | undefined {
  const p = gap(scan, end);
  const hit = longest(scan.locale.figures.hedgesAfter, scan.tokens, p);
  return hit && p > end ? { span: spanOf(scan, p, hit.end), hedge: hit.value } : undefined;
}

/** A clock time; "between 2 and 5 a.m." has its first hour as bare digits, which were passed before. */
function clockRead(scan: Scan, _at: number, end: number, mention: Mention): Read {
  return { mentions: [mention], end: isMark(scan, end, '') ? end : end };
}
