import { frameBlock } from '../engine/claims/frame.ts';
import type { Claim } from '../engine/claims/types.ts';
import type { Mention } from '../engine/mentions/types.ts';
import { overlaps, type Span } from '../engine/span.ts';
import type { DateSet, Quantity } from '../engine/values/types.ts';
import { withCurrency } from './currency.ts';
import { withDegrees } from './degrees.ts';
import type { ExtractTools } from './extract.ts';
import { withPer } from './farPer.ts';
import { inheritUnits, withUnitWords } from './inherit.ts';
import { endsWith } from './levels.ts';
import { weekdayFits } from './referenceDate.ts';
import type { SourceBlock } from './source.ts';
import { endOfSameYear, tenseAt } from './tense.ts';
import { withYear } from './years.ts';

/** A word of comparison this near (0..1) governs the figure. */
const COMPARING = 0.7;

/** A month or a day: dates of a sentence are told in their order. */
const DAY = /^\d{4}-\d{2}(?:-\d{2})?$/;

/** A tense this plain (0..1) says which of two Mondays is meant; else it is the last one. */
const NEAR_TENSE = 0.5;

/** What the document says for all its blocks. */
export interface Context {
  readonly title: string | undefined;
  readonly refDate: string | undefined;
  readonly currency: string | undefined;
  /** The scale of its temperatures. */
  readonly scale: string | undefined;
}

/**
 * The claims of a block. They are framed twice: tense and comparisons tell years and units that are not written, and these in
 * turn tell the periods of other figures.
 */
export function claimsIn(
  block: SourceBlock,
  at: number,
  read: readonly Mention[],
  { title, refDate, currency, scale }: Context,
  tools: ExtractTools,
): readonly Claim[] {
  const mentions = read.map((m) =>
    withPer(
      dropFarHedge(dropShared(m, read), block.text),
      read,
      block,
      tools.recognise,
      tools.frames.cues.get(block.lang),
    ),
  );
  if (mentions.length === 0) return [];
  const first = new Map(frameBlock(block, at, mentions, tools.frames, title).map((c) => [c.mention.span.start, c]));
  const comparing = (m: Mention): boolean => (first.get(m.span.start)?.frame.cues.previous ?? 0) >= COMPARING;
  const whole = inheritUnits(
    block.text,
    mentions.map((m) => withUnitWords(m, mentions)),
    comparing,
    (m) => first.get(m.span.start)?.sentence ?? 0,
    block.lang,
  );
  let told: { readonly sentence: number; readonly date: string } | undefined;
  const dated = whole.map((bare) => {
    const claim = first.get(bare.span.start);
    const sentence = claim ? block.text.slice(claim.frame.sentence.start, claim.frame.sentence.end) : '';
    const counts = endsWith(block.text.slice(0, bare.hedge?.span.start ?? bare.span.start), 'counting', block.lang);
    const around = `${block.cell?.rowLabel ?? ''} ${sentence}`;
    const m = withDegrees(
      counts ? bare : withCurrency(bare, currency, around, block.lang),
      scale,
      `${block.cell?.header ?? ''} ${around}`,
      block.lang,
    );
    if (!refDate || !claim) return m;
    const dated = withDate(
      m,
      claim,
      refDate,
      tools.recognise,
      told?.sentence === claim.sentence ? told.date : undefined,
    );
    const date = dated.values[0];
    if (date?.type === 'date' && DAY.test(date.edtf)) told = { sentence: claim.sentence, date: date.edtf };
    return dated;
  });
  return frameBlock(block, at, inOrder(dated, block.text), tools.frames, title);
}

/** Words between the two days of a stretch ("3 May to 31 August", "del 3 de mayo al 31 de agosto"). */
const STRETCH = /^[\s\u00a0\u202f]*(?:\p{L}{1,3}|[-\u2013])[\s\u00a0\u202f]*$/u;

/** The first day of a stretch is not after its last: where both were written without a year, it is of the last one's. */
function inOrder(mentions: readonly Mention[], text: string): readonly Mention[] {
  const dayOf = (m: Mention | undefined): DateSet | undefined => {
    const v = m?.values[0];
    return v?.type === 'date' && v.resolved && DAY.test(v.edtf) ? v : undefined;
  };
  return mentions.map((m, i) => {
    const [first, last] = [dayOf(m), dayOf(mentions[i + 1])];
    if (!first || !last || first.edtf <= last.edtf || first.resolved!.from === last.resolved!.from) return m;
    const between = text.slice(m.span.end, mentions[i + 1]!.span.start);
    const year = Number(last.edtf.slice(0, 4));
    const edtf = [year, year - 1].map((y) => y + first.edtf.slice(4)).find((d) => d <= last.edtf);
    return STRETCH.test(between) && edtf ? { ...m, values: [{ ...first, edtf }] } : m;
  });
}

/** "118,000 l'an passé", "52 today": words of another figure or date are neither a denominator nor what is counted. */
function dropShared(mention: Mention, all: readonly Mention[]): Mention {
  const isShared = (span: Span | undefined): boolean =>
    span !== undefined && all.some((m) => m !== mention && overlaps(m.span, span));
  const { head, per, ...rest } = mention;
  const counting = { ...rest, ...(head && !isShared(head.span) ? { head } : {}) };
  if (!isShared(per?.span)) return { ...counting, ...(per ? { per } : {}) };
  return { ...counting, values: rest.values.map((v) => (v.type === 'quantity' ? withoutPer(v) : v)) };
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

/** A date without its year gets it from the reference date; of two Mondays the one that the verb's tense means is taken. */
function withDate(
  mention: Mention,
  { block, frame }: Claim,
  refDate: string,
  recognise: ExtractTools['recognise'],
  after: string | undefined,
): Mention {
  const open = mention.values.some((v) => v.type === 'date' && v.edtf.includes('XXXX-'));
  const days = mention.values.flatMap((v) => (v.type === 'date' && v.resolved && v.edtf.length === 10 ? [v] : []));
  if (!open && (days.length < 2 || days.length < mention.values.length)) return mention;
  const sameYear = open && after ? endOfSameYear(block.text, mention.span.end, block.lang) : undefined;
  if (after && sameYear !== undefined) {
    const resolved = { from: block.text.slice(mention.span.start, sameYear), reference: after };
    const values = mention.values.map((v) =>
      v.type === 'date' && v.edtf.includes('XXXX-')
        ? { ...v, edtf: v.edtf.replaceAll('XXXX', after.slice(0, 4)), resolved }
        : v,
    );
    return { ...mention, values };
  }
  const tense = tenseAt(block.text, frame.sentence, mention.span, block.lang);
  if (!open) {
    const isPlain = tense !== undefined && tense.strength >= NEAR_TENSE;
    // "Tomorrow the time trial, on Saturday the final": what follows a day to come is to come.
    const isNext = !isPlain && after !== undefined && after > refDate;
    const told = (isPlain || isNext) && days.find((d) => (isNext || tense?.is === 'future') === d.edtf > refDate);
    return told ? { ...mention, values: [told, ...days.filter((d) => d !== told)] } : mention;
  }
  const written = block.text.slice(mention.span.start, mention.span.end);
  const hasWeekday = mention.notation.date?.some((p) => p.part === 'weekday') ?? false;
  const fits = (year: number): boolean => !hasWeekday || weekdayFits(written, year, block.lang, recognise);
  const values = mention.values.map((v) => (v.type === 'date' ? withYear(v, written, refDate, tense, fits, after) : v));
  return { ...mention, values };
}
