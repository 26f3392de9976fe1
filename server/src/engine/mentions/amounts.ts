import type { Unit } from '../locales/types.ts';
import { countsBehind, hedgeAfter, pluralAfter } from './context.ts';
import { digitsOf } from './digits.ts';
import { fitting, magnitudeStart, type NumberRead, readNumber, skipSpace, written } from './numbers.ts';
import { isCapital, isLatin, type Scan, standsAlone } from './scan.ts';
import type { Token } from './tokens.ts';
import { type Hit, longest } from './trie.ts';

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

const MINUS = new Set(['-', '−', '–']);

/** A sign before the figure at `i`: behind a space, a bracket or nothing, and glued to it. */
function signAt(scan: Scan, i: number): { at: number; end: number; negative: boolean } | undefined {
  const { tokens } = scan;
  const t = tokens[i];
  const word = t?.type === 'word' ? longest(scan.f.negative, tokens, i) : undefined;
  if (word && tokens[word.end]?.type === 'space') return { at: i, end: word.end + 1, negative: true };
  if (t?.type !== 'mark' || (t.text !== '+' && !MINUS.has(t.folded))) return undefined;
  const before = tokens[i - 1];
  if (before && before.type !== 'space' && !'([|'.includes(before.text)) return undefined;
  return { at: i, end: i + 1, negative: t.text !== '+' };
}

/** "il fait – 10 °C": a minus a no-break space apart, or behind a function word; the caller knows that degrees follow. */
function looseMinus(scan: Scan, i: number): Amount['sign'] {
  const { tokens, f } = scan;
  const [dash, space] = [tokens[i - 2], tokens[i - 1]];
  if (space?.type !== 'space' || dash?.type !== 'mark' || !MINUS.has(dash.folded)) return undefined;
  const before = tokens[i - 3]?.type === 'space' ? tokens[i - 4] : undefined;
  const isMinus = /[\u00a0\u202f]/.test(space.text) || f.stop.has(before?.folded ?? '');
  return isMinus && before?.type === 'word' ? { at: i - 2, end: i, negative: true } : undefined;
}

/** Currency before the number: "$", "US$", "EUR ". */
function prefixAt(scan: Scan, i: number): { end: number; readings: readonly Unit[] } | undefined {
  const hit = longest(scan.f.prefixes, scan.tokens, i);
  if (!hit) return undefined;
  const unit = fitting(hit.value, written(scan.tokens, i, hit.end));
  return unit && { end: hit.end, readings: [unit] };
}

/**
 * The unit, currency or percent sign that begins at token `i`; `isGlued` when nothing parts it from the number. Words that
 * are function words too ("in") count only when glued.
 */
export function unitAt(
  scan: Scan,
  i: number,
  isGlued: boolean,
): { end: number; readings: readonly Unit[] } | undefined {
  const { tokens, f } = scan;
  const found = longest(f.units, tokens, i);
  if (!found) return undefined;
  const hit = withoutStop(scan, i, found);
  const text = written(tokens, i, hit.end);
  const unit = fitting(hit.value, text, (u) => isGlued || u.glued !== true);
  const next = tokens[hit.end];
  if (!unit || (!isGlued && hit.end === i + 1 && unit.exactCase && isFunctionWord(scan, i, next))) return undefined;
  // A letter or digit that goes on: "5 kB2", "3 m2" are read by longer entries or not at all.
  const last = tokens[hit.end - 1];
  const joins =
    next?.type === 'digits'
      ? last?.type !== 'word' || isLatin(last)
      : next?.type === 'word' && isLatin(next) && isLatin(last) && last?.type === 'word';
  if (joins) return undefined;
  // A word that names two things ("pounds") keeps both readings; the lexicon's own comes first.
  const others = hit.value.filter((u) => u !== unit && isOther(u, unit));
  return { end: hit.end, readings: [unit, ...others] };
}

/** Whether `u` is another thing that the same word names: a pound of weight, a point scored. */
const isOther = (u: Unit, unit: Unit): boolean =>
  !u.exactCase &&
  u.dimension !== unit.dimension &&
  (u.dimension === 'count' || (!unit.exactCase && u.code !== unit.code));

/** A period that ends the sentence is no part of the unit before it ("2 640 m."), where the unit is one without it too. */
function withoutStop(scan: Scan, i: number, hit: Hit<readonly Unit[]>): Hit<readonly Unit[]> {
  const { tokens, f } = scan;
  const last = hit.end - 1;
  if (last === i || tokens[last]!.folded !== '.') return hit;
  const [next, word] = [tokens[hit.end], tokens[hit.end + 1]];
  const isEnd = !next || (next.type === 'space' && (word?.type !== 'word' || isCapital(word)));
  if (!isEnd) return hit;
  const shorter = longest(f.units, tokens.slice(i, last), 0);
  return shorter && shorter.end === last - i ? { value: shorter.value, end: last } : hit;
}

