import { jointAt } from './joint.ts';
import { ordinalAt } from './number.ts';
import type { Lead } from './point.ts';
import { digitsAt, gap, isMark, previous, type Scan, termAt } from './scan.ts';
import { hourWord, minutesBefore, minutesBehind, partHour } from './spoken.ts';

/** A clock time from token `from` to `to`. `sure` is false where the same form may be a length of time ("4 h 20"). */
export interface Clock {
  readonly from: number;
  readonly to: number;
  /** 'T16:30', or 'T16:30:05'. */
  readonly iso: string;
  readonly sure: boolean;
}

const two = (n: number): string => String(n).padStart(2, '0');
const iso = (h: number, m: number, s?: number): string => `T${two(h)}:${two(m)}${s === undefined ? '' : `:${two(s)}`}`;

/** Minutes since midnight, of the day before where there are fewer than none. */
const isoOf = (minutes: number): string => {
  const of = (minutes + 1440) % 1440;
  return iso(Math.floor(of / 60), of % 60);
};

/** Hours, minutes and the tokens they end at, before "p.m." or "du soir" is looked at. */
interface Raw {
  readonly end: number;
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
  readonly sure: boolean;
  /** Digits alone ("9", "9.45"): a time only with "p.m." behind or a unit. */
  readonly needsMore: boolean;
}

/** The clock time at token `i`; `lead` says that a preposition of clock times stands before it. */
export function clockAt(scan: Scan, i: number, lead: boolean): Clock | undefined {
  const noon = termAt(scan, i, 'noon');
  if (noon) {
    const told = minutesBehind(scan, noon.end);
    const minute = noon.value.n * 60 + (told?.value ?? 0);
    return { from: i, to: withZone(scan, told?.end ?? noon.end), iso: isoOf(minute), sure: true };
  }
  const told = minutesBefore(scan, i, lead);
  if (told) return { from: i, to: withZone(scan, told.end), iso: isoOf(told.value), sure: true };
  const raw = withUnit(scan, i, lead) ?? colon(scan, i, lead) ?? hourAlone(scan, i, lead);
  if (!raw || raw.hour > 24 || raw.minute > 59 || (raw.second ?? 0) > 59) return undefined;
  return finish(scan, i, raw);
}

/** Adds "p.m.", "in the evening", "du soir" and a zone. */
function finish(scan: Scan, i: number, raw: Raw): Clock | undefined {
  const at = gap(scan, raw.end);
  const half = termAt(scan, at, 'am', 'pm');
  const dayPart = half ? undefined : termAt(scan, at, 'dayPart');
  if (raw.needsMore && !half && !dayPart) return undefined;
  if ((half ?? dayPart) && raw.hour > 12 && half) return undefined;
  const pm = half?.value.is === 'pm' || dayPart?.value.add === 12;
  const am = half?.value.is === 'am' || dayPart?.value.add === 0;
  const hour = pm && raw.hour < 12 ? raw.hour + 12 : am && raw.hour === 12 ? 0 : raw.hour;
  const end = half?.end ?? dayPart?.end ?? raw.end;
  return {
    from: i,
    to: withZone(scan, end),
    iso: iso(hour, raw.minute, raw.second),
    sure: raw.sure || half !== undefined || dayPart !== undefined,
  };
}

function withZone(scan: Scan, end: number): number {
  const p = isMark(scan, gap(scan, end), ',') ? gap(scan, gap(scan, end) + 1) : gap(scan, end);
  return termAt(scan, p, 'zone')?.end ?? end;
}

/** "16:30", "9.45" behind a preposition of clock times, "02:08:41". */
function colon(scan: Scan, i: number, lead: boolean): Raw | undefined {
  const hour = digitsAt(scan, i, 1, 2);
  if (hour === undefined || !(isMark(scan, i + 1, ':：') || isMark(scan, i + 1, '.'))) return undefined;
  const minute = digitsAt(scan, i + 2, 2, 2);
  if (minute === undefined || isMark(scan, i - 1, '.,:') || scan.tokens[i - 1]?.type === 'digits') return undefined;
  const dot = isMark(scan, i + 1, '.');
  const third = isMark(scan, i + 3, scan.tokens[i + 1]!.text) ? digitsAt(scan, i + 4, 2, 2) : undefined;
  if (third === undefined && isMark(scan, i + 3, '.,:') && scan.tokens[i + 4]?.type === 'digits') return undefined;
  const next = scan.tokens[gap(scan, i + 3)];
  if (next && '%‰€$£°'.includes(next.text)) return undefined;
  if (third !== undefined)
    return dot ? undefined : { end: i + 5, hour, minute, second: third, sure: lead, needsMore: false };
  // "9.45" is a decimal unless "p.m." follows, or a clock preposition stands before it and nothing countable behind.
  const plainDot = dot && !(lead && !wordFollows(scan, i + 3));
  return { end: i + 3, hour, minute, sure: true, needsMore: plainDot };
}

