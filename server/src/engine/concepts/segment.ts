import type { Token } from '../mentions/tokens.ts';
import { entriesFrom, type Lexicon, nameTerm, stemOf, stemTerm, termsOf } from './lexicon.ts';
import type { Entry, Tier, Word } from './types.ts';

/** Scripts that write no spaces; the tokeniser makes each of their characters a word. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]$/u;
const KATAKANA = /^[\p{Script=Katakana}ー]$/u;
const HIRAGANA = /^\p{Script=Hiragana}$/u;

/**
 * Prices of the pieces a run is cut into; the cheapest cut wins, so that few long known words beat many short ones.
 * A single ideograph is rarely a word by itself, and two unknown ones are more likely one unknown word than a known and an
 * unknown one; an unknown loan word grows dearer with its length, so that a known word at its edge is taken off it.
 */
const PRICE = { known: 1, single: 1.6, unknown: 2, unknownPair: 3.1, kana: 1, loan: 2, loanPerChar: 0.3, longer: 0.01 };
/** Shortest unknown piece of a loan word. */
const LOAN = 3;

/** A stretch of a run, half-open: a word of the lexicon, a function word (`entries` empty), or unknown. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly entries?: readonly Entry[];
}

/** Whether the token is one character of a script that writes no spaces. */
export const isUnspaced = (token: Token): boolean => token.type === 'word' && UNSPACED.test(token.text);

interface Best {
  price: number;
  piece?: Piece;
}

function offer(best: Best[], price: number, piece: Piece): void {
  const total = best[piece.from]!.price + price;
  if (total < best[piece.to]!.price) best[piece.to] = { price: total, piece };
}

/** Longest function word of the languages without spaces, in characters. */
const LONGEST_FUNCTION_WORD = 5;

/** The cheapest cut of a run of characters into pieces. Linear in the run's length. */
function cut(chars: readonly string[], stems: readonly string[], lang: string, lexicon: Lexicon): Piece[] {
  const functions = lexicon.tongues.get(lang)!.functionWords;
  const best: Best[] = Array.from({ length: chars.length + 1 }, (_, i) => ({
    price: i ? Number.POSITIVE_INFINITY : 0,
  }));
  const kana = chars.map((c) => KATAKANA.test(c));
  const startsLoan = (i: number) => kana[i] && !kana[i - 1];
  let loanEnd = 0;
  for (let i = 0; i < chars.length; i++) {
    if (kana[i] && loanEnd <= i) for (loanEnd = i; kana[loanEnd]; loanEnd++);
    for (const { entries, length } of entriesFrom(lexicon, lang, stems, i)) {
      const to = i + length;
      const bare = length === 1 && !HIRAGANA.test(chars[to] ?? '');
      offer(best, (bare ? PRICE.single : PRICE.known) - PRICE.longer * length * length, { from: i, to, entries });
    }
    for (let n = 1; n <= LONGEST_FUNCTION_WORD && i + n <= chars.length; n++)
      if (functions.has(chars.slice(i, i + n).join('')))
        offer(best, PRICE.known - PRICE.longer * n * n, { from: i, to: i + n, entries: [] });
    if (!kana[i]) {
      offer(best, HIRAGANA.test(chars[i]!) ? PRICE.kana : PRICE.unknown, { from: i, to: i + 1 });
      if (chars[i + 1] && !kana[i + 1] && !HIRAGANA.test(chars[i]!) && !HIRAGANA.test(chars[i + 1]!))
        offer(best, PRICE.unknownPair, { from: i, to: i + 2 });
      continue;
    }
    const price = (from: number, to: number) => PRICE.loan + PRICE.loanPerChar * (to - from);
    if (startsLoan(i))
      for (let to = i + 1; to < loanEnd; to++) if (to - i >= LOAN) offer(best, price(i, to), { from: i, to });
    if (startsLoan(i) || loanEnd - i >= LOAN) offer(best, price(i, loanEnd), { from: i, to: loanEnd });
  }
  const pieces: Piece[] = [];
  for (let at = chars.length; at > 0; ) {
    // A character that no piece reaches stands alone: the tail of a loan word too short to be offered.
    const piece = best[at]!.piece ?? { from: at - 1, to: at };
    pieces.unshift(piece);
    at = piece.from;
  }
  return pieces;
}

/** Unknown characters side by side are one unknown word; hiragana between words are endings and particles. */
function joinUnknown(pieces: readonly Piece[], chars: readonly string[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const loan = KATAKANA.test(chars[piece.from]!);
    if (!piece.entries && !loan && HIRAGANA.test(chars[piece.from]!)) continue;
    if (
      before &&
      !before.entries &&
      !piece.entries &&
      before.to === piece.from &&
      loan === KATAKANA.test(chars[before.from]!)
    )
      joined[joined.length - 1] = { from: before.from, to: piece.to };
    else joined.push(piece);
  }
  return joined.filter((p) => p.entries?.length !== 0 && (p.entries || p.to - p.from > 1));
}

function wordOf(run: readonly Token[], piece: Piece, stems: readonly string[]): Word {
  const part = run.slice(piece.from, piece.to);
  const text = part.map((t) => t.text).join('');
  const base = { start: part[0]!.start, end: part.at(-1)!.end, text };
  if (!piece.entries) {
    const key = stems.slice(piece.from, piece.to).join('');
    const loan = KATAKANA.test(text[0]!);
    // A loan word that no lexicon knows is a foreign name more often than not.
    return { terms: loan ? [nameTerm(key)] : [stemTerm(key)], tier: 3, name: loan ? 'maybe' : 'no', ...base };
  }
  const names = piece.entries.filter((e) => e.name);
  const chosen = names.length ? names : piece.entries;
  const source = chosen.find((e) => e.kind);
  return {
    terms: termsOf(chosen),
    tier: Math.min(...chosen.map((e) => e.tier)) as Tier,
    name: names.length ? 'sure' : 'no',
    ...(source?.kind ? { kind: source.kind } : {}),
    ...(source?.of ? { of: source.of } : {}),
    ...base,
  };
}

/**
 * The content words of a text in a language without spaces, in order: each run of its characters is cut by the lexicon and the
 * function words. `spaced` reads what stands between the runs ("OpenAI", "H20"), in Latin letters.
 */
export function unspacedWords(
  tokens: readonly Token[],
  lang: string,
  lexicon: Lexicon,
  spaced: (tokens: readonly Token[]) => Word[],
): Word[] {
  const words: Word[] = [];
  for (let i = 0; i < tokens.length; ) {
    const own = isUnspaced(tokens[i]!);
    let end = i + 1;
    while (end < tokens.length && isUnspaced(tokens[end]!) === own) end++;
    const part = tokens.slice(i, end);
    if (own) {
      const chars = part.map((t) => t.folded);
      const stems = chars.map((c) => stemOf(lexicon, lang, c));
      for (const piece of joinUnknown(cut(chars, stems, lang, lexicon), chars)) words.push(wordOf(part, piece, stems));
    } else words.push(...spaced(part));
    i = end;
  }
  return words;
}
