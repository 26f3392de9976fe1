import { LOW } from '../locales/characters.ts';
import type { FigureLexicon, Locale } from '../locales/types.ts';
import type { Span } from '../span.ts';
import type { Token } from './tokens.ts';

/** What the figure readers share. All positions in the readers are token indexes; spans are made at the end. */
export interface Scan {
  readonly tokens: readonly Token[];
  readonly locale: Locale;
  readonly f: FigureLexicon;
}

/** Text span of the tokens `[from, end)`. */
export const spanOf = (tokens: readonly Token[], from: number, end: number): Span => ({
  start: tokens[from]!.start,
  end: tokens[end - 1]!.end,
});

/** Tokens of the kinds that join on without a space. */
export const glued = (tokens: readonly Token[], i: number): boolean => {
  const t = tokens[i];
  return t !== undefined && t.type !== 'space';
};

export function isCapital(t: Token | undefined): boolean {
  if (t?.type !== 'word') return false;
  const code = t.text.charCodeAt(0);
  return code < 128 ? code < 97 : /^\p{Lu}/u.test(t.text);
}
export const isLower = (t: Token | undefined): boolean => t?.type === 'word' && /^\p{Ll}/u.test(t.text);

/** Whether a token's letters or digits join on to their neighbours, as ideographs and kana do not. */
export const isLatin = (t: Token | undefined): boolean =>
  t?.type === 'digits' ||
  (t?.type === 'word' &&
    (t.text.charCodeAt(0) < LOW || !/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(t.text)));

const ENDS = '.!?…;:"“”«»()[]|—–\n';
/** Whether the token at `i` begins a sentence, cell or line, as far as the marks before it tell. */
export function opensSentence(tokens: readonly Token[], i: number): boolean {
  let at = i - 1;
  while (at >= 0 && tokens[at]!.type === 'space') {
    if (tokens[at]!.text.includes('\n')) return true;
    at--;
  }
  return at < 0 || ENDS.includes(tokens[at]!.text);
}

/** Whether the number ending at `end` is followed by nothing it could count: a mark, the end, or a function word. */
export function standsAlone(scan: Scan, end: number): boolean {
  const { tokens, f } = scan;
  const next = tokens[end]?.type === 'space' ? tokens[end + 1] : tokens[end];
  return next?.type !== 'word' || f.stop.has(next.folded) || (isCapital(next) && !scan.locale.capitalNouns);
}
