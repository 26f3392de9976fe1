import type { Term } from '../../locales/dates.ts';
import { civil, dayNumber, daysInMonth, easter, weekday } from '../../values/calendar.ts';
import { longest } from '../trie.ts';
import { dayAt, monthAt, monthStands } from './absolute.ts';
import { durationAt } from './duration.ts';
import { bounds, type Fields, shiftUnit } from './fields.ts';
import type { Lead, Point } from './point.ts';
import { comma, gap, isMark, type Part, previous, type Scan, spanOf, termAt } from './scan.ts';

/** A point resolved against the reference date, or unresolved for want of one. */
function told(from: number, to: number, parts: readonly Part[], readings: readonly Fields[] | undefined): Point {
  return readings?.length
    ? { from, to, parts, readings, resolved: true }
    : { from, to, parts, readings: [{}], unresolved: true };
}

const part = (scan: Scan, from: number, to: number, name: Part['part']): Part => ({
  part: name,
  span: spanOf(scan, from, to),
  form: 'long',
});

/** The name a notation uses for a calendar unit; weeks and days have none of their own. */
function partName(unit: string): Part['part'] {
  if (unit === 'a') return 'year';
  if (unit === 'mo') return 'month';
  return unit === 'quarter' || unit === 'half' || unit === 'decade' || unit === 'century' ? unit : 'day';
}

/** "this year", "l'an dernier", "next year" used as the year of another date. */
export function yearReference(
  scan: Scan,
  i: number,
): { readonly from: number; readonly end: number; readonly year: number | undefined } | undefined {
  const shifted = shiftedUnit(scan, i, ['a']);
  if (!shifted) return undefined;
  return { from: i, end: shifted.to, year: shifted.readings[0]?.year };
}

/** "last week", "cette année", "the year after next", "la semaine dernière": the article before it is the caller's. */
export function shiftedUnit(scan: Scan, i: number, units?: readonly string[]): Point | undefined {
  // As part of another date ("of the next month") its article is passed; else the caller has passed it.
  const start = units ? skipArticle(scan, i) : i;
  for (const [from, p] of start === i
    ? ([[i, i]] as const)
    : ([
        [i, i],
        [start, start],
      ] as const)) {
    const before = termAt(scan, p, 'shiftBefore');
    const unit = before && termAt(scan, gap(scan, before.end), 'unit');
    if (before && unit && !unit.value.symbol && !unit.value.plural && allowed(unit.value.unit, units))
      return shift(scan, from, unit.end, unit.value.unit, before.value.by);
    const noun = termAt(scan, p, 'unit');
    const after =
      noun && !noun.value.symbol && !noun.value.plural ? termAt(scan, gap(scan, noun.end), 'shiftAfter') : undefined;
    if (noun && after && allowed(noun.value.unit, units) && articleBefore(scan, p, after.value.by))
      return shift(scan, from === i ? p : from, after.end, noun.value.unit, after.value.by);
  }
  return undefined;
}

const allowed = (unit: string, units: readonly string[] | undefined): boolean =>
  units ? units.includes(unit) : !['h', 'min', 's', 'd', 'night', 'fortnight', 'millennium'].includes(unit);

/** "week next to the river" is no date: a unit that is shifted from behind has its article before it. */
function articleBefore(scan: Scan, p: number, by: number): boolean {
  if (by === -1 && !scan.lexicon.monthFirst) return true;
  const before = scan.tokens[p - 1]?.type === 'space' ? p - 2 : p - 1;
  for (const back of [before, before - 1, before - 2]) {
    const hit = back >= 0 ? termAt(scan, back, 'article') : undefined;
    if (hit && gap(scan, hit.end) === p) return true;
  }
  return false;
}

export function skipArticle(scan: Scan, i: number): number {
  const article = termAt(scan, i, 'article');
  return article ? gap(scan, article.end) : i;
}

function shift(scan: Scan, from: number, end: number, unit: string, by: number): Point | undefined {
  if (termAt(scan, end, 'thatAfter')) return undefined;
  const to = termAt(scan, end, 'hereAfter')?.end ?? end;
  const fields = scan.reference === undefined ? undefined : shiftUnit(unit, scan.reference, by);
  return told(from, to, [part(scan, from, to, partName(unit))], fields && [fields]);
}

/** "yesterday", "avant-hier". */
function dayWord(scan: Scan, i: number): Point | undefined {
  const hit = termAt(scan, i, 'day');
  if (!hit || termAt(scan, hit.end, 'thatAfter')) return undefined;
  const fields = scan.reference === undefined ? undefined : civil(scan.reference + hit.value.offset);
  return told(i, hit.end, [part(scan, i, hit.end, 'day')], fields && [fields]);
}

