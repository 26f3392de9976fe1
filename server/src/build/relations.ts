import type { FrameTools } from '../engine/claims/frame.ts';
import type { Claim } from '../engine/claims/types.ts';
import type { Role } from '../engine/facts/types.ts';
import { type CueHit, type CueKind, findCues } from '../engine/locales/cues.ts';
import { type Token, tokenise } from '../engine/mentions/tokens.ts';
import type { Mention } from '../engine/mentions/types.ts';
import { overlaps, type Span } from '../engine/span.ts';
import type { Quantity } from '../engine/values/types.ts';
import { endsWith, isMoved, isTo } from './levels.ts';

/** What a figure is to the others of its sentence, and the direction of its change or trend. */
export interface Relation {
  readonly role?: Role;
  readonly direction?: 'up' | 'down';
}

/** Words between a word of comparison, or of a part, and the figure it tells of. */
const BEFORE = 3;
const AFTER = 2;
/** Words between the two levels of a change ("from 612 million crowns in the summer to 755"), and between a verb and its levels. */
const LEVELS = 4;
const VERB = 8;

/** A figure of the block by its tokens, half-open; its hedge is part of it. */
interface Placed {
  readonly claim: Claim;
  readonly value: Quantity;
  readonly from: number;
  readonly to: number;
}

interface Reading {
  readonly tokens: readonly Token[];
  /** Cues that are no part of a figure or date ("less than 35" says nothing of its neighbour). */
  readonly cues: readonly CueHit[];
  readonly mentions: readonly { readonly from: number; readonly to: number; readonly mention: Mention }[];
}

/**
 * The relations of a block's claims, in order. Frames tell a role by how near a word of comparison is; here each such word goes
 * to one figure: the one it leads ("against 8.5"), else the one it follows ("8.5 a year earlier").
 */
export function relateClaims(claims: readonly Claim[], tools: FrameTools): Relation[] {
  const block = claims[0]?.block;
  if (!block) return [];
  const r = readBlock(claims, tools);
  const placed = r.mentions.map(({ from, to, mention }, i): Placed | undefined => {
    const value = mention.values[0];
    return value?.type === 'quantity' && value.dimension !== 'ordinal'
      ? { claim: claims[i]!, value, from, to }
      : undefined;
  });
  const previous = takenBy(r, placed, 'previous');
  const part = takenBy(r, placed, 'part');
  const levels = findLevels(r, placed, tools);
  return placed.map((p, i) => {
    const { frame, mention } = claims[i]!;
    if (!p)
      return {
        ...(frame.role ? { role: frame.role } : {}),
        ...(frame.direction ? { direction: frame.direction } : {}),
      };
    const level = levels.get(i);
    if (level) return level;
    const stated = mention.direction?.direction ?? p.value.direction;
    const by = stated ? undefined : changeBy(r, p);
    if (by) return { role: 'change', direction: by };
    const direction = stated ?? trueDirection(r, p, frame.direction);
    if (frame.role === 'change' && (direction || !frame.direction))
      return { role: 'change', ...(direction ? { direction } : {}) };
    if (previous.has(i)) return { role: 'previous' };
    const role = part.has(i) ? 'part' : plainRole(frame.role, p);
    return { ...(role ? { role } : {}), ...(direction ? { direction } : {}) };
  });
}

/** The role where no word of comparison or part tells another. */
function plainRole(role: Role | undefined, { value, claim }: Placed): Role | undefined {
  if (role !== 'previous' && role !== 'part' && role !== 'change') return role;
  if (value.dimension === 'ratio' || value.dimension === 'points') return 'share';
  if (value.dimension === 'time') return 'duration';
  return value.dimension === 'count' && claim.mention.head ? 'count' : undefined;
}

