import type { Quote } from '../engine/facts/types.ts';
import type { Span } from '../engine/span.ts';

/** Where a quote was found: `exact` as written, `approximate` after an edit around or inside it. */
interface Anchor {
  readonly span: Span;
  readonly how: 'exact' | 'approximate';
  /** The text now standing there. */
  readonly text: string;
}

// Typography that word processors and web editors change freely.
const ALIKE: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\n': ' ',
  '\t': ' ',
  '\u2019': "'",
  '\u2018': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2013': '-',
  '\u2014': '-',
};

/** One unit for one unit, so that offsets stay. */
const level = (text: string): string =>
  text.replace(/[\u00a0\u202f\u2009\n\t\u2018\u2019\u201c\u201d\u2010\u2011\u2013\u2014]/g, (c) => ALIKE[c]!);

/** Least likeness of the place with its context (0..1) for an approximate anchor. */
const LIKENESS = 0.6;
const CONTEXT_NEEDED = 12;
/** What a place is less like the quote for each word that it has more or less. */
const PER_WORD = 0.15;
const wordsOf = (text: string): number => text.trim().split(/\s+/).length;
/** Context characters that count on each side. */
const REACH = 32;

/**
 * Finds a quote in a text: where `exact` stands literally, the place whose surroundings fit best; else the place where prefix,
 * words and suffix fit approximately, if any fits well. `fits` tells whether what stands there now can be what became of it, where more
 * than one place is in question. Undefined when the quote is gone.
 */
export function anchor(text: string, quote: Quote, fits: (text: string) => boolean = () => true): Anchor | undefined {
  const flat = level(text);
  const exact = level(quote.exact);
  if (exact.trim() === '') return undefined;
  const prefix = level(quote.prefix ?? '').slice(-REACH);
  const suffix = level(quote.suffix ?? '').slice(0, REACH);
  let best: { at: number; score: number } | undefined;
  for (let at = flat.indexOf(exact); at >= 0; at = flat.indexOf(exact, at + 1)) {
    const end = at + exact.length;
    if (!isWhole(flat, at, end)) continue;
    const score = common(flat.slice(0, at), prefix, true) + common(flat.slice(end), suffix, false);
    if (!best || score > best.score) best = { at, score };
  }
  const wanted = prefix.length + suffix.length;
  if (best && (best.score >= wanted * 0.5 || wanted === 0))
    return found(text, best.at, best.at + exact.length, 'exact');
  // A figure alone says too little to be looked for in another shape.
  if (!best && wanted < CONTEXT_NEEDED) return undefined;
  const want = trigrams(exact);
  const likeness = (p: Loose): number => {
    const there = flat.slice(p.start, p.end);
    return dice(want, trigrams(there)) - PER_WORD * Math.abs(wordsOf(there) - wordsOf(exact));
  };
  const [near, ...others] = [
    between(flat, prefix, suffix, exact) ?? scan(flat, prefix, exact, suffix),
    beside(flat, prefix, suffix, exact),
  ].filter((p) => p !== undefined);
  const fitting = [near, ...others].filter((p) => p !== undefined && fits(text.slice(p.start, p.end)));
  const loose = fitting.sort((a, b) => likeness(b!) - likeness(a!))[0] ?? near;
  if (loose && (!best || loose.likeness > LIKENESS)) return found(text, loose.start, loose.end, 'approximate');
  return best ? found(text, best.at, best.at + exact.length, 'approximate') : undefined;
}

const found = (text: string, start: number, end: number, how: Anchor['how']): Anchor => ({
  span: { start, end },
  how,
  text: text.slice(start, end),
});

/** Not inside a longer number or word: "1,5" must not be found in "31,52". */
function isWhole(text: string, start: number, end: number): boolean {
  const word = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c);
  if (word(text[start]) && word(text[start - 1])) return false;
  if (word(text[end - 1]) && word(text[end])) return false;
  // A decimal or group separator between digits belongs to the number.
  return (
    !(/\d/.test(text[start]!) && /\d[.,]$/.test(text.slice(Math.max(0, start - 2), start))) &&
    !(/\d/.test(text[end - 1]!) && /^[.,]\d/.test(text.slice(end, end + 2)))
  );
}