/** Days that a bare or shifted weekday may mean: the nearest before and after the reference day, or within its week. */
function weekdays(reference: number, n: number, by: number | undefined): readonly Fields[] {
  const back = (weekday(reference) - n + 7) % 7;
  const monday = reference - weekday(reference) + 1;
  const days =
    by === undefined
      ? [reference - back, reference - back + 7, ...(back === 0 ? [reference - 7] : [])]
      : by < 0
        ? [reference - (back || 7), monday - 7 + n - 1]
        : by > 0
          ? [reference - back + 7, monday + 7 + n - 1]
          : [monday + n - 1, reference - back + 7];
  return [...new Set(days)].map((d) => ({ ...civil(d), weekday: n }));
}

/** "a Sunday", "le dimanche": the word before makes the day any of its name. */
function isHabit(scan: Scan, at: number): boolean {
  const before = previous(scan, at);
  const hit = before && termAt(scan, before.at, 'habit');
  return hit !== undefined && gap(scan, hit.end) === at;
}

/** "on Tuesday", "last Tuesday", "mardi prochain", "Tuesday of next week", "next week Monday". */
function weekdayDate(scan: Scan, i: number, lead: Lead): Point | undefined {
  const before = termAt(scan, i, 'shiftBefore');
  const at = before ? gap(scan, before.end) : i;
  const name = termAt(scan, at, 'weekday');
  if (!name) return undefined;
  const end = name.value.short && isMark(scan, name.end, '.') ? name.end + 1 : name.end;
  const sure: Lead = before ? { ...lead, dated: true } : lead;
  if (!monthStands(scan, at, name.end, name.value.guarded && !before, sure)) return undefined;
  if (name.value.short && !before && end === name.end) return undefined;
  const next = gap(scan, end);
  const parts = [
    { ...part(scan, at, end, 'weekday'), form: name.value.short ? ('abbreviated' as const) : ('long' as const) },
  ];
  const ofWeek = termAt(scan, next, 'of');
  const week = before ? undefined : shiftedUnit(scan, ofWeek ? gap(scan, ofWeek.end) : next, ['wk']);
  const after = before || week ? undefined : termAt(scan, next, 'shiftAfter');
  const readings = (by: number | undefined) =>
    scan.reference === undefined ? undefined : weekdays(scan.reference, name.value.n, by);
  if (after) return told(i, after.end, parts, readings(after.value.by));
  if (week) {
    const monday = week.readings[0]?.days?.[0];
    return told(
      i,
      week.to,
      parts,
      monday === undefined ? undefined : [{ ...civil(monday + name.value.n - 1), weekday: name.value.n }],
    );
  }
  if (!before && isHabit(scan, at)) return undefined;
  return told(i, end, parts, readings(before?.value.by));
}

/** "last April", "avril dernier", "next summer", "l'été dernier". */
function shiftedPeriod(scan: Scan, i: number): Point | undefined {
  const before = termAt(scan, i, 'shiftBefore');
  const at = before ? gap(scan, before.end) : i;
  const month = monthAt(scan, at);
  const season = month ? undefined : termAt(scan, at, 'season');
  const end = month?.end ?? season?.end;
  if (end === undefined) return undefined;
  const after = before ? undefined : termAt(scan, gap(scan, end), 'shiftAfter');
  const by = before?.value.by ?? after?.value.by;
  if (by === undefined) return undefined;
  const name = part(scan, at, end, month ? 'month' : 'season');
  const year = scan.reference === undefined ? undefined : yearOf(scan.reference, by, month?.value, season?.value.n);
  const fields = month ? { month: month.value } : { season: season!.value.n };
  const readings = year === undefined ? undefined : year.map((y) => ({ ...fields, year: y }));
  return told(i, after?.end ?? end, [name], readings);
}

/** Years in which the last, this or next month or season of that name falls. */
function yearOf(
  reference: number,
  by: number,
  month: number | undefined,
  season: number | undefined,
): readonly number[] {
  const now = civil(reference);
  if (month !== undefined) {
    if (by < 0) return [month < now.month ? now.year : now.year - 1];
    return by > 0 ? [month > now.month ? now.year : now.year + 1] : [now.year];
  }
  const first = (season! - 20) * 3;
  // A winter is named after the year in which it begins, and lasts into the next.
  const began = now.month >= first ? now.year : now.year - 1;
  const over = season === 24 ? now.month >= 3 && now.month < 12 : now.month > first + 2 || now.month < first;
  if (by < 0) return [over ? began : began - 1];
  return by > 0 ? [began + 1] : [now.month > first + 2 ? now.year : over ? now.year : began];
}

