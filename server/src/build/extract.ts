import { type FrameTools, frameBlock } from '../engine/claims/frame.ts';
import type { Claim } from '../engine/claims/types.ts';
import type { Mention } from '../engine/mentions/types.ts';
import { overlaps } from '../engine/span.ts';
import type { Quantity, Value } from '../engine/values/types.ts';
import { directionFor, isLabelYear, isNow, isTrivial, roleFor } from './classify.ts';
import { currencyOf, withCurrency } from './currency.ts';
import { describeClaim } from './describe.ts';
import { withPer } from './farPer.ts';
import { splitFromTo } from './fromTo.ts';
import { inheritUnits, withUnitWords } from './inherit.ts';
import { type Naming, nameProperty, nameSubject, namingOf } from './naming.ts';
import { keepPeriod } from './period.ts';
import { quoteOf } from './quote.ts';
import { weekdayFits } from './referenceDate.ts';
import type { SourceBlock, SourceDocument } from './source.ts';
import { tenseAt } from './tense.ts';
import type { BuiltFact, BuiltSeen } from './types.ts';
import { periodOf, resolvedOf, valueText } from './valueText.ts';
import { withYear } from './years.ts';

/** What extraction needs of the engine, passed in. */
export interface ExtractTools {
  /** Figures and dates of a text in `lang` (ISO 639-1); `refDate` (YYYY-MM-DD) resolves relative dates. */
  readonly recognise: (text: string, lang: string, refDate?: string) => readonly Mention[];
  readonly frames: FrameTools;
}

export interface Extracted {
  readonly facts: readonly BuiltFact[];
  readonly seen: readonly BuiltSeen[];
}

/** A word of comparison this near (0..1) governs the figure. */
const COMPARING = 0.7;

/**
 * The facts of one source: one for every figure or date that can be a fact, the others as seen values. `refDate` is the source's
 * reference date; without it relative dates stay unresolved and are not facts.
 */
export function extractFacts(
  doc: SourceDocument,
  sourceId: string,
  refDate: string | undefined,
  tools: ExtractTools,
): Extracted {
  const facts: BuiltFact[] = [];
  const seen: BuiltSeen[] = [];
  const read = doc.blocks.map((block) => tools.recognise(block.text, block.lang, refDate).flatMap(splitFromTo));
  const currency = currencyOf(read.flat());
  const claimsOf = doc.blocks.map((block, at) =>
    claimsIn(block, at, read[at]!, { title: doc.meta.title, refDate, currency }, tools),
  );
  const figuresOf = (block: number): readonly Mention[] => claimsOf[block]?.map((c) => c.mention) ?? [];
  const naming = namingOf(doc, (block) => figuresOf(block).map((m) => m.span), tools.frames);
  let passages = 0;
  let last = '';
  claimsOf.flat().forEach((claim) => {
    const block = claim.block as SourceBlock;
    const value = pickValue(claim.mention);
    if (!value) return;
    const key = `${claim.at}/${claim.sentence}`;
    if (key !== last) passages++;
    last = key;
    const text = valueText(claim, value, tools.recognise);
    if (block.about && value.type !== 'date') return;
    if (!text || block.about || claim.frame.question || isTrivial(claim) || isNow(claim, refDate)) {
      const kept = text && seenOf(claim, figuresOf(claim.at), value, text, sourceId, naming);
      if (kept) seen.push(kept);
      return;
    }
    facts.push(
      factOf(claim, figuresOf(claim.at), value, text, {
        sourceId,
        passage: `${sourceId}#${passages}`,
        order: facts.length,
        naming,
      }),
    );
  });
  return { facts: facts.map((fact) => keepPeriod(fact, facts)), seen };
}

/** What the document says for all its blocks. */
interface Context {
  readonly title: string | undefined;
  readonly refDate: string | undefined;
  readonly currency: string | undefined;
}

/**
 * The claims of a block. They are framed twice: tense and comparisons tell years and units that are not written, and these in
 * turn tell the periods of other figures.
 */
function claimsIn(
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

/** The one value of a mention; the first alternative where the text does not decide. Unresolved dates have none. */
function pickValue(mention: Mention): Value | undefined {
  const value = mention.values[0];
  return value?.type === 'date' && (value.unresolved || value.edtf === '') ? undefined : value;
}

interface Place {
  readonly sourceId: string;
  readonly passage: string;
  readonly order: number;
  readonly naming: Naming;
}

function factOf(claim: Claim, figures: readonly Mention[], value: Value, text: string, place: Place): BuiltFact {
  const { mention, frame } = claim;
  const block = claim.block as SourceBlock;
  const described = describeClaim(claim, figures, place.naming);
  const isDate = value.type === 'date';
  const role = isDate && isLabelYear(claim) ? 'label' : roleFor(claim);
  const also = [mention.hedge?.span, mention.bound?.span, mention.per?.span, mention.head?.span].filter(
    (s) => s !== undefined,
  );
  const direction = directionFor(claim);
  const period = isDate ? undefined : periodOf(claim);
  const resolved = resolvedOf(value);
  const subject = nameSubject(claim, place.naming);
  const head = frame.head?.text ?? mention.head?.text;
  return {
    subject: subject.text,
    named: subject.named,
    property: nameProperty(claim, value),
    kind: isDate ? 'date' : 'value',
    by: role === 'deadline',
    ...(role ? { role } : {}),
    ...(head ? { of: head } : {}),
    ...(direction ? { direction } : {}),
    ...(frame.per ? { per: frame.per } : {}),
    ...described,
    passage: place.passage,
    lang: mention.lang || block.lang,
    values: [
      {
        text,
        value,
        ...(period ? { period } : {}),
        ...(resolved ? { resolved } : {}),
        evidence: [{ source: place.sourceId, quote: quoteOf(block.text, mention.span, also), locator: block.locator }],
      },
    ],
    at: { block: claim.at, start: mention.span.start, end: mention.span.end },
    order: place.order,
    sourceId: place.sourceId,
  };
}

function seenOf(
  claim: Claim,
  figures: readonly Mention[],
  value: Value,
  text: string,
  source: string,
  naming: Naming,
): BuiltSeen {
  const { words, names } = describeClaim(claim, figures, naming);
  return {
    kind: value.type === 'date' ? 'date' : 'value',
    text,
    words: [...names, ...words].slice(0, 8),
    lang: claim.mention.lang || claim.block.lang,
    source,
  };
}
