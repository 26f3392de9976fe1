import type { Hedge, Quantity } from '../values/types.ts';
import { asAge } from './ages.ts';
import { type Cue, changeBefore, cueAfter, headAfter, hedgeAfter, type Near, touches } from './context.ts';
import type { Found } from './found.ts';
import { type PerCue, perAfter, perBefore, perBeyond, TIMES } from './per.ts';
import { type Scan, spanOf } from './scan.ts';
import { longest } from './trie.ts';
import type { Mention } from './types.ts';
import { unspacedHead } from './unspaced.ts';
import { skipSpace } from './written.ts';

/**
 * Whether a hedge's words say something else here: what a change came to ("subió hasta 40", "daalde tot 44"), or among
 * whom ("onder 3482 patiënten", "unter 3482 Patienten").
 */
function isNoHedge(scan: Scan, hedge: Cue<Hedge>, found: Found, last: number | undefined): boolean {
  const { tokens, f } = scan;
  const verb =
    hedge.value === 'up-to' && tokens[hedge.start - 1]?.type === 'space' ? tokens[hedge.start - 2] : undefined;
  if (verb && f.goalVerbs.has(verb.folded)) return true;
  const isGoal = longest(f.hedgesOfGoal, tokens, hedge.start) !== undefined;
  if (isGoal) return changeBefore(scan, hedge.start, GOAL_REACH);
  if (
    f.hedgesAgainst.has(tokens[hedge.start]!.folded) &&
    hedge.end === hedge.start + 1 &&
    isAgainst(scan, hedge.start, last)
  )
    return true;
  // "plus que *les* cinq prévues"
  const isApart = found.counts && found.notation.style !== 'form' && skipSpace(tokens, hedge.end) !== found.start;
  if (isApart && longest(f.hedgesThan, tokens, hedge.start)?.end === hedge.end) return true;
  const isAmong = found.counts && longest(f.hedgesOfUnit, tokens, hedge.start)?.end === hedge.end;
  return isAmong && headAfter(scan, found.end) !== undefined && !changeBefore(scan, hedge.start, GOAL_REACH);
}
/** "41 *Stimmen* gegen 12", "52 Prozent der Stimmen gegen 47": a figure, which ends at token `last`, stands before in the clause. */
function isAgainst({ tokens }: Scan, i: number, last: number | undefined): boolean {
  if (last === undefined || i - last > AGAINST_REACH) return false;
  return !tokens.slice(last, i).some((t) => t.type === 'mark' && '.,;:!?()'.includes(t.text));
}
/** Tokens between two counts that are set against each other. */
const AGAINST_REACH = 8;
/** "3.8 % *more than* 2025": the word of change of the figure before, which ends at token `last`. */
function compares({ tokens, f }: Scan, hedge: Cue<Hedge>, last: number | undefined): boolean {
  const touching =
    last !== undefined && (last === hedge.start || (tokens[last]?.type === 'space' && last + 1 === hedge.start));
  return touching && longest(f.directionsAfter, tokens, hedge.start) !== undefined;
}
/** Tokens from a verb of change to where it led: "crecieron un 7,5 %, *hasta*". */
const GOAL_REACH = 16;

/** "Under the 14th plan", "one of the 14th": of a rank nothing is less or more. */
const isNoRank = (hedge: Near['hedge']): boolean =>
  hedge?.one === true || hedge?.value === 'less-than' || hedge?.value === 'more-than';

