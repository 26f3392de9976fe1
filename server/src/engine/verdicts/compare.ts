import {
  add,
  admissible,
  hedgeOf,
  hull,
  type Interval,
  intersects,
  isOpen,
  lastDigitUnit,
  multiply,
  roundingBand,
  within,
} from '../values/sets.ts';
import { EQUAL, ROUNDING_SHARE } from '../values/tolerance.ts';
import type { Hedge, Quantity } from '../values/types.ts';
import { canonicalUnit, conversion, convertTemperature } from '../values/units.ts';
import { agrees, type Comparison, disagrees, type How, type Note } from './judge-types.ts';

const isReading = ({ dimension, unit }: Quantity): boolean => dimension === 'temperature' || unit === 'deg';

/** Moves the sign of a change into its direction: −4.3 % is 4.3 % down. Readings of temperature keep theirs. */
export function unsign(q: Quantity): Quantity {
  if (isReading(q) || q.high > 0 || q.low === 0 || q.low === -Infinity) return q;
  return { ...q, low: -q.high, high: -q.low, direction: q.direction ?? 'down' };
}

const sameNumber = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= EQUAL * Math.max(Math.abs(a), Math.abs(b));

/** Whether the two write the same number, units aside. */
export const sameFigure = (a: Quantity, b: Quantity): boolean => sameNumber(a.low, b.low) && sameNumber(a.high, b.high);

