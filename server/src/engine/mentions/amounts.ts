import type { Unit } from '../locales/types.ts';
import { countsBehind, hedgeAfter, pluralAfter } from './context.ts';
import { magnitudeAt, magnitudeStart } from './magnitudes.ts';
import { halfUnit, minorPart, smallerPart, tenthsPart } from './minors.ts';
import { type NumberRead, readNumber } from './numbers.ts';
import { type Scan, standsAlone } from './scan.ts';
import { innerMinus, looseMinus, signAt } from './signs.ts';
import { longest } from './trie.ts';
import { prefixAt, unitBehind } from './units.ts';
import { skipSpace, tidy } from './written.ts';

/** A number with its sign, currency or unit. Token indexes, half-open. */
export interface Amount {
  readonly start: number;
  readonly end: number;
  readonly number: NumberRead;
  readonly unit?: { readonly start: number; readonly end: number; readonly readings: readonly Unit[] };
  readonly sign?: { readonly at: number; readonly end: number; readonly negative: boolean };
  /** Minor part ("15 dollars *50*", "two points *and a half*"), in the unit, added to the value. */
  readonly minor?: { readonly value: number; readonly step: number };
}

/** Number with a magnitude that only money has ("8,5 M€", "G$"), if a currency follows. */
function moneyNumber(
  scan: Scan,
  i: number,
  plain: NumberRead,
): { number: NumberRead; unit: NonNullable<Amount['unit']> } | undefined {
  if (!longest(scan.f.magnitudes, scan.tokens, magnitudeStart(scan.tokens, plain.numberEnd))) return undefined;
  const n = readNumber(scan.tokens, i, scan.locale, true);
  if (!n?.magnitude || n.end === plain.end) return undefined;
  const unit = unitBehind(scan, n);
  return unit?.readings[0]?.dimension === 'money' ? { number: n, unit } : undefined;
}

/**
 * "2.3m visitors", "5m tonnes": letters glued to digits that are a unit's and a magnitude's too. A magnitude before a unit
 * or a noun in the plural; with nothing to tell, both readings are kept.
 */
function gluedMagnitude(
  scan: Scan,
  i: number,
  n: NumberRead,
  unit: NonNullable<Amount['unit']>,
): { number?: NumberRead; unit?: NonNullable<Amount['unit']> } | undefined {
  const { tokens } = scan;
  if (n.style !== 'digits' || n.magnitude || unit.end !== unit.start + 1) return undefined;
  // One letter says it only when glued; "3 mi" (milhões, miles) may stand apart.
  const isLetter = scan.tokens[unit.start]!.text.length === 1;
  if ((isLetter && unit.start !== n.end) || !longest(scan.f.magnitudes, scan.tokens, unit.start)) return undefined;
  // "312mm": two and more letters that only sums take are the unit.
  if (!isLetter && longest(scan.f.magnitudes, tokens, unit.start)!.value.every((m) => m.strict)) return undefined;
  const large = readNumber(scan.tokens, i, scan.locale, true);
  if (!large?.magnitude || large.end !== unit.end) return undefined;
  const behind = unitBehind(scan, large);
  // "5m tonnes", but "a 7.62mm barrel"
  const isWord = behind !== undefined && tokens[behind.start]!.text.length > 3;
  const isJoined = tokens[large.end]?.folded === '-';
  if (behind && behind.start > large.end && (!isWord || isJoined || countsBehind(scan, large.end)))
    return { number: large, unit: behind };
  // "4m-plus copies"
  const hedge = hedgeAfter(scan, large.end);
  if (pluralAfter(scan, hedge?.end ?? large.end)) return { number: large };
  if ((isLetter && scan.f.head.order !== 'plural') || scan.tokens[large.end]?.folded === '-') return undefined;
  if (!standsAlone(scan, large.end)) return undefined;
  const first = unit.readings[0]!;
  const count: Unit = { ...first, code: '', dimension: 'count', factor: large.magnitude.factor };
  return { unit: { ...unit, readings: [...unit.readings, count] } };
}

/** "1.2b people": a letter that only sums take for a magnitude, glued to the digits before a noun in the plural. */
function gluedLetter(scan: Scan, i: number, n: NumberRead): NumberRead | undefined {
  if (n.style !== 'digits' || n.magnitude || !longest(scan.f.magnitudes, scan.tokens, n.end)) return undefined;
  const large = readNumber(scan.tokens, i, scan.locale, true);
  return large?.magnitude && large.magnitude.start === n.end && pluralAfter(scan, large.end) ? large : undefined;
}

