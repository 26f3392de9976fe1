import {
  ABOUT,
  ABOUT_UNITS,
  DRAFT_ROUNDING,
  EQUAL,
  FORM_SLACK,
  NEARLY,
  NEARLY_OVER,
  NEARLY_ROUND,
  OPEN_REACH,
  ROUNDING_SHARE,
  TELLING_DIGITS,
} from './tolerance.ts';
import type { Dimension, Hedge, Quantity } from './types.ts';

/** An interval of numbers; infinite ends are open. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

export const closed = (low: number, high: number): Interval => ({ low, high, lowOpen: false, highOpen: false });

/** A rounding-error wide of the mark is still on it; open ends stay open. */
const reach = (a: number, b: number): number => EQUAL * Math.max(Math.abs(a), Math.abs(b));

/** Whether some number lies in both. */
export function intersects(a: Interval, b: Interval): boolean {
  const before = (x: Interval, y: Interval): boolean => {
    if (!Number.isFinite(x.high) || !Number.isFinite(y.low)) return x.high < y.low;
    const slack = reach(x.high, y.low);
    return x.highOpen || y.lowOpen ? x.high <= y.low + slack : x.high < y.low - slack;
  };
  return !before(a, b) && !before(b, a);
}

/** Whether `inner` lies in `outer`, rounding errors aside. */
export function within(inner: Interval, outer: Interval): boolean {
  const low = !Number.isFinite(outer.low) || inner.low >= outer.low - reach(inner.low, outer.low);
  const high = !Number.isFinite(outer.high) || inner.high <= outer.high + reach(inner.high, outer.high);
  return low && high;
}

/** Multiplies by a factor, or by a range of factors (a month of 28 to 31 days). */
export function multiply(a: Interval, factors: readonly [number, number]): Interval {
  const [f, g] = factors;
  const ends = [a.low * f, a.low * g, a.high * f, a.high * g].filter((n) => !Number.isNaN(n));
  return { low: Math.min(...ends), high: Math.max(...ends), lowOpen: a.lowOpen, highOpen: a.highOpen };
}

export const add = (a: Interval, by: number): Interval => ({ ...a, low: a.low + by, high: a.high + by });

const negate = (a: Interval): Interval => ({ low: -a.high, high: -a.low, lowOpen: a.highOpen, highOpen: a.lowOpen });

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  const low = a.low <= b.low ? a : b;
  const high = a.high >= b.high ? a : b;
  return { low: low.low, lowOpen: low.lowOpen, high: high.high, highOpen: high.highOpen };
}

/** Things counted and sums of money are what they say; what is measured was rounded by whoever measured it. */
const DISCRETE: ReadonlySet<Dimension> = new Set(['count', 'ordinal', 'money']);

/** The hedge a quantity carries, open ends included ("30+" is "at least 30"). */
export function hedgeOf(q: Quantity): Hedge | undefined {
  if (q.hedge) return q.hedge;
  if (q.low === q.high || q.vague) return undefined;
  if (q.high === Infinity) return 'at-least';
  if (q.low === -Infinity) return 'at-most';
  return undefined;
}

export const isOpen = (h: Hedge | undefined): boolean => h !== undefined && h !== 'about' && h !== 'nearly';

/** Size of one unit of the last non-zero digit of `n`, written in steps of `step`; 0 where nothing was written. */
export function lastDigitUnit(n: number, step: number): number {
  if (step <= 0 || n === 0) return step;
  let unit = step;
  let k = Math.round(Math.abs(n) / step);
  while (k !== 0 && k % 10 === 0) {
    k /= 10;
    unit *= 10;
  }
  return unit;
}

/** Half the width that writing alone leaves open, at a written bound. */
function precision(q: Quantity, n: number): number {
  if (q.dimension === 'ordinal') return 0;
  if (q.of && q.dimension === 'ratio') return 0;
  // "Half a million", "twice", "a quarter of an hour" are round by nature.
  if ((q.step === 0 && !q.exact) || (q.dimension === 'times' && q.step >= 1)) return Math.abs(n) * FORM_SLACK;
  return q.exact && DISCRETE.has(q.dimension) ? 0 : q.step * ROUNDING_SHARE;
}

