// How wide the `mentions` contract wants a date: with the words that checking leaves beside it ("the month of").

import { edtf, type Fields, shiftUnit } from '../mentions/dates/fields.ts';
import { nthInMonth } from '../mentions/dates/nth.ts';
import { isMark, type Scan, termAt, termsAt } from '../mentions/dates/scan.ts';
import type { DateBound, Mention } from '../mentions/types.ts';
import { civil, isoDay, parseIsoDay, weekday } from '../values/calendar.ts';
import type { DateSet } from '../values/types.ts';
import { ago, hence, window } from './dateWindow.ts';
import { before, behind, date, holdsWeekday, nearest, type Placed, skip, widen } from './dateWords.ts';

/** "the month of July", "later this year", "the nineties", "the first week of May", "this 14 July". */
export function lead(scan: Scan, p: Placed): Placed | undefined {
  const parts = p.m.notation.date ?? [];
  const has = (name: string): boolean => parts.some((x) => x.part === name);
  let from = p.from;
  if (has('month') && !has('day') && parts[0]?.part === 'month') from = before(scan, from, 'monthOf') ?? from;
  const part = before(scan, from, 'partOf') ?? before(scan, article(scan, from) ?? from, 'partOf');
  if (part !== undefined && p.m.values.some((v) => v.type === 'date' && (v.resolved || v.unresolved))) from = part;
  if (parts[0]?.part === 'year' && parts.length === 1)
    from = nearest(scan, from, 'fiscalWord') ?? yearWord(scan, from) ?? from;
  if (has('day') && has('month')) from = shifted(scan, from) ?? from;
  const holds = holdsWeekday(scan, p);
  const week = scan.lexicon.monthFirst && (p.m.kind === 'daterange' || holds);
  // "the 20th of May" is one phrase where "May 20" is the plain form.
  const ordinal = scan.lexicon.monthFirst && parts[0]?.form === 'ordinal' && has('month');
  if (ordinal && p.m.bound === undefined) from = article(scan, from) ?? from;
  if (p.m.bound === undefined && wantsArticle(p.m) && (week || !has('month'))) from = article(scan, from) ?? from;
  if (parts[0]?.part === 'modifier') from = Math.max(from, afterArticle(scan, p.from));
  return from === p.from ? undefined : widen(scan, p, from, p.to);
}

/** "calendar year 2008", "l'année 2008" without the article. */
function yearWord(scan: Scan, at: number): number | undefined {
  const from = before(scan, at, 'yearWord');
  return from === undefined ? undefined : afterArticle(scan, from);
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
  // "week 31" stands without it.
  if (first.part === 'day' && first.form === 'numeric' && m.kind === 'daterange') return false;
  if (first.part === 'day') return second === undefined ? first.form !== 'long' : first.form === 'long';
  return false;
}

/** "2012 or later": a date that is the edge of an open interval. */
function open(scan: Scan, p: Placed): Placed | undefined {
  if (p.m.values[0]?.type !== 'date') return undefined;
  const later = behind(scan, p.to, 'orLater');
  const earlier = behind(scan, p.to, 'orEarlier');
  // "ou plus" begins "ou plus tôt".
  const isLater = (later ?? 0) > (earlier ?? 0);
  const end = isLater ? later : earlier;
  if (end === undefined || goesOn(scan, end)) return undefined;
  const bound: DateBound = isLater ? 'since' : 'before';
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
  const day = weekdayIn(scan, p);
  if (week && p.m.notation.date?.[0]?.part === 'day' && p.m.notation.date[0].form === 'long') {
    const n = Number(week[2]) % 7 === 1 ? (Number(week[2]) + 6) / 7 : 5;
    const nth = day ? `XXXX-${week[1]}-${day.slice(5)}-#${n}` : `XXXX-${week[1]}-W0${n}`;
    return { ...p, m: { ...p.m, values: [...p.m.values, date(nth)] } };
  }
  // "vendredi 31": the day of the month, and the day of the week.
  if (day && /^XXXX-XX-\d\d$/.test(first.edtf)) return { ...p, m: { ...p.m, values: [...p.m.values, date(day)] } };
  if (!first.unresolved) return p;
  const edtf = p.m.notation.date?.every((x) => x.part === 'weekday') ? day : (feastIn(scan, p) ?? besideNow(scan, p));
  return edtf === undefined ? p : { ...p, m: { ...p.m, values: [date(edtf)] } };
}

