import { type Amount, readAmount } from './amounts.ts';
import { skipSpace, tidy } from './numbers.ts';
import type { Scan } from './scan.ts';
import { longest, type Trie } from './trie.ts';

/** Two amounts as one interval. `tokens` are indexes; both amounts carry the unit they share. */
export interface RangeRead {
  readonly end: number;
  readonly low: Amount;
  readonly high: Amount;
}

export type Opener = 'between' | 'from' | undefined;

const dashes = new Set(['-', '–', '—', '~', '〜', '～', '‑']);
const unitOf = (a: Amount): string => a.unit?.readings[0]!.code ?? '';
const dimensionOf = (a: Amount): string => (a.number.ordinal ? 'ordinal' : (a.unit?.readings[0]!.dimension ?? 'count'));

/** Reads "A–B", "between A and B", "from A to B", "two or three" behind amount `a`; undefined when it is no interval. */
export function rangeAt(scan: Scan, a: Amount, opener: Opener, changes: boolean): RangeRead | undefined {
  const { f } = scan;
  if (opener === 'between') return joined(scan, a, f.ranges.and) ?? joined(scan, a, f.ranges.links);
  if (opener === 'from') return changes ? undefined : (joined(scan, a, f.ranges.to) ?? joined(scan, a, f.ranges.links));
  const plain = joined(scan, a, f.ranges.links);
  // "rose 5 to 40": from its old to its new value.
  if (plain) return changes && !dashed(scan, a) ? undefined : plain;
  const or = joined(scan, a, f.ranges.or);
  // "two or three" is an interval, "5 or 500" a choice.
  return or && or.high.number.values[0]! <= 2 * or.low.number.values[0]! + 1 && !or.low.unit ? or : undefined;
}

function dashed(scan: Scan, a: Amount): boolean {
  return dashes.has(scan.tokens[a.end]?.folded ?? '');
}

function joined(scan: Scan, a: Amount, links: Trie<true>): RangeRead | undefined {
  const { tokens } = scan;
  const at = skipSpace(tokens, a.end);
  const link = longest(links, tokens, at);
  if (!link) return undefined;
  const isDash = dashes.has(tokens[at]!.folded);
  let from = skipSpace(tokens, link.end);
  // "between the tenth and *the* fifteenth"
  if (scan.f.ranges.skip.has(tokens[from]?.folded ?? '')) from = skipSpace(tokens, from + 1);
  // A spaced dash is a parenthesis; a dash glued on one side only is a sign or a typing slip.
  if (isDash && at > a.end !== from > link.end) return undefined;
  if (isDash && at > a.end && (tokens[at]!.folded === '—' || a.number.style !== 'digits')) return undefined;
  const b = readAmount(scan, from);
  if (!b || b.sign || a.minor) return undefined;
  // "2024-25-7", "555-12-34": more dashes make it an identifier.
  if (isDash && tokens[b.end]?.folded === '-' && tokens[b.end + 1]?.type === 'digits') return undefined;
  return fit(a, b);
}

/** Gives both ends the unit and magnitude that one of them carries; undefined unless low < high in one dimension. */
function fit(a: Amount, b: Amount): RangeRead | undefined {
  if (a.number.values.length > 1 || b.number.values.length > 1) {
    if (a.number.values.length !== b.number.values.length) return undefined;
  }
  if (a.number.weak && a.number.style === 'words' && !b.number.exact && !b.number.magnitude) return undefined;
  let low = a;
  let high = b;
  const [da, db] = [dimensionOf(a), dimensionOf(b)];
  if (da !== db) {
    if (a.unit && b.unit) return undefined;
    if (!a.unit && b.unit && !a.number.ordinal) low = { ...a, unit: b.unit };
    else if (a.unit && !b.unit && prefixed(a)) high = { ...b, unit: a.unit };
    else return undefined;
  } else if (unitOf(a) !== unitOf(b) && a.unit && b.unit) return undefined;
  const m = b.number.magnitude;
  const n = a.number;
  if (m && !n.magnitude && n.values[0]! * m.factor < b.number.values[0]!)
    low = {
      ...low,
      number: {
        ...n,
        values: n.values.map((v) => tidy(v * m.factor)),
        steps: n.steps.map((s) => s * m.factor),
        exact: false,
      },
    };
  return low.number.values[0]! < high.number.values[0]! ? { end: b.end, low, high } : undefined;
}
const prefixed = (a: Amount): boolean => a.unit !== undefined && a.unit.start < a.number.start;
