import type { Span } from '../span.ts';
import type { Hedge, Value } from '../values/types.ts';

/** Kinds of the `mentions --jsonl` contract; `range` also covers a hedged figure there. */
export type MentionKind =
  | 'number'
  | 'ordinal'
  | 'percent'
  | 'money'
  | 'quantity'
  | 'range'
  | 'date'
  | 'daterange'
  | 'time'
  | 'timerange'
  | 'datetime'
  | 'datetimerange'
  | 'duration';

/** What a preposition makes of a date: "by 2027" is a deadline, not the day set 2027. */
export type DateBound = 'by' | 'since' | 'until' | 'before' | 'after';

/** How a figure is written, so that another value can be written the same way. Spans are in the mention's text. */
export interface Notation {
  /** The number proper, without magnitude, unit or hedge: "8.5", "eight and a half", "3-5". */
  readonly number?: Span;
  /** "billion", "Md", "bn", with the factor it stands for. */
  readonly magnitude?: { readonly span: Span; readonly factor: number };
  /** "$", "dollars", "%", "pour cent", "nm". */
  readonly unit?: {
    readonly span: Span;
    readonly code: string;
    /** What one of the written unit counts of the value's unit, where not 1: 0.01 for cents. */
    readonly factor?: number;
  };
  /** Digits, spelled words, or a form of its own ("half", "tripled", "une dizaine"). */
  readonly style: 'digits' | 'words' | 'form';
  /** Unit and magnitude stand elsewhere (a table's header): one written unit counts this much of the value's. */
  readonly told?: {
    readonly factor: number;
    /** How many of the values, the first ones, are told so; absent: all. */
    readonly alternatives?: number;
  };
  readonly decimal?: string;
  readonly group?: string;
  /** Bounds of a range, in order. */
  readonly parts?: readonly Span[];
  /** Date components present, with the span of each: rewriting replaces only what changed. */
  readonly date?: readonly {
    readonly part:
      | 'weekday'
      | 'day'
      | 'month'
      | 'year'
      | 'quarter'
      | 'season'
      | 'half'
      | 'decade'
      | 'century'
      | 'modifier';
    readonly span: Span;
    readonly form: 'numeric' | 'long' | 'abbreviated' | 'ordinal';
  }[];
}

/**
 * A recognised figure or date. All spans are offsets in the text given to `recognise` (a block's prose text).
 *
 * `span` is the figure with its unit or currency, or the date phrase without its preposition; hedges stand beside it.
 */
export interface Mention {
  readonly span: Span;
  readonly kind: MentionKind;
  /** One value, or the alternatives of an ambiguous form ("03/04/2025", "1,234"): refuted only if none fits. */
  readonly values: readonly Value[];
  /** The hedge word(s) beside the figure; also set on each value. */
  readonly hedge?: { readonly span: Span; readonly hedge: Hedge };
  /** The preposition that makes a date a deadline or a bound; `span` of the preposition. */
  readonly bound?: { readonly span: Span; readonly bound: DateBound };
  /** The denominator's words beside the figure ("an hour", "par mois"). */
  readonly per?: { readonly span: Span; readonly per: string };
  /** The word that opens an interval, beside it ("between", "from"). */
  readonly lead?: Span;
  /** A sign, verb or adverb that gives a change's direction, beside the figure ("down", "+"). */
  readonly direction?: { readonly span: Span; readonly direction: 'up' | 'down' };
  /** The counted noun with its span ("more than 400 specialised *companies*"). */
  readonly head?: { readonly span: Span; readonly text: string };
  /** A weekday that contradicts its date (`date.weekday`): the weekday's span and the right weekday, ISO 1 (Monday) – 7. */
  readonly weekdayClash?: { readonly span: Span; readonly expected: number };
  readonly notation: Notation;
  /** Language the figure was read in (ISO 639-1). */
  readonly lang: string;
}

export interface RecogniseOptions {
  /** Reference date YYYY-MM-DD for relative dates and missing years; absent: they stay unresolved. */
  readonly refDate?: string;
  /** Of a table cell: header of its column and label of its row, which may tell the unit ("Amount ($bn)"). */
  readonly labels?: readonly string[];
}
