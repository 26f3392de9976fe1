import type { FactValue } from './facts/types.ts';
import type { CueKind } from './locales/cues.ts';
import { once } from './once.ts';
import { type Moved, type MovedStretch, type Outline, stretchOf } from './placed.ts';
import { shift } from './span.ts';
import type { Placed, Stated, Statement } from './statement.ts';
import { judge } from './verdicts/judge.ts';
import type { Match } from './verdicts/match.ts';
import { unstatedBy } from './verdicts/vetoes.ts';
import { inconsistentFinding, linesOf, rightElsewhere } from './views/inconsistent.ts';
import type { Say } from './views/say.ts';
import type { Finding } from './views/types.ts';

/** `later` and `earlier` cannot both be true. Where one of the two disagrees with the fact, it is `later`, wherever it stands. */
export interface Contradiction {
  readonly later: Placed;
  readonly earlier: Placed;
}

/** How probable it must be that a figure is about the fact; with less, two figures may be about two things. */
const SURE = 0.6;
/** A cue or date this near speaks of the figure. */
const NEAR = 0.3;
/** Values that a fact is given are remembered; a draft that gives it more is no draft. */
const MOST_VALUES = 8;

/** What makes a figure something other than the plain value: a part of it, a plan, what it was before. */
const APART: readonly CueKind[] = [
  'previous',
  'part',
  'average',
  'each',
  'forecast',
  'plan',
  'hypothesis',
  'rumour',
  'progress',
  'possible',
  'subunit',
];
const ROLES_APART: ReadonlySet<string | undefined> = new Set(['previous', 'change', 'part', 'label']);

/** What a figure states of a fact; undefined where that is not sure, or where it is asked, denied, quoted or supposed. */
export function statementOf(match: Match, finding: Outline, at: number): Statement | undefined {
  const { candidates, situation } = match;
  const { claim, mention } = situation;
  const agrees = finding.verdict === 'supported' || finding.verdict === 'disputed';
  if (!agrees && finding.verdict !== 'refuted' && finding.verdict !== 'doubtful') return undefined;
  const candidate = candidates.find(({ fact }) => fact.fact.id === finding.fact);
  const [value, ...others] = mention.values;
  if (!candidate || !value || others.length > 0 || (agrees && candidate.link < SURE)) return undefined;
  const { cues, role } = claim.frame;
  const isApart = APART.some((kind) => (cues[kind] ?? 0) >= NEAR) || ROLES_APART.has(role);
  if (isApart || claim.block.quoted || unstatedBy(situation)) return undefined;
  return {
    finding: at,
    match,
    candidate,
    fact: candidate.fact.fact.id,
    agrees,
    key: JSON.stringify([value, mention.bound?.bound]),
  };
}

/** What a draft says of one fact: the first place for each value that agrees, and those that do not. */
interface SaidOfFact {
  readonly agreeing: Placed[];
  readonly others: Placed[];
}

/** The places of a draft, in order, that contradict one another on a fact: each later one once, with the first that it contradicts. */
export function contradictions(
  stated: readonly (readonly Stated[])[],
  pairs: Pairs = new WeakMap(),
): readonly Contradiction[] {
  const byFact = new Map<string, SaidOfFact>();
  const found: Contradiction[] = [];
  for (const placed of contested(stated)) {
    const { fact, agrees } = placed.statement;
    let said = byFact.get(fact);
    if (!said) {
      said = { agreeing: [], others: [] };
      byFact.set(fact, said);
    }
    if (agrees) addAgreeing(said.agreeing, placed, pairs, found);
    else said.others.push(placed);
  }
  for (const { agreeing, others } of byFact.values())
    for (const later of others) {
      const earlier = agreeing.find((one) => isApartFrom(one, later) && compared(pairs, one, later, isSaidOtherwise));
      if (earlier) found.push({ later, earlier });
    }
  return found;
}

/** The statements of facts of which not every place says the same, in order. A book has thousands, and hardly one such. */
function contested(stated: readonly (readonly Stated[])[]): readonly Placed[] {
  const first = new Map<string, Statement>();
  const facts = new Set<string>();
  for (const all of stated)
    for (const { statement } of all) {
      const known = first.get(statement.fact);
      if (!known) first.set(statement.fact, statement);
      else if (known.key !== statement.key || known.agrees !== statement.agrees) facts.add(statement.fact);
    }
  if (facts.size === 0) return [];
  return stated.flatMap((all, stretch) =>
    all.flatMap((one) => (facts.has(one.statement.fact) ? [{ stretch, ...one }] : [])),
  );
}

/** Holds a place against those before it. */
function addAgreeing(agreeing: Placed[], placed: Placed, pairs: Pairs, found: Contradiction[]): void {
  const { key } = placed.statement;
  let isKnown = false;
  let earlier: Placed | undefined;
  for (const one of agreeing) {
    if (one.statement.key === key) isKnown = true;
    else if (!earlier && isApartFrom(one, placed) && compared(pairs, one, placed, isAtOdds)) earlier = one;
  }
  if (earlier) found.push({ later: placed, earlier });
  if (!isKnown && agreeing.length < MOST_VALUES) agreeing.push(placed);
}

