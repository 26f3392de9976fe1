import { type Amount, readAmount } from './amounts.ts';
import type { Scan } from './scan.ts';
import { longest, type Trie } from './trie.ts';
import { skipSpace, tidy } from './written.ts';

/** Two amounts as one interval. `tokens` are indexes; both amounts carry the unit they share. */
export interface RangeRead {
  readonly end: number;
  readonly low: Amount;
  readonly high: Amount;
  /** False where the two are an old and a new value ("from 27 to 24 points"): two figures that share unit and magnitude. */
  readonly isInterval: boolean;
}

export type Opener = 'between' | 'from' | undefined;

const dashes = new Set(['-', '–', '—', '~', '〜', '～', '‑']);
const unitOf = (a: Amount): string => a.unit?.readings[0]?.code ?? '';
const dimensionOf = (a: Amount): string => (a.number.ordinal ? 'ordinal' : (a.unit?.readings[0]?.dimension ?? 'count'));

/** Reads "A–B", "between A and B", "from A to B", "two or three" behind amount `a`; undefined when they are no pair. */
export function rangeAt(
  scan: Scan,
  a: Amount,
  opener: Opener,
  changes: 'near' | 'far' | undefined,
): RangeRead | undefined {
  const { f } = scan;
  if (opener === 'between') return joined(scan, a, f.ranges.and) ?? joined(scan, a, f.ranges.links);
  const pair = (opener === 'from' ? joined(scan, a, f.ranges.to) : undefined) ?? joined(scan, a, f.ranges.links);
  // "grew from 5 to 40", "rose 5 to 40": from its old to its new value.
  const link = scan.tokens[skipSpace(scan.tokens, a.end)]?.folded ?? '';
  const isChange =
    changes === 'near' || f.ranges.toNew.has(link) || (changes === 'far' && pair !== undefined && isWide(pair));
  if (pair) return isChange && !dashed(scan, a) ? { ...pair, isInterval: false } : pair;
  const or = joined(scan, a, f.ranges.or);
  return or?.isInterval && isChoice(or) ? or : undefined;
}

/** "dropped by nearly 3,000 to 60,656": no interval is so wide; the change, and what it came to. */
const isWide = ({ low, high }: RangeRead): boolean => high.number.values[0]! > 4 * low.number.values[0]!;

/** "two or three", "10 or 12": an interval; "41,600 or 41,900" and "5 or 500" are two figures. */
function isChoice({ low, high }: RangeRead): boolean {
  const [a, b] = [low.number, high.number];
  if (low.unit && low.unit.start < high.start) return false;
  return a.group === undefined && b.group === undefined && b.values[0]! <= 2 * a.values[0]! + 1;
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
  if (!b || (b.sign && !a.sign) || a.minor) return undefined;
  // "2024-25-7", "555-12-34": more dashes make it an identifier.
  if (isDash && tokens[b.end]?.folded === '-' && tokens[b.end + 1]?.type === 'digits') return undefined;
  const pair = fit(scan, a, b);
  return pair && b.sign && !isReading(pair.low) ? undefined : pair;
}

/** "-80 to +60 °C": degrees may be below zero; elsewhere a sign tells a change. */
const isReading = (a: Amount): boolean =>
  a.unit?.readings.some((r) => r.dimension === 'temperature' || r.code === 'deg') ?? false;

/** Amount `a` without its unit, which is written as the magnitude of `b`: nothing where it is another sign. */
function sharedSign({ tokens }: Scan, { unit, ...a }: Amount, b: Amount): Amount | undefined {
  const { magnitude } = b.number;
  const isSame =
    unit !== undefined &&
    magnitude !== undefined &&
    unit.start === a.number.end &&
    unit.end === unit.start + 1 &&
    magnitude.end === magnitude.start + 1 &&
    tokens[unit.start]!.text === tokens[magnitude.start]!.text;
  return isSame ? a : undefined;
}

/** Gives both ends the unit and magnitude that one of them carries; undefined unless in one dimension. */
function fit(scan: Scan, a: Amount, b: Amount): RangeRead | undefined {
  if (a.number.values.length > 1 || b.number.values.length > 1) {
    if (a.number.values.length !== b.number.values.length) return undefined;
  }
  if (a.number.weak && a.number.style === 'words' && !b.number.exact && !b.number.magnitude) return undefined;
  let low = a;
  let high = b;
  const [da, db] = [dimensionOf(a), dimensionOf(b)];
  if (da !== db) {
    if (a.unit && b.unit) return undefined;
    // "between 20m and 50m people": millions, as the second tells.
    const millions = sharedSign(scan, a, b);
    if (millions) return fit(scan, millions, b);
    if (!a.unit && b.unit && !a.number.ordinal) low = { ...a, unit: b.unit };
    else if (a.unit && !b.unit && prefixed(a)) high = { ...b, unit: a.unit };
    else return undefined;
  } else if (unitOf(a) !== unitOf(b) && a.unit && b.unit) return undefined;
  const m = b.number.magnitude;
  const n = a.number;
  // A first number as large as the second's own digits allow is in the same magnitude.
  if (m && !n.magnitude && n.values[0]! < Math.max(1000, b.number.values[0]! / m.factor))
    low = {
      ...low,
      number: {
        ...n,
        values: n.values.map((v) => tidy(v * m.factor)),
        steps: n.steps.map((s) => s * m.factor),
        exact: false,
      },
    };
  const size = (x: Amount): number => (x.sign?.negative && isReading(x) ? -1 : 1) * x.number.values[0]!;
  return { end: b.end, low, high, isInterval: size(low) < size(high) };
}
const prefixed = (a: Amount): boolean => a.unit !== undefined && a.unit.start < a.number.start;
