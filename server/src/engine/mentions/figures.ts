import { STARTS } from '../locales/starts.ts';
import type { Locale } from '../locales/types.ts';
import { type Amount, readAmount } from './amounts.ts';
import { attach } from './attach.ts';
import { type Cue, changeBefore, changeBehind, cueAfter, type Near, touches } from './context.ts';
import { vagueAt } from './forms.ts';
import { type Found, fromAmount, fromForm, fromRange } from './found.ts';
import { fractionAt, negativeFraction, partAt } from './fractions.ts';
import { amountStands, guardedUntil, named, numberBlocked, ordinalEnd } from './guards.ts';
import { multipleAt, oftenAt, timesAfter, timesRange } from './multiples.ts';
import { note } from './note.ts';
import type { NumberRead } from './numbers.ts';
import { perClosed, perOpened } from './per.ts';
import { proportionAt } from './proportions.ts';
import { type RangeRead, rangeAt } from './ranges.ts';
import { everyNth, ratioAt, shareOfUnits } from './ratios.ts';
import { regionOf } from './regional.ts';
import { type Scan, standsAlone } from './scan.ts';
import { scoreAt } from './scores.ts';
import type { Token } from './tokens.ts';
import { longest } from './trie.ts';
import type { Mention } from './types.ts';
import { unitAt } from './units.ts';
import { skipSpace } from './written.ts';

/** Every figure of a tokenised text, in order, without overlaps. One pass; each token is looked up once. */
export function findFigures(tokens: readonly Token[], given: Locale): Mention[] {
  const locale = regionOf(tokens, given);
  const scan: Scan = { tokens, locale, f: locale.figures };
  const out: Mention[] = [];
  const near: Near = {};
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!;
    // A unit alone begins nothing.
    const known = startsOf(scan, token);
    const bits = known & ~STARTS.counted;
    const part = near.hedge?.one && known & PARTS && touches(scan, near.hedge.end, i) ? partAt(scan, i) : undefined;
    if (part) {
      const found = fromForm(scan, i, part);
      out.push(attach(scan, found, near));
      i = found.end;
      continue;
    }
    if (bits === 0) {
      i++;
      continue;
    }
    const guarded = guardedUntil(scan, i, bits);
    if (guarded !== undefined) {
      i = guarded;
      continue;
    }
    const found = figureAt(scan, i, bits, near);
    const per = found && perOf(scan, i, found);
    if (per) {
      near.per = per;
      i = per.end;
      continue;
    }
    if (found) {
      out.push(attach(scan, found, near));
      if (found.pair) out.push(attach(scan, found.pair, near));
      i = found.pair?.end ?? found.end;
      continue;
    }
    const open = locale.figures.myriads && perOpened(scan, i);
    if (open) near.per = open;
    i = open?.end ?? Math.max(i + 1, note(scan, i, bits, near));
  }
  return out;
}

const DIGITS = STARTS.number;
const PARTS = STARTS.counted | STARTS.number | STARTS.fraction;
function startsOf(scan: Scan, token: Token): number {
  if (token.type === 'space') return 0;
  const known = scan.locale.starts.get(token.folded) ?? 0;
  if (token.type === 'digits') return known | DIGITS;
  if (token.type === 'word' && scan.f.joined && (known & STARTS.number) === 0) return known | STARTS.number;
  return token.type === 'mark' && ('+-−–.'.includes(token.text) || token.folded.includes('\u2044'))
    ? known | STARTS.number | STARTS.fraction
    : known;
}

/** "In *half a dozen* games", "in *half a million* years": the last word of what looks like a multiple begins a longer quantity. */
function isCutShort(scan: Scan, i: number, end: number): boolean {
  const last = end - 1;
  return last > i && (vagueAt(scan, last)?.end ?? fractionAt(scan, last, false)?.end ?? end) > end;
}

