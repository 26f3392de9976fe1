import { civil, weekday } from '../../values/calendar.ts';
import { wordDate } from './absolute.ts';
import { countsNext, dayAt, endsFree, nounFollows } from './component.ts';
import { edgeOf } from './edgeOf.ts';
import { eraYear } from './era.ts';
import type { Fields } from './fields.ts';
import { ideographicDate } from './ideographic.ts';
import { MAY, mayBegin } from './may.ts';
import { modified } from './modified.ts';
import { nthOf } from './nth.ts';
import { numericDate } from './numeric.ts';
import { period } from './period.ts';
import { type Lead, longer, type Point } from './point.ts';
import { relativeDate } from './relative.ts';
import { bareDay, nextDay, restOf, weekend, weekOf } from './restOf.ts';
import { gap, isMark, type Part, type Scan, spanOf, termAt } from './scan.ts';
import { bareYear, shortYear } from './year.ts';

/** The longest date at token `i`: with its weekday, with a modifier, absolute or relative. */
export function readPoint(scan: Scan, i: number, lead: Lead): Point | undefined {
  const may = mayBegin(scan, i);
  let best = may & (MAY.weekday | MAY.shift) ? withWeekday(scan, i, lead) : undefined;
  if (may & MAY.modifier)
    best = longer(
      best,
      modified(scan, i, (at, sure) => unmodified(scan, at, sure), lead),
    );
  return longer(best, unmodified(scan, i, lead));
}

const DAY = MAY.number | MAY.digits | MAY.ordinal;

/** A month in words with its year written behind it, and maybe its day: nothing that begins there may go further. */
export function fullDate(scan: Scan, i: number, lead: Lead): Point | undefined {
  const may = mayBegin(scan, i);
  const isDay = (may & MAY.digits) > 0 && (may & ~DAY) === 0 && !scan.lexicon.ideographic;
  const date = isDay || may === MAY.month ? wordDate(scan, i, lead) : undefined;
  return date && date.readings[0]!.year !== undefined && !date.resolved && !date.unresolved ? date : undefined;
}

const WORDED = MAY.number | MAY.month | MAY.apostrophe;
const PERIOD =
  MAY.number |
  MAY.apostrophe |
  MAY.shift |
  MAY.unit |
  MAY.article |
  MAY.decade |
  MAY.century |
  MAY.quarter |
  MAY.last |
  MAY.season |
  MAY.week |
  MAY.fiscal;

function unmodified(scan: Scan, i: number, lead: Lead): Point | undefined {
  const may = mayBegin(scan, i);
  let best = scan.lexicon.ideographic ? ideographicDate(scan, i) : undefined;
  if (may & WORDED) best = longer(best, wordDate(scan, i, lead));
  // Nothing that begins with these digits goes further than a day with its month.
  if (best && may & MAY.digits && best.readings[0]!.day !== undefined) return best;
  if (may & MAY.digits) best = longer(best, numericDate(scan, i, lead, false));
  if (may & (MAY.ordinal | MAY.last)) best = longer(best, nthOf(scan, i));
  if (may & (MAY.number | MAY.first)) best = longer(best, edgeOf(scan, i));
  if (may & PERIOD) best = longer(best, period(scan, i, lead));
  best = longer(best, relativeDate(scan, i, lead));
  if (may & MAY.year) best = longer(best, bareYear(scan, i, lead));
  if (may & MAY.apostrophe) best = longer(best, shortYear(scan, i));
  if (may & (MAY.digits | MAY.era)) best = longer(best, eraYear(scan, i));
  if (may & MAY.rest) best = longer(longer(longer(best, restOf(scan, i)), weekOf(scan, i, lead)), nextDay(scan, i));
  if (may & MAY.article) best = longer(best, weekend(scan, i));
  return may & MAY.number ? longer(best, bareDay(scan, i)) : best;
}

