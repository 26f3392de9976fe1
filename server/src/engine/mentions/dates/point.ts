import type { Span } from '../../span.ts';
import type { Hedge } from '../../values/types.ts';
import type { DateBound } from '../types.ts';
import type { Duration } from './duration.ts';
import type { Fields } from './fields.ts';
import type { Part } from './scan.ts';

/** What stood before a place where a date may begin. */
export interface Lead {
  /** First token of the words before it, or the place itself. */
  readonly from: number;
  /** A preposition or determiner that dates follow ("in May", "last", "by"). */
  readonly dated: boolean;
  readonly article: boolean;
  /** How surely a bare year follows. */
  readonly year: 'strong' | 'weak' | undefined;
  /** "dates from": a year of three digits may follow. */
  readonly dating?: boolean;
  /** "from", "between": a range may follow. */
  readonly open: boolean;
  /** Where that word stands. */
  readonly opener?: Span;
  /** A modifier stands before it, maybe with a hyphen ("mid-2028"). */
  readonly modified?: boolean;
  /** Right before it stands what a guarded season needs. */
  readonly season?: boolean;
  /** A hedge of amounts stands right before ("more than"): four digits are a count, unless it is loose and no hundred. */
  readonly amount?: 'sure' | 'loose';
  /** A length of time may count from the reference date ("in three weeks"). */
  readonly hence?: boolean;
  /** An hour may be a clock time as well as a length ("le journal de 20 heures"). */
  readonly maybeClock?: boolean;
  readonly bound?: { readonly span: Span; readonly bound: DateBound };
}

/** A date read from tokens `[from, to)`: its readings (alternatives) and its components. */
export interface Point {
  readonly from: number;
  readonly to: number;
  readonly readings: readonly Fields[];
  readonly parts: readonly Part[];
  /** Relative, and resolved against the reference date. */
  readonly resolved?: boolean | undefined;
  /** Longer than a day, where that is not told by its fields ("cette semaine", with no reference date). */
  readonly isPeriod?: boolean;
  /** Relative, with no reference date to resolve it. */
  readonly unresolved?: boolean | undefined;
  /** A hedge between "il y a" and its length. */
  readonly hedge?: { readonly span: Span; readonly hedge: Hedge };
  /** The length in "two days ago": the mention is a length as well as a date. */
  readonly length?: Duration;
}

/** The longer of two readings of one place; the first where they are as long. */
export function longer<T extends { readonly to: number }>(a: T | undefined, b: T | undefined): T | undefined {
  return b && (!a || b.to > a.to) ? b : a;
}
