import type { FrameTools } from '../engine/claims/frame.ts';
import type { Claim } from '../engine/claims/types.ts';
import type { Mention } from '../engine/mentions/types.ts';
import type { Hedge, Value } from '../engine/values/types.ts';
import { claimsIn } from './claimsIn.ts';
import { directionFor, isLabelYear, isNow, isTrivial, roleFor } from './classify.ts';
import { currencyOf } from './currency.ts';
import { scaleOf } from './degrees.ts';
import { describeClaim } from './describe.ts';
import type { Relation } from './figures.ts';
import { splitFromTo } from './fromTo.ts';
import { splitMoved } from './moved.ts';
import { type Naming, nameProperty, nameSubject, namingOf } from './naming.ts';
import { keepPeriod } from './period.ts';
import { quoteOf } from './quote.ts';
import { relateClaims } from './relations.ts';
import { withRowTrends } from './rowTrends.ts';
import type { SourceBlock, SourceDocument } from './source.ts';
import { countColumns, isLabelCell, isUnitLabel, labelsOf, periodOfCell } from './tableCells.ts';
import type { BuiltFact, BuiltSeen } from './types.ts';
import { periodOf, resolvedOf, valueText } from './valueText.ts';
import { wholesOf } from './wholes.ts';

/** What extraction needs of the engine, passed in. */
export interface ExtractTools {
  /** Figures and dates of a text in `lang` (ISO 639-1); `refDate` (YYYY-MM-DD) resolves relative dates. */
  /** `labels`: of a table cell, header and row label, which may tell the unit. */
  readonly recognise: (text: string, lang: string, refDate?: string, labels?: readonly string[]) => readonly Mention[];
  readonly frames: FrameTools;
}

interface Extracted {
  readonly facts: readonly BuiltFact[];
  readonly seen: readonly BuiltSeen[];
}

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
  const counts = countColumns(doc.blocks);
  const read = doc.blocks.map((block) => readFigures(block, counts, refDate, tools));
  const told = { currency: currencyOf(read.flat()), scale: scaleOf(read.flat()) };
  const claimsOf = doc.blocks.map((block, at) =>
    claimsIn(block, at, read[at]!, { title: doc.title, refDate, ...told }, tools),
  );
  const figuresOf = (block: number): readonly Mention[] => claimsOf[block]?.map((c) => c.mention) ?? [];
  const naming = namingOf(doc, (block) => figuresOf(block).map((m) => m.span), tools.frames);
  let passages = 0;
  let last = '';
  const relations = claimsOf.flatMap((claims) => relateClaims(claims, tools.frames));
  claimsOf.flat().forEach((claim, i) => {
    const block = claim.block as SourceBlock;
    const picked = pickValue(claim, tools);
    if (!picked) return;
    const { value, text } = picked;
    const key = `${claim.at}/${claim.sentence}`;
    if (key !== last) passages++;
    last = key;
    if (block.about && value.type !== 'date') return;
    if (isLabelCell(claim, doc.blocks) || isUnitLabel(claim, value, doc.blocks)) return;
    if (!text || block.about || claim.frame.question || isTrivial(claim) || isNow(claim, refDate)) {
      const kept = text && seenOf(claim, figuresOf(claim.at), value, text, sourceId, naming);
      if (kept) seen.push(kept);
      return;
    }
    const fact = factOf(claim, figuresOf(claim.at), value, text, {
      sourceId,
      passage: `${sourceId}#${passages}`,
      order: facts.length,
      naming,
      relation: relations[i]!,
      period: periodOfCell(block, refDate, tools.recognise),
    });
    facts.push(fact, ...wholesOf(fact));
  });
  const kept = facts.map((fact) => keepPeriod(fact, facts));
  return { facts: withRowTrends(kept, doc.blocks), seen };
}

/** The figures and dates of a block; two levels that read as one stretch are two. */
const readFigures = (
  block: SourceBlock,
  counts: ReadonlySet<string>,
  refDate: string | undefined,
  tools: ExtractTools,
): readonly Mention[] =>
  tools
    .recognise(block.text, block.lang, refDate, labelsOf(block, counts))
    .filter((m, i, all) => !isNoteSign(m, all[i - 1], block))
    .flatMap((m) => splitMoved(m, block.text, block.lang, tools.frames.cues.get(block.lang)))
    .flatMap(splitFromTo);

