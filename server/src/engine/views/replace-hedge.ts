import { hedgeOf, isOpen } from '../values/sets.ts';
import type { Hedge, Quantity } from '../values/types.ts';
import { sameFigure } from '../verdicts/compare.ts';
import type { Note } from '../verdicts/judge-types.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { type Context, edit, matchCase, plain } from './replace-parts.ts';

/** What becomes of the hedge; `complete`: the figure itself stays as it is. */
export interface HedgeChange {
  readonly edits: readonly TextEdit[];
  readonly complete: boolean;
}

/** What may be wrong with a figure and leave its hedge in place. */
const BESIDE: ReadonlySet<Note['type']> = new Set(['unit', 'currency', 'direction', 'per']);

const DOWN: ReadonlySet<Hedge> = new Set(['less-than', 'at-most', 'up-to']);

/** Another hedge in the form of the old: its opposite where that is meant ("over" → "under"), else the language's plain word. */
function hedgeText({ writing }: Context, surface: string, old: Hedge, next: Hedge): string | undefined {
  const turned = DOWN.has(old) !== DOWN.has(next) && isOpen(old) && isOpen(next);
  const opposite = turned ? writing.hedgeOpposites.get(plain(surface)) : undefined;
  const out = opposite ?? writing.hedges.get(next);
  return out && matchCase(surface, out);
}

/** Deletes a hedge with the space that parts it from the figure. */
function withoutHedge({ text, mention }: Context): TextEdit {
  const { span } = mention.hedge!;
  if (span.end <= mention.span.start) {
    const gap = /^[\s\u00a0\u202f]*/.exec(text.slice(span.end, mention.span.start))![0].length;
    return edit({ start: span.start, end: span.end + gap }, '');
  }
  const gap = /[\s\u00a0\u202f]*$/.exec(text.slice(mention.span.end, span.start))![0].length;
  return edit({ start: span.start - gap, end: span.end }, '');
}

/**
 * What to do with the draft's hedge: keep it where it says the same of the fact, replace it where only it is wrong, drop it
 * where the fact has none and an open bound would be a claim of its own. "About" and "nearly" stay with a corrected figure.
 * `stuck`: the hedge is wrong and cannot be written otherwise.
 */
export function hedgeEdits(
  context: Context,
  draft: Quantity,
  target: Quantity,
  notes: readonly Note[],
): HedgeChange | 'stuck' | undefined {
  const { mention, text } = context;
  const old = draft.hedge;
  if (!mention.hedge || !old) return undefined;
  const next = hedgeOf(target);
  const same = sameFigure(draft, target) && draft.dimension === target.dimension;
  if (next === old) return undefined;
  const told = notes.filter((n) => n.type !== 'bare');
  const onlyBeside = told.length > 0 && told.every((n) => BESIDE.has(n.type));
  if (onlyBeside) return undefined;
  // "More than eight hours" for 7 h 18 min: a round figure in the draft's unit keeps its bound.
  if (old === 'more-than' && !next && draft.dimension === 'time' && draft.unit !== target.unit) return undefined;
  const surface = text.slice(mention.hedge.span.start, mention.hedge.span.end);
  if (next && isOpen(next) && isOpen(old)) {
    const out = hedgeText(context, surface, old, next);
    return out === undefined ? undefined : { edits: [edit(mention.hedge.span, out)], complete: same };
  }
  const wrongHedge = notes.some((n) => n.type === 'hedge') && same;
  // "Nearly half", "almost twice" stay loose; "nearly 40 %" with a precise figure does not.
  const precise = old === 'nearly' && !next && target.step > 0 && mention.notation.style !== 'form';
  const drop = isOpen(old) || precise || wrongHedge;
  if (drop && !context.writing.hedgeWords.has(plain(surface))) {
    // A verb cannot be left out ("exceeded 1.9 million"): it stays where only the magnitude is wrong.
    return notes.some((n) => n.type === 'magnitude') ? undefined : 'stuck';
  }
  if (drop) return { edits: [withoutHedge(context)], complete: same };
  return undefined;
}
