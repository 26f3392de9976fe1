import type { Value } from '../values/types.ts';

/** How a value is put, beside what it is: writers err in a figure, and rarely turn a range into a number or a day into a year. */
export type Form = 'plain' | 'range' | 'open' | 'vague' | 'part' | 'day' | 'month' | 'year' | 'span' | 'time';

/** The form of a value. Dates take the precision of their EDTF; quarters, seasons, decades and the like are a `span`, as intervals are. */
export function formOf(value: Value): Form {
  if (value.type === 'clock') return 'time';
  if (value.type === 'date') {
    if (/^.{4}-\d\d-\d\d[~?%]?$/.test(value.edtf)) return 'day';
    if (/^.{4}-(?:0\d|1[0-2])[~?%]?$/.test(value.edtf)) return 'month';
    return /^\d{4}[~?%]?$/.test(value.edtf) ? 'year' : 'span';
  }
  if (value.of) return 'part';
  if (value.vague) return 'vague';
  if (!Number.isFinite(value.low) || !Number.isFinite(value.high)) return 'open';
  return value.low === value.high ? 'plain' : 'range';
}
