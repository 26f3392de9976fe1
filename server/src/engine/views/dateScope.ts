// How wide the `mentions` contract wants a date: with the words that checking leaves beside it ("in two weeks", "the month of").

import type { Term } from '../locales/dateTerms.ts';
import { isMark, type Scan, termAt, termsAt } from '../mentions/dates/scan.ts';
import type { DateBound, Mention } from '../mentions/types.ts';
import { civil, dayNumber, isoDay, parseIsoDay, weekday } from '../values/calendar.ts';
import type { DateSet, Quantity, Value } from '../values/types.ts';
import { shiftDay } from './dateShift.ts';

/** A mention with its tokens `[from, to)`. */
export interface Placed {
  readonly m: Mention;
  readonly from: number;
  readonly to: number;
}

/** Longest phrase before a date that is looked for, in tokens with the spaces between. */
const REACH = 9;

/** The farthest place from which a phrase of one of the classes leads right up to token `at`. */
export function before(scan: Scan, at: number, ...classes: readonly Term['is'][]): number | undefined {
  let found: number | undefined;
  for (let p = at - 1; p >= Math.max(0, at - REACH); p--)
    for (const hit of termsAt(scan, p)) if (classes.includes(hit.value.is) && skip(scan, hit.end) === at) found = p;
  return found;
}

/** The nearest place from which a phrase of the class leads up to token `at`. */
function nearest(scan: Scan, at: number, is: Term['is']): number | undefined {
  for (let p = at - 1; p >= Math.max(0, at - REACH); p--)
    for (const hit of termsAt(scan, p)) if (hit.value.is === is && skip(scan, hit.end) === at) return p;
  return undefined;
}

/** End of a phrase of one of the classes that stands at or behind the space at token `at`. */
export function behind(scan: Scan, at: number, is: Term['is']): number | undefined {
  return termAt(scan, skip(scan, at), is)?.end;
}

/** Index after one space. */
export const skip = (scan: Scan, i: number): number => (scan.tokens[i]?.type === 'space' ? i + 1 : i);

const date = (edtf: string): DateSet => ({ type: 'date', edtf });
const widen = (scan: Scan, p: Placed, from: number, to: number, change: Partial<Mention> = {}): Placed => ({
  m: {
    ...p.m,
    ...change,
    span: { start: scan.tokens[from]!.start, end: scan.tokens[to - 1]!.end },
  },
  from,
  to,
});

const lengthOf = (m: Mention): Quantity | undefined =>
  m.values.find((v): v is Quantity => v.type === 'quantity' && v.dimension === 'time');

/** "last three months", "les 3 prochains jours", "within five days": a length beside a word that ties it to now. */
function window(scan: Scan, p: Placed): Placed | undefined {
  const q = p.m.kind === 'duration' ? lengthOf(p.m) : undefined;
  if (!q || q.low !== q.high || shiftDay(0, 1, q.unit) === undefined) return undefined;
  const back = beside(scan, p, 'windowBack');
  const ahead = back ? undefined : beside(scan, p, 'windowAhead');
  const tied = back ?? ahead ?? p;
  // "dans les cinq années à venir": the later word ties the length already.
  const inside = ahead !== undefined && ahead.from === p.from;
  const within = back || inside ? undefined : before(scan, tied.from, 'within');
  if (!back && !ahead && within === undefined) return undefined;
  const span = { ...tied, from: within ?? tied.from };
  const quarters = holdsUnit(scan, p, 'quarter') ? q.low / 3 : undefined;
  const values =
    scan.reference === undefined
      ? p.m.values
      : quarters
        ? [quarterWindow(scan.reference, quarters, back !== undefined)]
        : windowValues(scan.reference, q, back !== undefined);
  return widen(scan, p, span.from, span.to, { kind: 'daterange', values });
}

function windowValues(reference: number, q: Quantity, back: boolean): readonly Value[] {
  const day = (from: number, count: number): string | undefined => shiftDay(from, count, q.unit);
  if (back) return [date(`${day(reference, -q.low)}/${day(reference, 0)}`)];
  return [0, 1].map((n) => date(`${day(reference + n, 0)}/${day(reference + n, q.low)}`));
}

/** "the last two quarters": whole ones, the current one left out. */
function quarterWindow(reference: number, count: number, back: boolean): DateSet {
  const { year, month } = civil(reference);
  const first = Math.floor((month - 1) / 3) * 3;
  const at = (months: number): string => shiftDay(dayNumber(year, 1, 1), first + months, 'mo')!;
  return date(back ? `${at(-3 * count)}/${at(0)}` : `${at(3)}/${at(3 + 3 * count)}`);
}

function holdsUnit(scan: Scan, p: Placed, unit: string): boolean {
  for (let i = p.from; i < p.to; i++) if (termAt(scan, i, 'unit')?.value.unit === unit) return true;
  return false;
}

