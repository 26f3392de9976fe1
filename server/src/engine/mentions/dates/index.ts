import { plainString } from '../../locales/characters.ts';
import type { Locale } from '../../locales/types.ts';
import type { Span } from '../../span.ts';
import { type Cut, cutPart, reach, startDesk } from '../cut.ts';
import type { Mention, RecogniseOptions } from '../types.ts';
import { type Clock, clockAt, hoursAt, opensHours } from './clock.ts';
import { away, wentOn } from './distance.ts';
import { type Duration, durationAt } from './duration.ts';
import { firstAt, type Place } from './lead.ts';
import { MAY, mayBegin } from './may.ts';
import { clockMention, durationMention, type HedgeAt, lapMention, pointMention, stretchMention } from './mention.ts';
import type { Lead, Point } from './point.ts';
import { stretchAt } from './range.ts';
import { rateAfter, rateBefore, rateInside } from './rate.ts';
import { fullDate, readPoint } from './read.ts';
import { digitsAt, gap, phraseAt, type Scan, scanOf, spanOf, termAt, termsAt } from './scan.ts';
import { markStarts } from './starts.ts';
import { programmeAt } from './year.ts';

/** Dates, durations and clock times of a text, and the stretches whose digits are no figures ("24/7", "nine-to-five"). */
export interface DatesFound {
  readonly mentions: readonly Mention[];
  readonly silent: readonly Span[];
}

/** The dates, durations and clock times of `text`, in order, without overlap. Never throws; linear in time. */
export function scanDates(given: string, locale: Locale, options: RecogniseOptions): DatesFound {
  const text = plainString(given);
  const { words } = locale.dates.starts;
  let desk = startDesk(words, Math.min(text.length, 2 * PART));
  const mentions: Mention[] = [];
  const silent: Span[] = [];
  for (let from = 0; from < text.length; ) {
    const to = partEnd(text, from);
    if (to - from >= desk.starts.length) desk = startDesk(words, to - from, desk.known);
    const found = datesIn(cutPart(text, from, to, desk), locale, options);
    for (const mention of found.mentions) mentions.push(mention);
    for (const span of found.silent) silent.push(span);
    from = to;
  }
  return { mentions, silent };
}

/** A long text is read in parts of whole paragraphs: what was made for one is dropped before the next is read. */
const PART = 4096;
function partEnd(text: string, from: number): number {
  const at = text.indexOf('\n\n', from + PART);
  return at < 0 ? text.length : at + 2;
}

/** As `scanDates`, of a text that was cut with the locale's table of words. */
export function datesIn(cut: Cut, locale: Locale, options: RecogniseOptions): DatesFound {
  const leads = markStarts(cut, locale);
  const mentions: Mention[] = [];
  const silent: Span[] = [];
  if (leads.length === 0) return { mentions, silent };
  const scan = scanOf(cut, locale, options);
  let done = 0;
  for (let n = leads.length - 1; n >= 0; n--) {
    const i = leads[n]!;
    if (i < done) continue;
    reach(cut, i);
    const quiet = silentAt(scan, i);
    if (quiet > i) {
      silent.push(spanOf(scan, i, quiet));
      done = quiet;
      continue;
    }
    const read = readAt(scan, i);
    if (read) for (const mention of read.mentions) mentions.push(mention);
    done = read ? read.end : i + 1;
  }
  return { mentions, silent };
}

/** End of a stretch that is no figure: a fixed phrase, a name with a year. */
function silentAt(scan: Scan, i: number): number {
  if (!(mayBegin(scan, i) & MAY.silent)) return i;
  const fixed = termAt(scan, i, 'recurrence');
  if (fixed) return fixed.end;
  const programme = programmeAt(scan, i);
  if (programme !== undefined) return programme;
  return i;
}

interface Read {
  readonly mentions: readonly Mention[];
  readonly end: number;
}

/** What stands at token `i`, its preposition included; nothing when no date begins there or behind its prepositions. */
const readAt = (scan: Scan, i: number): Read | undefined => firstAt(scan, i, (place) => dated(scan, place));

