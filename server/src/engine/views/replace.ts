import type { Fact, FactValue } from '../facts/types.ts';
import type { Locale } from '../locales/types.ts';
import type { Writing } from '../locales/writing.ts';
import type { Mention } from '../mentions/types.ts';
import type { Span } from '../span.ts';
import type { Quantity, Value } from '../values/types.ts';
import { canonicalUnit } from '../values/units.ts';
import { completed, judge } from '../verdicts/judge.ts';
import type { Judgement, JudgeOptions, Note } from '../verdicts/judge-types.ts';
import { remainder, tellsRemainder } from '../verdicts/remainder.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { agreement } from './replace-agree.ts';
import { clockEdits, dateEdits } from './replace-date.ts';
import { directionEdits } from './replace-direction.ts';
import { hedgeEdits } from './replace-hedge.ts';
import { applyWithin, type Context, edit, hullOf, matchApostrophe } from './replace-parts.ts';
import { quantityEdits } from './replace-quantity.ts';
import { writtenPer } from './replace-scale.ts';
import { perBehind, perEdit, unitFor } from './replace-unit.ts';

/** One fix, in offsets of the text given. */
export interface Replacement {
  /** What the finding covers: the mention, and the hedge, verb or denominator beside it where that is what is wrong. */
  readonly span: Span;
  /** The text for `span`. */
  readonly replacement: string;
  /** What the client applies: `span` with its replacement, and what must agree with it around. Sorted, disjoint. */
  readonly edits: readonly TextEdit[];
}