/** "75 USD million": a magnitude word behind the currency's code counts as one before it. */
function codeFirst(scan: Scan, n: NumberRead, unit: NonNullable<Amount['unit']>): NumberRead | undefined {
  const { tokens, f } = scan;
  const [reading] = unit.readings;
  if (n.magnitude || n.style !== 'digits' || reading?.dimension !== 'money' || reading.form !== reading.code)
    return undefined;
  const from = skipSpace(tokens, unit.end);
  const m = from > unit.end ? magnitudeAt(tokens, from, f, (x) => x.form.length > 1 && !x.money) : undefined;
  if (!m || m.factor < 1000) return undefined;
  return {
    ...n,
    values: n.values.map((v) => tidy(v * m.factor)),
    steps: n.steps.map((s) => s * m.factor),
    exact: false,
    magnitude: { start: from, end: m.end, factor: m.factor },
  };
}

/** "12 degrees *below zero*", "226 graus *negativos*": the sign behind degrees, which are of temperature then. */
function belowZero(
  { tokens, f }: Scan,
  unit: NonNullable<Amount['unit']>,
): (Pick<Amount, 'unit' | 'sign'> & { readonly end: number }) | undefined {
  const isDegree = unit.readings.some((r) => r.dimension === 'temperature' || r.code === 'deg');
  const at = skipSpace(tokens, unit.end);
  const after = isDegree ? longest(f.negativeAfter, tokens, at) : undefined;
  if (!after) return undefined;
  const warm = unit.readings.filter((r) => r.dimension === 'temperature');
  const sign = { at, end: after.end, negative: true };
  return { end: after.end, sign, unit: warm.length ? { ...unit, readings: warm } : unit };
}

/** Reads the amount that begins at token `i`: sign, currency, number, magnitude, unit. Guards are the caller's. */
export function readAmount(scan: Scan, i: number): Amount | undefined {
  const { tokens, locale } = scan;
  const sign = signAt(scan, i);
  const at = sign ? sign.end : i;
  const prefix = prefixAt(scan, at);
  if (prefix) {
    const from = skipSpace(tokens, prefix.end);
    const inner = innerMinus(tokens, from);
    const numberAt = inner ? from + 1 : from;
    if (tokens[numberAt]?.type !== 'digits' && !scan.f.myriads) return undefined;
    const number = readNumber(tokens, numberAt, locale, true);
    const outer = sign ?? inner;
    const least = scan.f.prefixesFrom.get(prefix.readings[0]!.form) ?? 0;
    if (number && number.values[0]! >= least)
      return {
        start: i,
        end: number.end,
        number,
        unit: { start: at, end: prefix.end, readings: prefix.readings },
        ...(outer && { sign: outer }),
      };
    return undefined;
  }
  if (tokens[at]?.type === 'space') return undefined;
  const number = readNumber(tokens, at, locale);
  if (!number) return undefined;
  const base = { start: i, ...(sign && { sign }) };
  const money = moneyNumber(scan, at, number);
  if (money) return { end: money.unit.end, ...money, ...base };
  // "the twenty-first day" orders days and counts none.
  const measured = number.ordinal ? undefined : unitBehind(scan, number);
  const large = measured && gluedMagnitude(scan, at, number, measured);
  if (large?.number) return { ...base, end: large.unit?.end ?? large.number.end, ...large, number: large.number };
  const sum = measured && codeFirst(scan, number, measured);
  if (sum) return { end: sum.magnitude!.end, number: sum, unit: measured, ...base };
  const unit = large?.unit ?? measured;
  if (!unit) {
    const bare = measured ? undefined : gluedLetter(scan, at, number);
    return { end: bare?.end ?? number.end, number: bare ?? number, ...base };
  }
  const below = sign ? undefined : belowZero(scan, unit);
  if (below) return { ...base, number, ...below };
  const minus = sign || unit.readings[0]!.dimension !== 'temperature' ? undefined : looseMinus(scan, at);
  if (minus) return { start: minus.at, end: unit.end, number, unit, sign: minus };
  const minor =
    tenthsPart(scan, unit) ??
    halfUnit(scan, number, unit.end) ??
    (unit.readings[0]!.dimension === 'money' ? minorPart(scan, unit.end) : smallerPart(scan, number, unit));
  return { end: minor?.end ?? unit.end, number, unit, ...(minor && { minor }), ...base };
}
