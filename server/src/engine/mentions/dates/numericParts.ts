import { isDate } from '../../values/calendar.ts';
import { fullYear } from './component.ts';
import type { Fields } from './fields.ts';
import { digitsAt, gap, isMark, type Part, type Scan, spanOf } from './scan.ts';

export interface Number_ {
  readonly at: number;
  readonly value: number;
  readonly width: number;
}

/** Numbers joined by one mark ("14/07/2025", "14. 7. 2025"), two or three of them. */
export function chain(
  scan: Scan,
  i: number,
  mark: string,
): { readonly numbers: readonly Number_[]; readonly end: number } {
  const numbers: Number_[] = [];
  let p = i;
  for (;;) {
    const value = digitsAt(scan, p, 1, 4);
    if (value === undefined) break;
    numbers.push({ at: p, value, width: scan.tokens[p]!.text.length });
    if (numbers.length === 4 || !isMark(scan, p + 1, mark)) break;
    // "14. 7. 2025" has spaces after its dots; no other mark has.
    p = mark === '.' && numbers[0]!.width <= 2 ? gap(scan, p + 2) : p + 2;
  }
  const last = numbers.at(-1);
  return { numbers, end: last ? last.at + 1 : i };
}

const part = (scan: Scan, n: Number_, name: Part['part']): Part => ({
  part: name,
  span: spanOf(scan, n.at, n.at + 1),
  form: name === 'year' && n.width === 2 ? 'abbreviated' : 'numeric',
});

export interface Reading {
  readonly fields: Fields;
  readonly parts: readonly Part[];
}

/** `isLoose` takes days that their month does not have ("30/02/2025"): they are read so that they can be told wrong. */
export function reading(
  scan: Scan,
  y: Number_ | undefined,
  m: Number_,
  d: Number_ | undefined,
  isLoose = false,
): Reading | undefined {
  if (m.width > 2 || (d && d.width > 2)) return undefined;
  const year = y && (y.width === 2 ? fullYear(y.value) : y.value);
  // January has every day that there is.
  if (d ? !isDate(year, isLoose && m.value <= 12 && m.value > 0 ? 1 : m.value, d.value) : m.value < 1 || m.value > 12)
    return undefined;
  const used = [...(d ? [part(scan, d, 'day')] : []), part(scan, m, 'month'), ...(y ? [part(scan, y, 'year')] : [])];
  return {
    fields: { ...(year !== undefined ? { year } : {}), month: m.value, ...(d ? { day: d.value } : {}) },
    parts: used.sort((a, b) => a.span.start - b.span.start),
  };
}

/** Readings of three numbers, in the orders the language allows; the order of the language comes first. */
export function threeParts(scan: Scan, [a, b, c]: readonly Number_[]): readonly Reading[] {
  if (!a || !b || !c) return [];
  if (a.width === 4) return found([reading(scan, a, b, c) ?? reading(scan, a, b, c, true)]);
  if (c.width !== 4 && c.width !== 2) return [];
  const dayFirst = reading(scan, c, b, a);
  const monthFirst = reading(scan, c, a, b);
  const { order } = scan.lexicon;
  const native = order === 'mdy' ? monthFirst : dayFirst;
  // An order the language does not use is read only when its own is impossible ("02/22/2016").
  const sound = order === 'both' ? [dayFirst, monthFirst] : [native ?? (order === 'mdy' ? dayFirst : monthFirst)];
  if (c.width !== 4 || sound.some((r) => r !== undefined)) return found(sound);
  const wrong = order === 'mdy' ? undefined : reading(scan, c, b, a, true);
  return found([wrong ?? (order === 'dmy' ? undefined : reading(scan, c, a, b, true))]);
}

export const found = (list: readonly (Reading | undefined)[]): readonly Reading[] =>
  list.filter((r) => r !== undefined);