function readBlock(claims: readonly Claim[], tools: FrameTools): Reading {
  const { text, lang } = claims[0]!.block;
  const tokens = tokenise(text);
  const known = tools.cues.get(lang);
  const spans: Span[] = claims.flatMap((c) => [c.mention.span, ...(c.mention.hedge ? [c.mention.hedge.span] : [])]);
  const free = (hit: CueHit): boolean =>
    !spans.some((s) => overlaps(s, { start: tokens[hit.from]!.start, end: tokens[hit.to - 1]!.end }));
  return {
    tokens,
    cues: known ? findCues(known, tokens).filter(free) : [],
    mentions: claims.map(({ mention }) => {
      const start = Math.min(mention.span.start, mention.hedge?.span.start ?? mention.span.start);
      const from = tokenAt(tokens, start);
      let to = from + 1;
      while (to < tokens.length && tokens[to]!.start < mention.span.end) to++;
      return { from, to, mention };
    }),
  };
}

const tokenAt = (tokens: readonly Token[], offset: number): number => {
  const next = tokens.findIndex((t) => t.start > offset);
  return (next < 0 ? tokens.length : next) - 1;
};

/** Words between two tokens; undefined where a stop parts them. */
function wordsBetween(r: Reading, a: number, b: number): number | undefined {
  let n = 0;
  for (const t of r.tokens.slice(a, b)) {
    if (/^[;:()]$/.test(t.text)) return undefined;
    if (t.type === 'word' || t.type === 'digits') n++;
  }
  return n;
}

const hasFigure = (r: Reading, a: number, b: number): boolean => r.mentions.some((m) => m.from >= a && m.to <= b);

/** Which figures the cues of a kind tell of. */
function takenBy(r: Reading, placed: readonly (Placed | undefined)[], kind: CueKind): Set<number> {
  const taken = new Set<number>();
  for (const hit of r.cues) {
    // "De", "da", "von": they lead a level only beside another ("from 60 to 90"), which is seen elsewhere.
    if (!hit.kinds.has(kind) || isShort(r, hit)) continue;
    const inSentence = (p: Placed | undefined): p is Placed => p !== undefined && isSameSentence(r, p, hit.from);
    const next = ledBy(r, placed, hit, inSentence);
    if (next >= 0) {
      taken.add(next);
      continue;
    }
    const last = placed.findLastIndex((p) => inSentence(p) && p.to <= hit.from);
    const p = placed[last];
    if (!p) continue;
    const after = wordsBetween(r, afterHead(r, p), hit.from);
    if (after === undefined || after > (kind === 'part' ? 0 : AFTER)) continue;
    if (kind === 'part' || placed.some((q, i) => i < last && inSentence(q) && isAlike(q, p))) taken.add(last);
  }
  return taken;
}

const isAlike = (a: Placed, b: Placed): boolean =>
  a.value.dimension === b.value.dimension && a.value.unit === b.value.unit;

const isShort = (r: Reading, hit: CueHit): boolean =>
  hit.to - hit.from === 1 && /^\p{Script=Latin}{1,3}$/u.test(r.tokens[hit.from]!.text);

/** The figure that a word of comparison leads: of two, the one that compares with a figure before it ("a five-year average of 1.2 %"). */
function ledBy(
  r: Reading,
  placed: readonly (Placed | undefined)[],
  hit: CueHit,
  inSentence: (p: Placed | undefined) => p is Placed,
): number {
  const next = placed.findIndex((p) => inSentence(p) && p.from >= hit.to);
  const first = placed[next];
  const led = first && wordsBetween(r, hit.to, first.from);
  if (led === undefined || led > BEFORE || hasDate(r, hit.to, first!.from) || isParted(r, hit.to, first!.from))
    return -1;
  const second = placed[next + 1];
  const compares = (p: Placed): boolean => placed.some((q) => inSentence(q) && q.to <= hit.from && isAlike(p, q));
  const near = second && inSentence(second) && (wordsBetween(r, first!.to, second.from) ?? 9) <= BEFORE;
  return near && compares(second) && !compares(first!) ? next + 1 : next;
}

/** A comma or an "and" stands between. */
const isParted = (r: Reading, a: number, b: number): boolean =>
  r.tokens.slice(a, b).some((t) => t.text === ',') ||
  r.cues.some((c) => c.kinds.has('coordination') && c.from >= a && c.to <= b);

const hasDate = (r: Reading, a: number, b: number): boolean =>
  r.mentions.some((m) => m.from >= a && m.to <= b && m.mention.values[0]?.type === 'date');