/** Significant digits of a figure: 4 for 2,140, 1 for 300. */
export function tellingDigits(n: number): number {
  const digits = Math.abs(n).toPrecision(12).replace(/e.*$/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return digits.length;
}

export interface Aligned {
  readonly factors: readonly [number, number];
  readonly shift: number;
}

/** How the draft's numbers turn into the fact's unit; undefined when the units do not convert. */
export function align(draft: Quantity, fact: Quantity, isChange: boolean): Aligned | undefined {
  if (draft.dimension === 'money')
    return sameCurrency(draft.unit, fact.unit) ? { factors: [1, 1], shift: 0 } : undefined;
  if (draft.dimension === 'ratio' || canonicalUnit(draft.unit) === canonicalUnit(fact.unit))
    return { factors: [1, 1], shift: 0 };
  if (draft.dimension === 'temperature' && !isChange) {
    const zero = convertTemperature(0, draft.unit, fact.unit);
    const one = convertTemperature(1, draft.unit, fact.unit);
    return zero === undefined || one === undefined ? undefined : { factors: [one - zero, one - zero], shift: zero };
  }
  const factors = conversion(draft.unit, fact.unit);
  return factors && { factors, shift: 0 };
}

export const move = (i: Interval, a: Aligned): Interval =>
  a.shift === 0 ? multiply(i, a.factors) : add(multiply(i, a.factors), a.shift);

/** `factor` when the draft is a power of ten of the fact, within its own precision. */
function magnitude(draft: Quantity, fact: Quantity, aligned: Aligned): Note | undefined {
  const d = Math.abs(draft.low) * aligned.factors[0];
  const f = Math.abs(fact.low);
  if (!(d > 0) || !(f > 0) || !Number.isFinite(d) || !Number.isFinite(f)) return undefined;
  const power = Math.round(Math.log10(d / f));
  if (power === 0) return undefined;
  const factor = 10 ** power;
  const { hedge: _, ...bare } = draft;
  return intersects(multiply(move(draftSet(bare, false), aligned), [1 / factor, 1 / factor]), admissible(fact))
    ? { type: 'magnitude', factor }
    : undefined;
}

/** Whether both write the same two digits or more, at whatever place. */
function sameDigits(a: Quantity, b: Quantity): boolean {
  const digits = (q: Quantity): string =>
    Math.abs(q.low)
      .toExponential(8)
      .replace(/e.*$/, '')
      .replace(/\.?0+$/, '');
  return a.low !== 0 && tellingDigits(a.low) >= 2 && digits(a) === digits(b);
}

/** What the draft's figure admits: hedge, written precision, and the facts of which it is the rounding. */
export function draftSet(q: Quantity, capped: boolean): Interval {
  const set = admissible(q, capped);
  const band = roundingBand(q);
  return band ? hull(set, band) : set;
}

function howAgrees(draft: Quantity, fact: Quantity, d: Interval, f: Interval, converted: boolean): How {
  if (converted) return 'converted';
  if (hedgeOf(draft) !== hedgeOf(fact)) return 'hedged';
  if (sameFigure(draft, fact)) return 'same';
  const strict = admissible(draft);
  if (within(strict, f)) return 'finer';
  if (within(f, strict)) return draft.low === draft.high ? 'rounded' : 'looser';
  return within(f, d) ? 'rounded' : 'looser';
}

/** Whether the draft would agree without its hedge. */
function hedgeIsWrong(draft: Quantity, f: Interval, aligned: Aligned): boolean {
  if (!draft.hedge) return false;
  const { hedge: _, ...bare } = draft;
  return intersects(move(draftSet(bare, true), aligned), f);
}

/** Whether only rounding brings a plain figure to the fact. What is converted is rounded by nature. */
function isRoundedOff(draft: Quantity, f: Interval, aligned: Aligned): boolean {
  if (hedgeOf(draft) || aligned.factors[0] !== 1 || aligned.shift !== 0) return false;
  return !intersects(admissible(draft), f);
}

/** "Up to 20 years", "at most 34 pupils": the figure is the limit. */
const isLimit = (q: Quantity): boolean => q.hedge === 'up-to' || q.hedge === 'at-most';

const unhedged = ({ hedge: _, ...bare }: Quantity): Quantity => bare;

const LOWER: ReadonlySet<Hedge | undefined> = new Set<Hedge>(['at-least', 'more-than']);
const UPPER: ReadonlySet<Hedge | undefined> = new Set<Hedge>(['at-most', 'less-than', 'up-to']);

const BELOW: ReadonlySet<Hedge | undefined> = new Set([...UPPER, 'nearly']);

/** "At most 11 %" or "nearly 11 %" for "more than 11 %": hedges of opposite sense at one number. */
function areOpposed(draft: Quantity, fact: Quantity, { factors, shift }: Aligned): boolean {
  const [d, f] = [hedgeOf(draft), hedgeOf(fact)];
  if (!((LOWER.has(d) && BELOW.has(f)) || (BELOW.has(d) && LOWER.has(f)))) return false;
  const bound = (q: Quantity): number => (Number.isFinite(q.low) ? q.low : q.high);
  return factors.some((factor) => sameNumber(bound(draft) * factor + shift, bound(fact)));
}

/** "A third", "half": a fraction told by its name. */
const isNamed = (q: Quantity): boolean => q.dimension === 'ratio' && q.step === 0 && !q.exact && !q.of;

/** "More than a third" is true of "more than half", but nobody says it: bounds of one sense at named fractions. */
function areNamed(draft: Quantity, fact: Quantity): boolean {
  const [d, f] = [hedgeOf(draft), hedgeOf(fact)];
  return isNamed(draft) && isNamed(fact) && ((LOWER.has(d) && LOWER.has(f)) || (UPPER.has(d) && UPPER.has(f)));
}

const isRange = (q: Quantity): boolean => q.low < q.high && !q.vague && !hedgeOf(q);

/**
 * "Two to three" or "3 to 15" for "3 to 5": ranges that meet, but one end is another, and not by rounding, or both have moved the same way.
 * A range within the other, or around it, is told finer or looser.
 */
function isOtherRange(draft: Quantity, fact: Quantity): boolean {
  if (!isRange(draft) || !isRange(fact)) return false;
  const moved = (d: number, f: number): number =>
    Math.abs(d - f) > Math.max(lastDigitUnit(d, draft.step), fact.step) * ROUNDING_SHARE ? Math.sign(d - f) : 0;
  const [low, high] = [moved(draft.low, fact.low), moved(draft.high, fact.high)];
  return low !== -high;
}

/** "More than 600" may be true where "more than 400" is, but it says more than is known; "more than 300" says less. */
function surpasses(draft: Quantity, fact: Quantity, { factors, shift }: Aligned): boolean {
  const [d, f] = [hedgeOf(draft), hedgeOf(fact)];
  const sense = LOWER.has(d) && LOWER.has(f) ? 1 : UPPER.has(d) && UPPER.has(f) ? -1 : 0;
  if (sense === 0 || shift !== 0 || draft.vague || fact.vague) return false;
  const bound = (q: Quantity): number => (Number.isFinite(q.low) ? q.low : q.high);
  const unit = lastDigitUnit(bound(draft), draft.step);
  return factors.every((factor) => (bound(draft) * factor - bound(fact)) * sense > unit * factor * ROUNDING_SHARE);
}

const SOFT: ReadonlySet<Hedge | undefined> = new Set<Hedge>(['about', 'nearly']);

/** "Some 600" for "about 500": what each of them leaves open meets, but neither is about the other. One of two such hedges counts. */
function areLooseTwice(draft: Quantity, fact: Quantity): boolean {
  if (!SOFT.has(hedgeOf(draft)) || !SOFT.has(hedgeOf(fact)) || draft.vague || fact.vague) return false;
  const fits = (d: Quantity, f: Quantity) => intersects(draftSet(d, true), admissible(f));
  return !fits(unhedged(draft), fact) && !fits(draft, unhedged(fact));
}

/** "A year" is written to the year, but nobody calls six months one: a converted figure without hedge comes this near to the fact's. */
const NEAR = 0.3;

function isFarOff(draft: Quantity, fact: Quantity, { factors, shift }: Aligned): boolean {
  if (hedgeOf(draft) || hedgeOf(fact) || shift !== 0 || draft.low !== draft.high || fact.low !== fact.high)
    return false;
  const [low, high] = [draft.low * factors[0], draft.low * factors[1]];
  return fact.low > 0 && (low > fact.low * (1 + NEAR) || high < fact.low * (1 - NEAR));
}

export function compareSets(draft: Quantity, fact: Quantity, aligned: Aligned): Comparison {
  // Two limits are compared as what they say: "up to 20 years" is true of "up to 10", and wrong.
  if ((isLimit(draft) && isLimit(fact)) || areNamed(draft, fact))
    return compareSets(unhedged(draft), unhedged(fact), aligned);
  if (areOpposed(draft, fact, aligned)) return disagrees([{ type: 'hedge' }]);
  // "Up to 44 metres" tells the upper end of "between 31 and 44".
  if (isLimit(draft) && isRange(fact)) return compareSets(unhedged(draft), { ...fact, low: fact.high }, aligned);
  if (isRange(draft) && isLimit(fact)) return compareSets({ ...draft, low: draft.high }, unhedged(fact), aligned);
  const bothOpen = isOpen(hedgeOf(draft)) && isOpen(hedgeOf(fact));
  const f = admissible(fact);
  const d = move(draftSet(draft, bothOpen), aligned);
  const converted = aligned.factors[0] !== 1 || aligned.shift !== 0;
  if (intersects(d, f)) {
    // "More than 1.9 million" is true of 1.9 billion, but nobody says it.
    const slip = isOpen(hedgeOf(draft)) && sameDigits(draft, fact) ? magnitude(draft, fact, aligned) : undefined;
    if (slip) return disagrees([slip]);
    if (converted && isFarOff(draft, fact, aligned)) return disagrees();
    if (!converted && (isOtherRange(draft, fact) || surpasses(draft, fact, aligned) || areLooseTwice(draft, fact)))
      return disagrees();
    const agreed = agrees(howAgrees(draft, fact, d, f, converted));
    return isRoundedOff(draft, f, aligned) ? { rounded: true, ...agreed } : agreed;
  }
  const notes: Note[] = [];
  if (hedgeIsWrong(draft, f, aligned)) notes.push({ type: 'hedge' });
  const slip = notes.length ? undefined : magnitude(draft, fact, aligned);
  if (slip) notes.push(slip);
  return disagrees(notes);
}

/** Codes joined by "|" are a word for several currencies ("crowns"). */
export const sameCurrency = (a: string, b: string): boolean =>
  a === b || a.split('|').some((code) => b.split('|').includes(code));
