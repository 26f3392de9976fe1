import type { Span } from '../span.ts';
import { type Cut, cutText, makeTokens } from './cut.ts';

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

export { fold } from '../locales/characters.ts';

const ASCII_ONLY = /^[!-~]*$/;
/** A spelling for comparing letter by letter, case included: NFKC ("µ" is one letter, "m²" is "m2"), any space ' '. */
export const plainForm = (text: string): string =>
  ASCII_ONLY.test(text) ? text : text.normalize('NFKC').replace(/[\s\u200b\u2060\ufeff]+/g, ' ');

/** All tokens of a cut text. */
export function tokensOf(cut: Cut): readonly Token[] {
  makeTokens(cut, 0, cut.count);
  return cut.tokens;
}

/** Splits `text` into tokens that cover it without gaps. Never throws; a lone surrogate is a `mark`. Linear in time. */
export const tokenise = (text: string): readonly Token[] => tokensOf(cutText(text));

/** Words of letters that are folded one by one, with single spaces between them. */
const PLAIN_WORDS = /^[A-Za-zß-öø-ÿ]+(?: [A-Za-zß-öø-ÿ]+)*$/;

/** The folded tokens of a phrase. Dictionaries have thousands of phrases, of which most are plain words and need no cutting up. */
export function foldedTokens(phrase: string): readonly string[] {
  if (!PLAIN_WORDS.test(phrase)) return tokenise(phrase).map((token) => token.folded);
  const folded = phrase.toLowerCase();
  if (!folded.includes(' ')) return [folded];
  return folded.split(' ').flatMap((word, i) => (i > 0 ? [' ', word] : [word]));
}
