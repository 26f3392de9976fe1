import type { FrameTools } from '../engine/claims/frame.ts';
import type { Claim } from '../engine/claims/types.ts';
import type { Role } from '../engine/facts/types.ts';
import { type CueHit, type CueKind, findCues } from '../engine/locales/cues.ts';
import { type Token, tokenise } from '../engine/mentions/tokens.ts';
import type { Mention } from '../engine/mentions/types.ts';
import { overlaps, type Span } from '../engine/span.ts';
import type { Quantity } from '../engine/values/types.ts';

/** What a figure is to the others of its sentence, and the direction of its change or trend. */
export interface Relation {
  readonly role?: Role;
  readonly direction?: 'up' | 'down';
}

/** A figure of the block by its tokens, half-open; its hedge is part of it. */
export interface Placed {
  readonly claim: Claim;
  readonly value: Quantity;
  readonly from: number;
  readonly to: number;
}

export interface Reading {
  readonly tokens: readonly Token[];
  /** Cues that are no part of a figure or date ("less than 35" says nothing of its neighbour). */
  readonly cues: readonly CueHit[];
  readonly mentions: readonly { readonly from: number; readonly to: number; readonly mention: Mention }[];
}

/** Reads the figures and cues of a block from its claims, in order. */
export function readBlock(claims: readonly Claim[], tools: FrameTools): Reading {
  const { text, lang } = claims[0]!.block;
  const tokens = tokenise(text);
  const known = tools.cues.get(lang);
  const spans: Span[] = claims.flatMap((c) => [c.mention.span, ...(c.mention.hedge ? [c.mention.hedge.span] : [])]);
  // "A year earlier" holds the length of time that is read in it.
  const free = (hit: CueHit): boolean => {
    const cue = { start: tokens[hit.from]!.start, end: tokens[hit.to - 1]!.end };
    return !spans.some((s) => overlaps(s, cue) && !(cue.start <= s.start && s.end < cue.end));
  };
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

/** Words between two tokens; undefined where a stop parts them. */
export function wordsBetween(r: Reading, a: number, b: number): number | undefined {
  let n = 0;
  for (const t of r.tokens.slice(a, b)) {
    if (/^[;:()]$/.test(t.text)) return undefined;
    if (t.type === 'word' || t.type === 'digits') n++;
  }
  return n;
}

/** A figure or date stands between two tokens. */
export const hasFigure = (r: Reading, a: number, b: number): boolean =>
  r.mentions.some((m) => m.from >= a && m.to <= b);

/** A date stands between two tokens. */
export const hasDate = (r: Reading, a: number, b: number): boolean =>
  r.mentions.some((m) => m.from >= a && m.to <= b && m.mention.values[0]?.type === 'date');

/** Figures that may be compared: of one unit. */
export const isAlike = (a: Placed, b: Placed): boolean =>
  a.value.dimension === b.value.dimension && a.value.unit === b.value.unit;

/** A preposition of a few letters ("de", "von"). */
export const isShort = (r: Reading, hit: CueHit): boolean =>
  hit.to - hit.from === 1 && /^\p{Script=Latin}{1,3}$/u.test(r.tokens[hit.from]!.text);

/** The token behind a figure's counted noun. */
export function afterHead(r: Reading, p: Placed): number {
  const head = p.claim.mention.head?.span;
  if (!head || head.start < p.claim.mention.span.end) return p.to;
  return Math.max(p.to, tokenAt(r.tokens, head.start) + 1);
}

/** Whether a token stands in the sentence of a figure. */
export const isSameSentence = (r: Reading, p: Placed, token: number): boolean => {
  const at = r.tokens[token]!.start;
  return p.claim.frame.sentence.start <= at && at < p.claim.frame.sentence.end;
};

/** Whether a cue of the kind ends right before a token, a word aside. */
export const leads = (r: Reading, kind: CueKind, token: number, words = 0): boolean =>
  r.cues.some(
    (c) => c.kinds.has(kind) && c.to <= token && token - c.to <= 4 && (wordsBetween(r, c.to, token) ?? 9) <= words,
  );

/** The role where no word of comparison or part tells another. */
export function plainRole(role: Role | undefined, { value, claim }: Placed): Role | undefined {
  if (role !== 'previous' && role !== 'part' && role !== 'change') return role;
  if (value.dimension === 'ratio' || value.dimension === 'points') return 'share';
  if (value.dimension === 'time') return 'duration';
  return value.dimension === 'count' && claim.mention.head ? 'count' : undefined;
}

const tokenAt = (tokens: readonly Token[], offset: number): number => {
  const next = tokens.findIndex((t) => t.start > offset);
  return (next < 0 ? tokens.length : next) - 1;
};
