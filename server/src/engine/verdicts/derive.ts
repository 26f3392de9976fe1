import { type Days, daysOf } from '../values/edtf.ts';
import { admissible, closed, type Interval, intersects, multiply } from '../values/sets.ts';
import type { DateSet, Quantity, Value } from '../values/types.ts';
import { canonicalUnit, conversion } from '../values/units.ts';
import { tellingDigits, unsign } from './compare.ts';

export type DerivationKind =
  | 'sum'
  | 'difference'
  | 'product'
  | 'split'
  | 'share'
  | 'complement'
  | 'multiple'
  | 'change'
  | 'span'
  | 'moved-date'
  | 'anniversary';

/** How a figure follows from others, and from which (indices into the values given). */
export interface Derivation {
  readonly kind: DerivationKind;
  readonly from: readonly number[];
  /** Significant digits of the derived figure: with one digit it may follow by chance. */
  readonly digits: number;
}

interface Operand {
  readonly index: number;
  readonly q: Quantity;
  readonly set: Interval;
}

/** A date and the day numbers it admits. */
interface Dated {
  readonly index: number;
  readonly days: Days;
}

const DAY_UNITS: readonly string[] = ['d', 'wk', 'mo', 'a', 'h'];

/** The quantity's set in `unit`; undefined where it does not convert. */
function setIn(q: Quantity, unit: string): Interval | undefined {
  const set = admissible(q);
  if (q.unit === unit) return set;
  if (q.dimension === 'money' || q.dimension === 'temperature') return undefined;
  const factors = conversion(q.unit, unit);
  return factors && multiply(set, factors);
}

const plus = (a: Interval, b: Interval): Interval => closed(a.low + b.low, a.high + b.high);
const minus = (a: Interval, b: Interval): Interval => closed(a.low - b.high, a.high - b.low);
const over = (a: Interval, b: Interval): Interval | undefined =>
  b.low > 0 ? closed(a.low / b.high, a.high / b.low) : undefined;
const times = (a: Interval, b: Interval): Interval => closed(a.low * b.low, a.high * b.high);

function* pairs<T>(items: readonly T[]): Generator<readonly [T, T]> {
  for (let i = 0; i < items.length; i++) {
    for (let j = i + 1; j < items.length; j++) yield [items[i]!, items[j]!];
  }
}

/** Sums of two to four neighbours and differences of two. */
function additive(target: Interval, operands: readonly Operand[]): Omit<Derivation, 'digits'> | undefined {
  for (const [a, b] of pairs(operands)) {
    if (intersects(target, plus(a.set, b.set))) return { kind: 'sum', from: [a.index, b.index] };
    const difference = a.q.low >= b.q.low ? minus(a.set, b.set) : minus(b.set, a.set);
    if (intersects(target, difference)) return { kind: 'difference', from: [a.index, b.index] };
  }
  for (let size = 3; size <= 4; size++) {
    for (let i = 0; i + size <= operands.length; i++) {
      const run = operands.slice(i, i + size);
      const sum = run.map((o) => o.set).reduce(plus);
      if (intersects(target, sum)) return { kind: 'sum', from: run.map((o) => o.index) };
    }
  }
  return undefined;
}

/** A sum of money split evenly among a count, or so much each for all of them. */
function multiplicative(
  target: Interval,
  same: readonly Operand[],
  counts: readonly Operand[],
): Omit<Derivation, 'digits'> | undefined {
  for (const a of same) {
    for (const n of counts) {
      if (a.index === n.index || n.q.low <= 1) continue;
      const split = over(a.set, n.set);
      if (split && intersects(target, split)) return { kind: 'split', from: [a.index, n.index] };
      if (intersects(target, times(a.set, n.set))) return { kind: 'product', from: [a.index, n.index] };
    }
  }
  return undefined;
}

const comparable = (a: Quantity, b: Quantity): boolean =>
  a.dimension === b.dimension && a.dimension !== 'ordinal' && canonicalUnit(a.unit) === canonicalUnit(b.unit);

/** A share, a multiple or a change in percent that two figures of one unit make. */
function relative(
  draft: Quantity,
  target: Interval,
  operands: readonly Operand[],
): Omit<Derivation, 'digits'> | undefined {
  for (const [x, y] of pairs(operands)) {
    if (!comparable(x.q, y.q)) continue;
    for (const [a, b] of [
      [x, y],
      [y, x],
    ] as const) {
      const share = over(a.set, b.set);
      if (!share) continue;
      const from = [a.index, b.index];
      if (intersects(target, share)) return { kind: draft.dimension === 'times' ? 'multiple' : 'share', from };
      if (draft.dimension === 'times') continue;
      const change = share.low >= 1 ? closed(share.low - 1, share.high - 1) : closed(1 - share.high, 1 - share.low);
      if (change.low > 0 && intersects(target, change)) return { kind: 'change', from };
    }
  }
  const rest = operands.find(
    (o) => o.q.dimension === 'ratio' && o.q.low < 1 && intersects(target, minus(closed(1, 1), o.set)),
  );
  return rest && { kind: 'complement', from: [rest.index] };
}

