import {
  CJK,
  CLASSES,
  COMBINING,
  classOf,
  DIGIT,
  fold,
  LETTER,
  LOW,
  plainString,
  SPACE,
} from '../locales/characters.ts';
import { FLAG_BITS, lookUp, NO_WORDS, PLAIN, WHOLE, type WordTable } from '../locales/wordTable.ts';
import type { Token, TokenType } from './tokens.ts';

/** Where the tokens of a text begin and what each may do; tokens are made of it when they are asked for. */
export interface Cut {
  readonly text: string;
  /** How many tokens there are. */
  readonly count: number;
  /** Offset of each token, and behind the last the text's length. */
  readonly starts: Int32Array;
  /** Class of each token's first character, with `PLAIN` or `WHOLE`. */
  readonly kinds: Uint8Array;
  /** Bits of each token in the table of words. */
  readonly bits: Int32Array;
  /** The tokens made so far; the others are missing. */
  readonly tokens: Token[];
  /** Behind the last token that was made. */
  readonly made: { end: number };
  /** Folded forms that the text has shown already, of what is not folded character by character. */
  readonly foldings: Map<string, string>;
}

const KIND = 7;
const FLAGS = PLAIN | WHOLE;

/** Cuts a text into tokens and looks each up in `table`. Never throws; linear in time. */
export function cutText(given: string, table: WordTable = NO_WORDS): Cut {
  const text = plainString(given);
  const { length } = text;
  // Typed arrays are filled several times as fast as others; few texts have more tokens than half of their characters.
  let starts = new Int32Array((length >> 1) + 16);
  let kinds = new Uint8Array(starts.length);
  let bits = new Int32Array(starts.length);
  const others: Others = new Map();
  let count = 0;
  for (let at = 0; at < length; count++) {
    if (count + 1 === starts.length) {
      starts = grown(starts, new Int32Array(length + 1));
      kinds = grown(kinds, new Uint8Array(length + 1));
      bits = grown(bits, new Int32Array(length + 1));
    }
    const code = text.charCodeAt(at);
    const known = code < LOW ? CLASSES[code]! : otherAt(text, at, table, others);
    const kind = known & KIND;
    const end =
      kind === LETTER || kind === DIGIT || kind === SPACE ? runEnd(text, at, kind, table, others) : after(text, at);
    starts[count] = at;
    if (kind === LETTER || kind === DIGIT) {
      const found = lookUp(table, text, at, end);
      kinds[count] = kind | (found & FLAGS);
      bits[count] = found >> FLAG_BITS;
    } else {
      kinds[count] = code < 128 ? kind | PLAIN : kind;
      bits[count] = code < LOW ? table.signs[code]! : known >> 3;
    }
    at = end;
  }
  starts[count] = length;
  return { text, count, starts, kinds, bits, tokens: new Array<Token>(count), made: { end: 0 }, foldings: new Map() };
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Index behind the character at `at`. */
const after = (text: string, at: number): number => (text.codePointAt(at)! < 0x10000 ? at + 1 : at + 2);

/** Index behind the run of characters of the class from `at` on. */
function runEnd(text: string, at: number, kind: number, table: WordTable, others: Others): number {
  const { length } = text;
  const classes = CLASSES;
  let end = at;
  while (end < length) {
    const code = text.charCodeAt(end);
    if (code < LOW) {
      if (classes[code] !== kind) return end;
      end++;
    } else {
      const other = otherAt(text, end, table, others) & KIND;
      if (other !== kind && !(kind === LETTER && other === COMBINING && end > at)) return end;
      end = after(text, end);
    }
  }
  return end;
}

/** Class, and above it the bits, of the characters beyond the tables that the text has shown already. */
type Others = Map<number, number>;
function otherAt(text: string, at: number, table: WordTable, others: Others): number {
  const code = text.codePointAt(at)!;
  let known = others.get(code);
  if (known === undefined) {
    known = classOf(code) | ((table.all.get(fold(String.fromCodePoint(code))) ?? 0) << 3);
    others.set(code, known);
  }
  return known;
}

const TYPES: readonly TokenType[] = ['mark', 'word', 'digits', 'space', 'word', 'mark'];

/** The class of no token. */
export const NOTHING = -1;

/** The class of token `i`'s first character; `NOTHING` beyond the text. */
export const classAt = ({ kinds, count }: Cut, i: number): number => (i >= 0 && i < count ? kinds[i]! & KIND : NOTHING);

export const isWord = (cut: Cut, i: number): boolean => {
  const kind = classAt(cut, i);
  return kind === LETTER || kind === CJK;
};

/** UTF-16 units of token `i`. */
export const lengthOf = ({ starts }: Cut, i: number): number => starts[i + 1]! - starts[i]!;

/** Whether token `i` is one of the given characters. */
export const isSign = (cut: Cut, i: number, signs: string): boolean =>
  i >= 0 && i < cut.count && lengthOf(cut, i) === 1 && signs.includes(cut.text[cut.starts[i]!]!);

/** The folded text of token `i`. */
export function foldedAt(cut: Cut, i: number): string {
  const { text, starts, kinds } = cut;
  return (kinds[i]! & KIND) === SPACE ? ' ' : folded(cut, text.slice(starts[i]!, starts[i + 1]!), kinds[i]!);
}

function folded({ foldings }: Cut, raw: string, flags: number): string {
  if (flags & PLAIN) return raw;
  if ((flags & KIND) === LETTER && !(flags & WHOLE)) return raw.toLowerCase();
  let known = foldings.get(raw);
  if (known === undefined) {
    known = fold(raw);
    foldings.set(raw, known);
  }
  return known;
}

/** Makes the tokens that are missing from `from` up to `to`, and none twice. */
export function makeTokens(cut: Cut, from: number, to: number): void {
  const { text, count, starts, kinds, tokens, made } = cut;
  const end = Math.min(to, count);
  for (let i = Math.max(from, made.end); i < end; i++) {
    const start = starts[i]!;
    const next = starts[i + 1]!;
    const flags = kinds[i]!;
    const raw = text.slice(start, next);
    tokens[i] = {
      type: TYPES[flags & KIND]!,
      start,
      end: next,
      text: raw,
      folded: (flags & KIND) === SPACE ? ' ' : folded(cut, raw, flags),
    };
  }
  if (end > made.end) made.end = end;
}

/** No reader looks further back from the place where it begins, or further ahead of a token that it has asked for. */
const BACK = 24;
const AHEAD = 32;

/** Makes the tokens around token `i`, as far as a reader that asks for it may look. */
export function reach(cut: Cut, i: number): void {
  const { made, count } = cut;
  if (i + AHEAD > made.end && made.end < count) makeTokens(cut, i - BACK, i + AHEAD);
}
