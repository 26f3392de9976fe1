import type { FactIndex } from '../facts/index.ts';
import type { Fact } from '../facts/types.ts';
import type { Candidate } from './candidates.ts';
import type { Looked } from './context.ts';
import { hasAny } from './coverage.ts';
import type { DecisionFeature } from './decision.ts';
import { isNamedBy } from './rivals.ts';
import type { Situation } from './situation.ts';

/** A cue this near the figure governs it: a negation within three words, a "so far" within the clause. */
const NEGATES = 0.86;
const GOVERNS = 0.6;
/** "A first tranche of": beside the figure; an "early-stage team" is no part of it. */
const PARTS = 0.8;
/** Weaker: the cue stands in the figure's statement. */
const STANDS_BY = 0.35;

/** Members of these sets exclude one another: a fund of Japan is not the fund of China. */
const CONTRASTING: ReadonlySet<string> = new Set(['country', 'city', 'continent', 'organisation']);

/** "In New York": where something happened, not whose it is. */
const isSetting = (s: Situation, word: { readonly start: number; readonly kind?: string }): boolean =>
  word.kind === 'city' &&
  /(?:^|[\s'’])\p{Ll}{1,3}\s$/u.test(s.claim.block.text.slice(Math.max(0, word.start - 5), word.start));

/** Whether the figure's sentence names the subject of a fact that has labels. */
function isNamed({ claim }: Situation, { fact }: Candidate): boolean {
  if (fact.labels.length === 0) return true;
  const here = claim.frame.near.filter((n) => n.where === 'segment' || n.where === 'sentence');
  return isNamedBy(
    here.flatMap((n) => n.word.terms),
    fact,
  );
}

/** A country, city or organisation beside the figure that the base never speaks of. */
function elsewhere(s: Situation, clash: Candidate, index: FactIndex): boolean {
  const known = (term: string | undefined) => term !== undefined && (index.names.has(term) || index.postings.has(term));
  const { start } = s.claim.mention.span;
  const places = s.claim.frame.near.filter(
    (n) => n.word.kind !== undefined && !n.attributed && CONTRASTING.has(n.word.kind) && !isSetting(s, n.word),
  );
  // The place or body the text spoke of last before the figure holds until another is named.
  // "Japan announced a fund. It supports 200 companies": where only a pronoun stands for the subject, the sentences before tell whose it is.
  const far = !isNamed(s, clash);
  const before = places.filter(
    (n) => n.word.end <= start && (n.where === 'segment' || n.where === 'sentence' || (far && n.where === 'paragraph')),
  );
  const last = before.reduce<(typeof before)[number] | undefined>(
    (a, n) => (!a || n.word.end > a.word.end ? n : a),
    undefined,
  );
  const foreign = (n: (typeof places)[number]) => !n.word.terms.some(known) && !known(n.word.of);
  // "A fund of Japan": that an aside of another passage names the country does not make it the fact's. Many a fact written by hand has no passage.
  if (last && clash.fact.fact.passage !== undefined) {
    const { kind, terms, of } = last.word;
    const country = kind === 'country' ? terms : kind === 'city' && of !== undefined ? [...terms, of] : undefined;
    if (country && !hasAny(country, index.termsOfPassage(clash.fact.passage))) return true;
  }
  if (last) return foreign(last);
  return places.some(
    (n) =>
      (n.where === 'segment' || n.where === 'sentence' || n.where === 'cell') && n.weight >= STANDS_BY && foreign(n),
  );
}

/** "In 2024" where the subject's figures go by years: the year says which figure is meant. */
function isPeriodOf(s: Situation, clash: Candidate, index: FactIndex): boolean {
  const years = s.mention.values.map((v) => (v.type === 'date' && /^\d{4}$/.test(v.edtf) ? v.edtf : undefined));
  const siblings = index.subjects.get(clash.fact.fact.subject) ?? [];
  return siblings.some((f) =>
    f.fact.values.some((v) => v.period !== undefined && years.includes(v.period.slice(0, 4))),
  );
}

/**
 * "On 15 July the share gained 4 % after the announcement of sales": the date is of what came after, not of the announcement. Nearly all
 * words of the fact's event stand behind "after", and the date before it; or a length of time stands right before ("a year before …").
 */
function isOfAnotherEvent(s: Situation, { fact }: Candidate): boolean {
  if (s.mention.values[0]?.type !== 'date' || !fact.fact.values.some((v) => v.value.type === 'date')) return false;
  const { sequels, near } = s.claim.frame;
  if (sequels.length === 0) return false;
  const event = new Set([...fact.groups, ...fact.labels.flat()].filter((g) => !g.name).flatMap((g) => g.terms));
  const said = near.filter(
    (n) =>
      (n.where === 'segment' || n.where === 'sentence') &&
      n.word.name !== 'sure' &&
      n.word.terms.some((t) => event.has(t)),
  );
  if (said.length === 0) return false;
  return sequels.some(
    (cue) =>
      said.filter((n) => n.word.start >= cue.end).length >= BEHIND * said.length &&
      (s.mention.span.end <= cue.start || LENGTH_BEFORE.test(s.claim.block.text.slice(0, cue.start))),
  );
}
/** So many of the event's words stand behind the cue; one before it may be another word's likeness ("the exchange *opened* …"). */
const BEHIND = 0.75;
/** A length of time in digits or words, of up to three words, opens the sentence or clause. */
const LENGTH_BEFORE = /(?:^|[.!?;:,]\s*)[\p{L}\d]+(?:\s[\p{L}\d]+){1,2}\s$/u;

/** Why a figure is stated of nothing at all; undefined where it is. */
export function unstatedBy(s: Situation): string | undefined {
  const { cues, question, supposed } = s.claim.frame;
  if (question) return 'the sentence is a question';
  if (supposed) return 'the figure is supposed, not stated';
  return Math.max(cues.negation ?? 0, cues.denial ?? 0) >= NEGATES ? 'the figure is denied' : undefined;
}

/** "61 women *instead of* 94": of two facts that both tell what was before, the one does not deny the other. */
const isFormerLevel = (s: Situation, { fact }: Candidate): boolean =>
  s.claim.frame.role === 'previous' && fact.fact.role === 'previous';

/** "Could grow to 12 billion next year": what may come after all that the fact's sources could know does not contradict them. */
function mayCome(s: Situation, { fact, features: f }: Candidate & Looked, index: FactIndex): boolean {
  if (f.possible < STANDS_BY || fact.sources.length === 0 || s.mention.values[0]?.type === 'date') return false;
  // Of an undated source nobody knows what it could know.
  const told = fact.sources.map((id) => Number(index.base.sources.get(id)?.published?.slice(0, 4) ?? Number.NaN));
  const latest = Math.max(...told);
  return s.claim.frame.dates.some((d) => d.weight >= STANDS_BY && Number(/^\d{4}/.exec(d.edtf)?.[0]) > latest);
}

const SO_FAR = 'the figure is what has come so far';
const ELSEWHERE = 'the figure is said of another country or organisation';
const RIVAL = 'another subject is named, which the fact excludes';
const UNSPOKEN = 'nothing here speaks of the fact';

/** A draft in which so many figures agree with the fact's file tells its story, and a figure so like the fact's is a slip. */
const TOLD = 0.75;
const SLIP = 0.5;
/** … or all that is known of the figure speaks for it this surely ("the Danish group" of a company that the sources know well). */
const CONVINCED = 0.85;

/**
 * Whether a veto gives way to what the whole draft says. Where it tells the fact's story, "already" and a foreign name are in the telling, and
 * the same digits need no word of the fact beside them. A fact written by hand tells the whole: what has "already" come is a part of it.
 */
export function isOverruled(
  veto: string,
  { auto }: Pick<Fact, 'auto'>,
  d: Readonly<
    Record<Extract<DecisionFeature, 'sameStory' | 'stated' | 'digits' | 'likeness' | 'swapped' | 'datePart'>, number>
  >,
  weighed: number,
): boolean {
  if (veto === RIVAL && weighed >= CONVINCED) return true;
  if (Math.max(d.sameStory, d.stated) < TOLD) return false;
  if (veto === ELSEWHERE && weighed >= CONVINCED) return true;
  const like = Math.max(d.digits, d.likeness, d.swapped, d.datePart) >= SLIP;
  return (veto === SO_FAR && auto) || (like && (veto === ELSEWHERE || veto === UNSPOKEN));
}

/**
 * Why a figure is no claim about the fact, whatever its likeness: it is denied, asked, supposed or only part of the whole, or it is
 * said of somebody else; or no word of the fact is said, and no figure beside it agrees with the fact's passage. Undefined where nothing stands
 * against it. What may be overruled comes last.
 */
export function vetoOf(
  s: Situation,
  clash: Candidate & Looked,
  decision: Readonly<Record<Extract<DecisionFeature, 'sentence' | 'paragraph'>, number>>,
  index: FactIndex,
): string | undefined {
  const f = clash.features;
  const unstated = isFormerLevel(s, clash) ? undefined : unstatedBy(s);
  if (unstated) return unstated;
  if (f.denied >= STANDS_BY && clash.judgement.notes.some((n) => n.type === 'hedge')) return 'the bound is denied';
  if (isOfAnotherEvent(s, clash)) return 'the date is of what came before or after';
  if (isPeriodOf(s, clash, index)) return 'the year is the period of another figure';
  if (mayCome(s, clash, index)) return 'the figure may come after what the sources tell';
  if (s.claim.frame.role === 'part' && clash.fact.fact.role === 'total' && (s.claim.frame.cues.part ?? 0) >= PARTS)
    return 'the figure is a part, and the fact the whole';
  if (f.rival > 0) return RIVAL;
  if (elsewhere(s, clash, index)) return ELSEWHERE;
  if (f.flat === 0 && decision.sentence === 0 && decision.paragraph === 0) return UNSPOKEN;
  return f.progress >= GOVERNS ? SO_FAR : undefined;
}
