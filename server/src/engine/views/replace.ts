import type { Fact, FactValue } from '../facts/types.ts';
import type { Locale } from '../locales/types.ts';
import type { Writing } from '../locales/writing.ts';
import type { Mention } from '../mentions/types.ts';
import type { Span } from '../span.ts';
import type { Quantity, Value } from '../values/types.ts';
import { canonicalUnit } from '../values/units.ts';
import { completed, judge } from '../verdicts/judge.ts';
import type { Note } from '../verdicts/judge-types.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { agreement } from './replace-agree.ts';
import { clockEdits, dateEdits } from './replace-date.ts';
import { directionEdits } from './replace-direction.ts';
import { hedgeEdits } from './replace-hedge.ts';
import { applyWithin, type Context, edit, hullOf, matchApostrophe } from './replace-parts.ts';
import { quantityEdits } from './replace-quantity.ts';
import { perEdit, unitFor } from './replace-unit.ts';

/** One fix, in offsets of the text given. */
export interface Replacement {
  /** What the finding covers: the mention, and the hedge, verb or denominator beside it where that is what is wrong. */
  readonly span: Span;
  /** The text for `span`. */
  readonly replacement: string;
  /** What the client applies: `span` with its replacement, and what must agree with it around. Sorted, disjoint. */
  readonly edits: readonly TextEdit[];
}

/** A direction that the frame found further away than the mention looks ("fell, the bank said, by 12 %"). */
export interface ReplaceOptions {
  readonly direction?: { readonly span: Span; readonly direction: 'up' | 'down' };
}

const isFactValue = (v: FactValue | Value): v is FactValue => 'value' in v;

/** Where only the unit word is wrong, it alone changes. */
function unitEdits(context: Context, target: Quantity): TextEdit[] | undefined {
  const unit = context.mention.notation.unit;
  if (!unit) return undefined;
  const surface = context.text.slice(unit.span.start, unit.span.end);
  const n = context.mention.notation.magnitude ? 2 : Number.isFinite(target.high) ? target.high : target.low;
  const next = unitFor(context, surface, target, n);
  return next === undefined ? undefined : [edit(unit.span, next)];
}

function has(notes: readonly Note[], type: Note['type']): boolean {
  return notes.some((n) => n.type === type);
}

/** Edits of the figure itself, for what the comparison found wrong with it. */
function figureEdits(
  context: Context,
  draft: Quantity,
  target: Quantity,
  notes: readonly Note[],
): TextEdit[] | undefined {
  if (has(notes, 'currency') || (has(notes, 'unit') && target.dimension !== 'ratio')) {
    return unitEdits(context, target) ?? quantityEdits(context, draft, target);
  }
  return quantityEdits(context, draft, target);
}

function perEdits(context: Context, draft: Quantity, target: Quantity): TextEdit[] | undefined {
  const per = context.mention.per;
  if (!per || !draft.per || !target.per || canonicalUnit(draft.per) === canonicalUnit(target.per)) return [];
  const made = perEdit(context, per.span, per.per, target.per);
  return made && [made];
}

/** All edits for a quantity; undefined as soon as one part cannot be written. */
function allEdits(
  context: Context,
  draft: Quantity,
  target: Quantity,
  notes: readonly Note[],
  options: ReplaceOptions,
): TextEdit[] | undefined {
  const [first] = notes;
  const onlyBeside = notes.length === 1 && (first!.type === 'direction' || first!.type === 'per');
  const hedge = hedgeEdits(context, draft, target, notes);
  const figure = onlyBeside || hedge?.complete ? [] : figureEdits(context, draft, target, notes);
  const direction = has(notes, 'direction') ? directionEdits(context, options.direction) : [];
  const per = has(notes, 'per') ? perEdits(context, draft, target) : [];
  if (!figure || !direction || !per) return undefined;
  const all = [...(hedge?.edits ?? []), ...figure, ...direction, ...per];
  return all.length ? all : undefined;
}

function editsFor(
  context: Context,
  target: Value,
  alternative: number,
  notes: readonly Note[],
  options: ReplaceOptions,
): TextEdit[] | undefined {
  const draft = context.mention.values[alternative] ?? context.mention.values[0];
  if (draft?.type === 'date' && target.type === 'date') return dateEdits(context, draft, target);
  if (draft?.type === 'clock' && target.type === 'clock') return clockEdits(context, draft, target);
  if (draft?.type !== 'quantity' || target.type !== 'quantity') return undefined;
  return allEdits(context, draft, target, notes, options);
}

/** Joins what touches or lies in one stretch into a single edit, so that a fix is one change to the reader. */
function joined(text: string, changes: readonly TextEdit[], context: Context): Replacement {
  const around = agreement(text, changes, context.writing);
  const span = hullOf([context.mention.span, ...changes]);
  const inside = around.filter((e) => e.start >= span.start);
  const outside = around.filter((e) => e.start < span.start);
  const replacement = matchApostrophe(text, applyWithin(text, span, [...changes, ...inside]));
  return {
    span,
    replacement,
    edits: [...outside, { ...span, text: replacement }].toSorted((a, b) => a.start - b.start),
  };
}

const overlap = (edits: readonly TextEdit[]): boolean => {
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  return sorted.some((e, i) => i > 0 && e.start < sorted[i - 1]!.end);
};

/**
 * Writes a fact's value in place of a draft's figure, in the draft's own style. Undefined where no safe wording is known:
 * then there is no fix. Offsets are those of `text`, in which the mention was recognised.
 */
export function replace(
  text: string,
  mention: Mention,
  target: FactValue | Value,
  fact: Fact,
  locale: Locale & { readonly writing?: Writing },
  options: ReplaceOptions = {},
): Replacement | undefined {
  const { writing } = locale;
  if (!writing) return undefined;
  const entry: FactValue = isFactValue(target) ? target : { value: target, text: '', deadline: false, evidence: [] };
  const context: Context = { text, mention, writing };
  const against = judge(mention, { ...fact, values: [entry] });
  const value = completed(entry.value, { direction: fact.direction, per: fact.per });
  const changes = editsFor(context, value, against.alternative, against.notes, options);
  if (!changes || overlap(changes)) return undefined;
  const made = joined(text, changes, context);
  return text.slice(made.span.start, made.span.end) === made.replacement && made.edits.length === 1 ? undefined : made;
}