/** The token behind a figure's counted noun. */
function afterHead(r: Reading, p: Placed): number {
  const head = p.claim.mention.head?.span;
  if (!head || head.start < p.claim.mention.span.end) return p.to;
  return Math.max(p.to, tokenAt(r.tokens, head.start) + 1);
}

const isSameSentence = (r: Reading, p: Placed, token: number): boolean => {
  const at = r.tokens[token]!.start;
  return p.claim.frame.sentence.start <= at && at < p.claim.frame.sentence.end;
};

/** Whether a cue of the kind ends right before a token, a word aside. */
const leads = (r: Reading, kind: CueKind, token: number, words = 0): boolean =>
  r.cues.some(
    (c) => c.kinds.has(kind) && c.to <= token && token - c.to <= 4 && (wordsBetween(r, c.to, token) ?? 9) <= words,
  );

/** "From 17 % to 14.5 %" and "to 14.5 % from 17 %": what was, and what is with its trend. */
function findLevels(r: Reading, placed: readonly (Placed | undefined)[], tools: FrameTools): Map<number, Relation> {
  const found = new Map<number, Relation>();
  const known = placed.map((p, i) => ({ p, i })).filter((x): x is { p: Placed; i: number } => x.p !== undefined);
  known.forEach(({ p: a, i }, k) => {
    const next = known[k + 1];
    if (!next || found.has(i)) return;
    const { p: b, i: j } = next;
    if (
      a.claim.sentence !== b.claim.sentence ||
      a.value.dimension !== b.value.dimension ||
      a.value.unit !== b.value.unit
    )
      return;
    const words = wordsBetween(r, a.to, b.from);
    if (words === undefined || words > LEVELS) return;
    const trend = (was: Quantity, is: Quantity): Relation =>
      was.low === is.low ? {} : { direction: is.low > was.low ? 'up' : 'down' };
    const { text, lang } = a.claim.block;
    const start = (p: Placed): number => r.tokens[p.from]!.start;
    const between = text.slice(r.tokens[a.to - 1]!.end, start(b));
    const moved = isMoved(text, start(a), lang, tools.cues.get(lang));
    if (moved && isTo(between, lang) && endsWith(text.slice(0, start(a)), 'from', lang)) {
      found.set(i, { role: 'previous' });
      found.set(j, trend(a.value, b.value));
    } else if (moved && endsWith(between, 'from', lang) && leads(r, 'level', a.from) && leads(r, 'previous', b.from)) {
      found.set(i, trend(b.value, a.value));
      found.set(j, { role: 'previous' });
    }
  });
  return found;
}

/** "Lowers the grant from 2027 by 150,000 euros": the verb's direction reaches over a date to the figure behind "by". */
function changeBy(r: Reading, p: Placed): 'up' | 'down' | undefined {
  if (!leads(r, 'change', p.from) || leads(r, 'level', p.from)) return undefined;
  const verb = r.cues.findLast(
    (c) => c.kinds.has('up') !== c.kinds.has('down') && c.to <= p.from && isSameSentence(r, p, c.from),
  );
  if (!verb || (wordsBetween(r, verb.to, p.from) ?? 99) > VERB) return undefined;
  const between = r.mentions.filter((m) => m.from >= verb.to && m.to <= p.from);
  if (between.length === 0 || between.some((m) => m.mention.values[0]?.type !== 'date')) return undefined;
  return verb.kinds.has('up') ? 'up' : 'down';
}

/** A direction stands where a free word for it does that does not lead another figure. */
function trueDirection(r: Reading, p: Placed, direction: 'up' | 'down' | undefined): 'up' | 'down' | undefined {
  if (!direction) return undefined;
  const told = r.cues.some((c) => {
    if (!c.kinds.has(direction) || !isSameSentence(r, p, c.from)) return false;
    if (c.to <= p.from) return true;
    const next = r.mentions.find((m) => m.from >= c.to);
    const far = (wordsBetween(r, p.to, c.from) ?? 99) > 1;
    return !(far && next && (wordsBetween(r, c.to, next.from) ?? 99) <= AFTER && !hasFigure(r, p.to, c.from));
  });
  return told ? direction : undefined;
}
