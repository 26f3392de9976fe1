import type { Fact, FactValue } from '../facts/types.ts';
import type { Mention } from '../mentions/types.ts';
import type { Quantity, Value } from '../values/types.ts';
import { judgeClock, judgeDate } from './judge-date.ts';
import { judgeQuantity } from './judge-quantity.ts';
import { agrees, type Comparison, incomparable, type Judgement, type JudgeOptions, type Note } from './judge-types.ts';
import { remainder, tellsRemainder } from './remainder.ts';

export type { How, Judgement, JudgeOptions, Note, Relation } from './judge-types.ts';

/** Adds the direction and denominator that stand beside a figure, or in its frame, to the value itself. */
export function completed(
  value: Value,
  more: { direction?: 'up' | 'down' | undefined; per?: string | undefined },
): Value {
  if (value.type !== 'quantity') return value;
  const direction = value.direction ?? more.direction;
  const per = value.per ?? more.per;
  if (direction === value.direction && per === value.per) return value;
  return Object.assign({}, value, direction && { direction }, per && { per });
}

const DEADLINE_BOUNDS: ReadonlySet<string> = new Set(['by', 'until', 'before']);

const NOT_BEFORE: ReadonlySet<string> = new Set(['until', 'before']);

/** One alternative of a mention against one value of a fact. */
function compare(mention: Mention, index: number, fact: Fact, entry: FactValue, options: JudgeOptions): Comparison {
  const draft = mention.values[index]!;
  const held = completed(entry.value, { direction: fact.direction, per: fact.per });
  if (draft.type === 'clock' || held.type === 'clock') {
    return draft.type === 'clock' && held.type === 'clock' ? judgeClock(draft, held) : incomparable();
  }
  if (draft.type === 'date' || held.type === 'date') {
    if (draft.type !== 'date' || held.type !== 'date') return incomparable();
    const bound = mention.bound?.bound;
    // "Not before May 2027" is no bound of an event: the frame takes it for the day itself.
    const isStart = options.role === 'event' && bound !== undefined && NOT_BEFORE.has(bound);
    return judgeDate(draft, held, {
      ...(bound && !isStart && { bound }),
      draftDeadline: options.role === 'deadline' || (bound !== undefined && DEADLINE_BOUNDS.has(bound)),
      factDeadline: entry.deadline || fact.role === 'deadline',
    });
  }
  // The way a level went to or from: it says nothing of a figure on the other side of the change.
  const sameSide = (options.role === 'previous') === (fact.role === 'previous');
  const direction = mention.direction?.direction ?? (sameSide ? options.direction : undefined);
  if (isLevelReached(mention, draft, held, options)) return judgeQuantity({ ...draft, dimension: 'times' }, held);
  const said = completed(draft, { direction, per: mention.per?.per ?? options.per }) as Quantity;
  const plain = judgeQuantity(said, held);
  return plain.relation === 'disagrees' && leaves(said, held, options, fact) ? agrees('converted') : plain;
}

/** "Rises *to* 300 %" of a multiple: the percentage is the factor, and not what comes on top. */
function isLevelReached({ direction }: Mention, draft: Quantity, held: Quantity, options: JudgeOptions): boolean {
  const isReached = direction === undefined && options.direction !== undefined && options.role !== 'change';
  return isReached && draft.dimension === 'ratio' && held.dimension === 'times';
}

/** "Earns 67 % less" for "a third of": one is a change, and what it leaves is the other. */
function leaves(draft: Quantity, held: Quantity, { role }: JudgeOptions, fact: Fact): boolean {
  const [less, level] = role === 'change' ? [draft, held] : [held, draft];
  if ((role === 'change') === (fact.role === 'change') || !tellsRemainder(less, level)) return false;
  const [d, f] = role === 'change' ? [remainder(draft), held] : [draft, remainder(held)];
  return judgeQuantity(d, f).relation === 'agrees';
}

/**
 * Alternatives to compare: of a currency word that several currencies share ("crowns"), the fact's own; of a word for two
 * things ("17 points", "12m", "15 livres"), those of what the fact measures.
 */
function alternatives({ values }: Mention, { value }: FactValue): readonly number[] {
  const all = values.map((_, index) => index);
  if (value.type !== 'quantity') return all;
  const measures = (v: Value): v is Quantity => v.type === 'quantity' && v.dimension === value.dimension;
  const same = all.filter((i) => measures(values[i]!));
  const own = value.dimension === 'money' ? same.filter((i) => (values[i] as Quantity).unit === value.unit) : [];
  return [own, same, all].find((some) => some.length > 0)!;
}

/** The number without a unit that it only borrows, where it agrees: "58 million dollars, down from 71 million" does not say dollars twice. */
function standing(
  mention: Mention,
  fact: Fact,
  entry: FactValue,
  options: JudgeOptions,
): (Comparison & { readonly alternative: number }) | undefined {
  const lent = mention.notation.told?.alternatives ?? 0;
  for (let index = lent; lent > 0 && index < mention.values.length; index++) {
    const alone = compare(mention, index, fact, entry, options);
    if (alone.relation === 'agrees') return { alternative: index, ...alone };
  }
  return undefined;
}

