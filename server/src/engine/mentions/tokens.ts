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

// CJK ideographs and kana carry meaning one by one, and no space parts them.
const SCAN =
  /(?<cjk>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])|(?<word>(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\p{L}\p{M}*)+)|(?<digits>\p{Nd}+)|(?<space>[\s\u200b\u2060\ufeff]+)|(?<mark>[\s\S])/gu;

/** Folds a word or phrase as tokens are folded, for dictionary keys. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
    .replace(/[\u2010\u2011\u2012]/g, '-')
    .replace(/[\s\u200b\u2060\ufeff]+/g, ' ');
}

/** Splits `text` into tokens that cover it without gaps. Never throws; a lone surrogate is a `mark`. Linear in time. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const m of text.matchAll(SCAN)) {
    const g = m.groups!;
    const type: TokenType =
      g.word !== undefined || g.cjk !== undefined
        ? 'word'
        : g.digits !== undefined
          ? 'digits'
          : g.space !== undefined
            ? 'space'
            : 'mark';
    const raw = m[0];
    // Most words are lower-case ASCII already: skip the normalisation for those.
    const folded = type === 'space' ? ' ' : /^[a-z0-9]+$/.test(raw) ? raw : fold(raw);
    tokens.push({ type, start: m.index, end: m.index + raw.length, text: raw, folded });
  }
  return tokens;
}