/** "mercredi 16 juillet", "Tuesday, 5 May", "ce vendredi 15 juin", "lundi 21". */
function withWeekday(scan: Scan, i: number, lead: Lead): Point | undefined {
  const shift = termAt(scan, i, 'shiftBefore');
  const at = shift ? gap(scan, shift.end) : i;
  const name = termAt(scan, at, 'weekday');
  if (!name) return undefined;
  const end = name.value.short && isMark(scan, name.end, '.') ? name.end + 1 : name.end;
  const part: Part = { part: 'weekday', span: spanOf(scan, at, end), form: name.value.short ? 'abbreviated' : 'long' };
  let p = gap(scan, end);
  const parted = isMark(scan, p, ',');
  if (parted) p = gap(scan, p + 1);
  const article = termAt(scan, p, 'article');
  const q = article ? gap(scan, article.end) : p;
  const bracket = isMark(scan, q, '(') ? gap(scan, q + 1) : q;
  const sure: Lead = { ...lead, dated: true };
  const date = wordDate(scan, bracket, sure) ?? numericDate(scan, bracket, sure, true);
  if (date && isDecimal(scan, date)) return undefined;
  if (date && date.readings[0]!.day !== undefined) {
    const to = bracket > q && isMark(scan, date.to, ')') ? date.to + 1 : date.to;
    if (bracket > q && to === date.to) return undefined;
    return { ...date, from: at, to, parts: [part, ...date.parts], readings: fitting(date.readings, name.value.n) };
  }
  const day = dayOnly(scan, i, at, q, part, name.value.n);
  // "On Friday, 12 of them", "Sonntag 20 Prozent mehr": digits with no article that go on are a count.
  const isBare = !article && day?.parts.at(-1)?.form === 'numeric' && (parted || scan.lexicon.dotOrdinal);
  return day && isBare && !closesClause(scan, day.to) ? undefined : day;
}

/** "On Friday, a 31.5 km stage": where a dot stands before decimals, a day and a month have another one behind them. */
const isDecimal = (scan: Scan, { from, to }: Point): boolean =>
  scan.locale.figures.decimal === '.' && to - from === 3 && isMark(scan, from + 1, '.');

const closesClause = (scan: Scan, end: number): boolean => {
  const next = scan.tokens[gap(scan, end)];
  return next === undefined || (next.type === 'mark' && !isMark(scan, end, '-'));
};

/** Of ambiguous readings ("mardi 3/4/2025") those whose weekday fits, if any does. */
function fitting(readings: readonly Fields[], n: number): readonly Fields[] {
  return readings.map((f) => ({ ...f, weekday: n }));
}

/** "lundi 21", "Thursday the 21st": month and year are those nearest to the reference day in which they agree. */
function dayOnly(scan: Scan, from: number, _at: number, p: number, part: Part, n: number): Point | undefined {
  const day = dayAt(scan, p);
  const spelled = day?.part.form === 'long';
  // "de segunda a sexta": Monday to Friday.
  if (spelled && termAt(scan, p, 'weekday')) return undefined;
  // "Thursday the twenty-first"; without the article a number in words counts something.
  if (!day || (spelled && !termAt(scan, p - 2, 'article')) || !endsFree(scan, day.end - 1) || countsNext(scan, day.end))
    return undefined;
  if (termAt(scan, gap(scan, day.end), 'unit', 'clockUnit', 'am', 'pm')) return undefined;
  // "On Sunday the 19-year-old", "el sábado la cuarta copa": what it counts or ranks follows.
  if (isMark(scan, day.end, '-') && scan.tokens[day.end + 1]?.type === 'word') return undefined;
  if (spelled && nounFollows(scan, day.end)) return undefined;
  const base = { from, to: day.end, parts: [part, day.part] };
  if (scan.reference === undefined) return { ...base, readings: [{ day: day.value, weekday: n }] };
  for (let d = 0; d < 366; d++)
    for (const number of [scan.reference - d, scan.reference + d])
      if (weekday(number) === n && civil(number).day === day.value)
        return { ...base, readings: [{ ...civil(number), weekday: n }], resolved: true };
  return { ...base, readings: [{ day: day.value, weekday: n }] };
}
