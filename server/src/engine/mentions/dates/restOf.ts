import { dayNumber, daysInMonth, weekday } from '../../values/calendar.ts';
import { wordDate } from './absolute.ts';
import { dayAt } from './component.ts';
import { bounds, type Fields, shiftUnit } from './fields.ts';
import { numericDate } from './numeric.ts';
import type { Lead, Point } from './point.ts';
import { gap, opensSentence, type Part, type Scan, spanOf, termAt, termsAt } from './scan.ts';
import { shiftedUnit } from './shifted.ts';

const CLOSED: Omit<Lead, 'from'> = { dated: true, article: true, year: 'strong', open: false };

/** "the rest of the year", "le reste de cette semaine": from the reference day to the end of the unit that holds it. */
export function restOf(scan: Scan, i: number): Point | undefined {
  for (const hit of termsAt(scan, i)) {
    if (hit.value.is !== 'restOf') continue;
    const at = gap(scan, hit.end);
    const shifted = shiftedUnit(scan, at);
    const unit = shifted ? undefined : termAt(scan, at, 'unit');
    if (!shifted && (!unit || unit.value.symbol || !CURRENT.has(unit.value.unit))) continue;
    const to = shifted?.to ?? unit!.end;
    const part: Part = { part: 'modifier', span: spanOf(scan, i, to), form: 'long' };
    const base = { from: i, to, parts: [part] };
    if (scan.reference === undefined || shifted?.unresolved) return { ...base, readings: [{}], unresolved: true };
    const span = bounds(shifted?.readings[0] ?? shiftUnit(unit!.value.unit, scan.reference, 0) ?? {});
    if (!span || span[1] < scan.reference) return undefined;
    return { ...base, readings: [{ days: [Math.max(span[0], scan.reference), span[1]] }], resolved: true };
  }
  return undefined;
}

const CURRENT: ReadonlySet<string> = new Set(['a', 'mo', 'wk', 'quarter', 'decade', 'century']);

/** "the week of 14 July", "la semaine du 10 avril": the calendar week that holds the day, or the seven days from it. */
export function weekOf(scan: Scan, i: number, lead: Lead): Point | undefined {
  for (const hit of termsAt(scan, i)) {
    if (hit.value.is !== 'weekOf') continue;
    const at = gap(scan, hit.end);
    const sure: Lead = { ...lead, from: at, ...CLOSED };
    const date = wordDate(scan, at, sure) ?? numericDate(scan, at, sure, true);
    const f = date?.readings[0];
    const part: Part = { part: 'day', span: spanOf(scan, i, hit.end), form: 'long' };
    const day = date ? undefined : dayAt(scan, at);
    // "the week of the 18th"
    if (day && day.part.form !== 'long' && closesClause(scan, day.end))
      return { from: i, to: day.end, readings: [{ day: day.value }], parts: [part, day.part] };
    if (!date || f?.day === undefined || f.month === undefined) continue;
    return { ...date, from: i, readings: weeks(f, f.month, f.day), parts: [part, ...date.parts] };
  }
  return undefined;
}

function weeks(f: Fields, month: number, day: number): readonly Fields[] {
  if (f.year === undefined)
    return [
      { month, within: [Math.max(1, day - 6), Math.min(daysInMonth(undefined, month), day + 6)] },
      { month, day },
    ];
  const n = dayNumber(f.year, month, day);
  const monday = n - weekday(n) + 1;
  return monday === n ? [{ days: [n, n + 6] }] : [{ days: [monday, monday + 6] }, { days: [n, n + 6] }];
}