/** "the 15th of next month", "le 20 du mois prochain", "the 4th of this month". */
export function dayOfMonth(scan: Scan, i: number): Point | undefined {
  const day = dayAt(scan, i);
  if (!day) return undefined;
  const p = gap(scan, day.end);
  const of = termAt(scan, p, 'of');
  const month = shiftedUnit(scan, of ? gap(scan, of.end) : p, ['mo']);
  if (!month) return undefined;
  const fields = month.readings[0];
  return told(i, month.to, [day.part, ...month.parts], fields?.month ? [{ ...fields, day: day.value }] : undefined);
}

/** "two days ago", "il y a deux ans", "in three weeks", "dans dix jours", "ten days from now". */
function distance(scan: Scan, i: number): Point | undefined {
  const lead = termAt(scan, i, 'agoBefore', 'henceBefore');
  const first = lead ? gap(scan, lead.end) : i;
  // "il y a près de quarante ans": a hedge stands between.
  const hedge = lead && longest(scan.locale.figures.hedgesBefore, scan.tokens, first);
  const at = hedge ? gap(scan, hedge.end) : first;
  const duration = durationAt(scan, at, true);
  if (!duration) return undefined;
  const after = termAt(scan, comma(scan, duration.to), 'agoAfter', 'henceAfter');
  // "dans deux jours à partir d'aujourd'hui" says the same twice.
  const tail = lead && after?.value.is !== 'henceAfter' ? undefined : after;
  const is = lead?.value.is ?? tail?.value.is;
  if (!is || duration.low !== duration.high) return undefined;
  // "dans trois minutes" tells no day.
  if (!is.startsWith('ago') && ['h', 'min', 's'].includes(duration.unit)) return undefined;
  const sign = is.startsWith('ago') ? -1 : 1;
  const to = tail?.end ?? duration.to;
  // "il y a" stands before its length as a preposition does; "dans" may as well belong to the date.
  const from = lead?.value.is === 'agoBefore' || (lead && tail) ? duration.from : i;
  const span = { part: 'day' as const, span: spanOf(scan, from, to), form: 'long' as const };
  const fields = scan.reference === undefined ? undefined : away(scan.reference, sign * duration.low, duration.unit);
  return {
    ...told(from, to, [span], fields && [fields]),
    length: duration,
    ...(hedge ? { hedge: { span: spanOf(scan, first, hedge.end), hedge: hedge.value } } : {}),
  };
}

/** A distance keeps its own precision: years give a year, months a month, weeks a few days around, days a day. */
export function away(reference: number, count: number, unit: string): Fields | undefined {
  const whole = Math.round(count);
  if (unit === 'd') return civil(reference + whole);
  if (unit === 'wk') return { days: [reference + Math.round(count * 7) - 3, reference + Math.round(count * 7) + 3] };
  if (unit === 'a' || unit === 'mo') {
    if (unit === 'a' && Number.isInteger(count)) return shiftUnit('a', reference, whole);
    return shiftUnit('mo', reference, Math.round(unit === 'a' ? count * 12 : count));
  }
  return undefined;
}

/** Feasts, with or without a year: "Christmas", "Easter 2025", "last Easter", "Noël dernier". */
function holiday(scan: Scan, i: number): Point | undefined {
  const before = termAt(scan, i, 'shiftBefore');
  const hit = termAt(scan, before ? gap(scan, before.end) : i, 'holiday');
  if (!hit) return undefined;
  const after = before ? undefined : termAt(scan, gap(scan, hit.end), 'shiftAfter');
  const by = before?.value.by ?? after?.value.by;
  if (by !== undefined) return shiftedFeast(scan, i, after?.end ?? hit.end, hit.value, by);
  const { month, day } = hit.value;
  const moving = movingFeast(hit.value);
  const sep = gap(scan, hit.end);
  const of = termAt(scan, sep, 'of', 'in');
  const at = of ? gap(scan, of.end) : sep;
  const token = scan.tokens[at];
  const written =
    token?.type === 'digits' && /^(?:1[5-9]|20|21)\d\d$/.test(token.folded) ? Number(token.folded) : undefined;
  const shifted = written === undefined ? (yearReference(scan, at) ?? undefined) : undefined;
  const year = written ?? shifted?.year;
  const end = written !== undefined ? at + 1 : (shifted?.end ?? hit.end);
  const named = part(scan, i, hit.end, 'day');
  const parts: Part[] =
    end > hit.end
      ? [named, { part: 'year', span: spanOf(scan, at, end), form: written ? 'numeric' : 'long' }]
      : [named];
  if (!moving)
    return {
      from: i,
      to: end,
      parts,
      readings: [{ month, day, ...(year !== undefined ? { year } : {}) }],
      ...(shifted ? { resolved: true } : {}),
    };
  if (year !== undefined) return { from: i, to: end, parts, readings: [moving(year)] };
  if (scan.reference === undefined) return told(i, end, parts, undefined);
  const now = civil(scan.reference).year;
  return told(i, end, parts, [now, now - 1, now + 1].map(moving));
}

