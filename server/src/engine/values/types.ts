/** How an author loosens a figure ("nearly 8.5 billion"). Names follow the design's word list. */
export type Hedge = 'nearly' | 'about' | 'more-than' | 'less-than' | 'at-least' | 'at-most' | 'up-to';

/**
 * What a figure measures. Two figures can only agree when their dimensions do; `count` and `number` are one dimension
 * here because a head noun, not the figure, tells what is counted.
 */
export type Dimension =
  | 'count'
  | 'ratio' // percentages, fractions, "7 of 11": stored as a share, 0.14 for 14 %
  | 'points' // percentage points and basis points, in points
  | 'times' // multiples: ×3
  | 'ordinal'
  | 'money'
  | 'time' // durations and ages
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'temperature'
  | 'energy'
  | 'power'
  | 'speed'
  | 'pressure'
  | 'data'
  | 'frequency'
  | 'voltage'
  | 'other'; // a unit that converts into nothing else

/**
 * A figure's value, before hedge and written precision are applied (`values/sets.ts` does that).
 *
 * `low` and `high` are the written bounds in `unit`; equal for a single number; -Infinity / Infinity where open.
 * For `ratio` they are shares (14 % → 0.14); for a multiple the factor (tripled → 3, halved → 0.5).
 */
export interface Quantity {
  readonly type: 'quantity';
  readonly dimension: Dimension;
  /** ISO 4217 code for money, UCUM code for measures ('nm', 'km2', 'h', 'd', 'mo', 'a'), '' where there is none. */
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** Size of one unit of the last written digit, in `unit` (0.1e9 for "8.5 billion", 1 for "412"). 0 when the value has none (fractions, vague words). */
  readonly step: number;
  /** Written as a plain integer without magnitude word, hence exact ("412", "three"); see design §4 "Written precision". */
  readonly exact: boolean;
  /** A vague word ("hundreds", "une dizaine"): low..high is the interval it stands for. */
  readonly vague?: boolean;
  readonly hedge?: Hedge;
  /** Direction of a change, from a sign or an adjacent cue ("+12 %", "down 3 points"). The frame may add it from the verb. */
  readonly direction?: 'up' | 'down';
  /** Denominator: UCUM time unit ('h', 'd', 'wk', 'mo', 'a') or unit code, or a lowercase noun ("inhabitant"). */
  readonly per?: string;
  /** The span of time of a second denominator, `per` being a thing: 'a' of "40 euros an inhabitant and year". */
  readonly perTime?: string;
  /** "7 of 11", "1.8 per 10,000": the written parts, so that a fix can keep the denominator. */
  readonly of?: { readonly part: number; readonly whole: number };
}

/**
 * A set of days in EDTF (ISO 8601-2), missing parts missing: `2025-04`, `XXXX-07-14`, `2025-22` (summer), `2025-34`
 * (second quarter: 33–36), `2025-40` (first half: 40–41), `201X` (decade), `20XX` (century), `2025-07-10/2025-07-20`, `2014/..`.
 */
export interface DateSet {
  readonly type: 'date';
  readonly edtf: string;
  /** Loosened in words: "about 2010", "around mid-July". */
  readonly hedge?: Hedge;
  /** How a relative expression was resolved, for the reader ("last April" against 2025-07-16); `reference` is EDTF. */
  readonly resolved?: { readonly from: string; readonly reference: string };
  /** Relative expression that could not be resolved for want of a reference date; `edtf` is then ''. */
  readonly unresolved?: boolean;
}

/** A clock time or time interval; recognised so that its digits are no figures. `iso` is 'T16:30' or 'T10:00/T12:00'. */
export interface ClockTime {
  readonly type: 'clock';
  readonly iso: string;
}

export type Value = Quantity | DateSet | ClockTime;