/** "the day after", "la veille", from the reference day. */
function besideNow(scan: Scan, p: Placed): string | undefined {
  const at = termAt(scan, p.from, 'nextDay', 'dayBefore');
  if (at?.end !== p.to || scan.reference === undefined) return undefined;
  return isoDay(scan.reference + (at.value.is === 'nextDay' ? 1 : -1));
}

/** TIMEX of the weekday that the mention names. */
function weekdayIn(scan: Scan, p: Placed): string | undefined {
  for (let i = p.from; i < p.to; i++) {
    const name = termAt(scan, i, 'weekday');
    if (name) return `XXXX-WXX-${name.value.n}`;
  }
  return undefined;
}

/** TIMEX of a feast that falls on the n-th weekday of a month ("Thanksgiving": XXXX-11-WXX-4-4). */
function feastIn(scan: Scan, p: Placed): string | undefined {
  const at = termAt(scan, p.from, 'article');
  const feast = termAt(scan, p.from, 'holiday') ?? termAt(scan, at ? skip(scan, at.end) : p.from, 'holiday');
  const nth = feast?.end === p.to && feast.value.nth?.plus === 0 ? feast.value.nth : undefined;
  return feast && nth && `XXXX-${String(feast.value.month).padStart(2, '0')}-WXX-${nth.weekday}-${nth.n}`;
}

/** "week 31", "the previous week", "le mois suivant": counted from the reference day for want of the one it was told from. */
export function narrated(scan: Scan, p: Placed): Placed | undefined {
  const [first] = p.m.values;
  if (first?.type !== 'date' || !first.unresolved) return undefined;
  const { reference } = scan;
  const same = termAt(scan, p.from, 'otherBefore');
  const unit = same && termAt(scan, skip(scan, same.end), 'unit')?.value.unit;
  const some = unit && !termAt(scan, p.from, 'windowBack', 'windowAhead') ? SOME[unit] : undefined;
  if (some) return { ...p, m: { ...p.m, kind: 'daterange', values: [date(some)] } };
  if (reference === undefined) return undefined;
  const week = termAt(scan, p.from, 'weekLabel') ? Number(scan.tokens[p.to - 1]!.folded) : undefined;
  const fields = week
    ? { year: civil(reference).year, week }
    : (shiftedName(scan, p, reference) ?? nthInMonth(scan, p.from, reference));
  if (!fields) return undefined;
  const kind = 'day' in fields && fields.day !== undefined ? 'date' : 'daterange';
  return { ...p, m: { ...p.m, kind, values: [date(edtf(fields))] } };
}

/** A unit of which nothing is told but that another date shares it ("the same week"). */
const SOME: Readonly<Record<string, string>> = {
  a: 'XXXX',
  mo: 'XXXX-XX',
  wk: 'XXXX-WXX',
  weekend: 'XXXX-WXX-WE',
};

/** A unit or weekday with "previous" or "following" before or behind it. */
function shiftedName(scan: Scan, p: Placed, reference: number): Fields | undefined {
  const the = termAt(scan, p.from, 'article');
  if (the && termAt(scan, skip(scan, the.end), 'unit')?.value.unit === 'weekend')
    return shiftUnit('weekend', reference, 0);
  const before = termAt(scan, p.from, 'otherBefore');
  const name = termAt(scan, before ? skip(scan, before.end) : p.from, 'unit', 'weekday');
  const at = before ? p.from : name && skip(scan, name.end);
  if (!name || at === undefined) return undefined;
  const by = termAt(scan, at, 'windowBack') ? -1 : termAt(scan, at, 'windowAhead') ? 1 : undefined;
  if (by === undefined) return undefined;
  if (name.value.is === 'unit') return shiftUnit(name.value.unit, reference, by);
  return civil(reference - weekday(reference) + 7 * by + name.value.n);
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