/** The figure that begins at token `i`, of whatever form. */
function figureAt(scan: Scan, i: number, bits: number, near: Near): Found | undefined {
  const { tokens } = scan;
  if (bits & STARTS.vague) {
    const vague = vagueAt(scan, i);
    if (vague) return fromForm(scan, i, vague);
  }
  if (bits & STARTS.multiple) {
    const often = oftenAt(scan, i);
    if (often) return { ...fromForm(scan, i, often), counts: false };
    const multiple = multipleAt(scan, i);
    if (multiple && !isCutShort(scan, i, multiple.end)) return fromForm(scan, i, multiple);
  }
  if (bits & STARTS.every) {
    const nth = everyNth(scan, i);
    if (nth) return fromForm(scan, i, nth);
  }
  if (!(bits & (STARTS.number | STARTS.prefix | STARTS.fraction))) return undefined;
  if (bits === STARTS.number && isMereArticle(scan, i)) return undefined;
  if (numberBlocked(scan, i)) return undefined;
  const amount = readAmount(scan, i) ?? oneUnit(scan, i, near);
  const isHedged = near.hedge !== undefined && touches(scan, near.hedge.end, i);
  const fraction = bits & (STARTS.number | STARTS.fraction) ? fractionAt(scan, i, isHedged) : undefined;
  // "un centième" is a share, not the hundredth.
  const isShare = fraction?.end === amount?.end && amount?.number.ordinal === true && isOne(scan, i);
  if (fraction && (!amount || fraction.end > amount.end || isShare))
    return fractionRange(scan, i, fraction) ?? fromForm(scan, i, fraction);
  const negative = !fraction && tokens[i]!.type === 'mark' ? negativeFraction(scan, i) : undefined;
  if (negative && negative.end > (amount?.end ?? 0)) return fromForm(scan, i, negative);
  return amount && compose(scan, amount, near);
}

const isOne = ({ tokens, f }: Scan, i: number): boolean => f.articles.has(tokens[i]!.folded);

const COUNTED = STARTS.number | STARTS.fraction | STARTS.counted;
/** An article ("a") before what no number stands before: most of them, told by two look-ups. */
function isMereArticle({ tokens, f, locale }: Scan, i: number): boolean {
  const word = tokens[i]!.folded;
  if (!f.articles.has(word) || f.words.root.next.has(word)) return false;
  const next = tokens[i + 1]?.type === 'space' ? tokens[i + 2] : undefined;
  return next?.type !== 'word' || ((locale.starts.get(next.folded) ?? 0) & COUNTED) === 0;
}

/** "more than *a kilometre*": an article counts where a hedge says so. */
function oneUnit(scan: Scan, i: number, near: Near): Amount | undefined {
  const { tokens, f } = scan;
  if (!f.articles.has(tokens[i]!.folded) || tokens[i + 1]?.type !== 'space') return undefined;
  const isHedged = near.hedge !== undefined && near.hedge.value !== 'about' && touches(scan, near.hedge.end, i);
  const unit = unitAt(scan, i + 2, false);
  if (!unit || unit.readings[0]!.exactCase) return undefined;
  // "an inch and a half"
  const half = longest(f.half, tokens, skipSpace(tokens, unit.end));
  if (!isHedged && !half) return undefined;
  const number: NumberRead = {
    start: i,
    end: i + 1,
    numberEnd: i + 1,
    values: [1],
    steps: [1],
    exact: true,
    style: 'words',
    ordinal: false,
    weak: true,
  };
  const minor = half && { value: half.value, step: 0.1 };
  return { start: i, end: half?.end ?? unit.end, number, unit: { start: i + 2, ...unit }, ...(minor && { minor }) };
}

/** "a fifth to a third". */
function fractionRange(scan: Scan, i: number, low: NonNullable<ReturnType<typeof fractionAt>>): Found | undefined {
  const { tokens, f } = scan;
  const link = cueAfter(scan, f.ranges.links, low.end);
  if (!link || low.type !== 'share' || tokens[link.end]?.type !== 'space') return undefined;
  const high = fractionAt(scan, link.end + 1, true);
  if (high?.type !== 'share' || high.low <= low.low) return undefined;
  return { ...fromForm(scan, i, { ...low, end: high.end, high: high.low }), kind: 'range' };
}

