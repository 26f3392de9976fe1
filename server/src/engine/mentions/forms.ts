import type { Unit } from '../locales/types.ts';
import { readAmount, unitAt } from './amounts.ts';
import { digitsOf } from './digits.ts';
import { magnitudeAt, type NumberRead, readNumber, skipSpace, tidy } from './numbers.ts';
import { isCapital, type Scan, standsAlone } from './scan.ts';
import { longest } from './trie.ts';

/** A fraction, multiple or vague quantity. Token indexes, half-open; `numberEnd` is behind the words proper. */
export interface Form {
  readonly end: number;
  readonly numberEnd: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly type: 'share' | 'number' | 'times' | 'vague' | 'of';
  readonly unit?: { readonly start: number; readonly end: number; readonly readings: readonly Unit[] };
  readonly of?: { readonly part: number; readonly whole: number };
  readonly parts?: readonly (readonly [number, number])[];
  /** In digits ("3/4"): a unit may follow without a link word. */
  readonly isWritten?: boolean;
}

/** Unit or magnitude behind a form, with the words that may link them ("half *a* million", "une dizaine *de* jours"). */
function scaled(scan: Scan, form: Form, links: Scan['f']['unitLinks']): Form {
  const { tokens, f } = scan;
  let at = skipSpace(tokens, form.end);
  const link = longest(links, tokens, at);
  if (link) at = skipSpace(tokens, link.end);
  const m = magnitudeAt(tokens, at, f, (x) => !x.money && x.form.length > 3 && x.factor >= 1000);
  let out = form;
  if (m && at > form.end) {
    out = {
      ...form,
      end: m.end,
      low: tidy(form.low * m.factor),
      high: tidy(form.high * m.factor),
      type: form.type === 'share' ? 'number' : form.type,
    };
    at = skipSpace(tokens, m.end);
    const again = longest(f.unitLinks, tokens, at);
    if (again) at = skipSpace(tokens, again.end);
  }
  const unit = unitAt(scan, at, false);
  const spaced = form.type === 'number' || form.isWritten === true;
  const fits = unit && (link || m || spaced) && unit.readings[0]!.dimension !== 'ratio';
  return fits
    ? { ...out, end: unit.end, unit: { start: at, ...unit }, type: out.type === 'share' ? 'number' : out.type }
    : out;
}

/** `isHedged`: a hedge stands before it, which no ordinal has. "half", "la moitié", "two thirds", "three-quarters", "½", "3/4", "half a million". */
export function fractionAt(scan: Scan, i: number, isHedged: boolean): Form | undefined {
  const read = fixedFraction(scan, i) ?? digitFraction(scan, i) ?? wordFraction(scan, i, isHedged);
  const form = read && scaled(scan, read, scan.f.fractionLinks);
  // "de media", "mezzo": a half only of something measured.
  const bare =
    form && form.end === read.end && read.end === i + 1 && scan.f.fractionsOfUnit.has(scan.tokens[i]!.folded);
  return bare ? undefined : form;
}

function share(end: number, value: number, step = 0): Form {
  return { end, numberEnd: end, low: value, high: value, step, type: 'share' };
}

function fixedFraction(scan: Scan, i: number): Form | undefined {
  const { tokens, f } = scan;
  const hit = longest(f.fractions, tokens, i);
  if (hit) {
    const next = tokens[hit.end];
    // "half-hearted", "demi-finale": a compound, unless a magnitude or unit follows the hyphen.
    if (next?.folded === '-' && tokens[hit.end + 1]?.type === 'word') {
      return countedBehind(scan, hit.end + 1) ? share(hit.end, hit.value) : undefined;
    }
    // "the second half": a part with a name of its own.
    const before = i >= 2 && tokens[i - 1]?.type === 'space' ? longest(f.words, tokens, i - 2) : undefined;
    return before?.value.ordinal && before.end === i - 1
      ? undefined
      : { ...share(hit.end, hit.value), isWritten: true };
  }
  const sign = /^(\d)\u2044(\d+)$/.exec(tokens[i]!.folded);
  return sign ? { ...share(i + 1, Number(sign[1]) / Number(sign[2])), isWritten: true } : undefined;
}

