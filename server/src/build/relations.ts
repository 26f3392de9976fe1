import type { FrameTools } from '../engine/claims/frame.ts';
import type { Claim } from '../engine/claims/types.ts';
import { type CueHit, type CueKind, findCues } from '../engine/locales/cues.ts';
import { tokenise } from '../engine/mentions/tokens.ts';
import {
  afterHead,
  hasDate,
  hasFigure,
  isAlike,
  isSameSentence,
  isShort,
  leads,
  type Placed,
  plainRole,
  type Reading,
  type Relation,
  readBlock,
  wordsBetween,
} from './figures.ts';
import { endsWith, partedAround } from './levels.ts';
import { findLevels, withTrend } from './trends.ts';

/** Words between a word of comparison, or of a part, and the figure it tells of. */
const BEFORE = 3;
const AFTER = 2;
/** Words between a verb of change and the figure behind "by". */
const VERB = 8;

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
  const told = placed.map((p, i): Relation => {
    const { frame, mention } = claims[i]!;
    if (!p)
      return {
        ...(frame.role ? { role: frame.role } : {}),
        ...(frame.direction ? { direction: frame.direction } : {}),
      };
    const level = levels.get(i);
    if (level) return level;
    const stated = mention.direction?.direction ?? p.value.direction;
    const by = stated ? undefined : (changeBy(r, p) ?? parted(r, p) ?? lossOf(r, p));
    if (by) return { role: 'change', direction: by };
    const direction = stated ?? multipleOf(p, tools) ?? trueDirection(r, p, frame.direction);
    if (frame.role === 'change' && (direction || !frame.direction))
      return { role: 'change', ...(direction ? { direction } : {}) };
    if (previous.has(i)) return { role: 'previous' };
    const role = part.has(i) ? 'part' : plainRole(frame.role, p);
    return { ...(role ? { role } : {}), ...(direction ? { direction } : {}) };
  });
  return told.map((relation, i) => withTrend(r, placed, told, relation, i));
}

/** Which figures the cues of a kind tell of. */
function takenBy(r: Reading, placed: readonly (Placed | undefined)[], kind: CueKind): Set<number> {
  const taken = new Set<number>();
  for (const hit of r.cues) {
    // "De", "da", "von": they lead a level only beside another ("from 60 to 90"), which is seen elsewhere.
    if (!hit.kinds.has(kind) || isShort(r, hit) || isFrom(r, hit)) continue;
    const inSentence = (p: Placed | undefined): p is Placed => p !== undefined && isSameSentence(r, p, hit.from);
    const next = ledBy(r, placed, hit, inSentence);
    // "After nine defeats in a row": what only follows something compares with nothing.
    const follows =
      hit.kinds.has('sequel') && !placed.some((q, i) => i < next && inSentence(q) && isAlike(q, placed[next]!));
    if (next >= 0 && follows) continue;
    if (next >= 0) {
      taken.add(next);
      continue;
    }
    const last = placed.findLastIndex((p) => inSentence(p) && p.to <= hit.from);
    const p = placed[last];
    // "143 against" ends a vote, it compares with nothing before it.
    if (!p || hit.kinds.has('contrast')) continue;
    const after = wordsBetween(r, afterHead(r, p), hit.from);
    if (after === undefined || after > (kind === 'part' ? 0 : AFTER)) continue;
    if (kind === 'part' || placed.some((q, i) => i < last && inSentence(q) && isAlike(q, p))) taken.add(last);
  }
  return taken;
}

/** "Protected from copies for ten years": the bare preposition leads a level only beside another, which is seen elsewhere. */
const isFrom = (r: Reading, hit: CueHit): boolean =>
  hit.to - hit.from === 1 && endsWith(r.tokens[hit.from]!.text, 'from', r.mentions[0]?.mention.lang ?? '');

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

/** "Lowers the grant from 2027 by 150,000 euros": the verb's direction reaches over a date to the figure behind "by". */
function changeBy(r: Reading, p: Placed): 'up' | 'down' | undefined {
  if (!leads(r, 'change', p.from) || leads(r, 'level', p.from)) return undefined;
  const verb = r.cues.findLast(
    (c) => c.kinds.has('up') !== c.kinds.has('down') && c.to <= p.from && isSameSentence(r, p, c.from),
  );
  if (!verb || (wordsBetween(r, verb.to, p.from) ?? 99) > VERB) return undefined;
  const between = r.mentions.filter((m) => m.from >= verb.to && m.to <= p.from);
  const apart =
    between.length > 0
      ? between.every((m) => m.mention.values[0]?.type === 'date')
      : isAfterComma(r, p) && !verb.kinds.has('change');
  if (!apart) return undefined;
  return verb.kinds.has('up') ? 'up' : 'down';
}

/** "Dropped sharply, by 18 %" (behind a noun, as in "the cut in its portfolio, of 310 million", it is not that): the comma stands right before the word that leads the figure. */
const isAfterComma = (r: Reading, p: Placed): boolean => {
  const before = r.tokens.slice(0, p.from).filter((t) => t.type !== 'space');
  return before.at(-2)?.text === ',';
};

/** "Deux fois plus", "three times less": the direction that a multiple's own words tell. */
function multipleOf({ value, claim }: Placed, tools: FrameTools): 'up' | 'down' | undefined {
  const { block, mention } = claim;
  const cues = tools.cues.get(block.lang);
  if (value.dimension !== 'times' || !cues) return undefined;
  const tokens = tokenise(block.text.slice(mention.span.start, mention.span.end));
  // "The double" is one word for both.
  if (tokens.filter((t) => t.type === 'word' || t.type === 'digits').length < 3) return undefined;
  const hits = findCues(cues, tokens);
  const told = hits.find((c) => c.kinds.has('up') !== c.kinds.has('down'));
  return told && (told.kinds.has('up') ? 'up' : 'down');
}

/** "Ging um 5 % zurück": a verb of change in two parts around the figure, which a word for an amount of change leads. */
const parted = (r: Reading, p: Placed): 'up' | 'down' | undefined =>
  leads(r, 'change', p.from, 1) && !leads(r, 'level', p.from)
    ? partedAround(r.tokens, p.from, afterHead(r, p), p.claim.block.lang)
    : undefined;

/** "Since January there is a *loss of* 12 %": a share that was lost is a fall. */
function lossOf(r: Reading, { value, from, claim }: Placed): 'down' | undefined {
  if (value.dimension !== 'ratio' || value.of) return undefined;
  const { text, lang } = claim.block;
  return endsWith(text.slice(0, r.tokens[from]!.start), 'losing', lang) ? 'down' : undefined;
}

/** A direction stands where a free word for it does that does not lead another figure. */
function trueDirection(r: Reading, p: Placed, direction: 'up' | 'down' | undefined): 'up' | 'down' | undefined {
  if (!direction) return undefined;
  // Of a length of time "late" is longer and "early" shorter.
  const pace = p.value.dimension !== 'time' ? undefined : direction === 'up' ? 'slower' : 'faster';
  const told = r.cues.some((c) => {
    if (!(c.kinds.has(direction) || (pace && c.kinds.has(pace))) || !isSameSentence(r, p, c.from)) return false;
    if (c.to <= p.from) return true;
    const next = r.mentions.find((m) => m.from >= c.to);
    const far = (wordsBetween(r, p.to, c.from) ?? 99) > 1;
    return !(far && next && (wordsBetween(r, c.to, next.from) ?? 99) <= AFTER && !hasFigure(r, p.to, c.from));
  });
  return told ? direction : undefined;
}
