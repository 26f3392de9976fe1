import { ordinalAt } from './number.ts';
import { digitsAt, following, gap, previous, type Scan, termAt } from './scan.ts';

/** An hour, or minutes, told in words or figures. */
export interface Told {
  readonly value: number;
  readonly end: number;
}

/** The whole number from 0 to 24 in words at token `i`. */
export function hourWord(scan: Scan, i: number): Told | undefined {
  if (scan.tokens[i]?.type !== 'word') return undefined;
  const read = ordinalAt(scan, i);
  return read && !read.ordinal && Number.isInteger(read.value) && read.value >= 0 && read.value <= 24
    ? read
    : undefined;
}

function hourAt(scan: Scan, i: number): Told | undefined {
  const digits = digitsAt(scan, i, 1, 2);
  return digits === undefined ? hourWord(scan, i) : { value: digits, end: i + 1 };
}

/** Minutes that are told by their number alone. */
function countAt(scan: Scan, i: number): Told | undefined {
  const count = hourAt(scan, i) ?? (scan.tokens[i]?.type === 'word' ? ordinalAt(scan, i) : undefined);
  if (!count || !Number.isInteger(count.value) || count.value < 1 || count.value > 29) return undefined;
  const next = following(scan, count.end);
  return next && (termAt(scan, next.at, 'unit') || '%‰€$£°'.includes(next.token.text)) ? undefined : count;
}

const BEHIND = { andQuarter: 15, andHalf: 30, lessQuarter: -15 } as const;

/** "six heures *et quart*", "las diez *menos veinte*": minutes told behind an hour; negative where they lack to it. */
export function minutesBehind(scan: Scan, i: number): Told | undefined {
  const p = gap(scan, i);
  const fixed = termAt(scan, p, 'andQuarter', 'andHalf', 'lessQuarter');
  if (fixed) return { value: BEHIND[fixed.value.is], end: fixed.end };
  const less = termAt(scan, p, 'less');
  const count = less && countAt(scan, gap(scan, less.end));
  return count && { value: -count.value, end: count.end };
}

/** "diez y media", "dieci e un quarto", which the reader of numbers takes as ten and a half, or a quarter. */
export function partHour(scan: Scan, i: number): (Told & { readonly minute: number }) | undefined {
  const read = scan.tokens[i]?.type === 'word' ? ordinalAt(scan, i) : undefined;
  const minute = read && !read.ordinal ? (read.value % 1) * 60 : 0;
  if (!read || minute % 15 !== 0 || minute === 0 || read.value >= 14) return undefined;
  if (termAt(scan, gap(scan, read.end), 'unit')) return undefined;
  return { value: Math.floor(read.value), minute, end: read.end };
}

const BEFORE = { halfPast: 30, quarterPast: 15, quarterTo: -15, halfTo: -30 } as const;
/** Minutes that are told of the hour to come; any others before "to" are counts. */
const ROUND: ReadonlySet<number> = new Set([5, 10, 20, 25]);

/**
 * "half past three", "a quarter to six", "halb sieben", and behind a preposition of clock times "ten past nine": minutes
 * since midnight, and the token index behind it.
 */
export function minutesBefore(scan: Scan, i: number, lead: boolean): Told | undefined {
  const hit = termAt(scan, i, 'halfPast', 'quarterPast', 'quarterTo', 'halfTo');
  const told = hit ? { value: BEFORE[hit.value.is], end: hit.end } : lead ? countBefore(scan, i) : undefined;
  const hour = told && hourAt(scan, gap(scan, told.end));
  if (!hour || hour.value < 1 || hour.value > (hit ? 24 : 12)) return undefined;
  return { value: (hour.value * 60 + told.value + 1440) % 1440, end: hour.end };
}

/** "ten past", "twenty to"; "from ten to nine" counts down. */
function countBefore(scan: Scan, i: number): Told | undefined {
  const count = countAt(scan, i);
  const link = count && termAt(scan, gap(scan, count.end), 'past', 'minusTo');
  if (!link) return undefined;
  if (link.value.is === 'past') return { value: count.value, end: link.end };
  const before = previous(scan, i);
  const isOpen = before !== undefined && termAt(scan, before.at, 'open') !== undefined;
  return ROUND.has(count.value) && !isOpen ? { value: -count.value, end: link.end } : undefined;
}