type Feast = Extract<Term, { readonly is: 'holiday' }>;

/** The day of a feast that falls on another day each year. */
function movingFeast({ month, nth, easter: offset }: Feast): ((year: number) => Fields) | undefined {
  if (nth) return (y) => civil(nthWeekday(y, month, nth.weekday, nth.n) + nth.plus);
  return offset === undefined ? undefined : (y) => civil(easter(y) + offset);
}

/** "last Christmas", "next Easter", "this Thanksgiving". */
function shiftedFeast(scan: Scan, from: number, to: number, feast: Feast, by: number): Point {
  const parts = [part(scan, from, to, 'day')];
  const { reference } = scan;
  if (reference === undefined) return told(from, to, parts, undefined);
  const moving = movingFeast(feast);
  const { year } = civil(reference);
  const found = [year - 1, year, year + 1].map((y) => moving?.(y) ?? { year: y, month: feast.month, day: feast.day });
  const number = (f: Fields): number => dayNumber(f.year!, f.month!, f.day!);
  const day =
    by < 0
      ? found.findLast((f) => number(f) < reference)
      : by > 0
        ? found.find((f) => number(f) > reference)
        : found[1];
  return told(from, to, parts, day && [day]);
}

/** "the previous week", "le mois suivant", "that year": counted from a date told before, which is not known here. */
function narrated(scan: Scan, i: number): Point | undefined {
  const before = termAt(scan, i, 'otherBefore');
  const at = before ? gap(scan, before.end) : i;
  const noun = termAt(scan, at, 'unit', 'weekday');
  if (
    !noun ||
    (noun.value.is === 'unit' && (noun.value.symbol || noun.value.plural || !allowed(noun.value.unit, undefined)))
  )
    return undefined;
  if (noun.value.is === 'weekday' && noun.value.guarded) return undefined;
  const after = before ? undefined : termAt(scan, gap(scan, noun.end), 'otherAfter');
  if (!before && !after) return undefined;
  // "The same quarter of 2024" has its date behind it.
  const end = after?.end ?? noun.end;
  if (termAt(scan, gap(scan, end), 'of')) return undefined;
  return told(
    i,
    end,
    [part(scan, i, end, noun.value.is === 'unit' ? partName(noun.value.unit) : 'weekday')],
    undefined,
  );
}

/** Day number of the n-th weekday of a month; n < 0 counts from its end. */
function nthWeekday(year: number, month: number, day: number, n: number): number {
  const first = dayNumber(year, month, 1);
  const last = dayNumber(year, month, daysInMonth(year, month));
  if (n < 0) return last - ((weekday(last) - day + 7) % 7) + (n + 1) * 7;
  return first + ((day - weekday(first) + 7) % 7) + (n - 1) * 7;
}

/** Dates that need the reference date, and feasts. */
export function relativeDate(scan: Scan, i: number, lead: Lead): Point | undefined {
  return (
    (lead.modified ? undefined : distance(scan, i)) ??
    dayWord(scan, i) ??
    shiftedPeriod(scan, i) ??
    dayOfMonth(scan, i) ??
    unitThenDay(scan, i, lead) ??
    narrated(scan, i) ??
    weekdayDate(scan, i, lead) ??
    holiday(scan, i)
  );
}

/** "next week Monday", "la semaine prochaine, mardi": a shifted week with its day behind it; else the shifted unit. */
function unitThenDay(scan: Scan, i: number, lead: Lead): Point | undefined {
  const word = termAt(scan, i, 'shifted');
  const unit = word ? shift(scan, i, word.end, word.value.unit, word.value.by) : shiftedUnit(scan, i);
  if (!unit) return undefined;
  const days = unit.readings[0]?.days;
  if (!unit.unresolved && (!days || days[1] - days[0] !== 6)) return unit;
  if (unit.unresolved && unit.parts[0]?.part !== 'day') return unit;
  const gapped = comma(scan, unit.to);
  const on = termAt(scan, gapped, 'clockLead', 'aroundDay');
  const name = termAt(scan, on ? gap(scan, on.end) : gapped, 'weekday');
  if (!name || name.value.guarded || lead.open) return unit;
  return told(i, name.end, [part(scan, i, name.end, 'weekday')], days && [{ ...civil(days[0] + name.value.n - 1) }]);
}

/** Reference year's date nearest to the reference day, for a date without year. */
export function nearest(reference: number, f: Fields): number | undefined {
  if (f.month === undefined || f.day === undefined || bounds({ ...f, year: 2024 }) === undefined) return undefined;
  const { year } = civil(reference);
  let best: number | undefined;
  for (const y of [year - 1, year, year + 1]) {
    const n = dayNumber(y, f.month, f.day);
    if (best === undefined || Math.abs(n - reference) < Math.abs(best - reference)) best = n;
  }
  return best;
}
