import type { Notation } from '../mentions/types.ts';
import type { Span } from '../span.ts';
import type { Quantity } from '../values/types.ts';
import { canonicalUnit, conversion } from '../values/units.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { compoundEdits, wholeEdits } from './replace-compound.ts';
import { findNumber, ordinal } from './replace-number.ts';
import { type Context, edit, plain } from './replace-parts.ts';
import { numeral, round, type Scale, scaleFor, scalesOf, writtenPer } from './replace-scale.ts';
import { FRACTION_DIGITS, fractionEdits, isFraction, multipleEdits, ofEdits } from './replace-share.ts';
import { agreeingUnit, placeIn, rowOf, unitFor } from './replace-unit.ts';

/** The target in the draft's unit, where the two convert to a figure a writer would write. */
function inDraftUnit(draft: Quantity, target: Quantity): Quantity | undefined {
  if (draft.dimension !== target.dimension && draft.unit !== '') return undefined;
  if (draft.unit === '' || canonicalUnit(draft.unit) === canonicalUnit(target.unit)) return target;
  if (draft.dimension === 'money' || draft.dimension === 'temperature') return undefined;
  const factors = conversion(target.unit, draft.unit);
  if (!factors) return undefined;
  const mean = (factors[0] + factors[1]) / 2;
  const value = target.low * mean;
  const single = target.low === target.high;
  const near = Math.round(value * 2) / 2;
  // Calendar units are only about equal: "365 days" is "a year". Nobody writes half of one in figures: "six-month" for "two-year".
  if (near >= 1 && Math.abs(value - near) <= 0.01 * near)
    return { ...target, unit: draft.unit, low: near, high: single ? near : target.high * mean, step: 0 };
  const tidy = Number(value.toPrecision(6));
  const exact =
    draft.dimension !== 'time' &&
    factors[0] === factors[1] &&
    value >= 0.1 &&
    Number(value.toPrecision(4)) === Number(value.toPrecision(8));
  if (exact)
    return {
      ...target,
      unit: draft.unit,
      low: tidy,
      high: single ? tidy : target.high * mean,
      step: target.step * mean,
    };
  return draft.hedge === 'more-than' && value > 1
    ? { ...target, unit: draft.unit, low: Math.floor(value), high: Math.floor(value), step: 1 }
    : undefined;
}

/** "Two *decades*" are read as twenty years: a number of years cannot stand before that word. */
function isMultiple({ writing }: Context, { dimension, unit }: Quantity, surface: string): boolean {
  const row = dimension === 'time' ? rowOf(writing, unit) : undefined;
  return row?.some((forms) => forms) === true && !placeIn(row, surface);
}

/** Edits of magnitude and unit words around a numeral that becomes `value` (in the draft's scale). */
function wordEdits(
  context: Context,
  draft: Quantity,
  target: Quantity,
  scale: Scale,
  value: number,
  oldValue: number,
): TextEdit[] {
  const { text, mention, writing } = context;
  const { magnitude, unit, number } = mention.notation;
  const edits: TextEdit[] = [];
  if (magnitude) {
    const surface = text.slice(magnitude.span.start, magnitude.span.end);
    if (scale.factor === 1) edits.push(withoutMagnitude(context, magnitude.span));
    else if (scale.forms) {
      const next = scale.forms[writing.pluralOf(value)];
      if (plain(next) !== plain(surface) || scale.factor !== magnitude.factor) edits.push(edit(magnitude.span, next));
    }
  }
  if (!unit) return edits;
  const surface = text.slice(unit.span.start, unit.span.end);
  const changed =
    draft.dimension !== target.dimension ||
    canonicalUnit(draft.unit) !== canonicalUnit(target.unit) ||
    isMultiple(context, draft, surface);
  const whole = scale.factor >= 1e6 ? 2 : value;
  const hyphen = number && /^[-\u2010\u2011]/.test(text.slice(number.end, number.end + 1));
  const oldWhole = magnitude ? 2 : oldValue;
  const agreed = (): string | undefined =>
    hyphen ? undefined : agreeingUnit(context, surface, draft, whole, oldWhole);
  const next = changed ? unitFor(context, surface, target, hyphen ? 1 : whole) : agreed();
  if (next !== undefined) edits.push(edit(unit.span, next));
  return edits;
}

/** Deletes a magnitude word with the space before it, and the link to the unit behind it ("millions *d'*euros"). */
function withoutMagnitude({ text, mention }: Context, at: Span): TextEdit {
  const { unit, number } = mention.notation;
  const start = number && number.end <= at.start ? number.end : at.start;
  if (unit && unit.span.start >= at.end) {
    const gap = text.slice(at.end, unit.span.start);
    const space = /^[\s\u00a0\u202f]*$/.test(gap)
      ? gap
      : (/[\s\u00a0\u202f]/.exec(text.slice(start, unit.span.start))?.[0] ?? ' ');
    return { start, end: unit.span.start, text: space };
  }
  return { start, end: at.end, text: '' };
}

