import type { Span } from '../span.ts';

/**
 * `word`: letters and combining marks (a CJK character is a word of its own); `digits`: decimal digits of any script;
 * `space`: any run of white space, the no-break kinds included; `mark`: one other character.
 */
export type TokenType = 'word' | 'digits' | 'space' | 'mark';

export interface Token extends Span {
  readonly type: TokenType;
  /** As written. */
  readonly text: string;
  /** For look-up: NFKC, lower case, typographic apostrophes and hyphens as ASCII, any space run as ' '. */
  readonly folded: string;
}

/** Classes of characters. CJK ideographs and kana carry meaning one by one, and no space parts them. */
const MARK = 0;
const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const CJK = 4;
const COMBINING = 5;
const CLASSES: readonly (readonly [number, RegExp])[] = [
  [CJK, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u],
  [LETTER, /\p{L}/u],
  [DIGIT, /\p{Nd}/u],
  [SPACE, /[\s\u200b\u2060\ufeff]/u],
  [COMBINING, /\p{M}/u],
];
const classOf = (char: string): number => CLASSES.find(([, test]) => test.test(char))?.[0] ?? MARK;
const ASCII: readonly number[] = Array.from({ length: 128 }, (_, code) => classOf(String.fromCharCode(code)));

/** Folds a word or phrase as tokens are folded, for dictionary keys. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
    .replace(/[\u2010\u2011\u2012]/g, '-')
    .replace(/[\s\u200b\u2060\ufeff]+/g, ' ');
}

const ASCII_ONLY = /^[!-~]*$/;
/** A spelling for comparing letter by letter, case included: NFKC ("µ" is one letter, "m²" is "m2"), any space ' '. */
export const plainForm = (text: string): string =>
  ASCII_ONLY.test(text) ? text : text.normalize('NFKC').replace(/[\s\u200b\u2060\ufeff]+/g, ' ');

/** Splits `text` into tokens that cover it without gaps. Never throws; a lone surrogate is a `mark`. Linear in time. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  // What the text has shown already: classes of characters beyond ASCII, and folded words.
  const classes = new Map<number, number>();
  const foldings = new Map<string, string>();
  const classAt = (code: number): number => {
    if (code < 128) return ASCII[code]!;
    let known = classes.get(code);
    if (known === undefined) {
      known = classOf(String.fromCodePoint(code));
      classes.set(code, known);
    }
    return known;
  };
  const folded = (raw: string): string => {
    let known = foldings.get(raw);
    if (known === undefined) {
      known = fold(raw);
      foldings.set(raw, known);
    }
    return known;
  };
  for (let start = 0; start < text.length; ) {
    const first = text.codePointAt(start)!;
    const kind = classAt(first);
    let end = start + (first > 0xffff ? 2 : 1);
    // Most words are lower-case ASCII already and need no folding.
    let isPlain = first < 128 && (first < 65 || first > 90);
    if (kind === LETTER || kind === DIGIT || kind === SPACE)
      while (end < text.length) {
        const code = text.codePointAt(end)!;
        const next = classAt(code);
        if (next !== kind && !(kind === LETTER && next === COMBINING)) break;
        if (code > 127 || (code >= 65 && code <= 90)) isPlain = false;
        end += code > 0xffff ? 2 : 1;
      }
    const raw = text.slice(start, end);
    tokens.push({
      type: TYPES[kind]!,
      start,
      end,
      text: raw,
      folded: kind === SPACE ? ' ' : isPlain ? raw : folded(raw),
    });
    start = end;
  }
  return tokens;
}
const TYPES: readonly TokenType[] = ['mark', 'word', 'digits', 'space', 'word', 'mark'];
