import { MEASURES } from '../values/measures.ts';
import { admissible, hedgeOf, intersects, isOpen, multiply } from '../values/sets.ts';
import { TELLING_DIGITS } from '../values/tolerance.ts';
import type { Dimension, Quantity } from '../values/types.ts';
import { canonicalUnit, conversion, unitScale } from '../values/units.ts';
import { align, compareSets, draftSet, move, sameCurrency, sameFigure, tellingDigits, unsign } from './compare.ts';
import { inverseNote, judgeMultiple } from './judge-multiple.ts';
import { agrees, type Comparison, disagrees, incomparable, type Note } from './judge-types.ts';

type Direction = 'up' | 'down' | undefined;

const TIME_UNITS: ReadonlySet<string> = new Set([
  's',
  'min',
  'h',
  'd',
  'night',
  'wk',
  'mo',
  'q',
  'quarter',
  'season',
  'a',
  'dec',
]);

const isTime = (per: string): boolean => TIME_UNITS.has(canonicalUnit(per));

/** The span of time and the thing that a figure is counted by. */
const timeOf = (q: Quantity): string | undefined => (q.per !== undefined && isTime(q.per) ? q.per : q.perTime);
const thingOf = (q: Quantity): string | undefined => (q.per !== undefined && isTime(q.per) ? undefined : q.per);

/**
 * The two denominators that contradict, the draft's first: two times, or two things of which one is a unit (a litre, a
 * bottle). A time and a thing can both hold ("a head and year"), and two nouns may be one ("a head", "an inhabitant").
 */
function perClash(draft: Quantity, fact: Quantity): readonly [string, string] | undefined {
  const [a, b] = [timeOf(draft), timeOf(fact)];
  if (a && b && canonicalUnit(a) !== canonicalUnit(b)) return [a, b];
  const [c, d] = [thingOf(draft), thingOf(fact)];
  if (!c || !d || canonicalUnit(c) === canonicalUnit(d)) return undefined;
  return unitScale(c) !== undefined || unitScale(d) !== undefined ? [c, d] : undefined;
}

/** What is wrong with the figure itself, beside a direction or denominator that is wrong. */
const differing = (c: Comparison): readonly Note[] =>
  c.relation === 'agrees' ? [] : c.notes.length ? c.notes : [{ type: 'figure' }];

/** Rates with unlike denominators: equal once converted (24 a day, 168 a week), else wrong in the denominator or in both. */
function judgeRates(draft: Quantity, fact: Quantity, [ours, theirs]: readonly [string, string]): Comparison {
  const factors = conversion(theirs, ours);
  const aligned = align(draft, fact, false);
  if (!aligned) return incomparable();
  if (factors) {
    const scaled = multiply(move(draftSet(draft, true), aligned), factors);
    if (intersects(scaled, admissible(fact))) return agrees('converted');
  }
  const plain = compareSets(draft, fact, aligned);
  const note: Note = { type: 'per', draft: ours, fact: theirs };
  return disagrees([note, ...differing(plain)]);
}

function judgeMoney(draft: Quantity, fact: Quantity): Comparison {
  if (sameCurrency(draft.unit, fact.unit)) return compareSets(draft, fact, { factors: [1, 1], shift: 0 });
  const figures = compareSets(draft, { ...fact, unit: draft.unit }, { factors: [1, 1], shift: 0 });
  if (!draft.unit || !fact.unit) return { ...figures, notes: [...figures.notes, { type: 'bare' }] };
  // Another figure in another currency may be a conversion at some day's rate.
  return figures.relation === 'agrees'
    ? disagrees([{ type: 'currency', draft: draft.unit, fact: fact.unit }])
    : incomparable([{ type: 'currency', draft: draft.unit, fact: fact.unit }]);
}

/** Figures of one dimension, directions apart. */
function judgeSame(draft: Quantity, fact: Quantity): Comparison {
  const pers = perClash(draft, fact);
  if (pers) return judgeRates(draft, fact, pers);
  if (draft.dimension === 'money') return judgeMoney(draft, fact);
  const change = draft.direction !== undefined || fact.direction !== undefined;
  const aligned = align(draft, fact, change);
  if (!aligned) return sameWrittenFigure(draft, fact);
  const result = compareSets(draft, fact, aligned);
  const converts = canonicalUnit(draft.unit) !== canonicalUnit(fact.unit) && draft.unit !== '' && fact.unit !== '';
  if (
    converts &&
    // "More than 20 miles" is true of some of "more than 20 kilometres", but it is the same figure in another unit.
    (isOpen(hedgeOf(draft)) || isOpen(hedgeOf(fact))
      ? sameFigure(draft, fact)
      : result.relation === 'disagrees' && agreesAs(draft, fact))
  ) {
    return disagrees([{ type: 'unit', draft: draft.unit, fact: fact.unit }]);
  }
  return result;
}

/** Whether the figures would agree if the draft's unit were the fact's. */
const agreesAs = (draft: Quantity, fact: Quantity): boolean =>
  compareSets(draft, { ...fact, unit: draft.unit }, { factors: [1, 1], shift: 0 }).relation === 'agrees';

