import type { FrameTools } from '../engine/claims/frame.ts';
import type { Quantity } from '../engine/values/types.ts';
import {
  afterHead,
  isAlike,
  isSameSentence,
  leads,
  type Placed,
  plainRole,
  type Reading,
  type Relation,
  wordsBetween,
} from './figures.ts';
import { endsWith, isMoved, isPresent, isTo } from './levels.ts';

/** Words between a change and the level it leads to, and between a figure and the words that date it. */
const BEFORE = 3;
const AFTER = 2;
/** Words between the two levels of a change ("to 612 million crowns in the summer from 755"). */
const LEVELS = 4;

/**
 * "From 17 % to 14.5 %", "to 14.5 % from 17 %" and "14.5 % …, down from 17 %": what was, and what is. Both have the direction of
 * the way between them.
 */
export function findLevels(
  r: Reading,
  placed: readonly (Placed | undefined)[],
  tools: FrameTools,
): Map<number, Relation> {
  const found = new Map<number, Relation>();
  const known = placed.map((p, i) => ({ p, i })).filter((x): x is { p: Placed; i: number } => x.p !== undefined);
  known.forEach(({ p: b, i: j }, k) => {
    const before = known.slice(0, k).findLast(({ p }) => p.claim.sentence === b.claim.sentence && isAlike(p, b));
    if (!before || found.has(before.i)) return;
    const { p: a, i } = before;
    const { text, lang } = a.claim.block;
    const start = (p: Placed): number => r.tokens[p.from]!.start;
    const between = wordsWithin(r, a, b);
    if (/[;:]/.test(between)) return;
    const moved = isMoved(text, start(a), lang, tools.cues.get(lang));
    const words = between.split(/\s+/).filter((w) => /\p{L}/u.test(w)).length;
    const turned = turnBefore(r, b);
    if (moved && isTo(between, lang) && endsWith(text.slice(0, start(a)), 'from', lang)) {
      const way = unopposed(r, a, trend(a.value, b.value));
      found.set(i, { role: 'previous', ...way });
      found.set(j, way);
    } else if (
      moved &&
      words <= LEVELS &&
      endsWith(between, 'from', lang) &&
      leads(r, 'level', a.from) &&
      leads(r, 'previous', b.from)
    ) {
      const way = unopposed(r, a, trend(b.value, a.value));
      found.set(i, way);
      found.set(j, { role: 'previous', ...way });
    } else if (turned && leads(r, 'previous', b.from) && !a.claim.mention.direction) {
      found.set(i, { ...keptRole(a), direction: turned });
      found.set(j, { role: 'previous', direction: turned });
    }
  });
  return found;
}

/**
 * The trend of a level that its sentence tells otherwise: "27 %, against 22 % last season" is a rise, and so is the level behind a
 * change ("cut by 25 points, to 4 %").
 */
export function withTrend(
  r: Reading,
  placed: readonly (Placed | undefined)[],
  told: readonly Relation[],
  relation: Relation,
  i: number,
): Relation {
  const p = placed[i];
  if (!p || relation.direction || relation.role === 'change') return relation;
  if (relation.role === 'previous') return { ...relation, ...wayFrom(r, placed, told, p, i) };
  const inSentence = (q: Placed | undefined): q is Placed => q !== undefined && q.claim.sentence === p.claim.sentence;
  const later = placed.findIndex((q, j) => j > i && inSentence(q) && isAlike(p, q));
  const after = placed[later];
  if (after && told[later]!.role === 'previous' && isDated(r, after))
    return { ...relation, ...unopposed(r, p, trend(after.value, p.value)) };
  const since = sinceThen(r, placed, told, p, i);
  if (since.direction) return { ...relation, ...since };
  const last = placed.findLastIndex((q, j) => j < i && inSentence(q));
  const change = placed[last];
  if (!change || told[last]!.role !== 'change' || !leads(r, 'level', p.from)) return relation;
  const words = wordsWithin(r, change, p)
    .split(/\s+/)
    .filter((w) => /\p{L}/u.test(w)).length;
  const direction = told[last]!.direction ?? turnOf(change.value);
  return direction && words <= BEFORE ? { ...relation, direction } : relation;
}

/**
 * "The lead has shrunk: it was 74 seconds at the start, now it is 52": the way from the one level before in the sentence to that
 * of today, where a date tells when the other held, or a word of the way itself stands before.
 */