/** "the following day", "le lendemain", "la veille": a day counted from one told before, which is not known here. */
export function nextDay(scan: Scan, i: number): Point | undefined {
  const hit = termAt(scan, i, 'nextDay', 'dayBefore');
  if (!hit || termAt(scan, gap(scan, hit.end), 'of', 'thatAfter', 'unit')) return undefined;
  // "next-day delivery".
  if (scan.lexicon.dayOrdinal && !termAt(scan, i, 'article') && !opensSentence(scan, i)) return undefined;
  // "du jour au lendemain", "à la veille": only a plain article leads to it.
  if (!scan.lexicon.dayOrdinal && !plainArticle(scan, i)) return undefined;
  const next = scan.tokens[gap(scan, hit.end)];
  // "The day after the vote" is told from what follows.
  if (next?.type === 'word' && !ENDING.test(scan.text.slice(scan.tokens[i]!.start, scan.tokens[hit.end - 1]!.end)))
    return undefined;
  const part: Part = { part: 'day', span: spanOf(scan, i, hit.end), form: 'long' };
  return { from: i, to: hit.end, readings: [{}], parts: [part], unresolved: true };
}

/** "the weekend", "le week-end": one that the text tells elsewhere, or any. */
export function weekend(scan: Scan, i: number): Point | undefined {
  const article = termAt(scan, i, 'article');
  const unit = article && termAt(scan, gap(scan, article.end), 'unit');
  if (
    unit?.value.unit !== 'weekend' ||
    unit.value.plural ||
    termAt(scan, gap(scan, unit.end), 'of', 'shiftAfter', 'thatAfter')
  )
    return undefined;
  const part: Part = { part: 'day', span: spanOf(scan, i, unit.end), form: 'long' };
  return { from: i, to: unit.end, readings: [{}], parts: [part], unresolved: true, isPeriod: true };
}

function plainArticle(scan: Scan, i: number): boolean {
  const at = scan.tokens[i - 1]?.type === 'space' ? i - 2 : i - 1;
  const before = scan.tokens[at - 1]?.type === 'space' ? at - 2 : at - 1;
  return (
    termAt(scan, at, 'article') !== undefined &&
    termAt(scan, at, 'join') === undefined &&
    !(scan.tokens[before] !== undefined && termAt(scan, before, 'join', 'open'))
  );
}

/** Phrases that are whole as they stand; "the day after" opens a clause. */
const ENDING = /(?:day|morning|lendemain|suivant|précédent)$/i;

/** "pour le vingt-deux": smaller numbers in words more often count or order ("pour le deux"). */
const SPELLED_FROM = 12;

/**
 * "on the 14th", "le 14": a day alone, where the words before allow nothing else and the clause ends with it. With a
 * reference day it is the last or the next of that number.
 */
export function bareDay(scan: Scan, i: number): Point | undefined {
  const day = dayAt(scan, i);
  const isSpelled = day?.part.form === 'long' && day.value > SPELLED_FROM;
  if (!day || (day.part.form !== (scan.lexicon.dayOrdinal ? 'ordinal' : 'numeric') && !isSpelled)) return undefined;
  if (!closesClause(scan, day.end) || !leadsDay(scan, i, isSpelled)) return undefined;
  const base = { from: i, to: day.end, parts: [day.part] };
  return { ...base, readings: [{ day: day.value }] };
}

/** "on the", "le" right before, and no preposition of place before a mere article ("dans le 13"). */
function leadsDay(scan: Scan, i: number, isSpelled: boolean): boolean {
  let alone = false;
  for (let p = i - 1; p >= Math.max(0, i - 8); p--) {
    const hit = termsAt(scan, p).find((h) => h.value.is === 'aroundDay' && gap(scan, h.end) === i);
    if (!hit) continue;
    if (hit.end > p + 1) return true;
    const before = scan.tokens[scan.tokens[p - 1]?.type === 'space' ? p - 2 : p - 1];
    alone = before?.type !== 'word' || !scan.lexicon.functionWords.has(before.folded);
  }
  return alone && !isSpelled;
}

function closesClause(scan: Scan, end: number): boolean {
  const next = scan.tokens[gap(scan, end)];
  if (next === undefined) return true;
  if (next.type !== 'mark' || !'.,;:!?)»”…'.includes(next.text)) return false;
  return scan.tokens[end + 1]?.type !== 'digits';
}