/** How many units of `context` stand next to the place, counted from it. */
function common(side: string, context: string, backwards: boolean): number {
  let n = 0;
  while (n < context.length && n < side.length) {
    const [a, b] = backwards ? [side[side.length - 1 - n], context[context.length - 1 - n]] : [side[n], context[n]];
    if (a !== b) break;
    n++;
  }
  return n;
}

interface Loose {
  readonly start: number;
  readonly end: number;
  readonly likeness: number;
}

/** The context stands unchanged on both sides: what is between them now is what became of the quote. */
function between(text: string, prefix: string, suffix: string, exact: string): Loose | undefined {
  const lead = prefix.slice(-16);
  const trail = suffix.slice(0, 16);
  if (lead.trim().length < 6 || trail.trim().length < 6) return undefined;
  for (let at = text.indexOf(lead); at >= 0; at = text.indexOf(lead, at + 1)) {
    const start = at + lead.length;
    const end = text.indexOf(trail, start);
    if (end > start && end - start <= exact.length * 2 + 12) return { start, end, likeness: 1 };
  }
  return undefined;
}

/** Context that must stand unchanged on one side where the other is too short to tell. */
const ONE_SIDE = 12;

/** The context stands unchanged on one side: as many words as the quote has are what became of it. */
function beside(text: string, prefix: string, suffix: string, exact: string): Loose | undefined {
  const [lead, trail] = [prefix.slice(-REACH), suffix.slice(0, REACH)];
  const count = wordsOf(exact);
  const after = lead.trim().length >= ONE_SIDE ? text.indexOf(lead) : -1;
  if (after >= 0) {
    const start = after + lead.length;
    const words = new RegExp(`^(?:\\S+\\s+){${count - 1}}[\\p{L}\\p{N}%$€£'’.,-]*[\\p{L}\\p{N}%$€£]`, 'u').exec(
      text.slice(start),
    );
    if (words) return { start, end: start + words[0].length, likeness: 1 };
  }
  const end = trail.trim().length >= ONE_SIDE ? text.indexOf(trail) : -1;
  if (end < 0) return undefined;
  const words = new RegExp(`(?:\\S+\\s+){${count - 1}}\\S+$`, 'u').exec(text.slice(0, end));
  return words ? { start: words.index, end, likeness: 1 } : undefined;
}

/** Slides over the words of the text and compares the words of prefix, quote and suffix as bags of trigrams. */
function scan(text: string, prefix: string, exact: string, suffix: string): Loose | undefined {
  const want = trigrams(prefix + exact + suffix);
  if (want.size < 8) return undefined;
  const length = prefix.length + exact.length + suffix.length;
  let best: Loose | undefined;
  for (const m of text.matchAll(/\S+/g)) {
    const window = text.slice(m.index, m.index + length);
    const likeness = dice(want, trigrams(window));
    if (likeness < LIKENESS || (best && likeness <= best.likeness)) continue;
    const start = Math.min(m.index + prefix.length, text.length);
    best = { start, end: Math.min(start + exact.length, text.length), likeness };
  }
  return best && snap(text, best, exact);
}

/** The stretch near an approximate place that is most like the quote, in whole words. */
function snap(text: string, near: Loose, exact: string): Loose {
  const want = trigrams(exact);
  const from = Math.max(0, near.start - 24);
  const words = [...text.slice(from, near.end + 24).matchAll(/\S+/g)].map((m) => ({
    start: from + m.index,
    end: from + m.index + m[0].length,
  }));
  let best = near;
  let high = 0;
  for (let i = 0; i < words.length; i++)
    for (let k = i; k < words.length && words[k]!.end - words[i]!.start <= exact.length + 12; k++) {
      const score = dice(want, trigrams(text.slice(words[i]!.start, words[k]!.end)));
      if (score > high) {
        high = score;
        best = { start: words[i]!.start, end: words[k]!.end, likeness: near.likeness };
      }
    }
  return best;
}

function trigrams(text: string): Set<string> {
  const padded = `  ${text.toLowerCase()}  `;
  const set = new Set<string>();
  for (let i = 0; i + 3 <= padded.length; i++) set.add(padded.slice(i, i + 3));
  return set;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const t of a) if (b.has(t)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
