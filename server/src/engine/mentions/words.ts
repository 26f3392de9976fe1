import type { NumberWord } from '../locales/numerals.ts';
import type { FigureLexicon } from '../locales/types.ts';
import { divide, ordered } from './joined.ts';
import { accept, fresh, type State } from './numeral.ts';
import type { Token } from './tokens.ts';
import { longest } from './trie.ts';

/** A number in words. `end` is the token index behind it. */
export interface WordsRead {
  readonly end: number;
  readonly value: number;
  readonly ordinal: boolean;
  /** The last scale word if it ends the number ("million" in "three million"): its tokens and factor. */
  readonly scale?: { readonly from: number; readonly end: number; readonly factor: number };
  /** A lone article-like word ("one", "un"). */
  readonly weak: boolean;
  /** Has a fractional part ("and a half", "point five"): size of its last digit, before scaling. */
  readonly fraction?: number;
}

interface Atom {
  readonly words: readonly NumberWord[];
  readonly end: number;
}

function atomAt(tokens: readonly Token[], i: number, locale: FigureLexicon): Atom | undefined {
  const hit = longest(locale.words, tokens, i);
  if (hit) return { words: [hit.value], end: hit.end };
  const token = tokens[i];
  if (!locale.joined || token?.type !== 'word') return undefined;
  const parts = divide(token.folded, locale);
  // The link joins what stands before it: "undein" is none.
  const words = parts && !Number.isNaN(parts[0]!.value) ? ordered(parts) : undefined;
  return words?.length ? { words, end: i + 1 } : undefined;
}

/** Index of the next number word behind `end` and a joiner that is allowed there. */
function afterJoiner(
  tokens: readonly Token[],
  end: number,
  slot: number,
  locale: FigureLexicon,
): { at: number; before?: ReadonlySet<number> } {
  let at = end;
  const spaced = tokens[at]?.type === 'space';
  if (spaced) at++;
  const joiner = longest(locale.joiners, tokens, at);
  if (joiner && slot >= joiner.value.afterMin && slot <= joiner.value.afterMax) {
    at = joiner.end;
    if (tokens[at]?.type === 'space') at++;
    return { at, ...(joiner.value.before && { before: joiner.value.before }) };
  }
  return { at };
}

/** Reads a spelled number at token `i`: cardinals, ordinals, "and a half", "point five". */
export function readWords(tokens: readonly Token[], i: number, locale: FigureLexicon): WordsRead | undefined {
  let at = article(tokens, i, locale);
  // Most words that are tried are none: nothing is made for them.
  const first = atomAt(tokens, at, locale);
  if (!first) return undefined;
  const s = fresh();
  let end = i;
  let count = 0;
  let weak = false;
  let scale: WordsRead['scale'];
  let fraction: number | undefined;
  let before: ReadonlySet<number> | undefined;
  while (at < tokens.length) {
    const atom = count === 0 ? first : atomAt(tokens, at, locale);
    if (!atom || (before && !before.has(atom.words[0]!.value))) break;
    const saved = { ...s };
    // Words behind an article ("a hundred") continue a number that has begun.
    if (
      !atom.words.every((w, k) =>
        accept(s, count === 0 && at > i && k === 0 ? { ...w, bare: true } : w, count > 0 || k > 0),
      )
    ) {
      Object.assign(s, saved);
      break;
    }
    const last = atom.words[atom.words.length - 1]!;
    weak = count === 0 && atom.words.length === 1 && last.weak === true;
    scale = last.kind === 'scale' && !last.ordinal ? { from: at, end: atom.end, factor: s.scale } : undefined;
    count += atom.words.length;
    end = atom.end;
    if (s.ordinal && s.slot === 0) break;
    const part = fractionalPart(tokens, end, locale, s);
    if (part) {
      s.group += part.value;
      fraction = part.step;
      end = part.end;
      weak = false;
    }
    ({ at, before } = { before: undefined, ...afterJoiner(tokens, end, s.slot, locale) });
    // "six million *and two thirds*" is a fraction behind the number.
    if (s.scale >= 1e6 && s.group === 0 && isJoined(tokens, end, at) && startsFraction(tokens, at, locale)) break;
  }
  if (count === 0) return undefined;
  return {
    end,
    value: s.total + s.group,
    ordinal: s.ordinal,
    weak,
    ...(scale && { scale }),
    ...(fraction !== undefined && { fraction }),
  };
}