/** A symbol that is a word as well ("in", "a"); elided forms ("m'") are words only before their apostrophe. */
function isFunctionWord(scan: Scan, i: number, next: Token | undefined): boolean {
  const word = scan.tokens[i]!.folded;
  if (!scan.f.stop.has(word) || !next || (next.type === 'mark' && next.folded !== "'")) return false;
  return word.length > 1 || next.folded === "'" || /[aeiouyàéèó]/.test(word);
}

/** Where a unit may begin behind a number: glued, behind a space, a hyphen, or a link word ("millions *de* dollars"). */
function unitBehind(scan: Scan, n: NumberRead): { start: number; end: number; readings: readonly Unit[] } | undefined {
  const { tokens, f } = scan;
  const at = skipSpace(tokens, n.end);
  const direct = unitAt(scan, at, at === n.end);
  if (direct) return { start: at, ...direct };
  const link = longest(f.unitLinks, tokens, at);
  if (!link) return undefined;
  const isHyphen = tokens[at]!.folded === '-';
  if (isHyphen ? at > n.end : !n.magnitude && !linkAllowed(n)) return undefined;
  const from = isHyphen ? link.end : skipSpace(tokens, link.end);
  const unit = unitAt(scan, from, false);
  return unit && (isHyphen || unit.readings[0]!.dimension !== 'ratio') ? { start: from, ...unit } : undefined;
}
/** "mille de dollars" is no French, but a spelled thousand in other languages takes the link as millions do. */
const linkAllowed = (n: NumberRead): boolean => n.style === 'words' && n.values[0]! >= 1000;

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

/** Reads the amount that begins at token `i`: sign, currency, number, magnitude, unit. Guards are the caller's. */
export function readAmount(scan: Scan, i: number): Amount | undefined {
  const { tokens, locale } = scan;
  const sign = signAt(scan, i);
  const at = sign ? sign.end : i;
  const prefix = prefixAt(scan, at);
  if (prefix) {
    const from = skipSpace(tokens, prefix.end);
    const inner = signAt2(tokens, from);
    const numberAt = inner ? from + 1 : from;
    if (tokens[numberAt]?.type !== 'digits' && !scan.f.myriads) return undefined;
    const number = readNumber(tokens, numberAt, locale, true);
    const outer = sign ?? inner;
    if (number)
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
  if (money) return { ...base, end: money.unit.end, ...money };
  // "the twenty-first day" orders days and counts none.
  const measured = number.ordinal ? undefined : unitBehind(scan, number);
  const large = measured && gluedMagnitude(scan, at, number, measured);
  if (large?.number) return { ...base, end: large.unit?.end ?? large.number.end, ...large, number: large.number };
  const unit = large?.unit ?? measured;
  if (!unit) {
    const bare = measured ? undefined : gluedLetter(scan, at, number);
    return { ...base, end: bare?.end ?? number.end, number: bare ?? number };
  }
  const minus = sign || unit.readings[0]!.dimension !== 'temperature' ? undefined : looseMinus(scan, at);
  if (minus) return { start: minus.at, end: unit.end, number, unit, sign: minus };
  const minor =
    tenthsPart(scan, unit) ??
    halfUnit(scan, number, unit.end) ??
    (unit.readings[0]!.dimension === 'money' ? minorPart(scan, unit.end) : smallerPart(scan, number, unit));
  return { ...base, end: minor?.end ?? unit.end, number, unit, ...(minor && { minor }) };
}

/** A minus between currency and number: "$-5". */
const signAt2 = (tokens: readonly Token[], i: number): Amount['sign'] =>
  tokens[i]?.type === 'mark' && MINUS.has(tokens[i]!.folded) ? { at: i, end: i + 1, negative: true } : undefined;

/** "六成*五*", "3割*5分*": hundredths behind tenths. */
function tenthsPart(
  { tokens, f }: Scan,
  unit: NonNullable<Amount['unit']>,
): { value: number; step: number; end: number } | undefined {
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
function halfUnit(scan: Scan, n: NumberRead, end: number): { value: number; step: number; end: number } | undefined {
  if (n.decimal || n.magnitude) return undefined;
  const half = longest(scan.f.half, scan.tokens, skipSpace(scan.tokens, end));
  return half && { value: half.value, step: 0.1, end: half.end };
}

/** "5 feet *2 inches*", "6 lb *3 oz*": so many of a unit's parts. */
function smallerPart(
  scan: Scan,
  n: NumberRead,
  unit: NonNullable<Amount['unit']>,
): { value: number; step: number; end: number } | undefined {
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
function minorPart(scan: Scan, end: number): { value: number; step: number; end: number } | undefined {
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
