import { DIGIT } from '../../locales/characters.ts';
import { classAt } from '../cut.ts';
import { readNumber } from '../numbers.ts';
import { tokenise } from '../tokens.ts';
import { nounFollows } from './component.ts';
import { type Count, countAt, minuteSign, minutesWithSeconds, unitAfter, upTo } from './count.ts';
import { MAY, mayBegin } from './may.ts';
import { primes } from './primes.ts';
import { digitsAt, gap, isMark, kept, type Scan, termAt } from './scan.ts';

/** A length of time from tokens `[from, to)`: bounds in a UCUM unit. */
export interface Duration {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly step: number;
  readonly exact: boolean;
  readonly vague?: boolean;
  readonly style: 'digits' | 'words' | 'form';
  /** Tokens of the number proper, and of the unit. */
  readonly number: readonly [number, number];
  readonly noun?: readonly [number, number];
  /** Count and unit of each part of a length told in several ("two years and a month"). */
  readonly told?: readonly (readonly [number, string])[];
}

/** Days of calendar units where a length is told in several: a year has 365, a month 30. */
const DAYS: Readonly<Record<string, number>> = { a: 365, mo: 30, wk: 7, d: 1 };

/** Calendar units as durations: unit and factor. */
const PERIODS: Readonly<Record<string, readonly [string, number]>> = {
  fortnight: ['wk', 2],
  quarter: ['mo', 3],
  half: ['mo', 6],
  decade: ['a', 10],
  century: ['a', 100],
  millennium: ['a', 1000],
  night: ['d', 1],
};

/** Smaller units that may follow a unit in a compound duration, with how many make one of it. */
const SMALLER: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  a: { mo: 12, wk: 52, d: 365 },
  mo: { wk: 4.345, d: 30 },
  wk: { d: 7 },
  d: { h: 24, min: 1440 },
  h: { min: 60, s: 3600 },
  min: { s: 60 },
};

/** A letter to which digits are joined; kana and ideographs stand beside figures. */
const LETTER = /\p{Script=Latin}/u;

/** The length of time at token `i`; `one` allows "a year", which is often a denominator instead. */
export function durationAt(scan: Scan, i: number, one: boolean): Duration | undefined {
  const may = mayBegin(scan, i);
  if (!(may & (MAY.number | MAY.length))) return undefined;
  // "an H100 hour": the digits are part of a name.
  if (classAt(scan.cut, i) === DIGIT && LETTER.test(scan.text[scan.cut.starts[i]! - 1] ?? '')) return undefined;
  // "in the 90+3rd minute": added time.
  if (isMark(scan, i - 1, '+') && scan.tokens[i - 2]?.type === 'digits') return undefined;
  // Where no article begins, `one` says nothing.
  return one || !(may & MAY.one) ? (kept(scan, scan.lengths, i, read) ?? undefined) : lengthAt(scan, i, false);
}

const read = (scan: Scan, i: number): Duration | null => lengthAt(scan, i, true) ?? null;

const lengthAt = (scan: Scan, i: number, one: boolean): Duration | undefined =>
  lap(scan, i) ?? primes(scan, i) ?? fractional(scan, i) ?? counted(scan, i, one) ?? joined(scan, i);

