import type { FactIndex } from '../facts/index.ts';
import type { Evidence, FactValue } from '../facts/types.ts';
import type { Locale } from '../locales/types.ts';
import { editToDoc } from '../prose/edits.ts';
import { toDoc } from '../prose/map.ts';
import type { Span } from '../span.ts';
import type { Candidate } from '../verdicts/candidates.ts';
import { matchedWords } from '../verdicts/coverage.ts';
import type { Match } from '../verdicts/match.ts';
import type { ByOrigin } from '../verdicts/model.ts';
import type { Code, Verdict } from '../verdicts/types.ts';
import { messageOf, remarksOn } from './message.ts';
import { replace } from './replace.ts';
import type { Say } from './say.ts';
import type { Citation, Finding, Fix } from './types.ts';
import { writeValue } from './write.ts';

/** Probabilities from which something is said; see `test/accuracy` for the curve they were read from. */
export interface Thresholds {
  /** For facts built from sources and for those written by hand. */
  readonly refuted: ByOrigin<number>;
  readonly doubtful: number;
  readonly supported: number;
  readonly safe: number;
}

const CODES: Readonly<Record<Verdict, Code>> = {
  refuted: 'fact.refuted',
  doubtful: 'fact.doubtful',
  disputed: 'fact.disputed',
  outdated: 'fact.outdated',
  supported: 'fact.supported',
  unsupported: 'fact.unsupported',
};

function verdictOf(
  match: Match,
  limits: Thresholds,
  date: string | undefined,
): { verdict: Verdict; candidate?: Candidate; confidence: number } {
  const { agree, clash, refuted } = match;
  if (clash && refuted >= (clash.fact.fact.auto ? limits.refuted.built : limits.refuted.declared))
    return { verdict: 'refuted', candidate: clash, confidence: refuted };
  if (agree && agree.link >= limits.supported) {
    const value = agree.judgement.value;
    const confidence = agree.link;
    if (value?.supersededBy || (value?.validUntil && date && value.validUntil < date))
      return { verdict: 'outdated', candidate: agree, confidence };
    return { verdict: agree.judgement.disputed ? 'disputed' : 'supported', candidate: agree, confidence };
  }
  if (clash && refuted >= limits.doubtful) return { verdict: 'doubtful', candidate: clash, confidence: refuted };
  return { verdict: 'unsupported', confidence: 1 - refuted };
}

const citationsOf = (values: readonly FactValue[], index: FactIndex): Citation[] => {
  const all: Evidence[] = values.flatMap((v) => [...v.evidence]);
  return all.map((evidence) => {
    const source = index.base.sources.get(evidence.source);
    return { evidence, ...(source ? { source } : {}) };
  });
};

/** Fixes with the stretch of the block that all of them replace: the figure, and what beside it is wrong. */
interface Fixes {
  readonly span: Span;
  readonly fixes: readonly Fix[];
}

/** One fix for each value the fact may have; edits in document offsets, `span` in the block's. */
function fixesOf(match: Match, candidate: Candidate, locale: Locale, safe: boolean): Fixes {
  const { claim, mention } = match.situation;
  const { fact } = candidate.fact;
  const text = claim.block.text;
  const { direction, per } = claim.frame;
  const told = { ...(direction && { direction }), ...(per && { per }) };
  const live = fact.values.filter((v) => !v.supersededBy);
  const values = candidate.judgement.disputed ? live : [candidate.judgement.value ?? live[0]!];
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

/** A candidate less likely than this is none to the reader. */
const WORTH_NAMING = 0.05;

function explain(match: Match, candidate: Candidate, say: Say): string[] {
  const lines: string[] = [];
  const words = matchedWords(match.situation, candidate.fact).slice(0, 6);
  if (words.length)
    lines.push(
      say('why.words', {
        words: words
          .map((w) => (w.text.toLowerCase() === w.fact.toLowerCase() ? w.text : `${w.text} = ${w.fact}`))
          .join(', '),
      }),
    );
  const d = match.decision;
  if (d && d.sentence > 0.2) lines.push(say('why.sentence'));
  else if (d && d.paragraph > 0.2) lines.push(say('why.paragraph'));
  if (candidate.like) lines.push(say(`why.like.${candidate.like.kind}`));
  const next = match.candidates.find((c) => c.fact.fact.id !== candidate.fact.fact.id);
  lines.push(
    next && next.link >= WORTH_NAMING
      ? say('why.next', {
          fact: next.fact.fact.id,
          share: Math.round(next.link * 100),
          own: Math.round(candidate.link * 100),
        })
      : say('why.alone'),
  );
  return lines;
}

/** A second fact is close when it is at least half as likely as the first. */
const CLOSE = 0.5;

function runnerUpOf(match: Match, candidate: Candidate | undefined): Pick<Finding, 'runnerUp'> {
  const next = candidate && match.candidates.find((c) => c.fact.fact.id !== candidate.fact.fact.id);
  return next && next.link >= CLOSE * candidate.link ? { runnerUp: next.fact.fact.id } : {};
}

/** The finding for one matched figure. */
export function findingOf(
  match: Match,
  text: string,
  index: FactIndex,
  localeOf: (lang: string) => Locale | undefined,
  limits: Thresholds,
  date: string | undefined,
  say: Say,
): Finding {
  const { claim, mention } = match.situation;
  const { verdict, candidate, confidence } = verdictOf(match, limits, date);
  const wrong = verdict === 'refuted' || verdict === 'doubtful';
  const locale = candidate ? localeOf(mention.lang) : undefined;
  const made =
    candidate && locale && wrong
      ? fixesOf(match, candidate, locale, verdict === 'refuted' && confidence >= limits.safe)
      : undefined;
  const span: Span = toDoc(claim.block, made?.span ?? mention.span);
  const surface = text.slice(span.start, span.end);
  const shown = candidate
    ? candidate.judgement.disputed
      ? candidate.fact.fact.values
      : [candidate.judgement.value ?? candidate.fact.fact.values[0]!]
    : [];
  const citations = citationsOf(shown, index);
  const remarks = candidate && wrong ? remarksOn(candidate.judgement.notes, say) : [];
  const write = (value: FactValue): string => (candidate ? writeValue(value, candidate.fact.fact, locale) : value.text);
  return {
    span,
    ...(mention.hedge ? { hedge: toDoc(claim.block, mention.hedge.span) } : {}),
    surface,
    kind: mention.kind,
    lang: claim.block.lang,
    verdict,
    code: CODES[verdict],
    ...(candidate ? { fact: candidate.fact.fact.id } : {}),
    confidence,
    message: messageOf({ verdict, surface, candidate, citations, remarks, write }, say),
    ...(remarks.length ? { remarks } : {}),
    ...(candidate ? { values: [...new Set(shown.map(write))] } : {}),
    citations,
    fixes: made?.fixes ?? [],
    why: candidate ? explain(match, candidate, say) : [],
    ...runnerUpOf(match, candidate),
  };
}
