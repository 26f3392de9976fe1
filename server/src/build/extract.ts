import { type FrameTools, frameBlock } from '../engine/claims/frame.ts';
import type { Claim } from '../engine/claims/types.ts';
import type { Mention } from '../engine/mentions/types.ts';
import type { Value } from '../engine/values/types.ts';
import { isLabelYear, isTrivial, roleFor } from './classify.ts';
import { describeClaim } from './describe.ts';
import { inheritUnits } from './inherit.ts';
import { type Naming, nameProperty, nameSubject, namingOf } from './naming.ts';
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
  const claimsOf = doc.blocks.map((block, at): readonly Claim[] => {
    const mentions = tools.recognise(block.text, block.lang, refDate);
    const claims = frameBlock(block, at, mentions, tools.frames, doc.meta.title);
    const claimOf = new Map(claims.map((c) => [c.mention.span.start, c]));
    const comparing = (m: Mention): boolean => (claimOf.get(m.span.start)?.frame.cues.previous ?? 0) >= COMPARING;
    const whole = inheritUnits(block.text, mentions, comparing, (m) => claimOf.get(m.span.start)?.sentence ?? 0);
    return frameBlock(block, at, whole, tools.frames, doc.meta.title);
  });
  const naming = namingOf(doc, tools.frames);
  let passages = 0;
  let last = '';
  claimsOf.flat().forEach((claim) => {
    const block = claim.block as SourceBlock;
    const value = pickValue(claim, refDate, tools.recognise);
    if (!value) return;
    const key = `${claim.at}/${claim.sentence}`;
    if (key !== last) passages++;
    last = key;
    const text = valueText(claim, value, tools.recognise);
    if (!text || block.about || claim.frame.question || isTrivial(claim)) {
      const kept = text && seenOf(claim, value, text, sourceId);
      if (kept) seen.push(kept);
      return;
    }
    facts.push(
      factOf(claim, value, text, { sourceId, passage: `${sourceId}#${passages}`, order: facts.length, naming }),
    );
  });
  return { facts, seen };
}

/**
 * The one value of a mention; the first alternative where the text does not decide. A date without its year gets it from the
 * reference date; dates that stay unresolved have no value.
 */
function pickValue(claim: Claim, refDate: string | undefined, recognise: ExtractTools['recognise']): Value | undefined {
  const { mention, block, frame } = claim;
  const value = mention.values[0];
  if (value?.type !== 'date') return value;
  if (value.unresolved || value.edtf === '') return undefined;
  if (!refDate) return value;
  const tense = tenseAt(block.text, frame.sentence, mention.span, block.lang);
  const written = block.text.slice(mention.span.start, mention.span.end);
  const hasWeekday = mention.notation.date?.some((p) => p.part === 'weekday') ?? false;
  return withYear(value, written, refDate, tense, (y) => !hasWeekday || weekdayFits(written, y, block.lang, recognise));
}

interface Place {
  readonly sourceId: string;
  readonly passage: string;
  readonly order: number;
  readonly naming: Naming;
}

function factOf(claim: Claim, value: Value, text: string, place: Place): BuiltFact {
  const { mention, frame } = claim;
  const block = claim.block as SourceBlock;
  const described = describeClaim(claim);
  const isDate = value.type === 'date';
  const role = isDate && isLabelYear(claim) ? 'label' : roleFor(claim);
  const also = [mention.hedge?.span, mention.bound?.span, mention.per?.span, mention.head?.span].filter(
    (s) => s !== undefined,
  );
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
    ...(frame.direction ? { direction: frame.direction } : {}),
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

function seenOf(claim: Claim, value: Value, text: string, source: string): BuiltSeen {
  const { words, names } = describeClaim(claim);
  return {
    kind: value.type === 'date' ? 'date' : 'value',
    text,
    words: [...names, ...words].slice(0, 8),
    lang: claim.mention.lang || claim.block.lang,
    source,
  };
}
