import type { Role } from '../facts/types.ts';
import type { CueHit, CueKind } from '../locales/cues.ts';
import type { Token } from '../mentions/tokens.ts';
import type { Mention } from '../mentions/types.ts';
import type { Span } from '../span.ts';
import { wordsBetween } from './between.ts';
import { isCalledDeadline, isNegated } from './deadline.ts';
import type { Sentence } from './sentences.ts';

/** Words between a verb of change and a length of time that it changes ("verkürzt sich um 4 Minuten"). */
const BESIDE = 2;

/** Words a direction cue may stand away from the figure it directs. */
const REACH = 7;

interface Directed {
  readonly role?: Role;
  readonly direction?: 'up' | 'down';
}

/** Words between "up" and the level it went up from. */
const SINCE = 1;

/** Cues that say up and down, and of a length of time what makes it longer and shorter ("20 minutes *faster*"). */
const COURSE = ['up', 'down'] as const;
const PACE = ['slower', 'faster'] as const;

/** A cue of direction: words between it and the figure, and its first token. */
interface Course {
  readonly direction: 'up' | 'down';
  readonly words: number;
  readonly after: boolean;
  readonly from: number;
  /** It says that the figure before it is where the course led to ("5万人に増えた"). */
  readonly level: boolean;
}

/** The nearest cue of two opposite kinds in the sentence, with the distance in words; semicolons part it from the figure. */
function nearestDirection(
  [rising, falling]: typeof COURSE | typeof PACE,
  mention: Mention,
  cues: readonly CueHit[],
  tokens: readonly Token[],
  from: number,
  to: number,
  s: Sentence,
  level: boolean,
  dates: readonly Span[],
): Course | undefined {
  let best: Course | undefined;
  for (const hit of cues) {
    if (hit.from < s.from || hit.from >= s.to) continue;
    const up = hit.kinds.has(rising);
    if (up === hit.kinds.has(falling)) continue;
    // "two cuts" counts cuts: the counted noun gives no direction.
    if (
      mention.head &&
      tokens[hit.from]!.start < mention.head.span.end &&
      mention.head.span.start < tokens[hit.to - 1]!.end
    )
      continue;
    const after = hit.from >= to;
    if (!after && hit.to > from) continue;
    // "A third or *more*" is the figure's own bound.
    if (after && mention.hedge && tokens[hit.from]!.start < mention.hedge.span.end) continue;
    const [a, b] = after ? [to, hit.from] : [hit.to, from];
    let parted = false;
    for (let i = a; i < b; i++) {
      // A stop parts the cue from the figure; a decimal comma is none.
      if (/^[;:(),]$/.test(tokens[i]!.text) && !(tokens[i - 1]?.type === 'digits' && tokens[i + 1]?.type === 'digits'))
        parted = true;
    }
    // "Gives 2.5 million *and* cuts": what follows is another statement.
    if (after && cues.some((c) => c.kinds.has('coordination') && c.from >= a && c.to <= b)) parted = true;
    // Another figure in between takes the cue, but for "from 27 to 24".
    // Dates in between do not ("fell *on 5 May* 6 %").
    const between = tokens.slice(a, b).filter((t) => !dates.some((d) => d.start <= t.start && t.end <= d.end));
    const words = between.filter((t) => t.type === 'word' || t.type === 'digits').length;
    const figures = between.filter((t) => t.type === 'digits').length;
    if (parted || words > REACH || (figures > 0 && (after || !level))) continue;
    if (!best || words < best.words)
      best = { direction: up ? 'up' : 'down', words, after, from: hit.from, level: after && hit.kinds.has('level') };
  }
  return best;
}

/**
 * Whether a cue of the kind, no earlier than token `since`, ends right before token `from` (spaces and a hedge aside). A preposition of a few letters leads only what stands
 * right behind it ("rose *by* 7"); in "doubles its output *of* 7 nm chips" the noun between is what it leads.
 */
function rightBefore(
  cues: readonly CueHit[],
  tokens: readonly Token[],
  from: number,
  kind: CueKind,
  since = 0,
): boolean {
  return cues.some((c) => {
    if (!c.kinds.has(kind) || c.from < since || c.to > from || from - c.to > 4) return false;
    const isShort = c.to - c.from === 1 && tokens[c.from]!.text.length <= 3;
    return wordsBetween(tokens, c.to, from) <= (kind === 'change' && isShort ? 0 : 1);
  });
}

/** Words between a verb and its object ("narrow *rapidly* the gap"). */
const ADVERB = 1;

/** Whether a word that points at a noun ("the", "their") stands right behind the verb at token `at`, before `to`. */
const hasObject = (cues: readonly CueHit[], tokens: readonly Token[], at: number, to: number): boolean =>
  cues.some(
    (c) => c.kinds.has('anaphora') && c.from > at && c.from < to && wordsBetween(tokens, at + 1, c.from) <= ADVERB,
  );

/** Words between a figure with its noun and an average told behind it ("12 euros *on average*"). */
const AVERAGED = 2;

/**
 * Whether the figure is an average: a word for it stands before it in the statement, or a phrase right behind it. In "about 500 *typical*
 * uses" and "120 aplicaciones *típicas*" the word is said of the noun.
 */
function isAverage(
  mention: Mention,
  near: Readonly<Partial<Record<CueKind, number>>>,
  cues: readonly CueHit[],
  tokens: readonly Token[],
  from: number,
  to: number,
): boolean {
  if ((near.average ?? 0) <= 0.6) return false;
  const head = mention.head ? tokens.findIndex((t) => t.end >= mention.head!.span.end) + 1 : 0;
  const end = Math.max(to, head);
  return cues.some(
    (c) =>
      c.kinds.has('average') &&
      (c.to <= from || (c.from >= end && c.to - c.from > 1 && wordsBetween(tokens, end, c.from) <= AVERAGED)),
  );
}