/** The tokens of a length together with a word of the class before, inside or behind it. */
function beside(scan: Scan, p: Placed, is: Term['is']): { readonly from: number; readonly to: number } | undefined {
  const first = before(scan, p.from, is);
  if (first !== undefined) return { from: first, to: p.to };
  for (let i = p.from + 1; i < p.to; i++) if (termAt(scan, i, is)) return p;
  const last = behind(scan, p.to, is);
  // "two hours next month": the word belongs to what follows it.
  const follows = last !== undefined && termAt(scan, skip(scan, last), 'unit', 'month', 'season', 'weekday');
  return last === undefined || follows ? undefined : { from: p.from, to: last };
}

/** "in two weeks": a length as the day it leads to. */
function hence(scan: Scan, p: Placed): Placed | undefined {
  const q = p.m.kind === 'duration' ? lengthOf(p.m) : undefined;
  if (!q || q.low !== q.high) return undefined;
  const after = behind(scan, p.to, 'laterAfter') ?? behind(scan, p.to, 'earlierAfter');
  if (after !== undefined) return told(scan, p, q, after);
  const from = before(scan, p.from, 'maybeHence', 'henceBefore');
  if (from === undefined) return undefined;
  const day = scan.reference === undefined ? undefined : shiftDay(scan.reference, q.low, q.unit);
  return widen(scan, p, from, p.to, { kind: 'date', values: day ? [date(day), ...p.m.values] : p.m.values });
}

/** "three weeks later": counted from the reference day for want of the one it was told from. */
function told(scan: Scan, p: Placed, q: Quantity, to: number): Placed {
  const sign = behind(scan, p.to, 'laterAfter') === undefined ? -1 : 1;
  const day = scan.reference === undefined ? undefined : shiftDay(scan.reference, sign * q.low, q.unit);
  return widen(scan, p, p.from, to, { kind: 'date', values: day ? [date(day), ...p.m.values] : p.m.values });
}

/** "il y a deux ans": the preposition belongs to it, and the day is exact. */
function ago(scan: Scan, p: Placed): Placed | undefined {
  const [first] = p.m.values;
  const q = lengthOf(p.m);
  if (p.m.kind === 'duration' || first?.type !== 'date' || !q) return undefined;
  const lead = before(scan, p.from, 'agoBefore') ?? p.from;
  const { reference } = scan;
  if (reference === undefined || first.unresolved) return widen(scan, p, lead, p.to, { kind: 'date' });
  const sign = first.edtf.slice(0, 10) < shiftDay(reference, 0, 'd')!.slice(0, first.edtf.slice(0, 10).length) ? -1 : 1;
  const day = shiftDay(reference, sign * q.low, q.unit);
  return widen(scan, p, lead, p.to, { kind: 'date', values: day ? [date(day), ...p.m.values] : p.m.values });
}

/** "the month of July", "later this year", "the nineties", "the first week of May", "this 14 July". */
function lead(scan: Scan, p: Placed): Placed | undefined {
  const parts = p.m.notation.date ?? [];
  const has = (name: string): boolean => parts.some((x) => x.part === name);
  let from = p.from;
  if (has('month') && !has('day') && parts[0]?.part === 'month') from = before(scan, from, 'monthOf') ?? from;
  const part = before(scan, from, 'partOf') ?? before(scan, article(scan, from) ?? from, 'partOf');
  if (part !== undefined && p.m.values.some((v) => v.type === 'date' && (v.resolved || v.unresolved))) from = part;
  if (parts[0]?.part === 'year' && parts.length === 1) from = nearest(scan, from, 'yearWord') ?? from;
  if (has('day') && has('month')) from = shifted(scan, from) ?? from;
  const holds = holdsWeekday(scan, p);
  const week = (p.m.kind === 'daterange' && !holds) || (scan.lexicon.monthFirst && holds);
  // "the 20th of May" is one phrase where "May 20" is the plain form.
  const ordinal = scan.lexicon.monthFirst && parts[0]?.form === 'ordinal' && has('month');
  if (ordinal && p.m.bound === undefined) from = article(scan, from) ?? from;
  if (p.m.bound === undefined && wantsArticle(p.m) && (week || !has('month'))) from = article(scan, from) ?? from;
  if (parts[0]?.part === 'modifier') from = Math.max(from, afterArticle(scan, p.from));
  return from === p.from ? undefined : widen(scan, p, from, p.to);
}

/** "the first Friday of". */
function holdsWeekday(scan: Scan, p: Placed): boolean {
  for (let i = p.from; i < p.to; i++) if (termAt(scan, i, 'weekday')) return true;
  return false;
}

/** "the end of May" without its article. */
function afterArticle(scan: Scan, from: number): number {
  const hit = termsAt(scan, from).findLast((h) => h.value.is === 'article');
  return hit ? skip(scan, hit.end) : from;
}

/** "this", "ce" right before a whole date. */
const shifted = (scan: Scan, at: number): number | undefined => before(scan, at, 'shiftBefore');

/** The determiner alone: "au" and "du" hold a preposition and stay outside. */
function article(scan: Scan, at: number): number | undefined {
  const from = before(scan, at, 'article');
  return from !== undefined && !termsAt(scan, from).some((h) => DETERMINERS.has(h.value.is)) ? from : undefined;
}

