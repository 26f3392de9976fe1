import type { MyriadLexicon } from '../locales/numerals.ts';
import type { FigureLexicon } from '../locales/types.ts';
import { readDigits } from './digits.ts';
import type { NumberRead } from './numbers.ts';
import type { Token } from './tokens.ts';
import { longest } from './trie.ts';

/** A number below the next myriad: digits ("5000", "8.5", "3千") or ideographs ("五千", "二〇二五"). */
interface Group {
  readonly end: number;
  readonly value: number;
  readonly step: number;
  readonly style: 'digits' | 'words';
  /** One ideograph, for which a myriad's own tenth may be meant ("三万五"). */
  readonly single: boolean;
  readonly decimal?: string;
  readonly group?: string;
}

const wordAt = (tokens: readonly Token[], i: number): string => tokens[i]?.folded ?? '';

/**
 * Reads numerals counted in myriads (8億5000万, 二十三, 第三). Strategy `myriads` of `figures.yaml`. Digits without any
 * ideograph are left to the caller; so is a lone ideograph that counts nothing.
 */
export function readMyriads(tokens: readonly Token[], i: number, f: FigureLexicon): NumberRead | undefined {
  const m = f.myriads!;
  const ordinal = m.ordinal.has(wordAt(tokens, i));
  const sum = readSum(tokens, ordinal ? i + 1 : i, f, m);
  if (!sum || (sum.plain && sum.style === 'digits' && !ordinal)) return undefined;
  const lone = sum.end === i + 1 && sum.style === 'words';
  if (lone && !countsHere(tokens, sum.end, f, m)) return undefined;
  return {
    start: i,
    end: sum.end,
    numberEnd: sum.numberEnd,
    values: [sum.value],
    steps: [sum.step],
    exact: sum.plain && sum.step === 1,
    style: sum.style,
    ordinal,
    weak: lone && sum.value === 1,
    ...(sum.magnitude && { magnitude: sum.magnitude }),
    ...(sum.decimal !== undefined && { decimal: sum.decimal }),
    ...(sum.group !== undefined && { group: sum.group }),
  };
}

/** Whether a lone ideograph behind which `end` stands is a number: a counter, unit, multiple or another number follows. */
function countsHere(tokens: readonly Token[], end: number, f: FigureLexicon, m: MyriadLexicon): boolean {
  if ([m.counters, f.units, f.multiples.suffixes, f.fractionsOf].some((d) => longest<unknown>(d, tokens, end)))
    return true;
  const link = longest(f.ranges.links, tokens, end);
  const next = link && wordAt(tokens, link.end);
  return next !== undefined && (tokens[link!.end]?.type === 'digits' || m.digits.has(next) || m.tens.has(next));
}

interface Sum extends Omit<Group, 'single'> {
  readonly numberEnd: number;
  /** No myriad in it. */
  readonly plain: boolean;
  readonly magnitude?: { readonly start: number; readonly end: number; readonly factor: number };
}

/** Groups with their myriads, largest first: 8億 5000万 300. */
function readSum(tokens: readonly Token[], start: number, f: FigureLexicon, m: MyriadLexicon): Sum | undefined {
  let sum: Sum | undefined;
  let last = Infinity;
  for (let at = start; ; ) {
    // "三亿零一": a zero stands for the places left out.
    const gap = sum !== undefined && m.digits.get(wordAt(tokens, at)) === 0;
    const g = groupAt(tokens, gap ? at + 1 : at, f, m);
    if (!g) return sum;
    const scale = scaleAt(tokens, g.end, m);
    const base = { style: sum?.style ?? g.style, decimal: g.decimal!, group: g.group! };
    if (!scale) {
      // "三万五" is 35,000; digits behind a myriad stand for themselves.
      const value = sum && g.single && !gap && m.shortTail ? (g.value * last) / 10 : g.value;
      const rest = { ...base, end: g.end, numberEnd: g.end, step: g.step, plain: sum === undefined };
      return g.value < last ? { ...rest, value: (sum?.value ?? 0) + value } : sum;
    }
    if (scale.factor >= last) return sum;
    sum = {
      ...base,
      end: scale.end,
      numberEnd: sum ? scale.end : g.end,
      value: Number(((sum?.value ?? 0) + g.value * scale.factor).toPrecision(15)),
      step: scale.vague ? leading(g.value) * scale.factor : g.step * scale.factor,
      plain: false,
      // A single myriad word ("85亿") is what a writer could change; a sum of several is one number.
      ...(!sum && { magnitude: { start: scale.start, end: scale.end, factor: scale.factor } }),
    };
    last = scale.factor;
    at = scale.end;
    if (g.decimal !== undefined) return sum;
  }
}