/** Attaches hedge, direction, denominator and head noun, and makes the mention. */
export function attach(scan: Scan, found: Found, near: Near): Mention {
  const { tokens, f, locale } = scan;
  let start = found.start;
  // "higher than the tenth": an ordinal keeps its article.
  const hasArticle = found.kind === 'ordinal' || namesMark(scan, found.end);
  const before = <T>(cue: Cue<T> | undefined): Cue<T> | undefined =>
    cue && touches(scan, cue.end, start, hasArticle) ? cue : undefined;
  // "a good third place": an ordinal is no more than what it is.
  let hedge = found.kind === 'ordinal' && isNoRank(near.hedge) ? undefined : before(near.hedge);
  if (hedge) start = hedge.start;
  let direction = before(near.direction);
  // "brought up a 2.4-tonne anchor", but "up a third"
  const isParticle =
    direction !== undefined &&
    direction.end === direction.start + 1 &&
    direction.end + 1 < start &&
    !direction.hasArticle;
  if (isParticle && found.notation.style !== 'form') direction = undefined;
  const isEarned = direction !== undefined && f.directionsOfShare.has(tokens[direction.start]!.folded);
  if (isEarned && !found.counts && found.kind !== 'percent' && found.values[0]!.dimension !== 'points')
    direction = undefined;
  if (direction && !hedge) {
    start = direction.start;
    hedge = before(near.hedge);
  }
  const isCompared = hedge && found.values[0]!.dimension !== 'times' && compares(scan, hedge, near.last);
  if (hedge && (isCompared || isNoHedge(scan, hedge, found, near.last))) {
    // "daalde tot 3,1 procent": the level that a change came to.
    if (direction && direction.end <= hedge.start) direction = undefined;
    hedge = undefined;
    start = found.start;
  }
  let end = found.end;
  const isPrice = found.kind === 'money';
  // "3.2 times annual revenue" is a multiple of it.
  const isMultiple = found.values[0]!.dimension === 'times';
  const isMeasure = found.notation.unit !== undefined && found.kind !== 'percent' && !isPrice;
  let per: PerCue | undefined = found.counts || isMultiple ? undefined : perAfter(scan, end, isPrice);
  if (per) end = per.end;
  else per = near.per && touches(scan, near.per.end, start) ? near.per : perBefore(scan, start);
  if (!per && (isMeasure || isPrice)) {
    const beyond = perBeyond(scan, end);
    // Of a sum only a time is looked for so far away: "2 million of aid *per month*".
    if (beyond && (isMeasure || TIMES.has(beyond.value))) per = beyond;
  }
  // "about 500 or more" is at least 500.
  const behind = hedgeAfter(scan, end);
  if (!hedge || hedge.value === 'about') hedge = behind ?? hedge;
  // "400家以上": a counter stands between.
  const counter = f.myriads && found.counts ? longest(f.myriads.counters, tokens, end) : undefined;
  if (counter) hedge ??= hedgeAfter(scan, counter.end);
  if (hedge && hedge.start >= end) end = hedge.end;
  const head = found.counts || found.ofCounted ? headOf(scan, found, counter ? found.end : end) : undefined;
  if (head) {
    const within = found.values[0]!.low >= MANY ? perWithin(scan, end, head[0]) : undefined;
    per = perAfter(scan, head[1], isPrice) ?? within ?? per;
    hedge ??= hedgeAfter(scan, head[1]);
  } else if (found.counts) per = perAfter(scan, end, isPrice) ?? per;
  // "ganó dos veces": how often is no change.
  // "ganó 2,4 millones" is a sum, "ganó 600 socios" a change.
  // "Elles gagnent 67 % *de moins*": what stands behind says how the earnings compare.
  const isSaidBehind = isEarned && directionAfter(scan, head?.[1] ?? end, found.counts) !== undefined;
  if (isOften(scan, found, head?.[0]) || (isEarned && found.counts && !head) || isSaidBehind) direction = undefined;
  if (found.kind !== 'ordinal' && !direction) {
    direction = directionAfter(scan, head?.[1] ?? end, found.counts);
    // "300 visitors *more a day*"
    const rate = direction && !per && !isMultiple ? perAfter(scan, direction.end, isPrice) : undefined;
    if (rate && TIMES.has(rate.value)) per = rate;
  }
  const lead = found.kind === 'range' ? openerSpan(scan, near, found.start) : undefined;
  near.last = found.end;
  near.hedge = near.direction = near.opener = near.label = near.per = undefined;
  const sign = found.values[0]?.direction;
  const readings = found.counts ? (asAge(scan, found.start, found.values) ?? found.values) : found.values;
  const values = readings.map(
    (v): Quantity =>
      Object.assign(
        {},
        v,
        hedge && { hedge: hedge.value },
        direction && !v.direction && { direction: direction.value },
        per && { per: per.value },
        per?.time && { perTime: per.time },
      ),
  );
  return {
    span: spanOf(tokens, found.start, found.end),
    kind: found.kind,
    values,
    notation: found.notation,
    lang: locale.lang,
    ...(lead && { lead }),
    ...(hedge && { hedge: { span: spanOf(tokens, hedge.start, hedge.end), hedge: hedge.value } }),
    ...(per && { per: { span: spanOf(tokens, per.start, per.end), per: per.value } }),
    ...(sign
      ? { direction: { span: spanOf(tokens, found.start, found.signEnd ?? found.start + 1), direction: sign } }
      : direction && {
          direction: { span: spanOf(tokens, direction.start, direction.end), direction: direction.value },
        }),
    ...(head && { head: headIn(scan, head) }),
  };
}