/** "3/4" and "10 1/2": small figures only, else a date or a path. */
function digitFraction(scan: Scan, i: number): Form | undefined {
  const { tokens } = scan;
  const pair = (at: number): number | undefined => {
    const [a, slash, b] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (a?.type !== 'digits' || (slash?.folded !== '/' && slash?.folded !== '\u2044') || b?.type !== 'digits')
      return undefined;
    const [n, d] = [Number(digitsOf(a)), Number(digitsOf(b))];
    const after = tokens[at + 3];
    if (after && (after.type === 'word' || after.folded === '/')) return undefined;
    return n > 0 && n < d && d <= 20 ? n / d : undefined;
  };
  const alone = pair(i);
  if (alone !== undefined) return { ...share(i + 3, alone), isWritten: true };
  if (tokens[i]?.type !== 'digits' || tokens[i + 1]?.type !== 'space') return undefined;
  const sign = /^(\d)\u2044(\d+)$/.exec(tokens[i + 2]?.folded ?? '');
  const mixed = sign ? Number(sign[1]) / Number(sign[2]) : pair(i + 2);
  if (mixed === undefined) return undefined;
  const end = sign ? i + 3 : i + 5;
  const value = Number(digitsOf(tokens[i]!)) + mixed;
  return { ...share(end, value), type: 'number' };
}

function wordFraction(scan: Scan, i: number, isHedged: boolean): Form | undefined {
  const { tokens, f, locale } = scan;
  // "an inch and *a half*" belongs to the inch.
  const half = i >= 2 ? longest(f.half, tokens, i - 2) : undefined;
  if (half && half.end > i && tokens[i - 1]?.type === 'space') return undefined;
  // In digits the numerator is one token, so what follows it tells at once.
  if (tokens[i]!.type === 'digits' && !longest(f.denominators, tokens, i + 2)) return undefined;
  const isArticle = f.articles.has(tokens[i]!.folded);
  const n: NumberRead | undefined = readNumber(tokens, i, locale);
  const numerator =
    n && !n.ordinal && !n.magnitude && n.values[0]! < 100 && n.exact
      ? { value: n.values[0]!, end: n.numberEnd, weak: n.weak }
      : isArticle
        ? { value: 1, end: i + 1, weak: true }
        : undefined;
  if (!numerator || numerator.value === 0) return undefined;
  const sep = tokens[numerator.end];
  if (sep?.type !== 'space' && sep?.folded !== '-') return undefined;
  const d = denominatorAt(scan, numerator.end + 1);
  if (!d || numerator.value >= d.value * 4) return undefined;
  if (numerator.weak && !isHedged && !isPartitive(scan, i) && !fractionStands(scan, d.end, d.ordinal)) return undefined;
  return share(d.end, numerator.value / d.value);
}

/** "of whom *a fifth*": a fraction of what was named before. */
const isPartitive = (scan: Scan, i: number): boolean =>
  [2, 4, 6].some((back) => i >= back && longest(scan.f.partitive, scan.tokens, i - back)?.end === i - 1);

/** The denominator at `i`; a compound ordinal counts too ("twenty-firsts" is not, "vingt-cinquième" is one word run). */
function denominatorAt(scan: Scan, i: number): { value: number; end: number; ordinal: boolean } | undefined {
  const { tokens, f } = scan;
  const hit = longest(f.denominators, tokens, i);
  if (!hit) return undefined;
  const word = longest(f.words, tokens, i);
  return { value: hit.value, end: hit.end, ordinal: word?.value.ordinal === true };
}