/** "2:04,38", "26:41.07 minutes", "1:58:12,4": a time run, in seconds; its decimals, or the unit behind it, tell it from a clock time. */
function lap(scan: Scan, i: number): Duration | undefined {
  const parts = [digitsAt(scan, i, 1, 3)];
  // "3.29,14", where the comma is the decimal sign.
  const dotted = isMark(scan, i + 1, '.') && isMark(scan, i + 3, ',') && scan.locale.figures.decimal === ',';
  if (parts[0] === undefined || !(isMark(scan, i + 1, ':') || dotted)) return undefined;
  let end = i + 1;
  while (parts.length < 3 && isMark(scan, end, dotted ? '.' : ':') && digitsAt(scan, end + 1, 2, 2) !== undefined) {
    parts.push(digitsAt(scan, end + 1, 2, 2));
    end += 2;
  }
  const decimals = isMark(scan, end, '.,') ? scan.tokens[end + 1] : undefined;
  const isDecimal =
    decimals?.type === 'digits' &&
    decimals.text.length <= 3 &&
    // "im Maßstab 1:25.000": thousands.
    !(decimals.text.length === 3 && scan.locale.figures.groups.has(scan.tokens[end]!.text)) &&
    !/[:.,]\d/.test(scan.text.slice(decimals.end, decimals.end + 2));
  const unit = termAt(scan, gap(scan, isDecimal ? end + 2 : end), 'unit');
  const isTold = unit?.value.unit === 'min' || unit?.value.unit === 'h';
  if (parts.length < 2 || parts.slice(1).some((n) => n! > 59) || !(isDecimal || isTold)) return undefined;
  // "2:04 hours" are hours and minutes.
  const scale = parts.length === 2 && unit?.value.unit === 'h' ? 60 : 1;
  const whole = parts.reduce<number>((sum, n) => sum * 60 + n!, 0) * scale;
  const step = isDecimal ? 10 ** -decimals.text.length : scale;
  const value = whole + (isDecimal ? Number(decimals.folded) * step : 0);
  const to = isTold ? unit.end : isDecimal ? end + 2 : end;
  const read = { from: i, to, low: value, high: value, unit: 's', step, exact: !isDecimal };
  return { ...read, style: 'form', number: [i, isDecimal ? end + 2 : end] };
}

/** "half an hour", "une demi-heure", "a quarter of a century". */
function fractional(scan: Scan, i: number): Duration | undefined {
  const hit = termAt(scan, i, 'halfBefore', 'quarterBefore');
  if (!hit) return undefined;
  const noun = unitAfter(scan, hit.end, 'words');
  if (!noun || noun.unit === 'quarter' || noun.unit === 'half') return undefined;
  // "A quarter of a month's bill" is a share.
  if (isMark(scan, noun.end, "'’") && scan.tokens[noun.end + 1]?.folded === 's') return undefined;
  const share = hit.value.is === 'halfBefore' ? 0.5 : 0.25;
  const [unit, factor] = PERIODS[noun.unit] ?? [noun.unit, 1];
  const amount = smaller(unit, share * factor);
  return {
    from: i,
    to: noun.end,
    low: amount.value,
    high: amount.value,
    unit: amount.unit,
    step: 0,
    exact: false,
    style: 'form',
    number: [i, hit.end],
    noun: [noun.from, noun.to],
  };
}

/** Half an hour is 30 minutes exactly; other halves keep their unit. */
const smaller = (unit: string, value: number): { readonly unit: string; readonly value: number } =>
  unit === 'h' ? { unit: 'min', value: value * 60 } : { unit, value };

function counted(scan: Scan, i: number, one: boolean): Duration | undefined {
  const single = countAt(scan, i, true);
  if (!single) return undefined;
  const first = upTo(scan, single);
  const halved = halfAfter(scan, first.end);
  const start = halved ?? first.end;
  const noun = unitAfter(scan, start, first.style) ?? minutesWithSeconds(scan, start);
  if (!noun) return undefined;
  // "A quarter" and "a half" are shares.
  const weak = termAt(scan, i, 'one') !== undefined && single === first && single.low === 1;
  if (weak && (noun.unit === 'quarter' || noun.unit === 'half')) return undefined;
  const [unit, factor] = PERIODS[noun.unit] ?? [noun.unit, 1];
  const late = halved ? undefined : halfAfter(scan, noun.end);
  const extra = halved || late ? 0.5 : 0;
  const whole: Duration = {
    from: i,
    to: late ?? noun.end,
    low: (first.low + extra) * factor,
    high: (first.high + extra) * factor,
    unit,
    step: first.vague ? 0 : extra ? 0.5 * factor : first.step * factor,
    exact: first.exact && !extra,
    ...(first.vague ? { vague: true } : {}),
    style: first.style,
    number: [i, start],
    noun: [noun.from, noun.to],
  };
  // "two and a half years, seven months": what is told in halves goes on with nothing smaller.
  const full = extra || first.low !== first.high || !Number.isInteger(first.low) ? whole : compound(scan, whole);
  if (!weak || one || full.to !== noun.end) return full;
  return termAt(scan, gap(scan, full.to), 'laterAfter', 'earlierAfter', 'agoAfter') ? full : undefined;
}