/** What the frame knows beyond the mention; see `JudgeOptions`. */
export interface ReplaceOptions extends JudgeOptions {
  /** The words that give `direction`, in offsets of the text. */
  readonly directionSpan?: Span;
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

/** Edits of the figure itself; `alike`: but for currency or unit the figures agree. */
function figureEdits(
  context: Context,
  draft: Quantity,
  target: Quantity,
  notes: readonly Note[],
  alike: boolean,
): TextEdit[] | undefined {
  // Cents of another currency would need another word.
  if (has(notes, 'currency') && writtenPer(context, draft) !== 1) return undefined;
  const whole = context.mention.notation.style === 'form' || draft.vague === true;
  if (whole) return quantityEdits(context, draft, target);
  if ((has(notes, 'currency') && alike) || (has(notes, 'unit') && target.dimension !== 'ratio')) {
    return unitEdits(context, target) ?? quantityEdits(context, draft, target);
  }
  return quantityEdits(context, draft, target);
}

function perEdits(context: Context, target: Quantity, notes: readonly Note[]): TextEdit[] | undefined {
  const per = context.mention.per ?? perBehind(context);
  const note = notes.find((n) => n.type === 'per');
  // Of two denominators ("par habitant et par mois") the one that is wrong.
  const [ours, theirs] = note ? [note.draft, note.fact] : [per?.per, target.per];
  if (!per || !ours || !theirs) return undefined;
  if (canonicalUnit(ours) === canonicalUnit(theirs)) return [];
  const made = perEdit(context, per.span, ours, theirs);
  return made && [made];
}

/**
 * What the comparison could not see from the mention alone: a fix was asked for although the figures agree, so the
 * direction or the denominator, told further away, must differ.
 */
function hiddenNotes(context: Context, draft: Quantity, target: Quantity): readonly Note[] {
  if (target.direction && !draft.direction && !context.mention.direction) {
    return [{ type: 'direction', draft: target.direction === 'up' ? 'down' : 'up', fact: target.direction }];
  }
  const per = draft.per || context.mention.per ? undefined : perBehind(context)?.per;
  return target.per && per && per !== target.per ? [{ type: 'per', draft: per, fact: target.per }] : [];
}

/** All edits for a quantity; undefined as soon as one part cannot be written. */
function allEdits(
  context: Context,
  draft: Quantity,
  target: Quantity,
  against: Judgement,
  options: ReplaceOptions,
): TextEdit[] | undefined {
  const notes = against.relation === 'agrees' ? hiddenNotes(context, draft, target) : against.notes;
  if (against.relation === 'agrees' && !notes.length && !against.rounded) return undefined;
  const real = notes.filter((n) => n.type !== 'bare');
  const onlyBeside = real.length > 0 && real.every((n) => n.type === 'direction' || n.type === 'per');
  const hedge = hedgeEdits(context, draft, target, notes);
  if (hedge === 'stuck') return undefined;
  const figure =
    onlyBeside || hedge?.complete ? [] : figureEdits(context, draft, target, notes, against.relation === 'disagrees');
  const direction = has(notes, 'direction') ? directionEdits(context, options.directionSpan) : [];
  const per = has(notes, 'per') ? perEdits(context, target, notes) : [];
  if (!figure || !direction || !per) return undefined;
  const all = [...(hedge?.edits ?? []), ...figure, ...direction, ...per];
  return all.length ? all : undefined;
}

/** Edits for a figure whose unit stands in a table's header: only the number is written, in what the header counts. */
function toldEdits(
  context: Context,
  draft: Quantity,
  target: Quantity,
  against: Judgement,
  options: ReplaceOptions,
  factor: number,
): TextEdit[] | undefined {
  if (draft.dimension !== target.dimension || canonicalUnit(draft.unit) !== canonicalUnit(target.unit))
    return undefined;
  const bare = (q: Quantity): Quantity => {
    const [low, high, step] = [q.low, q.high, q.step].map((n) => Number((n / factor).toPrecision(12)));
    return { ...q, dimension: 'count', unit: '', low: low!, high: high!, step: step! };
  };
  const values = context.mention.values.map((v) => (v.type === 'quantity' ? bare(v) : v));
  const mention = { ...context.mention, values };
  return allEdits({ ...context, mention }, bare(draft), bare(target), against, options);
}

function editsFor(
  context: Context,
  target: Value,
  against: Judgement,
  options: ReplaceOptions,
): TextEdit[] | undefined {
  const draft = context.mention.values[against.alternative] ?? context.mention.values[0];
  if (draft?.type === 'date' && target.type === 'date') return dateEdits(context, draft, target);
  if (draft?.type === 'clock' && target.type === 'clock') return clockEdits(context, draft, target);
  if (draft?.type !== 'quantity' || target.type !== 'quantity') return undefined;
  const { told } = context.mention.notation;
  if (told && against.alternative < (told.alternatives ?? Number.POSITIVE_INFINITY))
    return toldEdits(context, draft, target, against, options, told.factor);
  // A share for a count, a sum for a duration: what would be written is no longer the draft's sentence.
  const near = has(against.notes, 'currency') || (has(against.notes, 'bare') && draft.unit === '');
  if (against.relation === 'incomparable' && !near) return undefined;
  return allEdits(context, draft, changeFor(context, draft, target, options), against, options);
}

/** What to write of a level where the draft tells a change: "67 % less" for "a third of". */
function changeFor({ mention }: Context, draft: Quantity, target: Quantity, options: ReplaceOptions): Quantity {
  const direction = mention.direction?.direction ?? options.direction;
  const said = completed(draft, { direction }) as Quantity;
  return options.role === 'change' && tellsRemainder(said, target) ? remainder(target) : target;
}

/** Edits that touch, as one: what agrees with a figure looks at the whole that stands there in the end. */
function touching(parts: readonly TextEdit[]): TextEdit[] {
  const out: TextEdit[] = [];
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && last.end === part.start)
      out[out.length - 1] = { start: last.start, end: part.end, text: last.text + part.text };
    else out.push(part);
  }
  return out;
}

/** Joins what touches or lies in one stretch into a single edit, so that a fix is one change to the reader. */
function joined(text: string, parts: readonly TextEdit[], context: Context): Replacement {
  const changes = touching(parts);
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
  const context: Context = { text, mention, writing, factText: entry.text };
  const against = judge(mention, { ...fact, values: [entry] }, options);
  const value = completed(entry.value, { direction: fact.direction, per: fact.per });
  const changes = editsFor(context, value, against, options);
  if (!changes || overlap(changes)) return undefined;
  const made = joined(text, changes, context);
  return text.slice(made.span.start, made.span.end) === made.replacement && made.edits.length === 1 ? undefined : made;
}