/** An amount with what makes more of it: ordinal ending, "times", a ratio, an interval. */
function compose(scan: Scan, amount: Amount, near: Near): Found | undefined {
  const n = amount.number;
  if (named(scan, amount, near)) return undefined;
  const ordinal = ordinalEnd(scan, n);
  if (ordinal !== undefined) {
    const made: Amount = { start: amount.start, end: ordinal, number: { ...n, ordinal: true, end: ordinal } };
    return amountStands(scan, made, near) ? fromAmount(scan, made) : undefined;
  }
  if (!amount.unit) {
    const times = timesAfter(scan, n);
    // "two times out of three" is a share.
    const share = times?.frequency ? ratioAt(scan, n) : undefined;
    if (share) return fromForm(scan, amount.start, share);
    if (times && !(n.weak && times.frequency)) {
      const found = fromForm(scan, amount.start, times);
      // "met three times": an event counted, not a factor.
      return times.frequency
        ? {
            ...found,
            values: found.values.map((v) => ({ ...v, dimension: 'count' as const, exact: true })),
            end: n.end,
            counts: true,
          }
        : found;
    }
    const ratio = ratioAt(scan, n);
    if (ratio) return fromForm(scan, amount.start, ratio);
  }
  const share = shareOfUnits(scan, amount);
  if (share) return fromForm(scan, amount.start, share);
  const other = scoreAt(scan, amount);
  if (other) {
    // "gained 3-1", "a perdu 0-2": the verb of the game is no change.
    near.direction = undefined;
    const pair = fromAmount(scan, { start: other.start, end: other.end, number: other });
    return { ...fromAmount(scan, amount), counts: false, pair: { ...pair, counts: false } };
  }
  const proportion = amount.unit ? undefined : proportionAt(scan, n);
  if (proportion) return fromForm(scan, amount.start, proportion);
  const opener = near.opener && touches(scan, near.opener.end, amount.start, true) ? near.opener.value : undefined;
  const pair = rangeAt(scan, amount, opener, changeNear(scan, amount.start, opener !== undefined));
  if (pair?.isInterval) return isModel(scan, pair) ? undefined : (timesRange(scan, pair) ?? fromRange(scan, pair));
  if (!amountStands(scan, amount, near)) return undefined;
  // "from 5.9 to 4.7 million": two figures, but the first is in millions as well.
  return pair
    ? { ...fromAmount(scan, pair.low), end: amount.end, notation: fromAmount(scan, amount).notation }
    : fromAmount(scan, amount);
}

const changeNear = (scan: Scan, start: number, isOpened: boolean): 'near' | 'far' | undefined =>
  changeBefore(scan, start, isOpened ? 16 : 3) || changeBehind(scan, start)
    ? 'near'
    : changeBefore(scan, start, 9)
      ? 'far'
      : undefined;

/** A found "1人" that is the denominator of the figure behind it ("1人当たり"). */
function perOf(scan: Scan, i: number, found: Found): Cue<string> | undefined {
  const isOne = scan.f.myriads !== undefined && found.values.every((v) => v.low === 1 && v.high === 1);
  return isOne && found.start === i ? perClosed(scan, i, i + 1) : undefined;
}

/** "the 737-800 takes 189": two bare numbers joined by a hyphen, behind an article and counting nothing, are a name. */
function isModel(scan: Scan, { low, high, end }: RangeRead): boolean {
  const { tokens, f, locale } = scan;
  if (low.unit || high.unit || tokens[low.end]?.folded !== '-' || high.number.style !== 'digits') return false;
  const before = tokens[low.start - 1]?.type === 'space' ? tokens[low.start - 2]?.folded : undefined;
  const isOne = before !== undefined && (locale.guards.singular.has(before) || f.ranges.skip.has(before));
  return isOne && low.number.values[0]! >= 100 && standsAlone(scan, end);
}
