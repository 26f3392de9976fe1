import type { Span } from '../../span.ts';
import { dayNumber, isoDay, weekday } from '../../values/calendar.ts';
import type { DateSet, Hedge, Quantity, Value } from '../../values/types.ts';
import type { Cue } from '../context.ts';
import type { Mention } from '../types.ts';
import type { Clock } from './clock.ts';
import type { Duration } from './duration.ts';
import { edtf, type Fields } from './fields.ts';
import type { Stretch } from './joint.ts';
import type { Lead, Point } from './point.ts';
import { nearest } from './relative.ts';
import { type Part, phraseAt, type Scan, spanOf } from './scan.ts';

export interface HedgeAt {
  readonly span: Span;
  readonly hedge: Hedge;
}

/** How far a date without year may be from the reference date for its weekday to speak of the same year. */
const NEAR_DAYS = 60;

const style = (parts: readonly Part[]): 'digits' | 'words' =>
  parts.some((p) => p.form === 'numeric' || p.form === 'abbreviated' || p.form === 'ordinal') ? 'digits' : 'words';

/** Hedges that a date can have: the others ("more than", "up to") belong to figures. */
const dateHedge = (hedge: HedgeAt | undefined): HedgeAt | undefined =>
  hedge && (hedge.hedge === 'about' || hedge.hedge === 'nearly') ? hedge : undefined;

export function pointMention(scan: Scan, point: Point, lead: Lead, hedged: HedgeAt | undefined): Mention {
  const hedge = dateHedge(point.hedge ?? hedged);
  const span = spanOf(scan, point.from, point.to);
  const values: Value[] = datesOf(scan, point, hedge, span);
  if (point.length) values.push(quantityOf(point.length, lengthHedge(scan, point.from, point.hedge ?? hedged)));
  const clash = weekdayClash(scan, point);
  // Built field by field: most have none of the rest, and copies of nothing cost as much as copies.
  const out: Building<Mention> = {
    span,
    kind: isDay(point) ? 'date' : 'daterange',
    values,
    notation: { style: style(point.parts), date: point.parts },
    lang: scan.locale.lang,
  };
  if (hedge) out.hedge = hedge;
  if (lead.bound) out.bound = lead.bound;
  if (lead.opener) out.lead = lead.opener;
  if (clash) out.weekdayClash = clash;
  return out;
}

type Building<T> = { -readonly [K in keyof T]: T[K] };

/** The date of each reading, each told once. */
function datesOf(scan: Scan, point: Point, hedge: HedgeAt | undefined, span: Span): Value[] {
  const values: DateSet[] = [];
  for (const fields of point.readings) {
    const value: Building<DateSet> = { type: 'date', edtf: point.unresolved ? '' : edtf(fields) };
    if (values.some((v) => v.edtf === value.edtf)) continue;
    if (hedge) value.hedge = hedge.hedge;
    if (point.unresolved) value.unresolved = true;
    if (point.resolved && scan.reference !== undefined)
      value.resolved = { from: scan.text.slice(span.start, span.end), reference: isoDay(scan.reference) };
    values.push(value);
  }
  return values;
}

/** Tokens of a hedge before a date, at most. */
const HEDGE_TOKENS = 12;

/** "2 % fewer than a year ago", "nove in più di un anno fa" compare with that day: a bound behind a figure is not one of the length. */
function lengthHedge(scan: Scan, from: number, hedged: HedgeAt | undefined): Hedge | undefined {
  if (!hedged || dateHedge(hedged)) return hedged?.hedge;
  const { tokens, locale } = scan;
  let at = from;
  while (at > 0 && from - at < HEDGE_TOKENS && tokens[at]!.start > hedged.span.start) at--;
  if (at >= 2 && (phraseAt(scan, locale.figures.directionsAfter, at - 2)?.end ?? 0) > at) return undefined;
  const before = scan.text.slice(Math.max(0, hedged.span.start - 16), hedged.span.start);
  return /[\d%]\s*(?:\p{L}+\s+)?$/u.test(before) ? undefined : hedged.hedge;
}

/** Whether the mention names one day: a daterange is any longer period. */
function isDay(point: Point): boolean {
  const f = point.readings[0]!;
  if (f.days) return f.days[0] === f.days[1];
  if (point.unresolved && point.isPeriod) return false;
  if (point.unresolved)
    return point.parts.every((p) => p.part === 'weekday' || (p.part === 'day' && p.form !== 'numeric'));
  return f.day !== undefined;
}

