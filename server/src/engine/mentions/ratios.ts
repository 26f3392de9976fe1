import type { MyriadLexicon } from '../locales/numerals.ts';
import { STARTS } from '../locales/starts.ts';
import { type Amount, readAmount } from './amounts.ts';
import type { Form } from './forms.ts';
import { type NumberRead, readNumber } from './numbers.ts';
import { isCapital, type Scan } from './scan.ts';
import { longest } from './trie.ts';
import { NOUN_GAP } from './unspaced.ts';
import { skipSpace, tidy } from './written.ts';

/** "7 of the 11", "one in two", "deux habitants sur trois", "1.8 per 10,000": part and whole. */
export function ratioAt(scan: Scan, n: NumberRead): Form | undefined {
  const { tokens, f, locale } = scan;
  if (n.ordinal || n.values.length > 1) return undefined;
  if (f.myriads) return ratioWithin(scan, n, f.myriads);
  const part = n.values[0]!;
  for (const words of part <= 100 ? [0, 1, 2, QUALIFIED] : [0]) {
    const at = nounEnd(scan, n.end, words);
    if (at === undefined) {
      if (words < 2) return undefined;
      continue;
    }
    const hasName = words > 0 && !locale.capitalNouns && isCapital(tokens[at - 2]);
    for (const [links, kind] of [
      [f.ratios.of, 'of'],
      [f.ratios.in, 'in'],
      [f.ratios.per, 'per'],
    ] as const) {
      const link = longest(links, tokens, at);
      // "una plantilla de 640": an article and its noun are no part of a whole; "one of 11 recruits" counts the recruits.
      if (!link || (n.weak && kind === 'of') || ((n.weak || hasName) && words > 0 && kind !== 'in')) continue;
      const from = possessed(scan, skipSpace(tokens, link.end));
      const whole = readNumber(tokens, from, locale);
      if (!whole || whole.ordinal || whole.values.length > 1 || whole.weak) continue;
      // "Six of the 380-kilogram craft": the number tells which.
      if (tokens[whole.end]?.folded === '-' && tokens[whole.end + 1]?.type === 'word') continue;
      const w = whole.values[0]!;
      if (!ratioFits(kind, part, w, n, whole, scan, words > 0)) continue;
      // "One plant in Japan in two cities": further from its part, a whole has no noun of its own.
      if (words === QUALIFIED && !endsPhrase(scan, whole.end)) continue;
      return {
        end: whole.end,
        numberEnd: n.numberEnd,
        low: tidy(part / w),
        high: tidy(part / w),
        step: kind === 'per' ? (n.steps[0] ?? 0) / w : 0,
        type: 'of',
        of: { part, whole: w },
        // "Seven of the 11 recruits".
        ...(kind === 'of' && words === 0 && { ofCounted: true }),
        parts: [
          [n.start, n.end],
          [whole.start, whole.end],
        ],
      };
    }
  }
  return undefined;
}

/** "every third child", "jeder vierte Haushalt": a share; "every second counts" and "every third year" tell when. */
export function everyNth(scan: Scan, i: number): Form | undefined {
  const { tokens, f } = scan;
  const every = longest(f.everyNth, tokens, i);
  const nth = every && readAmount(scan, every.end + 1)?.number;
  if (!every || !nth?.ordinal || nth.values[0]! <= 1) return undefined;
  const isTime = [every.end + 1, nth.end + 1].some((at) =>
    longest(f.units, tokens, at)?.value.some((u) => u.dimension === 'time'),
  );
  const share = 1 / nth.values[0]!;
  return isTime ? undefined : { end: nth.end, numberEnd: nth.end, low: share, high: share, step: 0, type: 'share' };
}

/** "5人に1人", "11人中的7人": the whole before the part. */
function ratioWithin(scan: Scan, n: NumberRead, m: MyriadLexicon): Form | undefined {
  const { tokens, f, locale } = scan;
  const counter = longest(m.counters, tokens, n.end);
  const from = counter?.end ?? n.end;
  const link = (counter && longest(f.ratios.within, tokens, from)) ?? linkBehindNoun(scan, from);
  const part = link && readNumber(tokens, link.end, locale);
  const [p, w] = [part?.values[0] ?? 0, n.values[0]!];
  if (!part || part.ordinal || p <= 0 || p >= w || p % 1 !== 0 || w % 1 !== 0) return undefined;
  const end = longest(m.counters, tokens, part.end)?.end ?? part.end;
  return {
    end,
    numberEnd: part.end,
    low: tidy(p / w),
    high: tidy(p / w),
    step: 0,
    type: 'of',
    of: { part: p, whole: w },
    parts: [
      [part.start, part.end],
      [n.start, n.end],
    ],
  };
}