/**
 * What the figure does in its sentence, and the direction of a change. A change figure is one with a sign, or one that a
 * change verb governs without a word of level ("rose 4 %", "rose by 12" – but "rose to 12" states a level). `dates` part no verb from its figure.
 */
export function roleOf(
  mention: Mention,
  near: Readonly<Partial<Record<CueKind, number>>>,
  cues: readonly CueHit[],
  tokens: readonly Token[],
  from: number,
  to: number,
  s: Sentence,
  dates: readonly Span[] = [],
): Directed {
  const kind = mention.kind;
  if (kind === 'date' || kind === 'daterange' || kind === 'datetime' || kind === 'datetimerange') {
    const bound = mention.bound?.bound;
    const isStart = (bound === 'until' || bound === 'before') && isNegated(mention, cues, tokens, from);
    const isBound = !isStart && (bound === 'by' || bound === 'until' || bound === 'before');
    return { role: isBound || isCalledDeadline(cues, tokens, from, to) ? 'deadline' : 'event' };
  }
  if (kind === 'time' || kind === 'timerange') return { role: 'event' };
  if (kind === 'ordinal') return { role: 'rank' };
  if (mention.values.some((v) => v.type === 'quantity' && v.dimension === 'times')) return { role: 'change' };
  const stated =
    mention.direction?.direction ??
    mention.values.map((v) => (v.type === 'quantity' ? v.direction : undefined)).find((d) => d);
  if (stated) return { role: 'change', direction: stated };
  // "23 of the 38 schools improved": what they did is no change of the share.
  const isPart = mention.values.some((v) => v.type === 'quantity' && v.of !== undefined);
  if (isPart) return { role: (near.previous ?? 0) > 0.6 ? 'previous' : 'share' };
  const hedgeFrom =
    mention.hedge && mention.hedge.span.start < mention.span.start
      ? tokens.findIndex((t) => t.start >= mention.hedge!.span.start)
      : from;
  const start = hedgeFrom >= 0 ? Math.min(hedgeFrom, from) : from;
  const led = rightBefore(cues, tokens, start, 'level');
  const isTime = mention.values.some((v) => v.type === 'quantity' && v.dimension === 'time');
  const pace = isTime ? nearestDirection(PACE, mention, cues, tokens, start, to, s, led, dates) : undefined;
  // "faster by 20 minutes"; "faster after 20 minutes" tells when.
  const isHow =
    pace && (pace.words === 0 || (pace.words === 1 && (pace.after || rightBefore(cues, tokens, start, 'change'))));
  if (isHow) return { role: 'change', direction: pace.direction };
  const courses = isTime ? cues.filter((c) => !c.kinds.has('faster') && !c.kinds.has('slower')) : cues;
  const found = nearestDirection(COURSE, mention, courses, tokens, start, to, s, led, dates);
  const level = led || found?.level === true;
  const percent =
    kind === 'percent' ||
    mention.values.some((v) => v.type === 'quantity' && (v.dimension === 'points' || v.dimension === 'ratio'));
  // "Slipped to 47.5 %": a level, but the trend is asserted too.
  const trend = found && level ? { direction: found.direction } : {};
  // "Risen by three points in five years": a length of time changes only where the verb stands right beside it ("shortened *by* two days").
  const isBeside = kind !== 'duration' || (found !== undefined && !found.after && found.words <= BESIDE);
  const by = isBeside && rightBefore(cues, tokens, start, 'change');
  // "Up from 2.9 %": the level before, and which way it went since; "after falling 7 %" tells a change.
  const since = found && !found.after && found.words <= SINCE ? { direction: found.direction } : {};
  if (found && 'direction' in since && rightBefore(cues, tokens, start, 'previous', found.from))
    return { role: 'previous', ...since };
  // "The 12 firms *cut* their prices", "the 8.5 billion narrow the gap": the figure does it, nothing is done to it.
  const behind = found?.after === true && !percent ? found : undefined;
  const acts = behind !== undefined && hasObject(cues, tokens, behind.from, s.to);
  const isNear = found !== undefined && found.words <= (kind === 'duration' && !found.after ? 0 : 1);
  const governed = !acts && (by || (isNear && !(behind && mention.head)));
  if (found && !level && (governed || (percent && found.words <= 4)))
    return { role: 'change', direction: found.direction };
  if (kind === 'duration') return { role: 'duration', ...trend };
  if ((near.previous ?? 0) > 0.6 && !('direction' in trend)) return { role: 'previous', ...since };
  if ((near.part ?? 0) > 0.6) return { role: 'part', ...trend };
  const counted = mention.per !== undefined || mention.values.some((v) => v.type === 'quantity' && v.per !== undefined);
  // "Their average income is a third of the others'": what is averaged is the income.
  if (percent && !counted) return { role: 'share', ...trend };
  if (counted || isAverage(mention, near, cues, tokens, from, to) || (near.each ?? 0) > 0.8)
    return { role: 'rate', ...trend };
  if ((near.total ?? 0) > 0.6) return { role: 'total', ...trend };
  const isCount = kind === 'number' || mention.values.every((v) => v.type === 'quantity' && v.dimension === 'count');
  return isCount && mention.head ? { role: 'count', ...trend } : trend;
}