/** Whether "a third" is a share here and no ordinal ("a third term"): "of", a comparative, or nothing to count follows. */
function fractionStands(scan: Scan, end: number, ordinal: boolean): boolean {
  const { tokens, f } = scan;
  const next = tokens[skipSpace(tokens, end)];
  if (!next || (next.type === 'word' && f.fractionBefore.has(next.folded))) return true;
  if (next.folded === '-') return countedBehind(scan, end + 1);
  if (next.type === 'word' && f.fractionBefore.has(`${next.folded}'`)) return true;
  return !ordinal || (standsAlone(scan, end) && !(isCapital(next) && next.type === 'word'));
}

const countedBehind = (scan: Scan, i: number): boolean =>
  (magnitudeAt(scan.tokens, i, scan.f, (m) => m.form.length > 3) ?? unitAt(scan, i, false)) !== undefined;

/** "hundreds of", "une dizaine", "plusieurs milliers d'euros". */
export function vagueAt(scan: Scan, i: number): Form | undefined {
  const hit = longest(scan.f.vague, scan.tokens, i);
  if (!hit) return undefined;
  const [low, high] = hit.value;
  return scaled(scan, { end: hit.end, numberEnd: hit.end, low, high, step: 0, type: 'vague' }, scan.f.unitLinks);
}

/** "tripled", "divisé par deux", "×3", "twofold". */
export function multipleAt(scan: Scan, i: number): Form | undefined {
  const { tokens, f, locale } = scan;
  const m = f.multiples;
  const made = (end: number, value: number): Form => ({
    end,
    numberEnd: end,
    low: value,
    high: value,
    step: value % 1 ? 0 : 1,
    type: 'times',
  });
  const by = longest(m.divided, tokens, i) ?? longest(m.multiplied, tokens, i);
  if (by) {
    const n = readNumber(tokens, skipSpace(tokens, by.end), locale);
    const divided = longest(m.divided, tokens, i) !== undefined;
    if (n && !n.ordinal && n.values[0]! > 0) return made(n.end, divided ? 1 / n.values[0]! : n.values[0]!);
  }
  if (m.sign.has(tokens[i]!.folded) && !glued(scan, i - 1)) {
    const at = skipSpace(tokens, i + 1);
    const n = tokens[at]?.type === 'digits' ? readNumber(tokens, at, locale) : undefined;
    if (n && (at === i + 1 || tokens[i]!.type === 'mark')) return made(n.end, n.values[0]!);
  }
  const form = longest(m.forms, tokens, i);
  if (form) return made(form.end, form.value);
  const weak = longest(m.weak, tokens, i);
  if (!weak || !weakStands(scan, i, weak.end)) return undefined;
  const told = longest(m.more, tokens, skipSpace(tokens, weak.end));
  return made(told?.end ?? weak.end, weak.value);
}
const glued = (scan: Scan, i: number): boolean =>
  i >= 0 && scan.tokens[i]!.type !== 'space' && !'(['.includes(scan.tokens[i]!.text);

/** "double" counts beside "to", "will", "the", "its" …, not in "double room". */
function weakStands(scan: Scan, i: number, end: number): boolean {
  const { tokens, f } = scan;
  const after = longest(f.multiples.weakAfter, tokens, skipSpace(tokens, end));
  if (after) return true;
  for (let back = 2; back <= 6 && back <= i; back += 2) {
    const before = longest(f.multiples.weakBefore, tokens, i - back);
    if (before && before.end === i - 1) return standsAlone(scan, end);
  }
  return false;
}

