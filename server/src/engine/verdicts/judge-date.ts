import type { DateBound } from '../mentions/types.ts';
import {
  type Days,
  dayDifference,
  daysApart,
  daysIntersect,
  daysOf,
  daysWithin,
  lengthOf,
  orderOf,
} from '../values/edtf.ts';
import type { ClockTime, DateSet } from '../values/types.ts';
import { agrees, type Comparison, disagrees, type How, incomparable } from './judge-types.ts';

function howAgrees(draft: DateSet, fact: DateSet, d: Days, f: Days): How {
  if (draft.edtf === fact.edtf && draft.hedge === fact.hedge) return 'same';
  if (draft.hedge !== fact.hedge) return 'hedged';
  return daysWithin(d, f) ? 'finer' : 'looser';
}

function apart(d: Days, f: Days): Comparison {
  const by = dayDifference(d, f);
  return disagrees(by === 1 || by === -1 ? [{ type: 'off-by-a-day', by }] : []);
}

/** "Before X" as a deadline is X itself or the day on which what precedes it ends. */
function deadlineDays(d: Days, bound: DateBound | undefined): Days {
  if (bound !== 'before') return d;
  return { ...d, ranges: d.ranges.map((r) => ({ from: r.from - 1, to: r.to })) };
}

/** First and last year of a stretch of years. */
const YEARS = /^(-?\d{4})\/(-?\d{4})$/;

/** "Between 650 and 240 BC" for "between 560 and 240 BC": stretches of years that share one end, and not the other. */
function isReaching(draft: DateSet, fact: DateSet): boolean {
  const [d, f] = [YEARS.exec(draft.edtf), YEARS.exec(fact.edtf)];
  return d !== null && f !== null && !draft.hedge && !fact.hedge && (d[1] === f[1]) !== (d[2] === f[2]);
}

/**
 * How far an event may lie from the bound that a draft sets it: as long as the bound's own date, and at least a quarter. "By 2029" is true of
 * what was done in 2025, and nobody says it.
 */
const NEAR_BOUND = 92;

/** A draft's bound read logically against the day of an event: "by May" holds of an event in April. */
function boundHolds(bound: DateBound | undefined, d: Days, f: Days): boolean {
  const order = orderOf(d, f);
  if ((daysApart(d, f) ?? 0) > Math.max(NEAR_BOUND, lengthOf(d))) return false;
  if (order === undefined || order === 0) return order === 0;
  if (bound === 'by' || bound === 'until' || bound === 'before') return order === 1;
  return bound === 'after' && order === -1;
}

export interface DateContext {
  /** The preposition of the draft's date. */
  readonly bound?: DateBound;
  readonly draftDeadline: boolean;
  readonly factDeadline: boolean;
}

/**
 * Compares a draft's date with a fact's. Two deadlines meet as dates at the written precision; an event before a fact's
 * deadline says nothing against it, and a bound is read logically against an event.
 */
export function judgeDate(draft: DateSet, fact: DateSet, context: DateContext): Comparison {
  const d = daysOf(draft);
  const f = daysOf(fact);
  if (!d || !f) return incomparable();
  const meets = daysIntersect(d, f);
  if (context.draftDeadline && context.factDeadline) {
    if (meets || daysIntersect(deadlineDays(d, context.bound), f)) return agrees(howAgrees(draft, fact, d, f));
    return apart(d, f);
  }
  if (meets && isReaching(draft, fact)) return apart(d, f);
  if (meets) return agrees(howAgrees(draft, fact, d, f));
  if (context.factDeadline && orderOf(d, f) === -1) return incomparable([{ type: 'deadline' }]);
  if (context.bound && boundHolds(context.bound, d, f)) return agrees('looser', [{ type: 'deadline' }]);
  return apart(d, f);
}

/** Minutes `[from, to]` of the day that a clock time admits: an hour alone admits all its minutes only when `loose`. */
function minutes(iso: string): readonly [number, number] | undefined {
  const read = (s: string): number | undefined => {
    const m = /^T?(\d\d)(?::?(\d\d))?/.exec(s);
    return m ? Number(m[1]) * 60 + Number(m[2] ?? 0) : undefined;
  };
  const [a, b] = iso.split('/');
  const from = read(a ?? '');
  const to = b === undefined ? from : read(b);
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** Compares clock times; a start or an end that differs by more than rounding to a quarter of an hour disagrees. */
export function judgeClock(draft: ClockTime, fact: ClockTime): Comparison {
  const d = minutes(draft.iso);
  const f = minutes(fact.iso);
  if (!d || !f || draft.iso.includes('/') !== fact.iso.includes('/')) return incomparable();
  if (d[0] === f[0] && d[1] === f[1]) return agrees('same');
  const rounded = d.every((m, i) => m % 15 === 0 && Math.abs(m - f[i]!) < 8);
  return rounded ? agrees('rounded') : disagrees();
}