const daysBetween = (a: Days, b: Days): Interval | undefined => {
  if (a.yearly !== b.yearly) return undefined;
  const [x, y] = [a.ranges[0]!, b.ranges[0]!];
  const [early, late] = x.from <= y.from ? [x, y] : [y, x];
  return closed(Math.max(0, late.from - early.to), late.to - early.from);
};

/** A duration between two dates, and the ordinal of an anniversary. */
function spanning(draft: Quantity, target: Interval, dates: readonly Dated[]): Omit<Derivation, 'digits'> | undefined {
  for (const [a, b] of pairs(dates)) {
    const between = daysBetween(a.days, b.days);
    if (!between || !Number.isFinite(between.high)) continue;
    const from = [a.index, b.index];
    if (draft.dimension === 'time') {
      const factors = conversion('d', draft.unit);
      // "Three months later" counts whole months: a day more or less at either end.
      const wide = closed(Math.max(0, between.low - 1), between.high + 1);
      if (factors && intersects(target, multiply(wide, factors))) return { kind: 'span', from };
    } else if (draft.dimension === 'ordinal') {
      const years = multiply(between, [1 / 366, 1 / 365]);
      if (intersects(target, years)) return { kind: 'anniversary', from };
    }
  }
  return undefined;
}

/** A date a given duration before or after another. */
function movedDate(
  draft: DateSet,
  dates: readonly Dated[],
  operands: readonly Operand[],
): Omit<Derivation, 'digits'> | undefined {
  const target = daysOf(draft);
  if (!target) return undefined;
  const goal = target.ranges.map((r) => closed(r.from, r.to));
  for (const { index, days } of dates) {
    if (days.yearly !== target.yearly) continue;
    const at = closed(days.ranges[0]!.from, days.ranges[0]!.to);
    for (const o of operands) {
      if (o.q.dimension !== 'time' || !DAY_UNITS.includes(canonicalUnit(o.q.unit))) continue;
      const by = setIn(o.q, 'd');
      if (!by || by.high < 1) continue;
      if (goal.some((g) => intersects(g, plus(at, by)) || intersects(g, minus(at, by)))) {
        return { kind: 'moved-date', from: [index, o.index] };
      }
    }
  }
  return undefined;
}

function derivedQuantity(raw: Quantity, values: readonly Value[]): Derivation | undefined {
  const draft = unsign(raw);
  const target = admissible(draft);
  const operands: Operand[] = [];
  const dates: Dated[] = [];
  values.forEach((v, index) => {
    if (v.type === 'quantity') operands.push({ index, q: unsign(v), set: admissible(unsign(v)) });
    const days = v.type === 'date' ? daysOf(v) : undefined;
    if (days) dates.push({ index, days });
  });
  const same = operands.flatMap((o) => {
    const set = o.q.dimension === draft.dimension ? setIn(o.q, draft.unit) : undefined;
    return set ? [{ ...o, set }] : [];
  });
  const counts = operands.filter((o) => o.q.dimension === 'count' || o.q.dimension === 'time');
  const found =
    draft.dimension === 'ordinal'
      ? undefined
      : (additive(target, same) ??
        (draft.dimension === 'ratio' || draft.dimension === 'times'
          ? undefined
          : multiplicative(target, same, counts)));
  const share = draft.dimension === 'ratio' || draft.dimension === 'times' || draft.dimension === 'points';
  const result = found ?? (share ? relative(draft, target, operands) : undefined) ?? spanning(draft, target, dates);
  return result && { ...result, digits: tellingDigits(draft.low) };
}

/**
 * Whether a figure follows from others near by (of its sentence and of the facts of one passage): a sum, a difference, an
 * even split, a share, a change in percent, the time between two dates, an anniversary. Cubic at worst in the number of
 * values: give it a dozen, not a hundred.
 */
export function derived(draft: Value, values: readonly Value[]): Derivation | undefined {
  if (draft.type === 'quantity') return derivedQuantity(draft, values);
  if (draft.type !== 'date') return undefined;
  const operands: Operand[] = [];
  const dates: Dated[] = [];
  values.forEach((v, index) => {
    if (v.type === 'quantity') operands.push({ index, q: v, set: admissible(v) });
    const days = v.type === 'date' ? daysOf(v) : undefined;
    if (days) dates.push({ index, days });
  });
  const result = movedDate(draft, dates, operands);
  return result && { ...result, digits: draft.edtf.replace(/\D/g, '').length };
}
