import { digitsOf } from './digits.ts';
import { type Form, scaled } from './forms.ts';
import { magnitudeAt } from './magnitudes.ts';
import { type NumberRead, readNumber } from './numbers.ts';
import { isCapital, type Scan, standsAlone } from './scan.ts';
import { signAt } from './signs.ts';
import { longest } from './trie.ts';
import { unitAt } from './units.ts';
import { skipSpace, tidy } from './written.ts';

/** `isHedged`: a hedge stands before it, which no ordinal has. "half", "la moitié", "two thirds", "three-quarters", "½", "3/4", "half a million". */
export function fractionAt(scan: Scan, i: number, isHedged: boolean): Form | undefined {
  if (!scan.tokens[i]) return undefined;
  const read =
    mixedFraction(scan, i) ??
    invertedFraction(scan, i) ??
    fixedFraction(scan, i) ??
    digitFraction(scan, i) ??
    wordFraction(scan, i, isHedged);
  const form = read && scaled(scan, read, scan.f.fractionLinks);
  // "de media", "mezzo": a half only of something measured.
  const bare =
    form && form.end === read.end && read.end === i + 1 && scan.f.fractionsOfUnit.has(scan.tokens[i]!.folded);
  return bare ? undefined : form;
}

/** "-4/5": a sign glued to a fraction. */
export function negativeFraction(scan: Scan, i: number): Form | undefined {
  const sign = signAt(scan, i);
  const read =
    sign?.negative && scan.tokens[sign.end]?.type === 'digits' ? fractionAt(scan, sign.end, false) : undefined;
  return read && { ...read, low: -read.low, high: -read.high };
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

/** "two and two thirds", "trois et un tiers": a whole number in words and a fraction. */
function mixedFraction(scan: Scan, i: number): Form | undefined {
  const { tokens, f, locale } = scan;
  if (tokens[i]!.type !== 'word' || !longest(f.words, tokens, i)) return undefined;
  const n = readNumber(tokens, i, locale);
  if (!n || n.ordinal || tokens[n.end]?.type !== 'space') return undefined;
  const unit = n.magnitude?.factor ?? 1;
  if (unit === 1 && (!n.exact || n.values[0]! >= 1000)) return undefined;
  const and = longest(f.ranges.and, tokens, n.end + 1);
  const rest = and && tokens[and.end]?.type === 'space' ? wordFraction(scan, and.end + 1, true) : undefined;
  // "forty, and two thirds of it"
  if (!rest || rest.low >= 1 || longest(f.ratios.of, tokens, skipSpace(tokens, rest.end))) return undefined;
  // "six million and two thirds" is 6.67 million.
  const value = tidy(n.values[0]! + rest.low * unit);
  return { ...share(rest.end, value), type: 'number' };
}

/** "三分之二", "3分の1": the denominator first. */
function invertedFraction(scan: Scan, i: number): Form | undefined {
  const { tokens, f, locale } = scan;
  if (!f.myriads) return undefined;
  const whole = readNumber(tokens, i, locale);
  if (!whole || whole.ordinal || whole.values[0]! < 2) return undefined;
  const link = longest(f.fractionsOf, tokens, whole.end);
  if (!link) return undefined;
  const part = readNumber(tokens, link.end, locale);
  const value = part?.values[0] ?? f.myriads.digits.get(tokens[link.end]?.folded ?? '') ?? 0;
  return value > 0 ? share(part?.end ?? link.end + 1, value / whole.values[0]!) : undefined;
}

/** "3/4" and "10 1/2": small figures only, else a date or a path. */
function digitFraction(scan: Scan, i: number): Form | undefined {
  const { tokens } = scan;
  const pair = (at: number): number | undefined => {
    const [a, slash, b] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (a?.type !== 'digits' || (slash?.folded !== '/' && slash?.folded !== '\u2044') || b?.type !== 'digits')
      return undefined;
    // "01/10" is a day of a month.
    if (a.text[0] === '0' || b.text[0] === '0') return undefined;
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
  if (!tokens[i]) return undefined;
  // "an inch and *a half*" belongs to the inch.
  const half = i >= 2 ? longest(f.half, tokens, i - 2) : undefined;
  if (half && half.end > i && tokens[i - 1]?.type === 'space') return undefined;
  // In digits the numerator is one token, so what follows it tells at once.
  if (tokens[i]!.type === 'digits' && !longest(f.denominators, tokens, i + 2)) return undefined;
  const isArticle = f.articles.has(tokens[i]!.folded);
  const n: NumberRead | undefined = readNumber(tokens, i, locale);
  const numerator =
    n && !n.ordinal && !n.magnitude && n.values[0]! < 10_000 && n.exact
      ? { value: n.values[0]!, end: n.numberEnd, weak: n.weak }
      : isArticle
        ? { value: 1, end: i + 1, weak: true }
        : undefined;
  if (!numerator || numerator.value === 0) return undefined;
  const sep = tokens[numerator.end];
  if (sep?.type !== 'space' && sep?.folded !== '-') return undefined;
  const d = denominatorAt(scan, numerator.end + 1);
  if (!d || (d.ordinal && (numerator.value >= d.value * 4 || numerator.value >= 100))) return undefined;
  if (d.long && !fractionStands(scan, d.end, true)) return undefined;
  if (numerator.weak && !isHedged && !isPartitive(scan, i) && !fractionStands(scan, d.end, d.ordinal)) return undefined;
  return share(d.end, numerator.value / d.value);
}

/** "a good *third*": a denominator alone, its numerator in the hedge before it. */
export function partAt(scan: Scan, i: number): Form | undefined {
  const d = denominatorAt(scan, i);
  return d && d.value > 1 && fractionStands(scan, d.end, d.ordinal) ? share(d.end, 1 / d.value) : undefined;
}

/** "of whom *a fifth*": a fraction of what was named before. */
const isPartitive = (scan: Scan, i: number): boolean =>
  [2, 4, 6].some((back) => i >= back && longest(scan.f.partitive, scan.tokens, i - back)?.end === i - 1);

interface Denominator {
  readonly value: number;
  readonly end: number;
  readonly ordinal: boolean;
  /** An ordinal of several words, which more often orders ("two twenty-first birthdays"). */
  readonly long?: boolean;
}

/** The denominator at `i`: a word of its own, or an ordinal where they serve as denominators. */
function denominatorAt(scan: Scan, i: number): Denominator | undefined {
  const { tokens, f } = scan;
  const hit = longest(f.denominators, tokens, i);
  const word = longest(f.words, tokens, i);
  if (hit) return { value: hit.value, end: hit.end, ordinal: word?.value.ordinal === true };
  if (f.partOrdinals !== true || !word || word.value.ordinal) return undefined;
  // "vingt-cinquième": an ordinal of several words.
  const n = readNumber(tokens, i, scan.locale);
  return n?.ordinal && n.values[0]! > 2 ? { value: n.values[0]!, end: n.end, ordinal: true, long: true } : undefined;
}

/** Whether "a third" is a share here and no ordinal ("a third term"): "of", a comparative, or nothing to count follows. */
function fractionStands(scan: Scan, end: number, ordinal: boolean): boolean {
  const { tokens, f } = scan;
  const next = tokens[skipSpace(tokens, end)];
  if (!next || (next.type === 'word' && f.fractionBefore.has(next.folded))) return true;
  if (next.folded === '-') return countedBehind(scan, end + 1);
  // "a quarter million"
  if (magnitudeAt(tokens, skipSpace(tokens, end), f, (m) => m.form.length > 3 && m.factor >= 1000)) return true;
  if (next.type === 'word' && f.fractionBefore.has(`${next.folded}'`)) return true;
  return !ordinal || (standsAlone(scan, end) && !(isCapital(next) && next.type === 'word'));
}

const countedBehind = (scan: Scan, i: number): boolean =>
  (magnitudeAt(scan.tokens, i, scan.f, (m) => m.form.length > 3) ?? unitAt(scan, i, false)) !== undefined;