/** The link behind the whole's noun ("94家*工厂*中的17家"), with no other figure between. */
function linkBehindNoun({ tokens, f, locale }: Scan, from: number): { readonly end: number } | undefined {
  for (let at = from + 1; at <= from + NOUN_GAP; at++) {
    const word = tokens[at - 1];
    if (word?.type !== 'word' || ((locale.starts.get(word.folded) ?? 0) & STARTS.number) !== 0) return undefined;
    const link = longest(f.ratios.withinNoun, tokens, at);
    if (link) return link;
  }
  return undefined;
}

/** Behind a possessor and its ending, if one stands at `at` ("nine of *the country's* 36 states"). */
function possessed({ tokens, f }: Scan, at: number): number {
  if (f.ratios.possessive.size === 0 || tokens[at]?.type !== 'word' || tokens[at + 1]?.folded !== "'") return at;
  const end = f.ratios.possessive.has(tokens[at + 2]?.folded ?? '') ? at + 3 : at + 2;
  return tokens[end]?.type === 'space' && tokens[end + 1]?.type === 'digits' ? end + 1 : at;
}

/** A noun with what it is of, in words: "one *researcher in AI* in two". */
const QUALIFIED = 3;

/** Whether a phrase ends at `at`: with the text, a mark, or before a function word. */
function endsPhrase({ tokens, f }: Scan, at: number): boolean {
  const next = tokens[tokens[at]?.type === 'space' ? at + 1 : at];
  return next?.type !== 'digits' && (next?.type !== 'word' || f.stop.has(next.folded));
}

/** Token index where a link may begin: behind `words` lower-case words; the middle one of three may be a function word. */
function nounEnd(scan: Scan, end: number, words: number): number | undefined {
  const { tokens, locale, f } = scan;
  let at = end;
  for (let k = 0; k < words; k++) {
    if (tokens[at]?.type !== 'space') return undefined;
    const word = tokens[at + 1];
    // The last may be a people ("deux Français sur trois").
    const isName = isCapital(word) && !locale.capitalNouns && k + 1 < words;
    const isInner = words === QUALIFIED && k === 1;
    if (word?.type !== 'word' || (f.stop.has(word.folded) && !isInner) || isName) return undefined;
    at += 2;
  }
  return tokens[at]?.type === 'space' ? at + 1 : undefined;
}

/** Highest marks. */
const SCALES = new Set([5, 6, 10, 20, 100]);
/** Round wholes that a rate is told in; "in 2020" and "in 45 countries" are none. */
const ROUND = new Set([100, 1000, 10_000, 100_000, 1_000_000]);
function ratioFits(
  kind: 'of' | 'in' | 'per',
  part: number,
  whole: number,
  a: NumberRead,
  b: NumberRead,
  scan: Scan,
  hasNoun: boolean,
): boolean {
  if (b.magnitude && !ROUND.has(whole)) return false;
  if (kind === 'per')
    return whole >= 100 && (ROUND.has(whole) || whole % 1000 === 0) && part < whole && !looksLikeYear(b);
  // "4.6 out of 10": a mark on a scale.
  if (part % 1 !== 0 && !hasNoun && SCALES.has(whole) && part <= whole) return true;
  // "de mars 2021 à février 2024 sur 2 318 enfants"
  if (looksLikeYear(a)) return false;
  if (a.magnitude || part >= whole || part % 1 !== 0 || whole % 1 !== 0 || looksLikeYear(b)) return false;
  if (hasNoun && part > 10 && !ROUND.has(whole)) return false;
  // "three in ten days", "deux fois sur les dix dernières années": a pace, not a share.
  if (countsTime(scan, b)) return false;
  if (kind === 'of') return true;
  if (part === 1 && (!hasNoun || whole % 10 === 0)) return whole <= 10_000;
  return whole <= 20 || ROUND.has(whole) || [25, 30, 40, 50].includes(whole);
}
/** Whether a number counts units of time, at most one word behind it. */
function countsTime(scan: Scan, n: NumberRead): boolean {
  const { tokens } = scan;
  if (readAmount(scan, n.start)?.unit?.readings[0]?.dimension === 'time') return true;
  if (tokens[n.end]?.type !== 'space' || tokens[n.end + 1]?.type !== 'word' || tokens[n.end + 2]?.type !== 'space')
    return false;
  return longest(scan.f.units, tokens, n.end + 3)?.value[0]?.dimension === 'time';
}
const looksLikeYear = (n: NumberRead): boolean =>
  n.style === 'digits' && !n.group && n.values[0]! >= 1800 && n.values[0]! <= 2100;

/** "un livre sur cinq", "one pound in ten": units counted as parts of a whole, where the whole has no unit of its own. */
export function shareOfUnits(scan: Scan, { number, unit, minor, sign }: Amount): Form | undefined {
  if (!unit || minor || sign || number.style !== 'words' || unit.end !== unit.start + 1) return undefined;
  const ratio = ratioAt(scan, number);
  const [, whole] = ratio?.parts ?? [];
  return whole && ratio?.of && !readAmount(scan, whole[0])?.unit ? ratio : undefined;
}
