import {
  BY_WORD,
  CJK,
  CLASSES,
  COMBINING,
  classOf,
  DIGIT,
  DIGITS,
  fold,
  LETTER,
  LETTERS,
  LOW,
  plainString,
  SPACE,
} from '../locales/characters.ts';
import { bitsOf, NO_HASH, NO_WORDS, PRIME, placeOf, signBits, type WordTable } from '../locales/wordTable.ts';
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
  foldings: Map<string, string> | undefined;
}

/** The bits of a kind that are its class. */
export const KIND = 7;
/** A word that is written as it is folded. */
const PLAIN = 8;
/** A word that is folded as a whole, not character by character. */
const WHOLE = 16;

/** Cuts a text into tokens and looks each up in `table`. Never throws; linear in time. */
export const cutText = (text: string, table: WordTable = NO_WORDS): Cut =>
  cutPart(plainString(text), 0, text.length, startDesk(table, text.length));

/** What is filled while a text is cut: room for the tokens of one part of it, which the next part takes over. */
export interface Desk extends Others {
  readonly starts: Int32Array;
  readonly kinds: Uint8Array;
  readonly bits: Int32Array;
}

/** Room for the tokens of `length` characters: there are no more of them. Typed arrays are filled several times as fast as others. */
export const startDesk = (table: WordTable, length: number, known: Others['known'] = undefined): Desk => ({
  table,
  known,
  starts: new Int32Array(length + 1),
  kinds: new Uint8Array(length + 1),
  bits: new Int32Array(length + 1),
});

/**
 * As `cutText`, of the stretch from `from` to `to` of a text that is plain: offsets are in the whole text. One loop reads the
 * characters and looks up their words, as most of a text is passed by it alone. What was cut before on the same desk is gone.
 */
export function cutPart(text: string, from: number, to: number, desk: Desk): Cut {
  const { table, starts, kinds, bits } = desk;
  const { bits: all, signs } = table;
  const classes = CLASSES;
  let count = 0;
  for (let at = from; at < to; count++) {
    const code = text.charCodeAt(at);
    starts[count] = at;
    const known = code < LOW ? classes[code]! : otherAt(text, at, desk);
    const kind = known & KIND;
    if (kind === LETTER || kind === DIGIT) {
      const folds = kind === LETTER ? LETTERS : DIGITS;
      let hash = NO_HASH;
      // Bits in which a character differs from what it folds to.
      let changed = 0;
      let end = at;
      let c = code;
      while (c < LOW) {
        const folded = folds[c]!;
        if (folded <= BY_WORD) break;
        changed |= folded ^ c;
        hash = Math.imul(hash ^ folded, PRIME);
        if (++end === to) break;
        c = text.charCodeAt(end);
      }
      if (end < to && isLonger(text, end, c, kind, folds, desk)) at = readWhole(text, desk, count, at, kind);
      else {
        kinds[count] = changed === 0 ? kind | PLAIN : kind;
        bits[count] = all[placeOf(hash, all.length)] === 0 ? 0 : bitsOf(table, hash);
        at = end;
      }
    } else if (kind === SPACE) {
      kinds[count] = SPACE;
      bits[count] = 0;
      // Most are one.
      const next = ++at < to ? text.charCodeAt(at) : 0;
      if (next >= LOW || classes[next] === SPACE) at = runEnd(text, at, SPACE, desk);
    } else {
      kinds[count] = code < 128 ? kind | PLAIN : kind;
      bits[count] = code < LOW ? signs[code]! : known >> 3;
      at = code < LOW ? at + 1 : after(text, at);
    }
  }
  starts[count] = to;
  return { text, count, starts, kinds, bits, tokens: new Array<Token>(count), made: { end: 0 }, foldings: undefined };
}

/** Whether the word goes on with the character of code `c` at `end`, so that it is folded as a whole. */
const isLonger = (text: string, end: number, c: number, kind: number, folds: Uint16Array, others: Others): boolean =>
  c < LOW ? folds[c] === BY_WORD : goesOn(kind, otherAt(text, end, others));

/** Reads the word from `start` on that is token `i` and folded as a whole. Returns the offset behind it. */
function readWhole(text: string, desk: Desk, i: number, start: number, kind: number): number {
  const end = runEnd(text, start, kind, desk);
  desk.kinds[i] = kind | WHOLE;
  desk.bits[i] = desk.table.all.get(fold(text.slice(start, end))) ?? 0;
  return end;
}

/** Index behind the character at `at`. */
const after = (text: string, at: number): number => (text.codePointAt(at)! < 0x10000 ? at + 1 : at + 2);

/** Whether a character of class and bits `known` goes on with a run of the class; combining marks go on with a word. */
const goesOn = (kind: number, known: number): boolean =>
  (known & KIND) === kind || (kind === LETTER && (known & KIND) === COMBINING);

/** Index behind the run of characters of the class from `at` on. */
function runEnd(text: string, at: number, kind: number, others: Others): number {
  const { length } = text;
  let end = at;
  while (end < length) {
    const code = text.charCodeAt(end);
    if (!goesOn(kind, code < LOW ? CLASSES[code]! : otherAt(text, end, others))) return end;
    end = code < LOW ? end + 1 : after(text, end);
  }
  return end;
}

/** Class, and above it the bits, of the characters beyond `LOW` that the text has shown already. */
interface Others {
  readonly table: WordTable;
  known: Map<number, number> | undefined;
}

function otherAt(text: string, at: number, others: Others): number {
  const code = text.codePointAt(at)!;
  let found = others.known?.get(code);
  if (found === undefined) {
    found = classOf(code) | (signBits(others.table, String.fromCodePoint(code)) << 3);
    // Most texts have none.
    others.known ??= new Map();
    others.known.set(code, found);
  }
  return found;
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

/** The folded text of token `i`. */
export function foldedAt(cut: Cut, i: number): string {
  const { text, starts, kinds } = cut;
  return (kinds[i]! & KIND) === SPACE ? ' ' : folded(cut, text.slice(starts[i]!, starts[i + 1]!), kinds[i]!);
}

function folded(cut: Cut, raw: string, flags: number): string {
  if (flags & PLAIN) return raw;
  if ((flags & KIND) === LETTER && !(flags & WHOLE)) return raw.toLowerCase();
  let known = cut.foldings?.get(raw);
  if (known === undefined) {
    known = fold(raw);
    cut.foldings ??= new Map();
    cut.foldings.set(raw, known);
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
const BACK = 12;
const AHEAD = 12;

/** Makes the tokens around token `i`, as far as a reader that asks for it may look. */
export function reach(cut: Cut, i: number): void {
  const { made, count } = cut;
  if (i + AHEAD > made.end && made.end < count) makeTokens(cut, i - BACK, i + AHEAD);
}