/** Units that do not convert: the same telling figure in a wrong unit, else nothing to compare. */
function sameWrittenFigure(draft: Quantity, fact: Quantity): Comparison {
  const telling = tellingDigits(draft.low) >= TELLING_DIGITS || draft.dimension === fact.dimension;
  return telling && sameFigure(draft, fact)
    ? disagrees([{ type: 'unit', draft: draft.unit, fact: fact.unit }])
    : incomparable();
}

/** A figure without unit against one with: a column header or the sentence may hold the unit. */
function judgeBare(draft: Quantity, fact: Quantity): Comparison {
  const [bare, full] = draft.unit === '' ? [draft, fact] : [fact, draft];
  if (bare.dimension !== 'count') return incomparable();
  const unit = full.unit;
  const result = compareSets(
    { ...draft, dimension: full.dimension, unit },
    { ...fact, dimension: full.dimension, unit },
    { factors: [1, 1], shift: 0 },
  );
  const pers = perClash(draft, fact);
  if (result.relation === 'agrees' && pers)
    return disagrees([{ type: 'per', draft: pers[0], fact: pers[1] }, { type: 'bare' }]);
  if (result.relation === 'agrees') return { ...result, notes: [{ type: 'bare' }] };
  // "1.4" for 1.4 billion: the scale was said before, or stands in a heading.
  if (result.notes.some((n) => n.type === 'magnitude' && n.factor <= 1e-3)) return incomparable([{ type: 'bare' }]);
  return full.dimension === 'money' && bare === draft
    ? disagrees([...result.notes, { type: 'bare' }])
    : incomparable([{ type: 'bare' }]);
}

/** "One in two", "two in three": proportions rather than counts. */
const FEW = 4;

/** A count against a part and its whole: the same as one of `said` of them, or else of something else. */
function judgePart({ part, whole }: NonNullable<Quantity['of']>, count: Quantity, said: readonly number[]): Comparison {
  if (part <= 1 || whole <= FEW || isOpen(hedgeOf(count))) return incomparable();
  const held = admissible(count);
  return said.some((n) => held.low <= n && n <= held.high) ? agrees('finer') : incomparable();
}

/** The same figure in percent and in percentage points is a wrong unit; other figures in them say nothing of each other. */
function judgeAcross(draft: Quantity, fact: Quantity): Comparison {
  const pair = new Set<Dimension>([draft.dimension, fact.dimension]);
  // "29 of the 80 seats" says that they are 29; with "80 seats" alone, the 29 may be wrong.
  if (draft.of && fact.dimension === 'count') return judgePart(draft.of, fact, [draft.of.part]);
  if (fact.of && draft.dimension === 'count') return judgePart(fact.of, draft, [fact.of.part, fact.of.whole]);
  if (pair.has('times') && pair.has('ratio')) return judgeMultiple(draft, fact);
  if (pair.has('ratio') && pair.has('points')) {
    const points = (q: Quantity): Quantity => (q.dimension === 'points' ? { ...q, unit: '' } : inPoints(q));
    const figures = compareSets(points(draft), points(fact), { factors: [1, 1], shift: 0 });
    return figures.relation === 'agrees'
      ? disagrees([{ type: 'unit', draft: unitName(draft), fact: unitName(fact) }])
      : incomparable();
  }
  if (pair.has('count') && (pair.has('money') || [...pair].some((d) => MEASURES.includes(d))))
    return judgeBare(draft, fact);
  if (pair.has('temperature') && (draft.unit === 'deg' || fact.unit === 'deg')) {
    // "38 degrees" leaves the scale open.
    return compareSets(
      { ...draft, dimension: 'temperature' },
      { ...fact, dimension: 'temperature' },
      { factors: [1, 1], shift: 0 },
    );
  }
  if (MEASURES.includes(draft.dimension) && MEASURES.includes(fact.dimension)) {
    return conversion(draft.unit, fact.unit)
      ? judgeSame({ ...draft, dimension: fact.dimension }, fact)
      : sameWrittenFigure(draft, fact);
  }
  return incomparable();
}

const unitName = (q: Quantity): string =>
  q.dimension === 'ratio' ? '%' : q.dimension === 'points' ? 'points' : q.unit;

const inPoints = (q: Quantity): Quantity => ({
  ...q,
  dimension: 'points',
  unit: '',
  low: q.low * 100,
  high: q.high * 100,
  step: q.step * 100,
});

const clash = (a: Direction, b: Direction): boolean => a !== undefined && b !== undefined && a !== b;

/**
 * Compares a draft's quantity with a fact's. Directions and denominators must already be on the values (the frame's
 * added where the mention had none).
 */
export function judgeQuantity(draftRaw: Quantity, factRaw: Quantity): Comparison {
  const draft = unsign(draftRaw);
  const fact = unsign(factRaw);
  const same = draft.dimension === fact.dimension;
  if (same && draft.dimension === 'times' && !perClash(draft, fact))
    return inverseNote(draft, fact, compareSets(draft, fact, { factors: [1, 1], shift: 0 }));
  const result = same ? judgeSame(draft, fact) : judgeAcross(draft, fact);
  if (result.relation === 'incomparable' || !clash(draft.direction, fact.direction)) return result;
  return disagrees([{ type: 'direction', draft: draft.direction!, fact: fact.direction! }, ...differing(result)]);
}
