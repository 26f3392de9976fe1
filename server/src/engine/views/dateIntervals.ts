// Dates as the `mentions` contract wants them. Checking keeps them narrower and apart, since each can be right or wrong by itself.
import { DASHES, isMark, type Scan, termAt } from '../mentions/dates/scan.ts';
import type { Mention } from '../mentions/types.ts';
import { isoDay, parseIsoDay } from '../values/calendar.ts';
import type { DateSet } from '../values/types.ts';
import { narrated, scopeDate } from './dateScope.ts';
import { shiftDay } from './dateShift.ts';
import { addVague } from './dateVague.ts';
import { before, behind, type Placed, skip } from './dateWords.ts';
import { isStretch } from './mentionView.ts';

/** Longest text between the two ends of an interval ("to the", "jusqu'au lundi"). */
const LONGEST_JOINT = 14;

const isDate = (m: Mention): boolean => (m.kind === 'date' || m.kind === 'daterange') && m.values[0]?.type === 'date';

/** Whether `b` ends the interval that `a` begins: behind an opener ("from 6 May to 3 June"), "until", or a dash. */
function closes(scan: Scan, a: Placed, b: Placed): boolean {
  const joint = scan.text.slice(a.m.span.end, b.m.span.start);
  if (joint.length > LONGEST_JOINT || /[.;:!?\n,]/.test(joint)) return false;
  const at = skip(scan, a.to);
  if (a.m.lead !== undefined) return !isStretch(a.m) && opensJoint(scan, at, b);
  if (b.m.bound?.bound === 'until' && scan.tokens[at]?.start === b.m.bound.span.start) return true;
  if (isMark(scan, at, DASHES)) return skip(scan, at + 1) === b.from && shape(a.m) === shape(b.m);
  const join = termAt(scan, at, 'join');
  if (!join || termAt(scan, at, 'and') || scan.locale.figures.joiners.root.next.has(scan.tokens[at]!.folded))
    return false;
  const after = skip(scan, join.end);
  const article = termAt(scan, after, 'article');
  return (after === b.from || (article && skip(scan, article.end) === b.from)) === true && shape(a.m) === shape(b.m);
}

/** A dash, "to", "and" or "until" at token `at`. */
function opensJoint(scan: Scan, at: number, b: Placed): boolean {
  if (scan.tokens[at]?.start === b.m.bound?.span.start)
    return b.m.bound?.bound === 'until' || (b.m.bound?.bound === 'by' && termAt(scan, at, 'join') !== undefined);
  return isMark(scan, at, DASHES) || termAt(scan, at, 'join', 'and') !== undefined;
}

/** The finest part that is told: ends of an interval without an opener are told alike. */
function shape(m: Mention): string {
  const v = m.values[0];
  if (v?.type !== 'date' || v.unresolved) return '3false';
  return `${v.edtf.split('-').length}${v.edtf.includes('/')}`;
}

const dates = (m: Mention): readonly DateSet[] => m.values.filter((v) => v.type === 'date');
const end = (x: string, last: boolean): string => x.split('/').at(last ? -1 : 0)!;

/** The first end takes its year from the second, where only that tells one. */
function interval(a: string, b: string): string {
  const year = /^\d{4}(?=-\d\d)/.exec(b)?.[0];
  if (!year || !/^XXXX-\d\d/.test(a)) return `${a}/${b}`;
  const over = a.slice(5, 7) > b.slice(5, 7) ? 1 : 0;
  return `${String(Number(year) - over).padStart(4, '0')}${a.slice(4)}/${b}`;
}

/** The last day of the second end; a weekday is the first of its name behind the first end. */
function later(a: DateSet, b: DateSet, { m }: Placed): string {
  const from = parseIsoDay(end(a.edtf, false));
  const to = parseIsoDay(b.edtf);
  if (from === undefined || to === undefined || to >= from || m.notation.date?.length !== 1) return end(b.edtf, true);
  return m.notation.date[0]!.part === 'weekday' ? isoDay(to + 7 * Math.ceil((from - to) / 7)) : b.edtf;
}

function joined(scan: Scan, a: Placed, b: Placed): Placed {
  const values = dates(a.m).flatMap((x) =>
    dates(b.m).map((y): DateSet => ({ type: 'date', edtf: interval(end(x.edtf, false), later(x, y, b)) })),
  );
  return spanning(scan, a, b.to, values, 'daterange');
}

function spanning(scan: Scan, a: Placed, to: number, values: readonly DateSet[], kind: 'date' | 'daterange'): Placed {
  const { bound: _, hedge: __, weekdayClash: ___, ...rest } = a.m;
  const start = kind === 'daterange' ? (a.m.lead?.start ?? a.m.span.start) : a.m.span.start;
  const span = { start, end: scan.tokens[to - 1]!.end };
  return { m: { ...rest, span, kind, values }, from: a.from, to };
}

/** "from March to now": the interval that ends on the reference day. */
function untilNow(scan: Scan, a: Placed): Placed | undefined {
  const join = termAt(scan, skip(scan, a.to), 'join', 'bound');
  const to = join && behind(scan, join.end, 'now');
  if (to === undefined) return undefined;
  const now = scan.reference === undefined ? '' : isoDay(scan.reference);
  const values = dates(a.m).map((x): DateSet => ({ type: 'date', edtf: interval(end(x.edtf, false), now) }));
  return spanning(scan, a, to, values, 'daterange');
}