/** "three times as many", "trois fois plus", "10x" behind a number that ends at token `n.end`. */
export function timesAfter(scan: Scan, n: NumberRead): (Form & { readonly frequency: boolean }) | undefined {
  const { tokens, f } = scan;
  if (n.ordinal || n.values.length > 1) return undefined;
  const at = skipSpace(tokens, n.end);
  const suffix = at === n.end ? longest(f.multiples.suffixes, tokens, at) : undefined;
  const hit = suffix ?? longest(f.multiples.times, tokens, at);
  if (!hit) return undefined;
  let value = n.values[0]!;
  let end = hit.end;
  const isSign = hit.end === at + 1 && f.multiples.sign.has(tokens[at]!.folded);
  if (isSign && at !== n.end && tokens[hit.end]?.type === 'space') return undefined;
  const half = longest(f.half, tokens, skipSpace(tokens, end));
  if (half) {
    value += half.value;
    end = half.end;
  }
  const next = skipSpace(tokens, end);
  const compared = longest(f.multiples.comparative, tokens, next);
  const less = longest(f.multiples.less, tokens, next);
  if (less) value = 1 / value;
  // The comparative is part of what is said: "three times less" is no "three times".
  const told = less ?? longest(f.multiples.more, tokens, next);
  if (told) end = told.end;
  return {
    end,
    numberEnd: n.numberEnd,
    low: value,
    high: value,
    step: half ? 0.1 : 1,
    type: 'times',
    frequency: !compared && !isSign && !suffix,
  };
}

/** "7 of the 11", "one in two", "deux habitants sur trois", "1.8 per 10,000": part and whole. */
export function ratioAt(scan: Scan, n: NumberRead): Form | undefined {
  const { tokens, f, locale } = scan;
  if (n.ordinal || n.values.length > 1) return undefined;
  const part = n.values[0]!;
  for (const words of part <= 100 ? [0, 1, 2] : [0]) {
    const at = nounEnd(scan, n.end, words);
    if (at === undefined) return undefined;
    for (const [links, kind] of [
      [f.ratios.of, 'of'],
      [f.ratios.in, 'in'],
      [f.ratios.per, 'per'],
    ] as const) {
      const link = longest(links, tokens, at);
      // "una plantilla de 640": an article and its noun are no part of a whole.
      if (!link || (n.weak && words > 0 && kind !== 'in')) continue;
      const from = skipSpace(tokens, link.end);
      const whole = readNumber(tokens, from, locale);
      if (!whole || whole.ordinal || whole.values.length > 1 || whole.weak) continue;
      const w = whole.values[0]!;
      if (!ratioFits(kind, part, w, n, whole, scan, words > 0)) continue;
      return {
        end: whole.end,
        numberEnd: n.numberEnd,
        low: tidy(part / w),
        high: tidy(part / w),
        step: kind === 'per' ? (n.steps[0] ?? 0) / w : 0,
        type: 'of',
        of: { part, whole: w },
        parts: [
          [n.start, n.end],
          [whole.start, whole.end],
        ],
      };
    }
  }
  return undefined;
}

/** Token index where a link may begin: behind `words` lower-case words. */
function nounEnd(scan: Scan, end: number, words: number): number | undefined {
  const { tokens, locale, f } = scan;
  let at = end;
  for (let k = 0; k < words; k++) {
    if (tokens[at]?.type !== 'space') return undefined;
    const word = tokens[at + 1];
    if (word?.type !== 'word' || f.stop.has(word.folded) || (isCapital(word) && !locale.capitalNouns)) return undefined;
    at += 2;
  }
  return tokens[at]?.type === 'space' ? at + 1 : undefined;
}

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
  if (a.magnitude || part >= whole || part % 1 !== 0 || whole % 1 !== 0 || looksLikeYear(b)) return false;
  if (hasNoun && part > 10 && !ROUND.has(whole)) return false;
  if (kind === 'of') return true;
  // "three in ten days" is a pace, not a share.
  if (readAmount(scan, b.start)?.unit?.readings[0]?.dimension === 'time') return false;
  if (part === 1 && (!hasNoun || whole % 10 === 0)) return whole <= 10_000;
  return whole <= 20 || ROUND.has(whole) || [25, 30, 40, 50].includes(whole);
}
const looksLikeYear = (n: NumberRead): boolean =>
  n.style === 'digits' && !n.group && n.values[0]! >= 1800 && n.values[0]! <= 2100;