const DETERMINERS: ReadonlySet<string> = new Set(['open', 'join', 'clockLead', 'shiftBefore']);

/** Periods named by their place in another ("the first week of"), decades, bare days. */
function wantsArticle(m: Mention): boolean {
  const [first, second] = m.notation.date ?? [];
  if (!first) return false;
  if (first.part === 'decade') return true;
  if (first.part === 'quarter' || first.part === 'half') return first.form === 'long' && second !== undefined;
  if (first.part === 'day') return second === undefined ? first.form !== 'long' : first.form === 'long';
  return false;
}

/** "2012 or later": a date that is the edge of an open interval. */
function open(scan: Scan, p: Placed): Placed | undefined {
  if (p.m.values[0]?.type !== 'date') return undefined;
  const later = behind(scan, p.to, 'orLater');
  const end = later ?? behind(scan, p.to, 'orEarlier');
  if (end === undefined || goesOn(scan, end)) return undefined;
  const bound: DateBound = later === undefined ? 'before' : 'since';
  return widen(scan, p, p.from, end, { kind: 'daterange', bound: { span: p.m.span, bound } });
}

/** "after 2010 and before 2018": the word belongs to the date behind it. */
function goesOn(scan: Scan, end: number): boolean {
  const at = skip(scan, end);
  return (
    scan.tokens[at]?.type === 'digits' ||
    termAt(scan, at, 'article', 'month', 'weekday', 'day', 'shiftBefore') !== undefined
  );
}

/** A length with the hedge that makes it a bound. */
function hedged(scan: Scan, p: Placed): Placed | undefined {
  const { hedge, kind } = p.m;
  if (kind !== 'duration' || !hedge || hedge.hedge === 'about' || hedge.span.start >= p.m.span.start) return undefined;
  const from = scan.tokens.findIndex((t) => t.start === hedge.span.start);
  return from < 0 || isMark(scan, p.from - 1, '-') ? undefined : widen(scan, p, from, p.to);
}

/** The calendar week that holds both days. */
function weekOf(a: string, b: string): DateSet | undefined {
  const first = parseIsoDay(a);
  const last = parseIsoDay(b);
  if (first === undefined || last === undefined) return undefined;
  const monday = first - weekday(first) + 1;
  return last - monday <= 6 ? date(`${isoDay(monday)}/${isoDay(monday + 6)}`) : undefined;
}

/** TIMEX of what only the words tell: a weekday, a day counted from one told before, the n-th week of a month. */
function spoken(scan: Scan, p: Placed): Placed {
  const [first] = p.m.values;
  if (first?.type !== 'date') return p;
  const week = /^XXXX-(\d\d)-(\d\d)\/XXXX-\d\d-(\d\d)$/.exec(first.edtf);
  if (
    week &&
    p.m.notation.date?.[0]?.part === 'day' &&
    p.m.notation.date[0].form === 'long' &&
    !holdsWeekday(scan, p)
  ) {
    const n = Number(week[2]) % 7 === 1 ? (Number(week[2]) + 6) / 7 : 5;
    return { ...p, m: { ...p.m, values: [...p.m.values, date(`XXXX-${week[1]}-W0${n}`)] } };
  }
  if (!first.unresolved) return p;
  const name = termAt(scan, p.from, 'weekday');
  const at = termAt(scan, p.from, 'nextDay', 'dayBefore');
  const edtf =
    name?.end === p.to
      ? `XXXX-WXX-${name.value.n}`
      : at?.end === p.to && scan.reference !== undefined
        ? isoDay(scan.reference + (at.value.is === 'nextDay' ? 1 : -1))
        : undefined;
  return edtf === undefined ? p : { ...p, m: { ...p.m, values: [date(edtf)] } };
}

/** "late July" as its month too, the modifier being told by the words. */
function whole(m: Mention): Mention {
  if (m.notation.date?.[0]?.part !== 'modifier') return m;
  const bases = m.values.flatMap((v) => {
    const [a, b] = v.type === 'date' ? v.edtf.split('/') : [];
    if (!a || !b) return [];
    const week = weekOf(a, b);
    if (week) return [week];
    if (a.slice(0, 7) === b.slice(0, 7) && a.length > 7) return [date(a.slice(0, 7))];
    return a.slice(0, 4) === b.slice(0, 4) ? [date(a.slice(0, 4))] : [];
  });
  return { ...m, values: [...m.values, ...bases] };
}

/** The mention as wide as the contract wants it, its value as exact as it can be told. */
export function scopeDate(scan: Scan, p: Placed): Placed {
  const tied = window(scan, p) ?? hence(scan, p) ?? ago(scan, p) ?? hedged(scan, p) ?? p;
  if (tied.m.kind === 'duration') return tied;
  const wide = lead(scan, tied) ?? tied;
  const out = spoken(scan, open(scan, wide) ?? wide);
  return { ...out, m: whole(out.m) };
}