/** Whether a figure says how often something happened: "twice", or with "times" behind it. */
const isOften = ({ tokens, f }: Scan, found: Found, head: number | undefined): boolean =>
  head === undefined
    ? !found.counts && found.notation.style === 'form' && found.values[0]!.dimension === 'count'
    : longest(f.multiples.times, tokens, head) !== undefined;

/** "under the 62 *mark*", "above the $100 *barrier*": the figure names a bound. */
function namesMark(scan: Scan, end: number): boolean {
  const at = scan.f.hedgeMarks.size > 0 ? skipSpace(scan.tokens, end) : end;
  return at > end && scan.f.hedgeMarks.has(scan.tokens[at]?.folded ?? '');
}

/** Fewer are things of that name ("two weekly papers", "3 annual reports"). */
const MANY = 10;
/** "12,000 *daily* visitors": what tells the denominator stands between figure and noun. */
function perWithin({ tokens, f }: Scan, end: number, head: number): Cue<string> | undefined {
  const at = skipSpace(tokens, end);
  const hit = longest(f.per.adverbs, tokens, at);
  return hit && hit.end < head && !f.per.rhythm.has(tokens[head]!.folded)
    ? { start: at, end: hit.end, value: hit.value }
    : undefined;
}

/** A word of change behind a figure; behind a bare count none that another count follows ("104 *off* 161 balls"). */
function directionAfter(scan: Scan, end: number, counts: boolean): Cue<'up' | 'down'> | undefined {
  const cue = cueAfter(scan, scan.f.directionsAfter, end);
  const next = cue && scan.tokens[cue.end]?.type === 'space' ? scan.tokens[cue.end + 1] : undefined;
  // "80 centimètres en *moins de* deux heures": the hedge of the next figure.
  const hedge = cue && longest(scan.f.hedgesBefore, scan.tokens, cue.end - 1);
  const link = hedge && hedge.end > cue.end ? wordBefore(scan, hedge.end) : undefined;
  if (link !== undefined && scan.f.hedgeSkip.has(link)) return undefined;
  return counts && next?.type === 'digits' ? undefined : cue;
}

/** The word that ends before token `end`; "d'" is two tokens. */
const wordBefore = ({ tokens }: Scan, end: number): string =>
  tokens[end - 1]!.folded === "'" && end > 1 ? `${tokens[end - 2]!.folded}'` : tokens[end - 1]!.folded;

/** The counted noun as token indexes. */
function headOf(scan: Scan, found: Found, end: number): readonly [number, number] | undefined {
  // "un terremoto de magnitud 6,1 sacudió"
  const before = scan.tokens[found.start - 1]?.type === 'space' ? scan.tokens[found.start - 2] : undefined;
  if (before && scan.locale.guards.scales.has(before.folded)) return undefined;
  if (scan.f.myriads) return unspacedHead(scan, found.start, end);
  // "les 12 millions prévus": what millions count stands behind a link.
  const { magnitude } = found.notation;
  const isLinked = scan.f.head.ofMillions && magnitude !== undefined && magnitude.factor >= 1e6;
  const isWritten = isLinked && magnitude.span.end - magnitude.span.start > 3;
  if (isWritten && !longest(scan.f.head.links, scan.tokens, skipSpace(scan.tokens, end))) return undefined;
  const at = headAfter(scan, end);
  return at === undefined ? undefined : [at, at + 1];
}

const headIn = ({ tokens }: Scan, [from, to]: readonly [number, number]): NonNullable<Mention['head']> => ({
  span: spanOf(tokens, from, to),
  text: tokens
    .slice(from, to)
    .map((t) => t.text)
    .join(''),
});

function openerSpan(scan: Scan, near: Near, start: number): Mention['lead'] {
  return near.opener && touches(scan, near.opener.end, start, true)
    ? spanOf(scan.tokens, near.opener.start, near.opener.end)
    : undefined;
}