/** "for only 6 $ an hour 1": a small number that a page sets after a measured figure at the end of a line is the sign of a note. */
function isNoteSign(mention: Mention, before: Mention | undefined, { text, cell }: SourceBlock): boolean {
  const end = before && Math.max(before.span.end, before.per?.span.end ?? 0);
  if (!before || cell || end! + 1 !== mention.span.start) return false;
  const measured = before.values.some((v) => v.type === 'quantity' && (v.unit !== '' || v.dimension === 'ratio'));
  return measured && /^\d{1,2}\s*$/.test(text.slice(mention.span.start));
}

/** Hedges of what has no other end. */
const OPEN: ReadonlySet<Hedge> = new Set(['more-than', 'less-than', 'at-least', 'at-most', 'up-to']);

/**
 * The one value of a mention, with its text: the first alternative where the text does not decide. Unresolved dates have none; of
 * "nearly ten years ago", which is no day that could be written, and of "22 years ago" in an undated document the length of time is kept.
 */
function pickValue(claim: Claim, tools: ExtractTools): { value: Value; text: string | undefined } | undefined {
  const { values } = claim.mention;
  const told = values.filter((v) => v.type !== 'date' || !(v.unresolved || v.edtf === ''));
  // "More than ten years ago" is before the day that is ten years back: what is said is the length.
  const open = told.find((v) => v.type === 'quantity' && v.dimension === 'time' && v.hedge && OPEN.has(v.hedge));
  const [first, ...others] = open ? [open] : (ageOf(told) ?? told);
  const isLength = first?.type === 'quantity' && first.dimension === 'time';
  if (!first || (first !== claim.mention.values[0] && !isLength)) return undefined;
  for (const value of [first, ...others]) {
    const text = valueText(claim, value, tools.recognise);
    if (text) return { value, text };
  }
  return (claim.block.cell && asWritten(claim, tools)) ?? { value: first, text: undefined };
}

/** "Maria Lopez, 34, won": of a number that may be years as well, the years. */
function ageOf([number, years, ...others]: readonly Value[]): readonly Value[] | undefined {
  const isBoth = number?.type === 'quantity' && years?.type === 'quantity' && number.low === years.low;
  const isAge = isBoth && number.dimension === 'count' && years.dimension === 'time' && years.unit === 'a';
  return isAge && others.length === 0 ? [years] : undefined;
}

/** A cell's figure as it stands, where the unit that its header tells cannot be written behind it ("wafers per month"). */
function asWritten({ mention, block }: Claim, tools: ExtractTools): { value: Value; text: string } | undefined {
  const text = block.text.slice(mention.span.start, mention.span.end);
  const [only, ...others] = tools.recognise(text, block.lang);
  const value = only?.values[0];
  return value?.type === 'quantity' && others.length === 0 ? { value, text } : undefined;
}

interface Place {
  readonly sourceId: string;
  readonly passage: string;
  readonly order: number;
  readonly naming: Naming;
  readonly relation: Relation;
  /** What header or row label of a table say. */
  readonly period: string | undefined;
}

function factOf(claim: Claim, figures: readonly Mention[], value: Value, text: string, place: Place): BuiltFact {
  const { mention, frame } = claim;
  const block = claim.block as SourceBlock;
  const described = describeClaim(claim, figures, place.naming);
  const isDate = value.type === 'date';
  const told = isDate && isLabelYear(claim) ? 'label' : roleFor(claim, place.relation);
  const role = told === 'event' && value.type === 'quantity' ? 'duration' : told;
  const also = [mention.hedge?.span, mention.bound?.span, mention.per?.span, mention.head?.span].filter(
    (s) => s !== undefined,
  );
  const direction = directionFor(claim, place.relation.direction);
  const period = isDate ? undefined : (periodOf(claim, figures) ?? place.period);
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