/** Size of a number's first digit: "3000多万" says no more. */
const leading = (value: number): number => 10 ** Math.floor(Math.log10(Math.max(1, value)));

/** One or more myriad words behind a group ("万亿" is 10¹²), with "多" before them ("1000多万"). */
function scaleAt(
  tokens: readonly Token[],
  end: number,
  m: MyriadLexicon,
): { start: number; end: number; factor: number; vague: boolean } | undefined {
  const vague = m.inner.has(wordAt(tokens, end)) && m.scales.has(wordAt(tokens, end + 1));
  const start = vague ? end + 1 : end;
  let at = start;
  let factor = 1;
  for (let scale = m.scales.get(wordAt(tokens, at)); scale !== undefined; scale = m.scales.get(wordAt(tokens, at))) {
    factor *= scale;
    at++;
  }
  return at > start ? { start, end: at, factor, vague } : undefined;
}

function groupAt(tokens: readonly Token[], i: number, f: FigureLexicon, m: MyriadLexicon): Group | undefined {
  if (tokens[i]?.type !== 'digits') return ideographs(tokens, i, m);
  const read = readDigits(tokens, i, f);
  if (!read) return undefined;
  const ten = m.tens.get(wordAt(tokens, read.end)) ?? 1;
  return {
    end: ten > 1 ? read.end + 1 : read.end,
    value: read.values[0]! * ten,
    step: read.steps[0]! * ten,
    style: 'digits',
    single: false,
    ...(read.decimal !== undefined && { decimal: read.decimal }),
    ...(read.group !== undefined && { group: read.group }),
  };
}

/** "二百三十", "十二", "二〇二五", "三点五". */
function ideographs(tokens: readonly Token[], i: number, m: MyriadLexicon): Group | undefined {
  const made = positional(tokens, i, m) ?? withTens(tokens, i, m);
  if (!made || !m.point.has(wordAt(tokens, made.end))) return made;
  let decimals = '';
  let end = made.end + 1;
  for (let d = m.digits.get(wordAt(tokens, end)); d !== undefined; d = m.digits.get(wordAt(tokens, end))) {
    decimals += d;
    end++;
  }
  if (!decimals) return made;
  return { ...made, end, value: made.value + Number(`0.${decimals}`), step: 10 ** -decimals.length, single: false };
}

/** Three and more digits in a row, or any with a zero among them, are places; "三四" is "three or four". */
function positional(tokens: readonly Token[], i: number, m: MyriadLexicon): Group | undefined {
  let text = '';
  let end = i;
  for (let d = m.digits.get(wordAt(tokens, end)); d !== undefined; d = m.digits.get(wordAt(tokens, end))) {
    text += d;
    end++;
  }
  if (text.length < 2 || text.length > 12 || (text.length === 2 && !text.includes('0'))) return undefined;
  if (text.startsWith('0') || m.tens.has(wordAt(tokens, end))) return undefined;
  return { end, value: Number(text), step: 1, style: 'words', single: false };
}

function withTens(tokens: readonly Token[], i: number, m: MyriadLexicon): Group | undefined {
  let end = i;
  let value = 0;
  let digit: number | undefined;
  let last = Infinity;
  let gap = false;
  for (; end < tokens.length; end++) {
    const word = wordAt(tokens, end);
    const ten = m.tens.get(word);
    const next = m.digits.get(word);
    if (ten !== undefined && ten < last) {
      value += (digit ?? 1) * ten;
      digit = undefined;
      last = ten;
      gap = false;
    } else if (next === 0 && value > 0 && digit === undefined) gap = true;
    else if (next !== undefined && digit === undefined) digit = next;
    else break;
  }
  if (end === i || (end > i + 1 && m.digits.get(wordAt(tokens, i)) === 0)) return undefined;
  // "一百二" is 120.
  const short = m.shortTail && !gap && last >= 100 && last < Infinity ? last / 10 : 1;
  return {
    end,
    value: value + (digit ?? 0) * short,
    step: 1,
    style: 'words',
    single: last === Infinity && end === i + 1,
  };
}