function wordFollows(scan: Scan, end: number): boolean {
  const token = scan.tokens[gap(scan, end)];
  return (
    token?.type === 'word' &&
    !scan.lexicon.functionWords.has(token.folded) &&
    !termAt(scan, gap(scan, end), 'am', 'pm', 'dayPart', 'zone', 'weekday', 'month', 'clockUnit')
  );
}

/** "9 p.m.", "4pm", "las diez y media": digits or a word, a time only by what follows. */
function hourAlone(scan: Scan, i: number, lead: boolean): Raw | undefined {
  const part = lead ? partHour(scan, i) : undefined;
  if (part) return { end: part.end, hour: part.value, minute: part.minute, sure: true, needsMore: false };
  const digits = digitsAt(scan, i, 1, 2);
  const hour = digits ?? hourWord(scan, i)?.value;
  if (hour === undefined || hour > 24 || isMark(scan, i - 1, '.,:')) return undefined;
  const end = digits !== undefined ? i + 1 : hourWord(scan, i)!.end;
  // "a las diez y media", "alle dieci meno venti": no unit, but a preposition of clock times.
  const told = lead ? minutesBehind(scan, end) : undefined;
  if (told && !termAt(scan, gap(scan, told.end), 'unit'))
    return { end: told.end, ...moved(hour, told.value), sure: true, needsMore: false };
  return { end, hour, minute: 0, sure: true, needsMore: !behindUnit(scan, i) };
}

/** "alle ore 12": the word for hours stands before the hour, and leads to it. */
function behindUnit(scan: Scan, i: number): boolean {
  const before = previous(scan, i);
  return (
    before !== undefined &&
    termAt(scan, before.at, 'clockLead')?.end === before.at + 1 &&
    termAt(scan, before.at, 'unit')?.value.unit === 'h'
  );
}

/** "14 h", "11h05", "8 h 45", "10 heures 30", "14.30 Uhr", "6 Uhr", "à sept heures et demie". */
function withUnit(scan: Scan, i: number, lead: boolean): Raw | undefined {
  const digits = digitsAt(scan, i, 1, 2);
  const word = digits === undefined ? hourWord(scan, i) : undefined;
  const hour = digits ?? word?.value;
  if (hour === undefined || isMark(scan, i - 1, ',')) return undefined;
  const dotted = digits !== undefined && isMark(scan, i + 1, '.:') ? digitsAt(scan, i + 2, 2, 2) : undefined;
  const end = dotted !== undefined ? i + 3 : (word?.end ?? i + 1);
  const unit = termAt(scan, gap(scan, end), 'clockUnit');
  if (!unit) return undefined;
  const alsoDuration = termAt(scan, gap(scan, end), 'unit') !== undefined;
  if (dotted !== undefined) return { end: unit.end, hour, minute: dotted, sure: true, needsMore: false };
  const minute = minutes(scan, unit.end);
  const after = minute?.end ?? unit.end;
  if (alsoDuration && (termAt(scan, gap(scan, after), 'unit') || isMark(scan, after, '/'))) return undefined;
  // "à quatre heures de Paris", "après 10 heures de débat": a length, not a time of day.
  const dayPart = termAt(scan, gap(scan, after), 'dayPart', 'pm', 'am');
  const of = !dayPart && !minute && termAt(scan, gap(scan, after), 'of') !== undefined && gap(scan, after) > after;
  if (alsoDuration && !dayPart && (!lead || of) && !minute) return undefined;
  return {
    end: after,
    ...moved(hour, minute?.value ?? 0),
    sure: !alsoDuration || (lead && !of) || dayPart !== undefined,
    needsMore: false,
  };
}

/** An hour with minutes behind it, or with those that lack to it. */
const moved = (hour: number, minute: number): { readonly hour: number; readonly minute: number } =>
  minute < 0 ? { hour: (hour + 23) % 24, minute: 60 + minute } : { hour, minute };