/** Every alternative of an ambiguous mention must fail, or none speaks against the value. */
function judgeEntry(
  mention: Mention,
  fact: Fact,
  entry: FactValue,
  options: JudgeOptions,
): Comparison & { readonly alternative: number } {
  // Nearly all figures are read in one way only.
  if (mention.values.length === 1) return { alternative: 0, ...compare(mention, 0, fact, entry, options) };
  const all = alternatives(mention, entry).map((index) => ({
    alternative: index,
    ...compare(mention, index, fact, entry, options),
  }));
  const agreeing = all.find((c) => c.relation === 'agrees');
  if (agreeing) return asFirm(agreeing, all);
  const alone = standing(mention, fact, entry, options);
  if (alone) return alone;
  return (
    all.find((c) => c.relation === 'incomparable') ??
    all.toSorted((a, b) => b.notes.length - a.notes.length)[0] ?? { alternative: 0, ...incomparable() }
  );
}

/** What agrees is no mere rounding where something else agrees as it stands. */
function asFirm<T extends Comparison>(agreeing: T, all: readonly Comparison[]): T {
  if (!agreeing.rounded || !all.some((c) => c.relation === 'agrees' && !c.rounded)) return agreeing;
  const { rounded: _, ...firm } = agreeing;
  return firm as T;
}

/** Labels identify ("budget 2026"): they may agree, but nothing refutes them. */
function spareLabel(c: Comparison, fact: Fact, options: JudgeOptions): Comparison {
  const label = options.role === 'label' || fact.role === 'label';
  return label && c.relation === 'disagrees' ? incomparable(c.notes) : c;
}

/**
 * Whether sources conflict: values with evidence, of one period, in force at one time and none superseded, contradict one
 * another. A value without evidence is somebody's choice, not a source's word.
 */
export function isDisputed(fact: Fact): boolean {
  if (fact.values.length < 2) return false;
  const live = fact.values.filter((v) => !v.supersededBy && v.evidence.length > 0);
  return live.some((a, i) =>
    live
      .slice(i + 1)
      .some((b) => a.period === b.period && a.place === b.place && isTogether(a, b) && contradicts(fact, a, b)),
  );
}

/**
 * In force at one time: neither ended before the other began. Where only ends are told, the one that ends first was followed by
 * the other. Dates of unlike precision are compared at the coarser.
 */
function isTogether(a: FactValue, b: FactValue): boolean {
  const endsBefore = (x: FactValue, y: FactValue): boolean => {
    if (x.validUntil === undefined) return false;
    if (y.asOf === undefined) return y.validUntil === undefined || isBefore(x.validUntil, y.validUntil);
    return isBefore(x.validUntil, y.asOf);
  };
  return !endsBefore(a, b) && !endsBefore(b, a);
}

function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}

function contradicts(fact: Fact, a: FactValue, b: FactValue): boolean {
  if (a.value.type === 'date' && b.value.type === 'date') {
    return (
      judgeDate(a.value, b.value, { draftDeadline: a.deadline, factDeadline: b.deadline }).relation === 'disagrees'
    );
  }
  if (a.value.type !== 'quantity' || b.value.type !== 'quantity') return false;
  const [x, y] = [a.value, b.value].map((v) => completed(v, fact) as Quantity) as [Quantity, Quantity];
  return judgeQuantity(x, y).relation === 'disagrees' && judgeQuantity(y, x).relation === 'disagrees';
}

/** Notes that say the figure itself is right; they make a value the likelier one. */
const rank = (notes: readonly Note[]): number =>
  notes.filter((n) => n.type !== 'bare' && n.type !== 'deadline' && n.type !== 'figure').length;

/**
 * Whether a draft's figure and a fact can both be true (design §4 "Values"): refutation needs that no alternative of the
 * mention meets a value of the fact. Role, direction and denominator are dimensions of a value: where both sides have them
 * and they differ, the figures disagree. Pure; does not ask whether the fact is the one that is meant.
 */
export function judge(mention: Mention, fact: Fact, options: JudgeOptions = {}): Judgement {
  const disputed = isDisputed(fact);
  const entries = options.among ? fact.values.filter(options.among) : fact.values;
  if (entries.length === 1) {
    const only = judgeEntry(mention, fact, entries[0]!, options);
    return { value: entries[0]!, alternative: only.alternative, ...spareLabel(only, fact, options), disputed };
  }
  const all = entries.map((value) => {
    const { alternative, ...c } = judgeEntry(mention, fact, value, options);
    return { value, alternative, ...spareLabel(c, fact, options) };
  });
  const live = all.filter((c) => !c.value.supersededBy);
  const best =
    live.find((c) => c.relation === 'agrees') ??
    all.find((c) => c.relation === 'agrees') ??
    live.filter((c) => c.relation === 'disagrees').toSorted((a, b) => rank(b.notes) - rank(a.notes))[0] ??
    all.find((c) => c.relation === 'disagrees') ??
    all[0];
  if (best?.relation === 'agrees') return { disputed, ...asFirm(best, live) };
  return best ? { disputed, ...best } : { relation: 'incomparable', alternative: 0, notes: [], disputed };
}