/** Index after "and a half", if it stands there. */
function halfAfter(scan: Scan, i: number): number | undefined {
  return termAt(scan, gap(scan, i), 'andHalf')?.end;
}

/** "2 h 26 min 05 s", "two hours and ten minutes", "une heure trente", "4 h 20": smaller units behind, added up. */
function compound(scan: Scan, first: Duration): Duration {
  let total = first;
  for (let n = 0; n < 3; n++) {
    const next = smallerPart(scan, total);
    if (!next) return total;
    total = next.duration;
    if (next.bare) return total;
  }
  return total;
}

function smallerPart(scan: Scan, d: Duration): { readonly duration: Duration; readonly bare: boolean } | undefined {
  let p = gap(scan, d.to);
  for (let n = 0; n < 2; n++) {
    const and = termAt(scan, p, 'and');
    if (and) p = gap(scan, and.end);
  }
  const count = countAt(scan, p, true);
  if (!count || count.vague || count.low !== count.high) return undefined;
  const noun =
    unitAfter(scan, count.end, count.style) ??
    (d.unit === 'h' && scan.tokens[d.to - 1]!.text.length === 1 ? minuteSign(scan, count.end) : undefined);
  const units = SMALLER[d.unit];
  const factor = noun && units?.[noun.unit];
  if (noun && factor) return { duration: added(d, count, factor, noun.unit, noun.end), bare: false };
  // "19 s 32": hundredths behind seconds.
  const hundredths = p > d.to && d.unit === 's' && count.exact && !noun ? digitsAt(scan, p, 2, 2) : undefined;
  if (hundredths !== undefined && scan.tokens[d.to - 1]?.text.length === 1 && !nounFollows(scan, count.end))
    return {
      duration: {
        ...d,
        to: count.end,
        low: d.low + hundredths / 100,
        high: d.low + hundredths / 100,
        step: 0.01,
        exact: false,
      },
      bare: true,
    };
  // "une heure trente", "2 hours 15": bare minutes directly behind hours; in words "and" may join them ("una hora y diez").
  const isJoined = d.style !== 'digits' && count.style === 'words';
  const bare =
    (p === gap(scan, d.to) || isJoined) && d.unit === 'h' && count.low < 60 && Number.isInteger(count.low) && !noun;
  const two = count.style === 'words' ? count.low >= 5 : digitsAt(scan, p, 2, 2) !== undefined;
  if (!bare || !two || nounFollows(scan, count.end)) return undefined;
  return { duration: added(d, count, 60, 'min', count.end), bare: true };
}

function added(d: Duration, count: Count, factor: number, unit: string, to: number): Duration {
  const told = [...(d.told ?? [[d.low, d.unit] as const]), [count.low, unit] as const];
  const value = unit === 'd' ? told.reduce((sum, [n, u]) => sum + n * DAYS[u]!, 0) : d.low * factor + count.low;
  return { ...d, to, low: value, high: value, unit, step: count.step, exact: count.exact, told };
}

/** One word with the number inside: "dreijährig", "triennal". */
function joined(scan: Scan, i: number): Duration | undefined {
  const token = scan.tokens[i];
  if (token?.type !== 'word') return undefined;
  const fixed = scan.lexicon.fixed.get(token.folded);
  const base = { from: i, to: i + 1, style: 'form' as const, number: [i, i + 1] as const };
  if (fixed) return { ...base, low: fixed.count, high: fixed.count, unit: fixed.unit, step: 1, exact: true };
  for (const { ending, unit } of scan.lexicon.compounds) {
    if (!token.folded.endsWith(ending)) continue;
    const stem = token.folded.slice(0, -ending.length);
    const digits = stem === '' && isMark(scan, i - 1, '-') ? digitsAt(scan, i - 2, 1, 3) : undefined;
    if (digits !== undefined) return undefined;
    const tokens = tokenise(stem);
    const read = stem ? readNumber(tokens, 0, scan.locale) : undefined;
    if (read && read.end === tokens.length && !read.ordinal)
      return { ...base, low: read.values[0]!, high: read.values[0]!, unit, step: 1, exact: true };
  }
  return undefined;
}