/** Minutes behind the hour's unit: "05", "45", "trente", "et demie". */
function minutes(scan: Scan, i: number): { readonly value: number; readonly end: number } | undefined {
  const p = gap(scan, i);
  const digits = digitsAt(scan, p, 2, 2);
  if (digits !== undefined && digits < 60 && !isMark(scan, p + 1, '%')) {
    // 3時30分: the minutes have a sign of their own.
    const mark = scan.lexicon.ideographic ? termAt(scan, p + 1, 'unit', 'minuteMark') : undefined;
    const isMinute = mark?.value.is === 'minuteMark' || (mark?.value.is === 'unit' && mark.value.unit === 'min');
    return { value: digits, end: isMinute ? mark.end : p + 1 };
  }
  const told = minutesBehind(scan, i);
  if (told) return told;
  const word = scan.tokens[p]?.type === 'word' && p > i ? ordinalAt(scan, p) : undefined;
  return word && !word.ordinal && word.value >= 5 && word.value < 60 && Number.isInteger(word.value) ? word : undefined;
}

/** "dalle 9 *alle 17*": a second hour in bare digits behind a preposition of clock times, counting nothing. */
function bareHour(scan: Scan, i: number): { readonly value: number; readonly end: number } | undefined {
  const link = termAt(scan, gap(scan, i), 'hourJoin');
  const at = link && gap(scan, link.end);
  const hour = at === undefined ? undefined : digitsAt(scan, at, 1, 2);
  if (at === undefined || hour === undefined || hour > 24) return undefined;
  const next = scan.tokens[at + 1];
  const word = scan.tokens[gap(scan, at + 1)];
  const isFunction = word?.type === 'word' && scan.lexicon.functionWords.has(word.folded);
  const isMarked = next?.type === 'mark' && ',;)!?'.includes(next.text);
  const stands = next === undefined || isMarked || isFunction || endsSentence(scan, at + 1);
  return stands ? { value: hour, end: at + 1 } : undefined;
}

const endsSentence = (scan: Scan, i: number): boolean => isMark(scan, i, '.') && scan.tokens[i + 1]?.type !== 'digits';

/** "between 2 and 5 a.m.", "9–17 Uhr": hours whose first is bare digits, told by the second. */
export function hoursAt(scan: Scan, i: number, lead: Lead, clockLead: boolean): Clock | undefined {
  const first = digitsAt(scan, i, 1, 2);
  if (first === undefined || first > 24 || isMark(scan, i - 1, '.,:/')) return undefined;
  // "de 6.00 a 23.30 horas"
  const minute = isMark(scan, i + 1, '.:') ? digitsAt(scan, i + 2, 2, 2) : undefined;
  const end = minute === undefined ? i + 1 : i + 3;
  const between = clockLead ? bareHour(scan, end) : undefined;
  if (between !== undefined && (minute ?? 0) < 60)
    return { from: i, to: between.end, iso: `${iso(first, minute ?? 0)}/${iso(between.value, 0)}`, sure: true };
  const joint = jointAt(scan, end);
  if (!joint || (joint.and && !lead.open) || !(lead.open || clockLead || joint.dash)) return undefined;
  // "un match de 2-3 heures": a dash and a unit of lengths, with no preposition of clock times.
  if (joint.dash && !clockLead && termAt(scan, gap(scan, joint.end + 1), 'unit')) return undefined;
  const last = clockAt(scan, joint.end, true);
  if (!last?.sure || (minute ?? 0) > 59) return undefined;
  // "9 bis 12.30 Uhr": the unit behind the second tells.
  const isTold = termAt(scan, last.to - 1, 'clockUnit') !== undefined;
  if (minute === undefined && !isTold && isMark(scan, joint.end + 1, ':.')) return undefined;
  const hour = Number(last.iso.slice(1, 3));
  // "9–5 p.m." and "2 and 5 a.m." share the half of the day where the order allows it.
  const isWritten = (digitsAt(scan, joint.end, 1, 2) ?? 0) > 12;
  const begins = (first + 12) * 60 + (minute ?? 0);
  const ends = hour * 60 + Number(last.iso.slice(4, 6));
  const from = !isWritten && hour > 12 && first < 12 && begins < ends ? first + 12 : first;
  return { from: i, to: last.to, iso: `${iso(from, minute ?? 0)}/${last.iso}`, sure: true };
}

/** "de 8 h à 20 h": an hour with its unit that a second hour follows. */
export function opensHours(scan: Scan, i: number): boolean {
  const first = digitsAt(scan, i, 1, 2) === undefined ? undefined : clockAt(scan, i, true);
  const joint = first && jointAt(scan, first.to);
  return joint !== undefined && clockAt(scan, joint.end, true)?.sure === true;
}