/** Whether a word stands between `end` and `at`, and not a space or hyphen alone. */
const isJoined = (tokens: readonly Token[], end: number, at: number): boolean =>
  at > end + 1 && tokens[at - 2]?.type === 'word';

/** Whether a numerator with a denominator in the plural begins at `at`. */
function startsFraction(tokens: readonly Token[], at: number, locale: FigureLexicon): boolean {
  const atom = longest(locale.words, tokens, at);
  if (!atom || atom.value.ordinal || tokens[atom.end]?.type !== 'space') return false;
  const denominator = longest(locale.denominators, tokens, atom.end + 1);
  return denominator !== undefined && !longest(locale.words, tokens, atom.end + 1);
}

/** Skips "a" where a hundred or a scale follows it; else stays. */
function article(tokens: readonly Token[], i: number, locale: FigureLexicon): number {
  if (!locale.articles.has(tokens[i]!.folded) || tokens[i + 1]?.type !== 'space') return i;
  const next = longest(locale.words, tokens, i + 2);
  return next && next.value.kind !== 'add' && !next.value.ordinal && !longest(locale.words, tokens, i) ? i + 2 : i;
}

/** "and a half", "point two five" behind a number word. */
function fractionalPart(
  tokens: readonly Token[],
  end: number,
  locale: FigureLexicon,
  s: State,
): { value: number; step: number; end: number } | undefined {
  if (s.group === 0 && s.total > 0 && s.scale === Infinity) return undefined;
  const at = tokens[end]?.type === 'space' ? end + 1 : end;
  const half = longest(locale.half, tokens, at) ?? longest(locale.half, tokens, end);
  if (half) {
    // Behind a scale the half is of that scale: "a million and a half".
    // "a billion and a half million": the half is of what follows.
    const next = longest(locale.words, tokens, tokens[half.end]?.type === 'space' ? half.end + 1 : half.end);
    const isNext = next?.value.kind === 'scale' && next.value.value < s.scale;
    const unit = s.group === 0 && s.total > 0 && !isNext ? s.scale : 1;
    return { value: half.value * unit, step: 0.1 * unit, end: half.end };
  }
  const point = longest(locale.point, tokens, at);
  if (!point || s.total > 0 || tokens[point.end]?.type !== 'space') return undefined;
  return decimalWords(tokens, point.end + 1, locale);
}

function decimalWords(
  tokens: readonly Token[],
  from: number,
  locale: FigureLexicon,
): { value: number; step: number; end: number } | undefined {
  let digits = '';
  let end = from;
  let slot = 0;
  for (let at = from; at < tokens.length && digits.length < 12; ) {
    const atom = atomAt(tokens, at, locale);
    if (!atom?.words.every((w) => w.kind === 'add' && !w.ordinal)) break;
    // "fünfundsiebzig" holds two words.
    const value = atom.words.reduce((sum, w) => sum + w.value, 0);
    if (value >= 100) break;
    // "virgule cinquante-deux" is .52, "soixante-quinze" .75: what fits behind a ten is added to it.
    const fits = value > 0 && value < slot;
    digits = fits ? digits.slice(0, -2) + (Number(digits.slice(-2)) + value) : digits + value;
    slot = value >= 20 && !fits && atom.words.length === 1 ? atom.words[0]!.slot : 0;
    end = atom.end;
    const separator = tokens[end];
    if (separator?.type !== 'space' && separator?.folded !== '-') break;
    const joined = slot > 0 ? afterJoiner(tokens, end, slot, locale).at : 0;
    at = Math.max(end + 1, joined);
  }
  return digits === '' ? undefined : { value: Number(`0.${digits}`), step: 10 ** -digits.length, end };
}
