// Looking for words around a mention, and widening it over them.
import type { Term } from '../locales/dateTerms.ts';
import { type Scan, termAt, termsAt } from '../mentions/dates/scan.ts';
import type { Mention } from '../mentions/types.ts';
import type { DateSet, Quantity } from '../values/types.ts';

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
export function nearest(scan: Scan, at: number, is: Term['is']): number | undefined {
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

export const date = (edtf: string): DateSet => ({ type: 'date', edtf });

export const widen = (scan: Scan, p: Placed, from: number, to: number, change: Partial<Mention> = {}): Placed => ({
  m: {
    ...p.m,
    ...change,
    span: { start: scan.tokens[from]!.start, end: scan.tokens[to - 1]!.end },
  },
  from,
  to,
});

export const lengthOf = (m: Mention): Quantity | undefined =>
  m.values.find((v): v is Quantity => v.type === 'quantity' && v.dimension === 'time');

export function holdsUnit(scan: Scan, p: Placed, unit: string): boolean {
  for (let i = p.from; i < p.to; i++) if (termAt(scan, i, 'unit')?.value.unit === unit) return true;
  return false;
}

/** "the first Friday of". */
export function holdsWeekday(scan: Scan, p: Placed): boolean {
  for (let i = p.from; i < p.to; i++) if (termAt(scan, i, 'weekday')) return true;
  return false;
}
