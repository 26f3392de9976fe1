import type { FactIndex } from '../facts/index.ts';
import type { Evidence, FactValue } from '../facts/types.ts';
import type { Locale } from '../locales/types.ts';
import type { Mention } from '../mentions/types.ts';
import { editToDoc } from '../prose/edits.ts';
import { toDoc } from '../prose/map.ts';
import { type Span, textOf } from '../span.ts';
import type { Candidate } from '../verdicts/candidates.ts';
import type { Match } from '../verdicts/match.ts';
import type { ByOrigin } from '../verdicts/model.ts';
import { type Agreement, agreementOf, type Rounding } from '../verdicts/rounding.ts';
import type { Code, Verdict } from '../verdicts/types.ts';
import { messageOf, remarksOn } from './message.ts';
import { replace } from './replace.ts';
import type { Say } from './say.ts';
import { swapOf } from './swaps.ts';
import type { Citation, Finding, Fix } from './types.ts';
import { explain, runnerUpOf } from './why.ts';
import { writeValue } from './write.ts';

/** Probabilities from which something is said; see `test/accuracy` for the curve they were read from. */
export interface Thresholds {
  /** The models of either origin are fitted on sets of their own, in which errors are not as frequent. */
  readonly refuted: ByOrigin<number>;
  readonly doubtful: number;
  readonly supported: number;
  readonly safe: number;
}

const refutedFrom = ({ refuted }: Thresholds, { fact }: Candidate): number =>
  fact.fact.auto ? refuted.built : refuted.declared;

/** Whether a figure is called refuted: it is probable enough that the fact it contradicts is meant. */
export const isRefuted = ({ clash, refuted }: Match, limits: Thresholds): boolean =>
  clash !== undefined && refuted >= refutedFrom(limits, clash);

const CODES: Readonly<Record<Verdict, Code>> = {
  refuted: 'fact.refuted',
  doubtful: 'fact.doubtful',
  disputed: 'fact.disputed',
  outdated: 'fact.outdated',
  supported: 'fact.supported',
  unsupported: 'fact.unsupported',
};

interface Weighed {
  readonly verdict: Verdict;
  readonly candidate?: Candidate;
  readonly confidence: number;
  /** The figure is the fact's rounding, which the policy minds. */
  readonly rounded?: boolean;
}

function verdictOf(match: Match, limits: Thresholds, date: string | undefined, rounding: Rounding): Weighed {
  const { clash, refuted } = match;
  if (clash && isRefuted(match, limits)) return { verdict: 'refuted', candidate: clash, confidence: refuted };
  const agreement = agreementOf(match, limits.supported, rounding);
  if (agreement) return ofAgreement(agreement, limits, date, rounding);
  if (clash && refuted >= limits.doubtful) return { verdict: 'doubtful', candidate: clash, confidence: refuted };
  return { verdict: 'unsupported', confidence: 1 - refuted };
}

function ofAgreement(
  { candidate, rounded }: Agreement,
  limits: Thresholds,
  date: string | undefined,
  rounding: Rounding,
): Weighed {
  const { judgement, link: confidence } = candidate;
  if (judgement.value && !holds(judgement.value, date)) return { verdict: 'outdated', candidate, confidence };
  if (rounded && rounding === 'exact') {
    const verdict = confidence >= refutedFrom(limits, candidate) ? 'refuted' : 'doubtful';
    return { verdict, candidate, confidence, rounded };
  }
  if (judgement.disputed) return { verdict: 'disputed', candidate, confidence };
  return { verdict: 'supported', candidate, confidence, rounded };
}

const citationsOf = (values: readonly FactValue[], index: FactIndex): Citation[] => {
  const all: Evidence[] = values.flatMap((v) => [...v.evidence]);
  return all.map((evidence) => {
    const source = index.base.sources.get(evidence.source);
    return { evidence, ...(source ? { source } : {}) };
  });
};

/** Whether a value holds on `date` (YYYY-MM-DD, today where undefined). */
const holds = ({ supersededBy, validUntil }: FactValue, date: string | undefined): boolean =>
  !supersededBy && !(validUntil && date && validUntil < date);

/** The values that a reader is told: all where they conflict, those that hold now where the draft's holds no longer. */
function valuesShown(
  { fact, judgement }: Candidate,
  verdict: Verdict,
  date: string | undefined,
  { base }: FactIndex,
): readonly FactValue[] {
  const { values } = fact.fact;
  if (judgement.disputed) return values;
  const held = judgement.value ?? values[0]!;
  if (verdict !== 'outdated') return [held];
  const next = base.facts.find(({ id }) => id === held.supersededBy)?.values ?? [];
  const current = [...values, ...next].filter((value) => holds(value, date));
  return current.length > 0 ? current : [held];
}