/** The longest of the date, stretch, length or clock time at token `at`. */
function dated(scan: Scan, { at, lead, clock: clockLead, hedge, span: lasts }: Place): Read | undefined {
  const may = mayBegin(scan, at);
  // "et 6 jours sur 7": behind a lead word too, for the caller to pass.
  if (may & MAY.silent && silentAt(scan, at) > at) return undefined;
  const full = fullDate(scan, at, lead);
  if (full) return dateRead(scan, full, lead, hedge);
  const hours = may & MAY.digits ? hoursAt(scan, at, lead, clockLead) : undefined;
  if (hours) return { mentions: [clockMention(scan, hours, 'timerange')], end: hours.to };
  const point = readPoint(scan, at, lead);
  const stretch = stretchAt(scan, at, lead);
  const clock =
    may & (MAY.number | MAY.clock) ? clockAt(scan, at, clockLead || (lead.open && opensHours(scan, at))) : undefined;
  const duration = may & (MAY.number | MAY.length) ? durationAt(scan, at, lasts || hedge !== undefined) : undefined;
  const end = Math.max(point?.to ?? 0, stretch?.to ?? 0, duration?.to ?? 0);
  // "1H25 profit"
  const isHalf = point?.readings[0]?.half !== undefined && point.to >= end;
  if (clock && clock.to >= end && !isHalf && (clock.sure || !duration)) {
    // "2:08:41" without a preposition of clock times is a length.
    const lap = !clock.sure && clock.iso.length > 6;
    return { mentions: [lap ? lapMention(scan, clock) : clockMention(scan, clock)], end: clock.to };
  }
  if (stretch && (stretch.to >= end || (stretch.both && !(point && point.to > stretch.to))))
    return { mentions: [stretchMention(scan, stretch, lead, hedge)], end: stretch.to };
  if (point && point.to >= end) return dateRead(scan, point, lead, hedge);
  // "un trajet de trois heures": a length, or the hour of "le journal de 20 heures".
  const maybe = clock ?? (lead.maybeClock ? clockAt(scan, at, true) : undefined);
  return duration && length(scan, duration, lead, hedge, maybe);
}

const dateRead = (scan: Scan, point: Point, lead: Lead, hedge: HedgeAt | undefined): Read => ({
  mentions: [pointMention(scan, point, lead, hedge)],
  end: timeAfter(scan, point.to),
});

/** A length of time; a clock time written the same way, and a date counted from now, travel as alternatives. */
function length(
  scan: Scan,
  duration: Duration,
  lead: Lead,
  hedge: HedgeAt | undefined,
  clock: Clock | undefined,
): Read {
  const also = clock && clock.to >= duration.to ? clock : undefined;
  const single = duration.low === duration.high;
  const hence =
    lead.hence && single && !wentOn(scan, duration) && scan.reference !== undefined
      ? away(scan.reference, duration.low, duration.unit)
      : undefined;
  const inside = rateInside(scan, duration);
  const length = inside?.duration ?? duration;
  const per = inside?.per ?? rateAfter(scan, length) ?? rateBefore(scan, length.from);
  const told = hedge && !isSpan(scan, hedge, length.from) ? hedge : hedgeAfter(scan, length.to);
  const mention = durationMention(scan, length, told, per ? undefined : also, per ? undefined : hence, per);
  return { mentions: [mention], end: Math.max(length.to, per?.end ?? 0) };
}

/** "10.5% *over* two years", "*dans les* cinq ans": how long a change goes on or by when it comes, and no hedge of the length. */
function isSpan(scan: Scan, { span }: HedgeAt, from: number): boolean {
  const words = scan.text.slice(span.start, span.end).toLowerCase();
  if (scan.locale.figures.hedgesOfSpan.has(words))
    return AMOUNT_BEFORE.test(scan.text.slice(Math.max(0, span.start - 40), span.start));
  let at = from;
  while (at > 0 && scan.tokens[at]!.start > span.start) at--;
  return termsAt(scan, at).some((h) => h.value.is === 'within' && scan.tokens[h.end - 1]?.end === span.end);
}
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}]/u;
/** A figure with at most three words behind it. */
const AMOUNT_BEFORE = /[\d%€$£¥]\s*(?:\p{L}+\s+){0,3}$/u;

/** The "T" of an ISO date and time is passed, so that the time behind it is read. */
function timeAfter(scan: Scan, end: number): number {
  return scan.tokens[end]?.folded === 't' && digitsAt(scan, end + 1, 2, 2) !== undefined ? end + 1 : end;
}

/** A hedge behind a length: "ten years or more", and where no space parts words "3時間以上". */
function hedgeAfter(scan: Scan, end: number): HedgeAt | undefined {
  const p = gap(scan, end);
  const hit = phraseAt(scan, scan.locale.figures.hedgesAfter, p);
  const isParted = p > end || UNSPACED.test(scan.tokens[p]?.text ?? '');
  return hit && isParted ? { span: spanOf(scan, p, hit.end), hedge: hit.value } : undefined;
}
