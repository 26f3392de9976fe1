import type { Amount } from './amounts.ts';
import { digitsOf } from './digits.ts';
import { type NumberRead, readNumber } from './numbers.ts';
import { type Scan, standsAlone } from './scan.ts';
import { longest } from './trie.ts';
import { unitBehind } from './units.ts';
import { skipSpace, written } from './written.ts';

/** A smaller part told behind a unit, in the unit. */
interface Minor {
  readonly value: number;
  readonly step: number;
  readonly end: number;
}

/** "六成*五*", "3割*5分*": hundredths behind tenths. */
export function tenthsPart({ tokens, f }: Scan, unit: NonNullable<Amount['unit']>): Minor | undefined {
  const reading = unit.readings[0]!;
  if (!f.myriads || reading.dimension !== 'ratio' || reading.factor !== 0.1) return undefined;
  const word = tokens[unit.end];
  const digit =
    word?.type === 'digits' && word.text.length === 1
      ? Number(digitsOf(word))
      : f.myriads.digits.get(word?.folded ?? '');
  if (digit === undefined || digit === 0) return undefined;
  const mark = f.myriads.hundredth;
  if (mark && tokens[unit.end + 1]?.folded !== mark) return undefined;
  return { value: digit / 10, step: 0.01, end: unit.end + (mark ? 2 : 1) };
}

/** "two points *and a half*". */
export function halfUnit(scan: Scan, n: NumberRead, end: number): Minor | undefined {
  if (n.decimal || n.magnitude) return undefined;
  const half = longest(scan.f.half, scan.tokens, skipSpace(scan.tokens, end));
  return half && { value: half.value, step: 0.1, end: half.end };
}

/** "5 feet *2 inches*", "6 lb *3 oz*": so many of a unit's parts. */
export function smallerPart(scan: Scan, n: NumberRead, unit: NonNullable<Amount['unit']>): Minor | undefined {
  const { tokens, f, locale } = scan;
  const parts = f.compound.get(unit.readings[0]!.code);
  if (!parts || !n.exact || unit.readings[0]!.factor !== 1) return undefined;
  let at = skipSpace(tokens, unit.end);
  const and = longest(f.ranges.and, tokens, at);
  if (and) at = skipSpace(tokens, and.end);
  const m = readNumber(tokens, at, locale);
  if (!m || m.magnitude || m.ordinal || m.values[0]! >= parts.count) return undefined;
  // "12 ft 2 in": a symbol that is a word too is expected here.
  const symbol = longest(f.units, tokens, skipSpace(tokens, m.end));
  const named = symbol?.value.find(
    (u) => u.code === parts.unit && u.form === written(tokens, skipSpace(tokens, m.end), symbol.end),
  );
  const small = named ? { end: symbol!.end, readings: [named] } : unitBehind(scan, m);
  // "1 m 85"
  const isBare =
    !small && !and && m.exact && parts.count === 100 && m.style === 'digits' && tokens[at]!.text.length === 2;
  if (small ? small.readings[0]!.code !== parts.unit : !isBare || !standsAlone(scan, m.end)) return undefined;
  return { value: m.values[0]! / parts.count, step: 1 / parts.count, end: small?.end ?? m.end };
}

/** "15 dollars *50*", "thirteen dollars *forty-five cents*": two digits, or a number of subunits. */
export function minorPart(scan: Scan, end: number): Minor | undefined {
  const { tokens, f, locale } = scan;
  let at = skipSpace(tokens, end);
  if (at === end) return undefined;
  const and = longest(f.ranges.and, tokens, at);
  if (and) at = skipSpace(tokens, and.end);
  const n = readNumber(tokens, at, locale);
  if (!n || n.magnitude || n.ordinal || n.decimal || n.group || n.values[0]! >= 100) return undefined;
  const unit = unitBehind(scan, n);
  const cents = unit?.readings[0]?.dimension === 'money' && unit.readings[0].factor === 0.01;
  if (cents) return { value: n.values[0]! / 100, step: 0.01, end: unit.end };
  const bare =
    !and &&
    !unit &&
    n.style === 'digits' &&
    tokens[at]!.text.length === 2 &&
    tokens[n.end]?.type !== 'word' &&
    tokens[n.end + 1]?.type !== 'word';
  return bare ? { value: n.values[0]! / 100, step: 0.01, end: n.end } : undefined;
}