/** A weekday that contradicts its date, by the year written or, near the reference date, by that year's. */
function weekdayClash(scan: Scan, point: Point): { span: Span; expected: number } | undefined {
  const f = point.readings[0]!;
  if (f.weekday === undefined || f.month === undefined || f.day === undefined) return undefined;
  const part = point.parts.find((p) => p.part === 'weekday');
  if (!part || point.readings.length !== 1) return undefined;
  const day = f.year !== undefined ? dayNumber(f.year, f.month, f.day) : nearDay(scan, f);
  if (day === undefined || weekday(day) === f.weekday) return undefined;
  return { span: part.span, expected: weekday(day) };
}

function nearDay(scan: Scan, f: Fields): number | undefined {
  if (scan.reference === undefined) return undefined;
  const day = nearest(scan.reference, f);
  return day !== undefined && Math.abs(day - scan.reference) <= NEAR_DAYS ? day : undefined;
}

export function stretchMention(scan: Scan, stretch: Stretch, lead: Lead, hedged: HedgeAt | undefined): Mention {
  const hedge = dateHedge(hedged);
  const value: DateSet = {
    type: 'date',
    edtf: stretch.edtf,
    ...(hedge ? { hedge: hedge.hedge } : {}),
    ...(stretch.unresolved ? { unresolved: true } : {}),
  };
  return {
    span: spanOf(scan, stretch.from, stretch.to),
    kind: stretch.edtf.includes('/') || !/-\d\d-\d\d$/.test(stretch.edtf) ? 'daterange' : 'date',
    values: [value, ...(stretch.also ?? []).map((edtf): DateSet => ({ ...value, edtf }))],
    ...(hedge ? { hedge } : {}),
    ...(lead.opener ? { lead: lead.opener } : {}),
    notation: { style: style(stretch.parts), date: stretch.parts },
    lang: scan.locale.lang,
  };
}

/** The quantity of a length of time. */
export function quantityOf(d: Duration, hedge: Hedge | undefined): Quantity {
  return {
    type: 'quantity',
    dimension: 'time',
    unit: d.unit,
    low: d.low,
    high: d.high,
    step: d.step,
    exact: d.exact,
    ...(d.vague ? { vague: true } : {}),
    ...(hedge ? { hedge } : {}),
  };
}

export function durationMention(
  scan: Scan,
  d: Duration,
  hedge: HedgeAt | undefined,
  clock: Clock | undefined,
  hence: Fields | undefined,
  per: Cue<string> | undefined,
): Mention {
  const length = quantityOf(d, hedge?.hedge);
  const quantity: Quantity = per ? { ...length, per: per.value } : length;
  return {
    span: spanOf(scan, d.from, d.to),
    kind: 'duration',
    values: [
      quantity,
      ...(clock ? [{ type: 'clock', iso: clock.iso } as const] : []),
      ...(hence ? [{ type: 'date', edtf: edtf(hence) } as const] : []),
    ],
    ...(hedge ? { hedge } : {}),
    ...(per ? { per: { span: spanOf(scan, per.start, per.end), per: per.value } } : {}),
    notation: {
      number: spanOf(scan, d.number[0], d.number[1]),
      ...(d.noun ? { unit: { span: spanOf(scan, d.noun[0], d.noun[1]), code: d.unit } } : {}),
      style: d.style,
    },
    lang: scan.locale.lang,
  };
}

export function clockMention(scan: Scan, clock: Clock, kind: 'time' | 'timerange' = 'time'): Mention {
  return {
    span: spanOf(scan, clock.from, clock.to),
    kind,
    values: [{ type: 'clock', iso: clock.iso }],
    notation: { style: 'digits' },
    lang: scan.locale.lang,
  };
}

/** "02:08:41" with no preposition of clock times: a length of time, in seconds. */
export function lapMention(scan: Scan, clock: Clock): Mention {
  const [h, m, s] = clock.iso.slice(1).split(':').map(Number);
  const seconds = h! * 3600 + m! * 60 + (s ?? 0);
  const span = spanOf(scan, clock.from, clock.to);
  const quantity: Quantity = {
    type: 'quantity',
    dimension: 'time',
    unit: 's',
    low: seconds,
    high: seconds,
    step: 1,
    exact: true,
  };
  return {
    span,
    kind: 'duration',
    values: [quantity, { type: 'clock', iso: clock.iso }],
    notation: { number: span, style: 'digits' },
    lang: scan.locale.lang,
  };
}
