import { frameBlock } from '../engine/claims/frame.ts';
import type { Claim } from '../engine/claims/types.ts';
import type { Mention } from '../engine/mentions/types.ts';
import { overlaps } from '../engine/span.ts';
import type { Quantity } from '../engine/values/types.ts';
import { withCurrency } from './currency.ts';
import type { ExtractTools } from './extract.ts';
import { withPer } from './farPer.ts';
import { inheritUnits, withUnitWords } from './inherit.ts';
import { weekdayFits } from './referenceDate.ts';
import type { SourceBlock } from './source.ts';
import { tenseAt } from './tense.ts';
import { withYear } from './years.ts';

/** A word of comparison this near (0..1) governs the figure. */
const COMPARING = 0.7;

/** What the document says for all its blocks. */
export interface Context {
  readonly title: string | undefined;
  readonly refDate: string | undefined;
  readonly currency: string | undefined;
}

/**
 * The claims of a block. They are framed twice: tense and comparisons tell years and units that are not written, and these in
 * turn tell the periods of other figures.
 */
export function claimsIn(
  block: SourceBlock,
  at: number,
  read: readonly Mention[],
  { title, refDate, currency }: Context,
  tools: ExtractTools,
): readonly Claim[] {
  const mentions = read.map((m) =>
    withPer(dropFarHedge(dropSharedPer(m, read), block.text), read, block, tools.recognise),
  );
  if (mentions.length === 0) return [];
  const first = new Map(frameBlock(block, at, mentions, tools.frames, title).map((c) => [c.mention.span.start, c]));
  const comparing = (m: Mention): boolean => (first.get(m.span.start)?.frame.cues.previous ?? 0) >= COMPARING;
  const whole = inheritUnits(
    block.text,
    mentions.map((m) => withUnitWords(m, mentions)),
    comparing,
    (m) => first.get(m.span.start)?.sentence ?? 0,
  );
  const dated = whole.map((bare) => {
    const claim = first.get(bare.span.start);
    const sentence = claim ? block.text.slice(claim.frame.sentence.start, claim.frame.sentence.end) : '';
    const m = withCurrency(bare, currency, `${block.cell?.rowLabel ?? ''} ${sentence}`, block.lang);
    return refDate && claim ? withDate(m, claim, refDate, tools.recognise) : m;
  });
  return frameBlock(block, at, dated, tools.frames, title);
}

/** "118,000 l'an passé": words of a date are no denominator. */
function dropSharedPer(mention: Mention, all: readonly Mention[]): Mention {
  const { per, ...rest } = mention;
  if (!per || !all.some((m) => m !== mention && overlaps(m.span, per.span))) return mention;
  return { ...rest, values: rest.values.map((v) => (v.type === 'quantity' ? withoutPer(v) : v)) };
}

function withoutPer(value: Quantity): Quantity {
  const { per: _, ...rest } = value;
  return rest;
}

/** "Over in four hours" is not "over four hours": a hedge that other words hold apart is none. */
function dropFarHedge(mention: Mention, text: string): Mention {
  const { hedge, ...rest } = mention;
  if (!hedge || hedge.span.end > mention.span.start || !/\p{L}/u.test(text.slice(hedge.span.end, mention.span.start)))
    return mention;
  return { ...rest, values: rest.values.map((v) => (v.type === 'clock' ? v : withoutHedge(v))) };
}

function withoutHedge<T extends { readonly hedge?: unknown }>(value: T): T {
  const { hedge: _, ...rest } = value;
  return rest as T;
}

/** A date without its year gets it from the reference date. */
function withDate(
  mention: Mention,
  { block, frame }: Claim,
  refDate: string,
  recognise: ExtractTools['recognise'],
): Mention {
  if (!mention.values.some((v) => v.type === 'date' && v.edtf.includes('XXXX-'))) return mention;
  const tense = tenseAt(block.text, frame.sentence, mention.span, block.lang);
  const written = block.text.slice(mention.span.start, mention.span.end);
  const hasWeekday = mention.notation.date?.some((p) => p.part === 'weekday') ?? false;
  const fits = (year: number): boolean => !hasWeekday || weekdayFits(written, year, block.lang, recognise);
  const values = mention.values.map((v) => (v.type === 'date' ? withYear(v, written, refDate, tense, fits) : v));
  return { ...mention, values };
}