/** A range for a range, bound by bound; the later bound decides the words around. */
function rangeEdits(context: Context, draft: Quantity, target: Quantity): TextEdit[] | undefined {
  const { mention } = context;
  const parts = mention.notation.parts;
  if (!parts || parts.length < 2) return undefined;
  const per = writtenPer(context, draft);
  const scale = mention.notation.magnitude?.factor ?? 1;
  const value = (n: number): number => (n * per) / scale;
  const step = (target.step * per) / scale;
  if (target.low === target.high) {
    const one = numeral(context, parts[0]!, value(target.low), step, value(draft.low));
    return [
      edit({ start: parts[0]!.start, end: parts[1]!.end }, one),
      ...wordEdits(context, draft, target, { factor: scale }, value(target.low), value(draft.low)),
    ];
  }
  const bounds = [
    [parts[0]!, target.low, draft.low],
    [parts[1]!, target.high, draft.high],
  ] as const;
  const numbers = bounds.flatMap(([at, next, old]) =>
    next === old ? [] : [edit(at, numeral(context, at, value(next), step, value(old)))],
  );
  const [, forms] = [scale, scalesOf(context).find((s) => s.factor === scale)];
  return [
    ...numbers,
    ...wordEdits(context, draft, target, forms ?? { factor: scale }, value(target.high), value(draft.high)),
  ];
}

/**
 * The edits that make a draft's quantity the target: numeral, magnitude word, unit, each in the form in which the draft
 * has it. Undefined where the words are not known.
 */
export function quantityEdits(context: Context, draft: Quantity, given: Quantity): TextEdit[] | undefined {
  const { notation } = context.mention;
  if (draft.dimension === 'times' || given.dimension === 'times') {
    const shares = new Set(['times', 'ratio']);
    return shares.has(draft.dimension) && shares.has(given.dimension)
      ? multipleEdits(context, draft, given)
      : undefined;
  }
  if (draft.dimension === 'ratio' && draft.of && given.dimension === 'ratio') return ofEdits(context, draft, given);
  if (draft.dimension === 'ratio' && notation.style === 'form')
    return given.dimension === 'ratio' ? fractionEdits(context, draft, given) : undefined;
  if (draft.low !== draft.high && !draft.vague && Number.isFinite(draft.low + draft.high)) {
    const target = notation.style === 'form' ? undefined : inDraftUnit(draft, given);
    return target && rangeEdits(context, draft, target);
  }
  if (draft.dimension === 'ordinal') return ordinalEdits(context, draft, given);
  if (given.dimension === 'ordinal') return undefined;
  const compound = compoundEdits(context, draft, given);
  if (compound) return compound;
  const { unit } = notation;
  // "A year and a half": the number goes on behind its unit; in "12 heures sur 24" it does not.
  const split =
    unit &&
    !Number.isInteger(draft.low) &&
    /\p{L}/u.test(context.text.slice(lastEnd(notation), context.mention.span.end));
  return notation.style === 'form' || draft.vague || split
    ? wholeEdits(context, draft, given)
    : singleEdits(context, draft, given);
}

/** Where the last of number, magnitude and unit ends. */
const lastEnd = ({ number, magnitude, unit }: Notation): number =>
  Math.max(number?.end ?? 0, magnitude?.span.end ?? 0, unit?.span.end ?? 0);

function ordinalEdits({ text, mention, writing }: Context, draft: Quantity, target: Quantity): TextEdit[] | undefined {
  const surface = text.slice(mention.span.start, mention.span.end);
  const out = ordinal(writing, target.low, { value: draft.low, surface });
  return out === undefined ? undefined : [edit(mention.span, out)];
}

/** Prices keep two decimals where the draft's has them: "3.10 euros" for "1.85 euros". */
function cents({ text, mention }: Context, target: Quantity, step: number): number {
  const surface = text.slice(mention.span.start, mention.span.end);
  const price = target.dimension === 'money' && !mention.notation.magnitude && /\d[.,]\d\d(?!\d)/.test(surface);
  return price && !Number.isInteger(target.low) ? Math.min(step, 0.01) : step;
}

/** One number with the words around it. */
function singleEdits(context: Context, draft: Quantity, given: Quantity): TextEdit[] | undefined {
  const { mention } = context;
  const { notation, span } = mention;
  const single = draft.low === draft.high;
  const at = notation.number ?? (single ? findNumber(context, draft.low, span.start, span.end) : undefined);
  if (!at) return undefined;
  const target = inDraftUnit(draft, given) ?? given;
  const same = draft.dimension === target.dimension;
  // Cents of another currency would need another word.
  if (same && draft.dimension === 'money' && draft.unit !== target.unit && writtenPer(context, draft) !== 1)
    return undefined;
  const per = same ? writtenPer(context, draft) : target.dimension === 'ratio' ? 100 : 1;
  const told = (Number.isFinite(target.low) ? target.low : target.high) * per;
  const full = target.dimension === 'ratio' && isFraction(target) ? Number(told.toPrecision(FRACTION_DIGITS)) : told;
  const old = (Number.isFinite(draft.low) ? draft.low : draft.high) * (draft.dimension === 'ratio' ? 100 : 1);
  const scale = scaleFor(context, full);
  const value = round(full / scale.factor);
  const step = target.exact && scale.factor > 1 ? 0 : cents(context, target, round((target.step * per) / scale.factor));
  const oldValue = round(old / (notation.magnitude?.factor ?? 1));
  const second = target.low !== target.high && Number.isFinite(target.low + target.high) && !target.vague;
  const low = numeral(context, at, value, step, oldValue);
  const high = second ? numeral(context, at, round((target.high * per) / scale.factor), step, 0) : '';
  const join = /\d/.test(low + high) ? '–' : ` ${context.writing.rangeWord} `;
  const number = second ? low + join + high : low;
  return [edit(at, number), ...wordEdits(context, draft, target, scale, value, oldValue)];
}