/** The bare interval of what is written, hedge aside. */
function written(q: Quantity): Interval {
  if (q.vague) return closed(q.low, q.high);
  const [below, above] = [precision(q, q.low), precision(q, q.high)];
  return closed(below ? drawn(q.low - below, 1) : q.low, above ? drawn(q.high + above, -1) : q.high);
}

/**
 * An end of a rounding interval, drawn in by a hair: 35 % and 36 % must not meet at 35.5 %, though each may meet a fact
 * of exactly that. The hair is under the tolerance of `intersects` once, and over it twice.
 */
const drawn = (end: number, sign: 1 | -1): number => end + sign * 0.75 * EQUAL * Math.abs(end);

/** How far "about N" reaches: of a figure told to its third digit or further ("some 1,640"), a few units of that digit. */
function aboutReach(n: number, step: number): number {
  const unit = lastDigitUnit(n, step);
  const isTelling = unit > 0 && Math.abs(n) >= unit * 10 ** (TELLING_DIGITS - 1) * (1 - EQUAL);
  return isTelling ? Math.min(n * ABOUT, unit * ABOUT_UNITS) : n * ABOUT;
}

/** `bound`: true caps an open bound at a factor of `OPEN_REACH`, false reads it logically. All ends positive or zero. */
function hedged(low: number, high: number, hedge: Hedge, capped: boolean, step: number): Interval {
  switch (hedge) {
    case 'about':
      return closed(low - aboutReach(low, step), high + aboutReach(high, step));
    case 'nearly':
      return closed(low * NEARLY, high);
    case 'more-than':
      return { low, high: capped ? high * OPEN_REACH : Infinity, lowOpen: true, highOpen: true };
    case 'at-least':
      return { low, high: capped ? high * OPEN_REACH : Infinity, lowOpen: false, highOpen: !capped };
    case 'less-than':
      return { low: capped ? low / OPEN_REACH : -Infinity, high, lowOpen: !capped, highOpen: true };
    case 'at-most':
    case 'up-to':
      return { low: capped ? low / OPEN_REACH : -Infinity, high, lowOpen: !capped, highOpen: false };
  }
}

/**
 * The numbers a quantity admits, in its own unit: hedge and written precision applied.
 * `capped`: how far open bounds reach; a fact's always are, a draft's only against another open bound.
 */
export function admissible(q: Quantity, capped = true): Interval {
  const hedge = hedgeOf(q);
  if (!hedge) return written(q);
  if (q.vague && hedge === 'about') return closed(q.low, q.high);
  // An open end was turned into a hedge: the finite end is the figure.
  const low = Number.isFinite(q.low) ? q.low : q.high;
  const high = Number.isFinite(q.high) ? q.high : q.low;
  if (high < 0) return negate(hedged(-high, -low, mirror(hedge), capped, q.step));
  return hedged(low, high, hedge, capped, q.step);
}

/** Below zero "more than −5" reaches towards zero. */
function mirror(hedge: Hedge): Hedge {
  const other: Partial<Record<Hedge, Hedge>> = {
    'more-than': 'less-than',
    'less-than': 'more-than',
    'at-least': 'at-most',
    'at-most': 'at-least',
    'up-to': 'at-least',
  };
  return other[hedge] ?? hedge;
}

/** "Nearly two weeks" for 12 days, "close to 14,000" for 14,200: round figures loosely meant. */
function nearlyBand(q: Quantity): Interval | undefined {
  if (q.low <= 0) return undefined;
  const unit = q.step === 0 ? q.low : lastDigitUnit(q.low, q.step);
  return closed(Math.max(q.low * NEARLY_ROUND, q.low - unit * ROUNDING_SHARE), q.low * (1 + NEARLY_OVER));
}

/** What a draft's figure admits besides: facts of which it is the rounding, to its last non-zero digit. */
export function roundingBand(q: Quantity): Interval | undefined {
  if (q.low !== q.high || q.vague || q.dimension === 'ordinal') return undefined;
  if (q.hedge === 'nearly') return nearlyBand(q);
  if (q.hedge) return undefined;
  const n = q.low;
  const near = Math.abs(n) * DRAFT_ROUNDING;
  const unit = q.of ? lastDigitUnit(q.of.part, 1) / q.of.whole : lastDigitUnit(n, q.step);
  const half = q.step === 0 && !q.of ? near : Math.min(near, unit * ROUNDING_SHARE);
  return closed(drawn(n - half, 1), drawn(n + half, -1));
}