/** "two weeks before 13 May 1999", "3 days from Tuesday": a length told from a day is another day. */
function anchored(scan: Scan, a: Placed, b: Placed): Placed | undefined {
  const q = a.m.values.find((v) => v.type === 'quantity');
  if (a.m.hedge && (a.m.hedge.hedge === 'about' || a.m.hedge.span.start > a.m.span.start)) return undefined;
  const bound = b.m.bound;
  if (q?.type !== 'quantity' || q.low !== q.high || !bound || bound.bound === 'until' || bound.bound === 'by')
    return undefined;
  if (scan.tokens[skip(scan, a.to)]?.start !== bound.span.start) return undefined;
  const sign = bound.bound === 'before' ? -1 : 1;
  const values = dates(b.m).flatMap((v): DateSet[] => {
    const day = dayOf(v.edtf, scan.reference);
    const shifted =
      day === undefined ? shiftAnyYear(v.edtf, sign * q.low, q.unit) : shiftDay(day, sign * q.low, q.unit);
    return shifted ? [{ type: 'date', edtf: shifted }] : [];
  });
  // "dans deux mois après Pâques": the preposition goes with the whole.
  const lead = termAt(scan, a.from, 'henceBefore');
  const hedged = a.m.hedge ? scan.tokens.findIndex((t) => t.start === a.m.hedge!.span.start) : -1;
  const from = hedged >= 0 ? hedged : lead ? skip(scan, lead.end) : a.from;
  const told = { m: { ...a.m, span: { ...a.m.span, start: scan.tokens[from]!.start } }, from, to: a.to };
  const within = before(scan, from, 'within');
  if (within !== undefined && sign > 0) {
    const span = { ...a.m.span, start: scan.tokens[within]!.start };
    const reach = dates(b.m).flatMap((v) =>
      values.map((w): DateSet => ({ type: 'date', edtf: `${v.edtf}/${w.edtf}` })),
    );
    return spanning(scan, { m: { ...a.m, span }, from: within, to: a.to }, b.to, reach, 'date');
  }
  // "Three minutes from today" tells no other day; where one is told that cannot be reckoned, none is given.
  const same = ['h', 'min', 's'].includes(q.unit) ? dates(b.m) : [UNTOLD];
  if (hedged < 0) return spanning(scan, told, b.to, values.length ? values : same, 'date');
  // "more than two weeks before today": a bound, told with the day it is counted to.
  const back = sign < 0 === (a.m.hedge!.hedge === 'more-than' || a.m.hedge!.hedge === 'at-least');
  const open = values.map((v): DateSet => ({ ...v, edtf: back ? `../${v.edtf}` : `${v.edtf}/..` }));
  return spanning(scan, told, b.to, [...values, ...open], 'daterange');
}

const UNTOLD: DateSet = { type: 'date', edtf: '', unresolved: true };

/** A day without its year, shifted: nothing where leap years have another day than others. */
function shiftAnyYear(edtf: string, count: number, unit: string): string | undefined {
  if (!/^XXXX-\d\d-\d\d$/.test(edtf)) return undefined;
  const [common, leap] = COMMON_AND_LEAP.map((year) => {
    const day = parseIsoDay(`${year}${edtf.slice(4)}`);
    return day === undefined ? undefined : shiftDay(day, count, unit)?.replace(/^\d{4}/, 'XXXX');
  });
  return common === leap ? common : undefined;
}
/** Years of either length, the years beside them of the same. */
const COMMON_AND_LEAP = [2022, 2024] as const;

/** Day number of a full date, or of the next day of that name. */
function dayOf(edtf: string, reference: number | undefined): number | undefined {
  const written = parseIsoDay(edtf);
  if (written !== undefined || reference === undefined || !/^XXXX-\d\d-\d\d$/.test(edtf)) return written;
  const year = Number(isoDay(reference).slice(0, 4));
  const days = [year, year + 1].map((y) => parseIsoDay(edtf.replace('XXXX', String(y))));
  return days.find((d) => d !== undefined && d >= reference);
}

/** All mentions of a text, its dates joined and widened as the contract wants them. */
export function joinIntervals(scan: Scan, found: readonly Mention[]): readonly Mention[] {
  const mentions = addVague(scan, found);
  const starts = new Map(scan.tokens.map((t, i) => [t.start, i]));
  const ends = new Map(scan.tokens.map((t, i) => [t.end, i + 1]));
  const out: Mention[] = [];
  for (let i = 0; i < mentions.length; i++) {
    const a = placed(mentions[i]!);
    if (!a) {
      out.push(mentions[i]!);
      continue;
    }
    const next = mentions[i + 1] && placed(mentions[i + 1]!);
    const both =
      next && isDate(next.m) ? (isDate(a.m) && closes(scan, a, next) ? joined : anchored)(scan, a, next) : undefined;
    if (both) i++;
    out.push((both ?? (isDate(a.m) ? untilNow(scan, a) : undefined) ?? scopeDate(scan, a)).m);
  }
  return out;

  function placed(m: Mention): Placed | undefined {
    const from = starts.get(m.span.start);
    const to = ends.get(m.span.end);
    if (from === undefined || to === undefined || !(isDate(m) || m.kind === 'duration')) return undefined;
    const p = { m, from, to };
    return narrated(scan, p) ?? p;
  }
}