/** Fixes with the stretch of the block that all of them replace: the figure, and what beside it is wrong. */
interface Fixes {
  readonly span: Span;
  readonly fixes: readonly Fix[];
}

/** One fix for each of the values; edits in document offsets, `span` in the block's. */
function fixesOf(
  match: Match,
  candidate: Candidate,
  values: readonly FactValue[],
  locale: Locale,
  safe: boolean,
): Fixes {
  const { claim, mention } = match.situation;
  const { fact } = candidate.fact;
  const text = claim.block.text;
  const { role, direction, per } = claim.frame;
  const told = { ...(role && { role }), ...(direction && { direction }), ...(per && { per }) };
  const made = values.flatMap((value) => replace(text, mention, value, fact, locale, told) ?? []);
  const span = {
    start: Math.min(mention.span.start, ...made.map((m) => m.span.start)),
    end: Math.max(mention.span.end, ...made.map((m) => m.span.end)),
  };
  const fixes = made.map((m) => ({
    replacement: text.slice(span.start, m.span.start) + m.replacement + text.slice(m.span.end, span.end),
    edits: m.edits.flatMap((e) => editToDoc(claim.block, e)),
    safe: safe && values.length === 1,
  }));
  return { span, fixes };
}

function dateOf({ values }: Mention): Pick<Finding, 'date'> {
  const [only, ...others] = values;
  return only?.type === 'date' && only.edtf !== '' && others.length === 0 ? { date: only.edtf } : {};
}

/**
 * What is known of a figure's finding before it is put into words; undefined where something is wrong with it, and more has to be known.
 */
export function outlineOf(
  match: Match,
  limits: Thresholds,
  date: string | undefined,
  rounding: Rounding,
): Pick<Finding, 'verdict' | 'code' | 'fact' | 'fixes'> | undefined {
  const { verdict, candidate, rounded } = verdictOf(match, limits, date, rounding);
  if (rounded || (verdict !== 'supported' && verdict !== 'unsupported')) return undefined;
  return { verdict, code: CODES[verdict], fixes: NO_FIXES, ...(candidate ? { fact: candidate.fact.fact.id } : {}) };
}
const NO_FIXES: readonly Fix[] = [];

/** The finding for one matched figure; `textAt` gives the document's text at a span. `others` are the draft's figures, among which one may have changed places with it. */
export function findingOf(
  match: Match,
  textAt: (span: Span) => string,
  index: FactIndex,
  localeOf: (lang: string) => Locale | undefined,
  limits: Thresholds,
  date: string | undefined,
  say: Say,
  others: readonly Match[] = [],
  rounding: Rounding = 'accept',
): Finding {
  const { claim, mention } = match.situation;
  const { verdict, candidate, confidence, rounded } = verdictOf(match, limits, date, rounding);
  const wrong = verdict === 'refuted' || verdict === 'doubtful';
  const locale = candidate ? localeOf(mention.lang) : undefined;
  const shown = candidate ? valuesShown(candidate, verdict, date, index) : [];
  const current = shown.filter((value) => !value.supersededBy);
  const made =
    candidate && locale && (wrong || rounded || verdict === 'outdated')
      ? fixesOf(
          match,
          candidate,
          current.length ? current : shown,
          locale,
          verdict === 'refuted' && confidence >= limits.safe,
        )
      : undefined;
  const span: Span = toDoc(claim.block, made?.span ?? mention.span);
  const surface = textAt(span);
  const citations = citationsOf(shown, index);
  const swapped = wrong ? swapOf(match, others) : undefined;
  const remarks = swapped
    ? [say('remark.swapped', { other: textOf(swapped.situation.claim.block.text, swapped.situation.mention.span) })]
    : candidate && wrong
      ? rounded
        ? [say('remark.rounded')]
        : remarksOn(candidate.judgement.notes, candidate.judgement.value, say)
      : [];
  const code = rounded && verdict === 'supported' ? 'fact.rounded' : CODES[verdict];
  const write = (value: FactValue): string => (candidate ? writeValue(value, candidate.fact.fact, locale) : value.text);
  return {
    span,
    ...(mention.hedge ? { hedge: toDoc(claim.block, mention.hedge.span) } : {}),
    surface,
    kind: mention.kind,
    lang: claim.block.lang,
    verdict,
    code,
    ...(candidate ? { fact: candidate.fact.fact.id } : {}),
    confidence,
    message: messageOf({ verdict, code, surface, values: shown, citations, remarks, write }, say),
    ...(remarks.length ? { remarks } : {}),
    ...(candidate ? { values: [...new Set(shown.map(write))] } : {}),
    ...dateOf(mention),
    citations,
    fixes: made?.fixes ?? [],
    why: candidate ? explain(match, candidate, say) : [],
    ...runnerUpOf(match, candidate),
  };
}