function sinceThen(
  r: Reading,
  placed: readonly (Placed | undefined)[],
  told: readonly Relation[],
  p: Placed,
  i: number,
): Relation {
  const { text, lang } = p.claim.block;
  if (!isPresent(text.slice(0, r.tokens[p.from]!.start), lang)) return {};
  const levels = placed.filter(
    (q, j) =>
      q !== undefined && j < i && q.claim.sentence === p.claim.sentence && isAlike(q, p) && told[j]!.role !== 'change',
  );
  const was = levels.length === 1 ? levels[0]! : undefined;
  const way = was ? trend(was.value, p.value) : {};
  if (!was || !way.direction) return {};
  const isTold = r.cues.some(
    (c) =>
      c.kinds.has(way.direction!) &&
      c.to <= was.from &&
      isSameSentence(r, p, c.from) &&
      !c.kinds.has(opposite(way.direction!)),
  );
  return isTold || isDated(r, was) ? unopposed(r, was, way) : {};
}

const opposite = (direction: 'up' | 'down'): 'up' | 'down' => (direction === 'up' ? 'down' : 'up');

/** The way from an earlier level to the one before it in the sentence, with which it is compared. */
function wayFrom(
  r: Reading,
  placed: readonly (Placed | undefined)[],
  told: readonly Relation[],
  p: Placed,
  i: number,
): Relation {
  const level = placed.findLast(
    (q, j) => q !== undefined && j < i && q.claim.sentence === p.claim.sentence && isAlike(q, p) && !isWay(told[j]!),
  );
  return level && isDated(r, p) ? unopposed(r, level, trend(p.value, level.value)) : {};
}

const isWay = ({ role }: Relation): boolean => role === 'change' || role === 'previous';

/** A date or a word for an earlier time stands right behind the figure ("22 % la saison précédente"). */
function isDated(r: Reading, p: Placed): boolean {
  const near = (from: number): boolean => from >= p.to && (wordsBetween(r, afterHead(r, p), from) ?? 9) <= AFTER;
  return (
    r.mentions.some((m) => m.mention.values[0]?.type === 'date' && near(m.from)) ||
    r.cues.some((c) => c.kinds.has('previous') && c.to - c.from > 1 && near(c.from))
  );
}

/** "Doubled to 3,400": what a multiple makes of the level behind it. */
const turnOf = (q: Quantity): 'up' | 'down' | undefined =>
  q.dimension !== 'times' || q.low === 1 ? undefined : q.low > 1 ? 'up' : 'down';

/** The direction from one level to another. */
const trend = (was: Quantity, is: Quantity): Relation =>
  was.low === is.low ? {} : { direction: is.low > was.low ? 'up' : 'down' };

/** "Growth is revised from 1.5 % to 1.2 %": less growth is no fall, so such a level has no direction. */
function unopposed(r: Reading, p: Placed, relation: Relation): Relation {
  const { direction } = relation;
  const other = opposite(direction ?? 'down');
  const opposed = r.cues.some(
    (c) =>
      c.kinds.has(other) &&
      !c.kinds.has(direction ?? other) &&
      c.to <= p.from &&
      isSameSentence(r, p, c.from) &&
      (wordsBetween(r, c.to, p.from) ?? 99) <= LEVELS * 2,
  );
  return direction && opposed ? {} : relation;
}

/** The role of a figure that neither compares nor is compared. */
const keptRole = (p: Placed): Relation => {
  const role = plainRole(p.claim.frame.role, p);
  return role ? { role } : {};
};

/** The words between two figures, without dates and denominators. */
function wordsWithin(r: Reading, a: Placed, b: Placed): string {
  const start = r.tokens[a.to - 1]!.end;
  const end = r.tokens[b.from]!.start;
  const skip = r.mentions.flatMap(({ mention: m }) => [
    ...(m.values[0]?.type === 'date' ? [m.span] : []),
    ...(m.per ? [m.per.span] : []),
    ...(m.bound ? [m.bound.span] : []),
  ]);
  const tokens = r.tokens.filter(
    (t) => t.start >= start && t.end <= end && !skip.some((s) => s.start <= t.start && t.end <= s.end),
  );
  // The preposition of a date goes with it ("on 13 January").
  const out = tokens.filter((t) => t.type !== 'word' || !skip.some((s) => s.start > t.end && s.start - t.end <= 1));
  return out.map((t) => t.text).join('');
}

/** "…, up from 44.3 %": the direction that stands before the word that leads the earlier level. */
function turnBefore(r: Reading, p: Placed): 'up' | 'down' | undefined {
  const hit = r.cues.find(
    (c) => c.kinds.has('up') !== c.kinds.has('down') && c.to <= p.from && (wordsBetween(r, c.to, p.from) ?? 9) <= 1,
  );
  return hit && (hit.kinds.has('up') ? 'up' : 'down');
}