/** What two statements were found to be to one another: they never change, and a draft is read again with each key. */
export type Pairs = WeakMap<Statement, WeakMap<Statement, boolean>>;

function compared(pairs: Pairs, one: Placed, other: Placed, compare: (a: Statement, b: Statement) => boolean): boolean {
  const [a, b] = [one.statement, other.statement];
  const own = pairs.get(a) ?? new WeakMap<Statement, boolean>();
  let known = own.get(b);
  if (known === undefined) {
    known = compare(a, b);
    own.set(b, known);
    pairs.set(a, own);
  }
  return known;
}

/** What stands in one paragraph or cell is set side by side on purpose. */
const isApartFrom = (a: Placed, b: Placed): boolean => a.stretch !== b.stretch || a.block !== b.block;

/** Whether two figures that both agree with a fact, as far as it goes, exclude one another. What is dated or attributed differs in that. */
function isAtOdds(a: Statement, b: Statement): boolean {
  const all = [a, b];
  if (all.some(({ candidate }) => candidate.judgement.how === 'finer')) return false;
  if (all.some(({ match }) => isAttributed(match))) return false;
  const [dates, others] = all.map(({ match }) => datesOf(match)) as [readonly string[], readonly string[]];
  if (dates.join() !== others.join()) return false;
  const [one, other] = all.map(({ candidate }) => candidate.judgement.value);
  return isOfOneTime(one, other) && exclude(a, b);
}

/** Whether a figure that disagrees with the fact stands against one that agrees: of the same time, as far as is said. */
function isSaidOtherwise(right: Statement, wrong: Statement): boolean {
  const dates = datesOf(right.match);
  const others = datesOf(wrong.match);
  const isSameTime = dates.length === 0 || others.length === 0 || dates.some((date) => others.includes(date));
  return isSameTime && exclude(right, wrong);
}

const isAttributed = ({ situation }: Match): boolean => {
  const { cues, near } = situation.claim.frame;
  return (cues.attribution ?? 0) >= NEAR || near.some(({ attributed }) => attributed);
};

const datesOf = ({ situation }: Match): readonly string[] =>
  situation.claim.frame.dates
    .filter(({ weight }) => weight >= NEAR)
    .map(({ edtf }) => edtf)
    .sort();

const isOfOneTime = (a: FactValue | undefined, b: FactValue | undefined): boolean =>
  a === b ||
  (a?.period === b?.period && a?.place === b?.place && a?.asOf === b?.asOf && a?.validUntil === b?.validUntil);

/** Whether neither value, with its hedge and rounding, can be the other's. */
const exclude = (a: Statement, b: Statement): boolean => denies(a, b) && denies(b, a);

function denies({ match, candidate }: Statement, said: Statement): boolean {
  const { mention, claim } = said.match.situation;
  const { role } = claim.frame;
  const bound = mention.bound?.bound;
  const deadline = role === 'deadline' || bound === 'by' || bound === 'until' || bound === 'before';
  const value: FactValue = { value: mention.values[0]!, text: '', deadline, evidence: [] };
  const own = match.situation.claim.frame.role;
  const judged = judge(match.situation.mention, { ...candidate.fact.fact, values: [value] }, own ? { role: own } : {});
  return judged.relation === 'disagrees';
}

/**
 * The findings of a draft with what they contradict: a figure that is wrong is told where it stands right; one that agrees as far as
 * the fact goes has a finding of its own.
 */
export function tellContradictions(
  moved: readonly MovedStretch[],
  stated: readonly (readonly Stated[])[],
  text: string,
  say: Say,
  pairs: Pairs = new WeakMap(),
): readonly MovedStretch[] {
  const found = contradictions(stated, pairs);
  if (found.length === 0) return moved;
  const told = [...moved];
  const added: Moved[] = [];
  const lines = linesOf(text);
  const blockOf = ({ stretch, block }: Placed): Moved => moved[stretch]!.at(block);
  const placeOf = (placed: Placed) => {
    const { finding, by } = blockOf(placed);
    return shift(finding(placed.statement.finding).span, by);
  };
  for (const { later, earlier } of found) {
    const { stretch, block, statement } = later;
    const at = statement.finding;
    const finding = (): Finding => blockOf(later).finding(at);
    if (!statement.agrees)
      told[stretch] = withFinding(told[stretch]!, block, at, () =>
        rightElsewhere(finding(), placeOf(earlier), lines, say),
      );
    else {
      const own = once(() => inconsistentFinding({ ...finding(), span: placeOf(later) }, placeOf(earlier), lines, say));
      added.push({ extent: blockOf(later).extent, by: 0, outlines: [INCONSISTENT], finding: own });
    }
  }
  return [...told, stretchOf(added)];
}

const INCONSISTENT: Outline = { verdict: 'doubtful', code: 'draft.inconsistent', fixes: [] };

/** With another finding at a place, of which the same is known before it is put into words. */
function withFinding(stretch: MovedStretch, block: number, at: number, make: () => Finding): MovedStretch {
  const finding = once(make);
  const one = once(
    (): Moved => ({ ...stretch.at(block), finding: (i) => (i === at ? finding() : stretch.at(block).finding(i)) }),
  );
  return { ...stretch, at: (i) => (i === block ? one() : stretch.at(i)) };
}
